import type { FoundCue } from './cues.js';
import type { Sentence, Subject } from './sentence.js';
import { isMark, type Token } from './tokens.js';

/** "According to X, …", "…, according to X", "…, X says, …": the rest of the sentence, up to where another one is named so. */
export function besideSource(
  sentence: Sentence,
  cue: FoundCue,
  subject: Subject | undefined,
): readonly [number, number] {
  const { tokens, cues } = sentence;
  const isBeside = ({ how }: FoundCue): boolean => how === 'before' || how === 'after';
  const commaBefore = (one: FoundCue): number =>
    tokens.findLastIndex((token, index) => index < one.at && isMark(token, ',;'));
  const next = cues.find((one) => one.at > cue.at && isBeside(one) && commaBefore(one) > cue.end);
  const end = next === undefined ? tokens.length : commaBefore(next);
  const earlier = cues.findLast((one) => one.at < cue.at && isBeside(one));
  if (earlier !== undefined && commaBefore(cue) > earlier.end) {
    // "According to X 82, according to Y 61": each has the words that follow it.
    const behind = cue.how === 'before' ? Math.max(cue.end, subject?.phrase.end ?? cue.end) : cue.end;
    const from = isMark(tokens[behind], ',—–-') ? behind + 1 : behind;
    if (end - from > 1) return [from, end];
  }
  return ofRest(sentence, cue, subject, end);
}

function ofRest(
  { tokens: all, lexicon }: Sentence,
  cue: FoundCue,
  subject: Subject | undefined,
  last: number,
): readonly [number, number] {
  const tokens = all.slice(0, last);
  const end = cue.how === 'before' ? Math.max(cue.end, subject?.phrase.end ?? cue.end) : cue.end;
  const isFirst = cue.how === 'after' ? (subject?.phrase.from ?? 0) === 0 : cue.at === 0;
  if (!isFirst && isMark(tokens[cue.at - 1], ',')) {
    const comma = tokens.findIndex((token, index) => index >= end && isMark(token, ','));
    if (comma < 0 || comma > end + 1 || tokens.length - comma <= 3)
      return [clauseBefore(tokens, cue.at - 1), cue.at - 1];
    return [comma + 1, tokens.length];
  }
  let from = end;
  if (!isMark(tokens[from], ',')) {
    const comma = tokens.findIndex((token, index) => index >= from && isMark(token, ','));
    if (isFirst && comma > 0 && comma - from <= 6 && !lexicon.isVerbSecond && cue.how !== 'after') from = comma;
  }
  return from >= tokens.length - 1 && cue.at > 1 ? [0, cue.at] : [from, tokens.length];
}

/** Where a clause begins that ends at a comma: after a semicolon, or with the sentence. */
export function clauseBefore(tokens: readonly Token[], end: number): number {
  for (let at = end - 1; at >= 0; at -= 1) if (isMark(tokens[at], ';')) return at + 1;
  return 0;
}
