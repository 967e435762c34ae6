import { firstSubject } from './before-verb.js';
import { after } from './behind-verb.js';
import type { FoundCue } from './cues.js';
import { endOfPhrase, phraseOf } from './phrases.js';
import type { Sentence, Subject } from './sentence.js';
import { subjectOf } from './subjects.js';
import { isCapital, isDayWord, isMark, isOne, isRun, isWord, type Token } from './tokens.js';

/** How a quotation is attributed in its own sentence. */
export interface Attribution {
  readonly how: 'behind' | 'ahead' | 'around' | 'label' | 'dash' | 'beside' | 'alone';
  readonly cue?: FoundCue;
  readonly subject?: Subject;
}

/** Tokens of a label before a colon, at most. */
const MAX_LABEL = 7;

/**
 * Reads by what a quotation is attributed in its sentence: a verb behind it, the last one before it, one around it, a label or a dash.
 * @param place of the quotation's token
 */
export function attributionAt(sentence: Sentence, place: number): Attribution {
  const { tokens } = sentence;
  if (tokens.every((token) => !isWord(token))) return { how: 'alone' };
  const behind = behindRun(sentence, place);
  if (behind !== undefined) return withSubject(sentence, behind.cue, 'behind', behind.subject);
  const unknown = behindByUnknownVerb(sentence, place);
  if (unknown !== undefined) return { how: 'behind', subject: unknown };
  const dash = dashBehind(sentence, place);
  if (dash !== undefined) return { how: 'dash', subject: dash };
  const before = sentence.cues.filter((cue) => cue.at < place && cue.how !== 'after' && reaches(tokens, cue, place));
  const ahead = before.findLast(({ cue }) => cue.class !== 'weak') ?? before.at(-1);
  if (ahead !== undefined) return withSubject(sentence, ahead, 'ahead');
  const label = labelBefore(sentence, place);
  if (label !== undefined) return { how: 'label', subject: label };
  const around = sentence.cues.find((cue) => cue.at > place) ?? sentence.cues.find((cue) => cue.at < place);
  if (around !== undefined) return withSubject(sentence, around, 'around');
  const subject = firstSubject(sentence, place);
  return subject === undefined ? { how: 'beside' } : { how: 'beside', subject };
}

function withSubject(sentence: Sentence, cue: FoundCue, how: Attribution['how'], known?: Subject): Attribution {
  const subject = known ?? subjectOf(sentence, cue);
  return subject === undefined ? { how, cue } : { how, cue, subject };
}

/** A semicolon ends what a verb attributes. */
const reaches = (tokens: readonly Token[], cue: FoundCue, place: number): boolean =>
  !tokens.slice(cue.end, place).some((token) => isMark(token, ';'));

/** The verb behind a quotation: right behind it, or behind its subject where a comma ends the quotation. */
function behindRun(
  sentence: Sentence,
  place: number,
): { readonly cue: FoundCue; readonly subject?: Subject } | undefined {
  const { tokens, cues, lexicon } = sentence;
  let from = place + 1;
  let hasMark = false;
  while (from < tokens.length && isMark(tokens[from], ',.—–-!?…”“»"’')) {
    from += 1;
    hasMark = true;
  }
  let limit = from;
  while (limit < tokens.length && !isRun(tokens[limit]) && !isMark(tokens[limit], ';')) limit += 1;
  const inside = cues.filter((cue) => cue.at >= from && cue.at < limit && cue.how !== 'own');
  const [first] = inside;
  if (first === undefined) return undefined;
  if (lexicon.isVerbLast) return { cue: inside.find(({ how }) => how === 'verb') ?? first };
  if (first.how === 'before' && first.at === from) return { cue: first };
  if (first.how === 'after') return undefined;
  const between = tokens.slice(from, first.at);
  if (between.every((token) => isWord(token) && (isOne(token, 'between', lexicon) || lexicon.pronouns.has(token.key))))
    return { cue: first };
  if (!hasMark && !endsInMark(sentence, place)) return undefined;
  if (
    isOne(tokens[from], 'and', lexicon) ||
    isOne(tokens[from], 'that', lexicon) ||
    isOne(tokens[from], 'relative', lexicon) ||
    isOne(tokens[from], 'prepositions', lexicon)
  )
    return undefined;
  const subject = subjectOf(sentence, first);
  return subject !== undefined && subject.phrase.from >= from && subject.phrase.from <= from + 1
    ? { cue: first, subject }
    : undefined;
}

