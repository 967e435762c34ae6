import type { Draft } from '../../src/draft/found.js';
import type { Labelled } from './labels.mjs';

export type Counts = Record<string, number>;
export function emptyCounts(): Counts;
export function addCounts(sum: Counts, counts: Counts): Counts;
export function isSameSpeaker(drafted: string | undefined, labelled: string | null | undefined): boolean;
export function score(
  labelled: Labelled,
  draft: Draft,
): { readonly counts: Counts; readonly failures: readonly string[] };
