import { isVoice, type Subject } from '../names/subject.js';
import { SLOT } from '../weights.js';
import {
  ABOUT_BEFORE,
  ACCORDING,
  ANSWERING,
  BY_BEFORE,
  CONTRADICTING,
  DID_BEFORE,
  FROM_BEFORE,
  HELD_AGAINST,
  IN_BEFORE,
  isCue,
  isOwnNoun,
  KIND_NOUNS,
  OBJECT_BEFORE,
  OF,
  ON_AFTER,
  OWN_NOUNS,
  PAIRED,
  PLAIN_VERBS,
  SAY_BEFORE,
  TO_BEFORE,
  VERBS_AFTER,
  VOICE_NOUNS,
} from '../words/cues.js';
import { addGroup, type Draft, inQueryOrder, type PlacedGroup } from './draft.js';
import type { Slot } from './reading.js';

/**
 * Whether a question asks for the words of those it names, for words about them, or for answers to them. Each word around a name speaks
 * for one of these, and the sum decides. Where nothing speaks, the slot stays open. Runs when names as spelt are known, so that the
 * words around them are not taken for names, and again when the others are.
 */
export function fillSlots(draft: Draft): void {
  // A longer text is a paste and no question: its words say nothing of each other.
  if (draft.words.length > SLOT.maxWords) return;
  // Nobody speaks in events: a capital is the city.
  if (!draft.context.dictionary.hasSpeakers) return;
  // Nor where names alone are looked up.
  if (!draft.context.kinds.has('topic') && !draft.context.kinds.has('metric')) return;
  nameCountriesThatSpeak(draft);
  const used = new Set<number>();
  let speaks = false;
  draft.groups = inQueryOrder(draft.groups).map((group) => {
    if (group.slot !== undefined || !group.subjects.some((subject) => maySpeak(subject, draft))) return group;
    const slot = slotOf(group, draft, used, speaks);
    speaks ||= slot === 'by';
    if (slot === undefined) return group;
    const isObject = slot === 'about' && isObjectAt(draft, draft.placesWithCues[group.at] ?? 0);
    return { ...group, slot, isObject, subjects: slot === 'about' ? group.subjects : speakers(group.subjects, draft) };
  });
  leaveOut(draft, used);
}

const maySpeak = (subject: Subject, { context }: Draft): boolean =>
  isVoice(subject) || subject.kind === 'place' || context.vocabulary.capitals.has(subject);

/** A capital stands for its country's government where it speaks. */
const speakers = (subjects: readonly Subject[], { context }: Draft): readonly Subject[] =>
  subjects.flatMap((subject) => context.vocabulary.capitals.get(subject) ?? [subject]);

/** "Ruritanian officials", "the Ruritanian account": a word for a country's people names the country where a word for its speakers follows. */
function nameCountriesThatSpeak(draft: Draft): void {
  const { vocabulary, kinds, isKindWord } = draft.context;
  if (!kinds.has('place')) return;
  draft.words.forEach((word, at) => {
    const places = draft.taken[at] ? [] : (vocabulary.demonyms.get(word) ?? []);
    const next = draft.withCues[(draft.placesWithCues[at] ?? 0) + 1] ?? '';
    if (places.length === 0 || !(VOICE_NOUNS.has(next) || OWN_NOUNS.has(next) || isKindWord(next))) return;
    addGroup(draft, [word], at, { subjects: places, how: 'exact' });
    draft.taken[at] = true;
  });
}

/** @param speaks whether a name before it is asked for its words: "what does Ruritania want from Freedonia" */
function slotOf(group: PlacedGroup, draft: Draft, used: Set<number>, speaks: boolean): Slot | undefined {
  const { placesWithCues } = draft;
  const first = placesWithCues[group.at] ?? 0;
  const last = placesWithCues[group.at + group.words.length - 1] ?? first;
  const isPlace = group.subjects.every(({ kind }) => kind === 'place');
  const capital = isCapital(group, draft);
  const read = cuesAround(draft, first, last, isPlace && !capital);
  for (const place of read.used) used.add(place);
  if (read.isAnswered) return 'against';
  if (speaks && FROM_BEFORE.has(draft.withCues[first - 1] ?? '')) return 'about';
  const alone = capital && draft.words.length === group.words.length ? SLOT.alone : 0;
  const difference = (isPlace ? SLOT.place : SLOT.voice) + alone + read.sum;
  if (difference >= SLOT.minDifference) return 'by';
  return -difference >= SLOT.minDifference ? 'about' : undefined;
}

/** Whether the words around a stretch of the question ask for its words, or for answers to them. */
export function speaksAt(draft: Draft, first: number, last: number): boolean {
  const { sum, isAnswered } = cuesAround(draft, first, last, false);
  return isAnswered || sum >= SLOT.minDifference;
}

