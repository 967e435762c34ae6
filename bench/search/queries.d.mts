import type { InventedArchive } from './archive.mjs';

/** What is typed, and which records are right to come first. */
export interface LabelledQuery {
  readonly category: string;
  readonly query: string;
  readonly right: ReadonlySet<string> | undefined;
}

export function queries(made: InventedArchive, seed?: number): LabelledQuery[];
