import { besideSource, clauseBefore } from './beside-source.js';
import type { FoundCue } from './cues.js';
import { endOfPhrase } from './phrases.js';
import type { Sentence, Subject } from './sentence.js';
import { type Span, trimmed } from './span.js';
import { isDayWord, isMark, isOne, isRun, isWord, type Token } from './tokens.js';

/** How far behind a verb a word may stand that begins what is said, in tokens. */
const MAX_BEFORE_THAT = 9;

/** The words that a cue reports, without marks; undefined where it reports nothing. */
export function reportedBy(
  text: string,
  sentence: Sentence,
  cue: FoundCue,
  subject: Subject | undefined,
): Span | undefined {
  const places = placesOf(sentence, cue, subject);
  if (places === undefined) return undefined;
  const [from, end] = places;
  const { tokens } = sentence;
  const [first, last] = [tokens[from], tokens[end - 1]];
  if (first === undefined || last === undefined || end <= from) return undefined;
  if (tokens.slice(from, end).every((token) => saysNothing(token, sentence))) return undefined;
  const words = tokens
    .slice(from, end)
    .filter((token) => token.type !== 'mark' && !isOne(token, 'between', sentence.lexicon));
  if (words.length === 1 && cue.cue.kind === 'assertion' && cue.how === 'verb') return undefined;
  const span = trimmed(text, { start: outerStart(first), end: outerEnd(last) }, /[\s,;:.!?…–—-]/u);
  return span.end > span.start ? span : undefined;
}

/** Words that alone are nothing that could be said: on Thursday, that, it. */
const saysNothing = (token: Token, { lexicon }: Sentence): boolean =>
  !isRun(token) &&
  (!isWord(token) ||
    isDayWord(token) ||
    lexicon.pronouns.has(token.key) ||
    isOne(token, 'prepositions', lexicon) ||
    isOne(token, 'articles', lexicon) ||
    isOne(token, 'between', lexicon) ||
    isOne(token, 'beside', lexicon));

/** A quotation inside reported words belongs to them with its marks. */
const outerStart = (token: Token): number => (isRun(token) ? token.start - 1 : token.start);
const outerEnd = (token: Token): number => (isRun(token) ? token.end + 1 : token.end);

function placesOf(
  sentence: Sentence,
  cue: FoundCue,
  subject: Subject | undefined,
): readonly [number, number] | undefined {
  const { tokens, lexicon } = sentence;
  if (cue.how !== 'verb') return besideSource(sentence, cue, subject);
  if (lexicon.isVerbLast) return beforeLastVerb(sentence, cue, subject);
  let first = Math.min(subject?.phrase.from ?? cue.at, cue.at);
  while (
    first > 0 &&
    (isOne(tokens[first - 1], 'between', lexicon) ||
      /^(?:wie|as|comme|como|как|як)$/u.test(tokens[first - 1]?.key ?? ''))
  )
    first -= 1;
  if (isMark(tokens[first - 1], ',—–') && first > 2 && isTail(sentence, cue, subject)) {
    const behind = pastVerb(sentence, cue, subject);
    const begin = clauseBefore(tokens, first - 1);
    // "Until then, the mayor promises, nobody will": what is said stands behind.
    const isOpening =
      first - 1 - begin < MIN_CLAUSE && isMark(tokens[behind], ',') && tokens.length - behind > MIN_CLAUSE;
    return isOpening ? [behind + 1, tokens.length] : [begin, first - 1];
  }
  if (cue.second !== undefined) return withSecond(sentence, cue, subject);
  return behindVerb(sentence, cue, subject);
}

