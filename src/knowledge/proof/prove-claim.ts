import { quantitiesIn } from '../../language/words/quantities.js';
import { unitAtStart } from '../../language/words/units.js';
import { OWN_WORDS_KINDS } from '../../record/entries.js';
import { nearestText, wordDiff } from '../nearest.js';
import { inWords } from '../problems.js';
import { type Claim, claimHash, type Mismatch } from './claims.js';
import {
  type ComparableText,
  findInEither,
  foldWords,
  originalSpan,
  passageSpan,
  runsWithin,
  type Span,
} from './comparable-text.js';
import { isCountedIn } from './counted-words.js';
import { findValue } from './find-value.js';
import type { StoredProof } from './proofs-file.js';

/** The places of a claim's words in the text of its source. */
export interface Proven {
  readonly runs: readonly Span[];
  /** Of a value: whether the source has the words for who or what is counted, too. */
  readonly isCountedProven?: boolean;
}

/** Proves a claim in the text of its source: the places of its words, or what is wrong. */
export function proveClaim(claim: Claim, text: ComparableText): Proven | Mismatch {
  let mismatch: Mismatch | undefined;
  const proven = findInEither(text, (each) => {
    const result = proveIn(each, claim);
    if (!('wrong' in result)) return result;
    mismatch ??= result;
    return undefined;
  });
  return proven ?? (mismatch as Mismatch);
}

function proveIn(text: ComparableText, claim: Claim): Proven | Mismatch {
  const place = passageSpan(text, claim.passage);
  if (!('span' in place)) {
    const which =
      place.missing === 'first'
        ? 'the first words of the passage'
        : 'after its first words, the last words of the passage';
    return {
      path: claim.passagePath,
      wrong: `${which} are not in ${claim.source}: “${place.words}”`,
      right: nearestAdvice(text.original, [place.words]),
    };
  }
  return claim.kind === 'value' ? proveValue(claim, text, place.span) : proveQuote(claim, text, place.span);
}

function proveValue(claim: Claim, text: ComparableText, place: Span): Proven | Mismatch {
  const value = foldWords(claim.words[0] ?? '');
  const counted = foldWords(claim.counted ?? '');
  const found = findValue(text, place, value, counted);
  if ('span' in found)
    return { runs: [originalSpan(text, found.span)], isCountedProven: isCountedIn(text, place, found.span, counted) };
  if (found.reason === 'incomplete')
    return {
      path: claim.path,
      wrong: `the value "${value}" is not whole: the ${found.part} '${found.words}' belongs to it in the source`,
      right: `write the value with its ${found.part}, as in the source`,
    };
  if (found.reason === 'piece')
    return {
      path: claim.path,
      wrong: `the value "${value}" is a piece of a larger number in the source: ${found.words}`,
      right: 'write the whole number',
    };
  const within = text.original.slice(originalSpan(text, place).start, originalSpan(text, place).end);
  return {
    path: claim.path,
    wrong: `the value "${value}" is not in the passage of ${claim.source}`,
    right: nearestValue(within, value) ?? nearestAdvice(within, [value]),
  };
}

/** The nearest number of a text, with its sign, currency and unit. */
function nearestValue(text: string, value: string): string | undefined {
  const near = nearestText(text, value);
  const at = near === undefined ? -1 : text.indexOf(near);
  if (near === undefined || at < 0) return undefined;
  const found = quantitiesIn(text).find(({ start, end }) => start < at + near.length && at < end);
  if (found === undefined) return undefined;
  const start = Math.min(at, found.start);
  const end = Math.max(at + near.length, found.end);
  const sign = /(?:minus |[-–−]?[A-Z]{0,3}[-–−\p{Sc}] ?)$/u.exec(text.slice(0, start))?.[0] ?? '';
  return closest(`${sign}${text.slice(start, end)}${unitAtStart(text.slice(end))}`.replace(/\s+/gu, ' '), value);
}

