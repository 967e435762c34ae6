import { dateInWords } from '../../record/dates.js';
import { wordDiff } from '../nearest.js';
import type { Claim, Mismatch } from './claims.js';
import { foldWords } from './comparable-text.js';
import type { StoredReading } from './proofs-file.js';

/** What became of the comparison by eye that an entry claims. */
export type ReadingResult =
  | { readonly outcome: 'none' | 'changed' }
  | { readonly outcome: 'kept' | 'new'; readonly reading: StoredReading };

const AGAIN = 'read again (`npx verbatim prove --reread` and the id), or take `read` away';

/** How an entry's words stand to those that somebody read. */
export interface ReadingContext {
  /** The words as they were read; a later day in the entry is a new reading of the words as they are. */
  readonly stored: StoredReading | undefined;
  /** Whether the editor says that they were read once more on the same day. */
  readonly isReadAgain: boolean;
  /** ISO 8601. */
  readonly today: string;
}

/** Compares the words of an entry with those that were read, and reports a change: nobody has read the new words. */
export function checkReading(claim: Claim, { stored, isReadAgain, today }: ReadingContext): ReadingResult {
  const { reading } = claim;
  if (reading === undefined) return { outcome: 'none' };
  if (claim.words.length === 0) {
    claim.report(['read'], 'there are no quoted words that could have been compared', 'take `read` away');
    return { outcome: 'none' };
  }
  if (reading.on.iso > dayAfter(today))
    claim.report(
      ['read', 'on'],
      `it was read on ${dateInWords(reading.on)}, which is still to come`,
      'correct the day',
    );
  const now: StoredReading = {
    source: claim.source,
    speaker: claim.speaker,
    words: [...claim.words],
    ...(claim.counted === undefined ? {} : { counted: claim.counted }),
    read: reading.on.iso,
  };
  if (stored === undefined || stored.read !== now.read || isReadAgain) return { outcome: 'new', reading: now };
  const mismatch = difference(claim, stored);
  if (mismatch === undefined) return { outcome: 'kept', reading: stored };
  claim.report(mismatch.path, mismatch.wrong, mismatch.right);
  return { outcome: 'changed' };
}

/** Somewhere on earth it is tomorrow already. */
function dayAfter(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

function difference(claim: Claim, stored: StoredReading): Mismatch | undefined {
  const was = stored.words.join(' … ');
  const is = claim.words.join(' … ');
  const changed = (what: string, right = AGAIN): Mismatch => ({
    path: claim.path,
    wrong: `${what} changed since they were read`,
    right,
  });
  if (foldWords(was) !== foldWords(is) || stored.words.length !== claim.words.length)
    return changed(
      'the words',
      `they were “${was}”: ${wordDiff(foldWords(is), foldWords(was))}; restore them, ${AGAIN}`,
    );
  if ((stored.counted ?? '') !== (claim.counted ?? ''))
    return changed(
      'the words for who or what is counted',
      `they were “${stored.counted ?? ''}”; restore them, ${AGAIN}`,
    );
  if (stored.source !== claim.source) return changed('the source of the words', `it was ${stored.source}; ${AGAIN}`);
  if (stored.speaker !== claim.speaker)
    return changed('the speaker of the words', `it was ${stored.speaker}; ${AGAIN}`);
  return undefined;
}