/** “…,” shrugged Mara Quill. “…,” Quill grinned: a verb that no table has, between a quotation with a comma and a name, or behind it. */
function behindByUnknownVerb(sentence: Sentence, place: number): Subject | undefined {
  const { tokens, cues, lexicon } = sentence;
  if (lexicon.isVerbLast || cues.some(({ at }) => at < place)) return undefined;
  let verb = place + 1;
  while (isMark(tokens[verb], ',—–-?!”“»"’')) verb += 1;
  if (verb === place + 1 && !/[,?!]/.test(tokens[place]?.text ?? '')) return undefined;
  if (isMark(tokens[verb - 1], '.')) return undefined;
  const begin = verb;
  while (isOne(tokens[verb], 'between', lexicon)) verb += 1;
  const first = tokens[verb];
  if (!isWord(first)) return undefined;
  if (isCapital(first)) return verb === begin ? nameBeforeVerb(sentence, verb) : undefined;
  if (NO_VERBS.some((name) => isOne(first, name, lexicon))) return undefined;
  const subject = after(tokens, verb + 1, lexicon);
  if (subject === undefined) return undefined;
  const { phrase } = subject;
  const next = tokens[phrase.end];
  const isWhole =
    next === undefined ||
    !isWord(next) ||
    isOne(next, 'prepositions', lexicon) ||
    isOne(next, 'beside', lexicon) ||
    isDayWord(next);
  const isSomebody =
    phrase.name !== undefined ||
    isOne(tokens[phrase.from], 'articles', lexicon) ||
    /^(?:ru|uk)$/.test(lexicon.language);
  return isWhole && isSomebody && isWord(tokens[verb + 1]) ? subject : undefined;
}

const NO_VERBS = ['prepositions', 'articles', 'and', 'relative', 'beside', 'joining', 'that'] as const;

/** “…,” Quill grinned. */
function nameBeforeVerb({ tokens, lexicon }: Sentence, from: number): Subject | undefined {
  const end = endOfPhrase(tokens, from, lexicon);
  const phrase = phraseOf(tokens, from, Math.max(from + 1, end - 1), lexicon);
  const isShort =
    tokens.slice(end).every((token) => token.type === 'mark') && !isCapital(tokens[end - 1]) && end - from >= 2;
  return phrase?.name === undefined || !isShort ? undefined : { phrase, how: 'after' };
}

/** Whether a report's comma or full stop is inside the marks. */
const endsInMark = ({ tokens }: Sentence, place: number): boolean => {
  const token = tokens[place];
  return token !== undefined && token.text !== '' && /[,.!?…]$/u.test(token.text);
};

/** “…” – Mara Quill, warden */
function dashBehind({ tokens, lexicon, cues }: Sentence, place: number): Subject | undefined {
  let at = place + 1;
  while (isMark(tokens[at], '.!?…,')) at += 1;
  if (!isMark(tokens[at], '—–-') || !isCapital(tokens[at + 1])) return undefined;
  if (cues.some((cue) => cue.at < place || cue.at === at + 1)) return undefined;
  let end = at + 1;
  while (isWord(tokens[end]) && (isCapital(tokens[end]) || isOne(tokens[end], 'particles', lexicon))) end += 1;
  const phrase = phraseOf(tokens, at + 1, end, lexicon);
  return phrase?.name === undefined ? undefined : { phrase, how: 'after' };
}

/** Mara Quill: “…” */
function labelBefore({ tokens, lexicon, cues }: Sentence, place: number): Subject | undefined {
  if (!isMark(tokens[place - 1], ':')) return undefined;
  let from = place - 2;
  while (from >= 0 && !isMark(tokens[from], '.?!:;') && (!isRun(tokens[from]) || isMark(tokens[from - 1], '(')))
    from -= 1;
  from += 1;
  if (place - 1 - from > MAX_LABEL || cues.some((cue) => cue.at >= from && cue.at < place)) return undefined;
  let end = from;
  while (end < place - 1 && !isMark(tokens[end], '(,')) end += 1;
  const phrase = phraseOf(tokens, from, end, lexicon);
  const isShort = end - from <= 3 || phrase?.name !== undefined;
  return phrase === undefined || !isShort || phrase.name === undefined
    ? undefined
    : { phrase, how: endsWithName(tokens, end, phrase.name) ? 'after' : 'further' };
}

const endsWithName = (tokens: readonly Token[], end: number, name: { readonly end: number }): boolean =>
  (tokens[end - 1]?.end ?? 0) <= name.end + 1;