function proveQuote(claim: Claim, text: ComparableText, place: Span): Proven | Mismatch {
  const runs = claim.words.map(foldWords);
  const found = runsWithin(text, place, runs, claim.isOwnWords ? undefined : (span) => isQuoted(text, span));
  if (found.missing === undefined) return { runs: found.spans.map((span) => originalSpan(text, span)) };
  const missing = claim.words[found.missing] ?? '';
  if (!claim.isOwnWords && runsWithin(text, place, runs).missing === undefined) return notQuoted(claim, missing);
  const whole = runsWithin(text, { start: 0, end: text.folded.length }, [foldWords(missing)]).missing === undefined;
  if (whole) {
    const inPassage = runsWithin(text, place, [foldWords(missing)]).missing === undefined;
    return inPassage
      ? {
          path: claim.path,
          wrong: `the quoted words “${missing}” are in another order in ${claim.source}`,
          right: 'quote the runs in the order of the source',
        }
      : {
          path: claim.path,
          wrong: `the quoted words “${missing}” are in ${claim.source}, but not inside the passage`,
          right: 'widen the passage or quote from inside it',
        };
  }
  const span = originalSpan(text, place);
  const near =
    nearestText(text.original.slice(span.start, span.end), missing) === undefined
      ? text.original
      : text.original.slice(span.start, span.end);
  return {
    path: claim.path,
    wrong: `the quoted words “${missing}” are not in ${claim.source}`,
    right: editedAdvice(missing, text.original) ?? nearestAdvice(near, [missing]),
  };
}

/** What to do with a quotation that was edited as print does: shortened with an ellipsis, explained in brackets, its first letter changed. */
function editedAdvice(words: string, source: string): string | undefined {
  if (/…|\.{3}/u.test(words))
    return 'a quotation is one unbroken run of the source: close the marks before the “…”, and open them again after it';
  if (/\[[^\]]*\]/u.test(words))
    return 'what is in brackets is not the speaker’s: close the marks before it, and open them again after it';
  return words.length <= MAX_COMPARED_CHARS && hasWholeWords(lowerCase(source), lowerCase(words))
    ? 'the source has these words with other capitals: write them as there, or begin the quotation with the second word'
    : undefined;
}

const lowerCase = (text: string): string => foldWords(text).toLowerCase();

function hasWholeWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1) + text.charAt(at + words.length))) return true;
  return false;
}

/** A longer text is no quotation of which a capital was changed. */
const MAX_COMPARED_CHARS = 2_000;

/** Whether a place in a source is within quotation marks there. */
export function isQuoted(text: ComparableText, span: Span): boolean {
  const { start, end } = originalSpan(text, span);
  return text.quoted().some((stretch) => stretch.start <= start && end <= stretch.end);
}

const notQuoted = (claim: Claim, words: string): Mismatch => ({
  path: claim.path,
  wrong: `the words “${words}” are in ${claim.source}, but not within quotation marks there: they may be the reporter’s`,
  right: `take the quotation marks off to paraphrase them; where the source is the speaker’s own words throughout, give it \`kind:\` (${inWords(OWN_WORDS_KINDS)}) and \`words_of:\``,
});

/** Compares a claim with its stored proof. */
export function compareProof(
  claim: Claim,
  stored: StoredProof | undefined,
  sourceSha256: string,
): Mismatch | undefined {
  if (!stored)
    return {
      path: claim.path,
      wrong: 'was added since the last proof',
      right: 'run `npx verbatim prove` where the archive is',
    };
  const right = 'run `npx verbatim prove` where the archive is';
  if (stored.hash === claimHash(claim, sourceSha256) && stored.sourceSha256 === sourceSha256)
    return (stored.speaker ?? claim.speaker) === claim.speaker
      ? undefined
      : {
          path: ['speaker'],
          wrong: `the speaker changed since the words were proven as those of ${stored.speaker}`,
          right,
        };
  const same = JSON.stringify(stored.words.map(foldWords)) === JSON.stringify(claim.words.map(foldWords));
  if (same) return { path: claim.path, wrong: 'its passage or source changed since it was proven', right };
  return {
    path: claim.path,
    wrong: 'the words changed since they were proven',
    right: `${closest(stored.words.join(' … '), claim.words.join(' … '))}; restore them or ${right}`,
  };
}

function nearestAdvice(text: string, words: readonly string[]): string {
  const near = nearestText(text, words.join(' '));
  return near === undefined
    ? 'nothing like it is in the source; copy the words from the source'
    : closest(near.replace(/\s+/gu, ' '), words.join(' '));
}

function closest(near: string, words: string): string {
  return `the nearest text is “${near}”: ${wordDiff(foldWords(words), foldWords(near))}`;
}
