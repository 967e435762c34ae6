import type { VerbatimRecord } from '../../src/record/record.js';

export interface Question {
  readonly id: string;
  readonly cat: string;
  readonly command: 'claims' | 'figures' | 'event' | 'ask';
  readonly q: string;
  readonly note: string;
  readonly first: readonly string[];
  readonly among: readonly string[];
  readonly never: readonly string[];
  readonly about: readonly string[];
  readonly silent: boolean;
  readonly says?: string;
  readonly pair?: string;
}

export const CATEGORIES: readonly string[];
export function readQuestions(path: string): Promise<{ record?: string; questions: Question[] }>;
export function withCurrentIds(
  questions: readonly Question[],
  record: Pick<VerbatimRecord, 'byId' | 'formerIds'>,
): Question[];
export function problemsIn(questions: readonly Question[], record: Pick<VerbatimRecord, 'byId'>): string[];
export function partOf(question: Pick<Question, 'id' | 'pair'>, parts: number): number;
