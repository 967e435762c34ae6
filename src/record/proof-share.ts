import type { Entry } from './entries.js';
import type { EntryId } from './entry-base.js';
import { isProven, type ProofState, type Proofs } from './proofs.js';

/** How many entries of a sort there are, by what is known of their words. */
export interface ShareCount {
  readonly all: number;
  readonly proven: number;
  /** Compared by eye only. */
  readonly read: number;
}

/** How much of one source's words is proven. */
export interface SourceShare {
  readonly source: EntryId;
  readonly quotations: ShareCount;
  readonly figures: ShareCount;
}

/** How much of what is on file is proven. */
export interface ProofShare extends Omit<SourceShare, 'source'> {
  /** Every source that live quotations or figures come from, those with the most proven first. */
  readonly sources: readonly SourceShare[];
}

/**
 * How much of the live entries is proven. A quotation is a statement with words of the speaker in quotation marks; a paraphrase has
 * nothing to prove and counts nowhere.
 */
export function proofShareOf(entries: Iterable<Entry>, proofs: Proofs): ProofShare {
  const all = new Tally();
  const bySource = new Map<EntryId, Tally>();
  for (const entry of entries) {
    if ((entry.entry !== 'statement' && entry.entry !== 'figure') || entry.status !== 'live') continue;
    const state = proofs.get(entry.id) ?? 'unproven';
    if (state === 'nothing-to-prove') continue;
    const own = bySource.get(entry.source) ?? new Tally();
    bySource.set(entry.source, own);
    for (const tally of [all, own]) tally.add(entry.entry, state);
  }
  const sources = [...bySource].map(([source, { quotations, figures }]) => ({ source, quotations, figures }));
  return { quotations: all.quotations, figures: all.figures, sources: sources.sort(mostFirst) };
}

class Tally {
  readonly quotations = { all: 0, proven: 0, read: 0 };
  readonly figures = { all: 0, proven: 0, read: 0 };

  add(kind: 'statement' | 'figure', state: ProofState): void {
    const count = kind === 'statement' ? this.quotations : this.figures;
    count.all += 1;
    if (isProven(state)) count.proven += 1;
    if (state === 'read') count.read += 1;
  }
}

function mostFirst(a: SourceShare, b: SourceShare): number {
  const of = (share: SourceShare, key: 'proven' | 'read'): number => share.quotations[key] + share.figures[key];
  return of(b, 'proven') - of(a, 'proven') || of(b, 'read') - of(a, 'read') || (a.source < b.source ? -1 : 1);
}
