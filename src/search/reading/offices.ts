import { officeKey } from '../names/office-words.js';
import type { Office } from '../names/offices.js';
import type { Subject, SubjectKind } from '../names/subject.js';
import { OFFICE } from '../weights.js';
import { addGroup, type Draft, type PlacedGroup } from './draft.js';
import { isObjectAt, speaksAt } from './slots.js';

/** Words beside a post that do not tell one from another. */
const FILLERS = new Set(['former', 'ex', 'then', 'previous', 'current', 'acting', 'outgoing', 'top', 'senior']);

/**
 * Pass after the exact names: words that together are a post or a body on file, in whatever order and with whichever of its words: "the
 * council’s engineer", "American envoy to the union". A single word is one only where it belongs to one holder, and is asked to speak.
 */
export function readOffices(draft: Draft): void {
  if (!draft.context.kinds.has('person') && !draft.context.kinds.has('organisation')) return;
  for (let at = 0; at < draft.words.length; at += 1) {
    const found = longestAt(draft, at);
    if (found === undefined) continue;
    take(draft, at, found);
    at += found.length - 1;
  }
  leaveSpeakingMatters(draft);
}

/** "According to the inquiry": an event does not speak, so that the word means what texts have by it. */
function leaveSpeakingMatters(draft: Draft): void {
  const isSpeaking = (group: PlacedGroup): boolean => {
    const place = draft.placesWithCues[group.at] ?? 0;
    return (
      group.subjects.every(({ kind }) => kind === 'event') && group.words.length === 1 && speaksAt(draft, place, place)
    );
  };
  for (const group of draft.groups.filter(isSpeaking)) draft.taken[group.at] = false;
  draft.groups = draft.groups.filter((group) => !isSpeaking(group));
}

interface Span {
  readonly length: number;
  readonly subjects: readonly Subject[];
}

function longestAt(draft: Draft, at: number): Span | undefined {
  let left: readonly Office[] | undefined;
  let best: Span | undefined;
  const keys: string[] = [];
  for (let end = at; end < Math.min(draft.words.length, at + OFFICE.maxWords) && isFree(draft, end); end += 1) {
    const word = draft.words[end] ?? '';
    if (FILLERS.has(word) && end > at) continue;
    const own = keysOf(word, draft);
    keys.push(...own);
    left =
      left === undefined
        ? [...new Set(own.flatMap((key) => draft.context.vocabulary.offices.byKey.get(key) ?? []))]
        : left.filter(({ all }) => own.some((key) => all.has(key)));
    if (left.length === 0) break;
    const subjects = holders(left, keys, draft);
    if (subjects.length > 0 && isEnough(draft, at, end, subjects)) best = { length: end - at + 1, subjects };
    else if (end === at) best = bodyOfMembers(left, own, at, draft);
  }
  return best;
}

/** The keys of a word of a title, and where it is no word at all those of the words that it may be a slip of: "ministery". */
function keysOf(word: string, { context: { vocabulary, dictionary, relativesOf } }: Draft): readonly string[] {
  const { stem, offices } = vocabulary;
  const own = officeKey(word, stem);
  const isWord = dictionary.has(stem(word)) || relativesOf(word) !== undefined || vocabulary.exact.has(word);
  if (isWord || word.length < OFFICE.minSlipLength) return [own];
  return [...new Set([own, ...offices.words.near(word, 1).map((one) => officeKey(one.word, stem))])];
}

/** Of those whose words these are, the ones whose title they name; of these the ones whose whole title it is: a company's head is not its head of sales. */
function holders(offices: readonly Office[], keys: readonly string[], { context }: Draft): Subject[] {
  const named = offices.filter(
    ({ heads, speaksFor, subject }) =>
      context.kinds.has(subject.kind) && keys.some((key) => heads.has(key) || speaksFor.has(key)),
  );
  const whole = named.filter(
    ({ heads, field, bodies }) =>
      keys.some((key) => heads.has(key)) &&
      field.every((key) => keys.includes(key)) &&
      bodies.some((key) => keys.includes(key) && !heads.has(key)),
  );
  return [...new Set((whole.length > 0 ? whole : named).map(({ subject }) => subject))];
}

/** The one body that is named for those who are asked to speak: what teachers say, their union says. */
function bodyOfMembers(
  offices: readonly Office[],
  keys: readonly string[],
  at: number,
  draft: Draft,
): Span | undefined {
  const [body, ...others] = offices.filter(({ members }) => keys.some((key) => members.has(key)));
  const place = draft.placesWithCues[at] ?? 0;
  const isAsked = draft.words.length === 1 || speaksAt(draft, place, place);
  return body !== undefined && others.length === 0 && isAsked && draft.context.kinds.has(body.subject.kind)
    ? { length: 1, subjects: [body.subject] }
    : undefined;
}

/** Whether the words say enough: several words for a few, or one word for one who is asked to speak. */
function isEnough(draft: Draft, at: number, end: number, subjects: readonly Subject[]): boolean {
  if (end > at) return subjects.length <= OFFICE.maxHolders;
  const first = draft.placesWithCues[at] ?? 0;
  const [subject, ...others] = subjects;
  if (subject === undefined || others.length > 0) return false;
  const { dictionary, kinds, vocabulary } = draft.context;
  const own = dictionary.countOf('by', subject) + dictionary.countOf('voiceOf', subject);
  // Figures are seldom about those who count; of a word that most figures have from others, the "fire" of a fire brigade, nobody can tell.
  const counts =
    kinds.has('metric') &&
    own > 0 &&
    dictionary.count(vocabulary.stem(draft.words[at] ?? '')) <= OFFICE.mostPerOwn * own;
  return counts || draft.words.length === 1 || speaksAt(draft, first, first) || isObjectAt(draft, first);
}

/** Forms of the verbs that titles are made of: "who headed the mission" asks for nobody by a post. */
const VERBS = new Set(['headed', 'heading']);

/** Words of places and bodies may belong to a post; other names are what they are. */
function isFree(draft: Draft, at: number): boolean {
  if (VERBS.has(draft.words[at] ?? '')) return false;
  const group = draft.groups.find((one) => one.at <= at && at < one.at + one.words.length);
  return group === undefined || group.subjects.every(({ kind }) => OF_POSTS.has(kind)) || isMatter(group);
}

const OF_POSTS: ReadonlySet<SubjectKind> = new Set(['place', 'organisation']);
const MATTERS: ReadonlySet<SubjectKind> = new Set(['event', 'topic']);

/** One word for an event or a topic may be that for a body as well: the "head of the inquiry". */
const isMatter = ({ words, subjects }: PlacedGroup): boolean =>
  words.length === 1 && subjects.every(({ kind }) => MATTERS.has(kind));

function take(draft: Draft, at: number, { length, subjects }: Span): void {
  const inside = draft.groups.filter((group) => group.at < at + length && at < group.at + group.words.length);
  const first = draft.placesWithCues[at] ?? 0;
  const last = draft.placesWithCues[at + length - 1] ?? first;
  // A name as spelt on file that takes all of the words says it better, unless it is that of a matter, which does not speak.
  const isWhole = (group: PlacedGroup): boolean =>
    group.at <= at &&
    group.at + group.words.length >= at + length &&
    !(isMatter(group) && speaksAt(draft, first, last));
  if (inside.some(isWhole)) return;
  draft.groups = draft.groups.filter((group) => !inside.includes(group));
  addGroup(draft, draft.words.slice(at, at + length), at, { subjects, how: 'post' });
  draft.taken.fill(true, at, at + length);
  if (FILLERS.has(draft.words[at - 1] ?? '')) draft.taken[at - 1] = true;
}