/** Whether the words before a stretch of the question ask who is for or against it. */
export function isObjectAt({ withCues }: Draft, first: number): boolean {
  const before = withCues[first - 1] ?? '';
  const isJoined = OF.has(before) || before === 'against';
  return OBJECT_BEFORE.has(before) || (isJoined && HELD_AGAINST.has(withCues[first - 2] ?? ''));
}

interface Cues {
  /** Positive where words are asked for, negative where others' words about it are. */
  readonly sum: number;
  readonly isAnswered: boolean;
  /** Places in the question as typed of words that only served as cues. */
  readonly used: readonly number[];
}

function cuesAround({ withCues: typed, context }: Draft, first: number, last: number, isPlace: boolean): Cues {
  const before = typed[first - 1] ?? '';
  const earlier = typed[first - 2] ?? '';
  const isContradicted = CONTRADICTING.has(before) && isWholeObject(typed, last, context.isKindWord);
  if ((TO_BEFORE.has(before) && ANSWERING.has(earlier)) || isContradicted)
    return { sum: 0, isAnswered: true, used: wordsOfAnswering(typed, first, last, context.isKindWord) };
  const used = typed.flatMap((word, at) => (at === first - 1 && PAIRED.has(word) ? [at] : []));
  let sum = 0;
  let next = last + 1;
  // "Officials of Ruritania", "the version of Ruritania", "demands of Ruritania": only the last says more than whose words are asked for.
  if (OF.has(before) && isOwnNoun(earlier)) {
    sum += SLOT.nounBefore;
    if (!KIND_NOUNS.has(earlier)) used.push(first - 2);
  }
  if (VOICE_NOUNS.has(typed[next] ?? '')) {
    sum += SLOT.nounAfter;
    used.push(next);
    next += 1;
  }
  const after = typed[next] ?? '';
  if (OWN_NOUNS.has(after) || context.isKindWord(after)) sum += SLOT.nounAfter;
  else if (VERBS_AFTER.has(after)) sum += SLOT.verbAfter;
  else if (ON_AFTER.has(after)) sum += SLOT.onAfter;
  if ((OWN_NOUNS.has(after) || PLAIN_VERBS.has(after)) && !context.isKindWord(after)) used.push(next);
  const endsIt = SAY_BEFORE.has(before) && last === typed.length - 1 ? SLOT.byBefore : 0;
  // "How many did Ruritania send" asks for what it did, not for its count.
  const did = DID_BEFORE.has(before) && !(context.kinds.has('metric') && !VERBS_AFTER.has(after)) ? SLOT.didBefore : 0;
  return { sum: sum + endsIt + did + cuesBefore(before, earlier, isPlace), isAnswered: false, used };
}

/** Whether a name is what a verb before it is about, and not a part of that: "rejected a <body> mission". */
function isWholeObject(typed: readonly string[], last: number, isKindWord: (word: string) => boolean): boolean {
  const after = typed[last + 1];
  return after === undefined || isCue(after) || isKindWord(after);
}

/** "Denied" stays a kind that is asked for; what is denied, "the minister’s charge", is no matter of its own. */
function wordsOfAnswering(
  typed: readonly string[],
  first: number,
  last: number,
  isKindWord: (word: string) => boolean,
): number[] {
  const after = typed[last + 1] ?? '';
  return [
    ...(isKindWord(typed[first - 1] ?? '') ? [] : [first - 1]),
    ...(ANSWERING.has(typed[first - 2] ?? '') ? [first - 2] : []),
    ...(OWN_NOUNS.has(after) || isKindWord(after) ? [last + 1] : []),
  ];
}

function cuesBefore(before: string, earlier: string, isPlace: boolean): number {
  const isSource =
    BY_BEFORE.has(before) ||
    PAIRED.has(before) ||
    (before === 'to' && ACCORDING.has(earlier)) ||
    (FROM_BEFORE.has(before) && !isPlace);
  if (isSource) return SLOT.byBefore;
  if (ABOUT_BEFORE.has(before) || OBJECT_BEFORE.has(before)) return -SLOT.aboutBefore;
  if (OF.has(before) && HELD_AGAINST.has(earlier)) return -SLOT.aboutBefore;
  if (IN_BEFORE.has(before)) return isPlace ? -SLOT.inBefore : 0;
  return TO_BEFORE.has(before) ? -SLOT.toBefore : 0;
}

const isCapital = ({ subjects }: PlacedGroup, { context }: Draft): boolean =>
  subjects.some((subject) => context.vocabulary.capitals.has(subject));

/** Words that only said whose words are asked for. */
function leaveOut(draft: Draft, used: ReadonlySet<number>): void {
  draft.words.forEach((_word, at) => {
    const isName = draft.groups.some((group) => group.at <= at && at < group.at + group.words.length);
    if (!isName && used.has(draft.placesWithCues[at] ?? -1)) draft.taken[at] = true;
  });
  draft.content = draft.content.filter(({ at }) => !draft.taken[at]);
  const left = new Set(draft.words.filter((_word, at) => draft.taken[at]));
  draft.unknown = draft.unknown.filter((word) => !left.has(word));
}