/** Whether a verb and its subject stand at the end of the sentence: nothing follows but a day or a place. */
function isTail(sentence: Sentence, cue: FoundCue, subject: Subject | undefined): boolean {
  const { tokens, lexicon } = sentence;
  const at = pastVerb(sentence, cue, subject);
  const next = tokens[at];
  const isBefore = subject !== undefined && subject.phrase.from < cue.at;
  if (!isBefore && subject !== undefined && isMark(next, ',')) return true;
  const isBehindClause = isBefore && clauseLength(tokens, subject.phrase.from) >= MIN_CLAUSE;
  if (isMark(next, ':')) return isBehindClause;
  if (next === undefined || isMark(next, '.,!?'))
    return !isBefore || !isMark(next, ',') || isOne(tokens[at + 1], 'and', lexicon);
  if (!isOne(next, 'prepositions', lexicon) || isOne(next, 'that', lexicon) || isOne(next, 'articles', lexicon))
    return false;
  const rest = tokens.slice(at);
  const comma = rest.findIndex((token) => isMark(token, ','));
  const hasThat = rest.slice(0, comma).some((token) => isOne(token, 'that', lexicon));
  if (isBehindClause && comma > 0 && comma <= MAX_PLACE && !hasThat) return true;
  if (!isBefore && comma < 0 && rest.length <= MAX_PLACE) return true;
  return rest.length <= MIN_CLAUSE && rest.some(isDayWord);
}

/** The place behind a verb, its subject where that follows, adverbs and days. */
function pastVerb({ tokens, lexicon }: Sentence, cue: FoundCue, subject: Subject | undefined): number {
  let at = subject !== undefined && subject.phrase.from >= cue.end ? subject.phrase.end : cue.end;
  if (cue.second !== undefined && tokens.slice(at, cue.second).every((token) => isWord(token))) at = cue.second + 1;
  for (; at < tokens.length; at += 1) {
    const isArticleOfDay = isOne(tokens[at], 'articles', lexicon) && isDayWord(tokens[at + 1]);
    if (!isOne(tokens[at], 'between', lexicon) && !isDayWord(tokens[at]) && !isArticleOfDay) break;
  }
  return at;
}

/** Tokens of a place or occasion between a verb and a comma, at most; of a clause that can be what is said, at least. */
const MAX_PLACE = 6;
const MIN_CLAUSE = 4;

/** How many tokens stand before the comma that a subject follows. */
const clauseLength = (tokens: readonly Token[], subject: number): number => {
  let from = subject - 1;
  while (from > 0 && !isRun(tokens[from - 1]) && !isMark(tokens[from - 1], ';')) from -= 1;
  return subject - 1 - from;
};

/** "Wies die Vorwürfe zurück", "warf ihm vor, …". */
function withSecond(
  { tokens, lexicon }: Sentence,
  cue: FoundCue,
  subject: Subject | undefined,
): readonly [number, number] | undefined {
  const second = cue.second ?? cue.end;
  const behind = tokens[second + 1];
  if (isMark(behind, ',:')) return [second + 2, tokens.length];
  let from = cue.end;
  if (subject !== undefined && subject.phrase.from >= cue.end) from = subject.phrase.end;
  while (from < second && (isOne(tokens[from], 'between', lexicon) || isDayWord(tokens[from]))) from += 1;
  return from < second ? [from, second] : undefined;
}

function behindVerb(
  { tokens, cues, lexicon }: Sentence,
  cue: FoundCue,
  subject: Subject | undefined,
): readonly [number, number] | undefined {
  let from = cue.end;
  if (subject !== undefined && subject.phrase.from >= cue.end) from = Math.max(from, subject.phrase.end);
  const end = endOfReport(tokens, cues, cue, from, lexicon);
  from = pastAddressee(tokens, cue, from, lexicon);
  const that = tokens.findIndex(
    (token, index) =>
      index >= from &&
      index < end &&
      index <= from + (MAIN_THAT.test(token.key) ? MAX_BEFORE_THAT : 1) &&
      isOne(token, 'that', lexicon) &&
      !BEFORE_THAT.test(tokens[index - 1]?.key ?? '') &&
      !isOne(token, 'articles', lexicon),
  );
  if (that >= 0) return [that, end];
  while (
    from < end &&
    ((isOne(tokens[from], 'between', lexicon) && !isOne(tokens[from], 'articles', lexicon)) ||
      isDayWord(tokens[from]) ||
      (isOne(tokens[from], 'prepositions', lexicon) && isDayWord(tokens[from + 1])))
  )
    from += 1;
  if (isMark(tokens[from], ',:') || (lexicon.isVerbSecond && hasComma(tokens, from, end))) {
    const comma = tokens.findIndex((token, index) => index >= from && isMark(token, ',:'));
    return [comma + 1, end];
  }
  return from < end ? [from, end] : undefined;
}

