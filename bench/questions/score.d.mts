import type { Reply } from '../../src/bot/reply.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import type { Question } from './labels.mjs';

export type Count =
  | 'right'
  | 'first'
  | 'five'
  | 'elseFirst'
  | 'never'
  | 'silent'
  | 'noStatement'
  | 'offered'
  | 'nothing';
export type Counts = Readonly<Record<Count, boolean>>;
export type Row = { questions: number } & Record<Count, number>;

export const COUNTS: readonly Count[];
export function score(
  question: Question,
  reply: Pick<Reply, 'callback' | 'entries'>,
  record: Pick<VerbatimRecord, 'byId'>,
): Counts;
export function tally(scored: readonly { question: Question; counts: Counts }[]): {
  categories: ReadonlyMap<string, Row>;
  all: Row;
  pairs: { all: number; right: number };
};
export function wilson(count: number, of: number): [number, number];
