import { quotedStretches } from '../language/words/quotation-marks.js';
import type { Cue, SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import { foldSpeechWord } from '../language/words/speech/speech-lexicon.js';
import { type Span, trimmed } from './span.js';

/** A stretch of a text in quotation marks or after the dash of dialogue, without its marks. */
export interface Run extends Span {
  /** Offsets with its marks. */
  readonly outer: Span;
  /** Its words alone: what a report puts in between, marks and all, is left out – «The dam, – said Mara, – held». */
  readonly pieces: readonly Span[];
  /** What is between two pieces. */
  readonly inserted: readonly Span[];
}

/** A dash or a comma, somebody who says it, and a dash or a comma. */
const DASHES = /(?<=[,.!?…])\s*[—–-]\s+([^—–«»“”\n]{3,90}?)[,.]?\s+[—–-]\s+/gu;
const COMMAS = /,\s+([^,«»“”\n]{3,60}),\s+/gu;
const MAX_RUNS = 2_000;

/** The quoted stretches of a text, in order. */
export function runsOf(text: string, lexicon: SpeechLexicon): Run[] {
  return quotedStretches(text)
    .slice(0, MAX_RUNS)
    .flatMap((stretch) => {
      const words = trimmed(text, stretch, /\s/u);
      if (words.end <= words.start) return [];
      const inserted = insertedIn(text, words, lexicon);
      const outer = { start: Math.max(0, stretch.start - 1), end: Math.min(text.length, stretch.end + 1) };
      return [{ ...words, outer, inserted, pieces: piecesOf(text, words, inserted) }];
    });
}

function insertedIn(text: string, { start, end }: Span, lexicon: SpeechLexicon): Span[] {
  const words = text.slice(start, end);
  const found: Span[] = [];
  for (const pattern of lexicon.language === 'fr' ? [DASHES, COMMAS] : [DASHES])
    for (const { index, 0: whole, 1: inside = '' } of words.matchAll(pattern))
      if (isSomebodySaying(inside, lexicon, pattern === COMMAS))
        found.push({ start: start + index, end: start + index + whole.length });
  return found.slice(0, 1);
}

/** Whether words begin with a verb of speech, and go on with a name or a pronoun. */
function isSomebodySaying(
  words: string,
  { verbs, language, words: { between }, pronouns }: SpeechLexicon,
  needsName: boolean,
): boolean {
  const all = (words.match(/[\p{L}\p{M}’']+/gu) ?? []).map((word) => ({ word, key: foldSpeechWord(word, language) }));
  const at = all.findIndex(({ key }) => !between.has(key));
  const cue: Cue | undefined = verbs.get(all[at]?.key ?? '');
  const after = all.slice(at + 1);
  const names = after.some(({ word, key }) => /^\p{Lu}/u.test(word) || pronouns.has(key));
  return cue !== undefined && cue.class !== 'weak' && after.length > 0 && (names || !needsName);
}

function piecesOf(text: string, { start, end }: Span, inserted: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (const gap of [...inserted, { start: end, end }]) {
    const piece = trimmed(text, { start: from, end: gap.start }, /\s/u);
    if (piece.end > piece.start) pieces.push(piece);
    from = gap.end;
  }
  return pieces;
}