/** Words that begin what is said wherever they stand behind the verb; others do right behind it. */
export const MAIN_THAT = /^(?:that|dass|que|qu’|что|що)$/u;
/** With these "that" gives an end or a time and not what is said: pour que, para que. */
export const BEFORE_THAT = /^(?:pour|afin|avant|sans|bien|alors|tandis|para|antes|después|sin|aunque|hasta)$/u;
/** A verb as French and Spanish have it after somebody who is asked or called upon. */
const INFINITIVE = /(?:[aei]r|er|ir|re)(?:se|l[aoe]s?)?$/u;
const ADDRESSING = /^(?:told|tells?|telling|assured|informed|reminded|advised|sagt|sagte|sagten)$/u;

/** "Told the council the siren had failed", "pidió al pleno conservar": whom the words are said to is no part of them. */
function pastAddressee(tokens: readonly Token[], cue: FoundCue, from: number, lexicon: Sentence['lexicon']): number {
  const isDative =
    (lexicon.language === 'es' || lexicon.language === 'fr') &&
    cue.cue.kind !== 'accusation' &&
    /^(?:al?|à|aux?)$/u.test(tokens[from]?.key ?? '') &&
    !/^(?:appel|llam|inst)/u.test(tokens[cue.at]?.key ?? '') &&
    !INFINITIVE.test(tokens[from + 1]?.key ?? '');
  const at = isDative ? from + 1 : from;
  if (at === from && !ADDRESSING.test(tokens[cue.at]?.key ?? '')) return from;
  let end = endOfPhrase(tokens, at, lexicon);
  if (isDative)
    for (let place = at; place < end; place += 1)
      if (INFINITIVE.test(tokens[place]?.key ?? '') || isOne(tokens[place], 'joining', lexicon)) end = place;
  return end > at && end < tokens.length ? end : from;
}

const hasComma = (tokens: readonly Token[], from: number, end: number): boolean =>
  tokens.slice(from, Math.min(end, from + 8)).some((token) => isMark(token, ','));

/** Reported words go on to the end of the sentence, or to the next verb of speech after "and". */
function endOfReport(
  tokens: readonly Token[],
  cues: readonly FoundCue[],
  cue: FoundCue,
  from: number,
  lexicon: Sentence['lexicon'],
): number {
  for (const next of cues) {
    if (next.at <= from || next === cue || next.how !== 'verb') continue;
    let before = next.at - 1;
    while (before > from && isOne(tokens[before], 'between', lexicon)) before -= 1;
    if (isOne(tokens[before], 'and', lexicon)) return isMark(tokens[before - 1], ',') ? before - 1 : before;
    // "Who called for it, accused": the main verb ends what was said beside it.
    if (isMark(tokens[before], ',') && isOne(tokens[cue.at - 1], 'relative', lexicon)) return before;
  }
  const semicolon = tokens.findIndex((token, index) => index >= from && isMark(token, ';'));
  return semicolon >= 0 && lexicon.language !== 'en' ? semicolon : tokens.length;
}

/** In a verb-last language: between the subject's comma and the verb. */
function beforeLastVerb(
  { tokens, cues, lexicon }: Sentence,
  cue: FoundCue,
  subject: Subject | undefined,
): readonly [number, number] | undefined {
  let from = subject !== undefined && subject.phrase.end <= cue.at ? subject.phrase.end : 0;
  const earlier = cues.findLast(
    (one) => one.at < cue.at && one.end > from && one.how === 'verb' && one.cue.class === 'saying',
  );
  if (earlier !== undefined) {
    const end = endOfPhrase(tokens, earlier.end, lexicon);
    from = Math.max(from, isMark(tokens[end], ',') ? end : earlier.end);
  }
  while (from < cue.at && !isWord(tokens[from]) && !isRun(tokens[from])) from += 1;
  return from < cue.at ? [from, cue.at] : undefined;
}
