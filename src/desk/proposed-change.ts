import { createHash } from 'node:crypto';
import type { ListName } from '../knowledge/entries/schema.js';

/** A new entry: the bytes of the file that it becomes, as they were approved. */
export interface ProposedEntry {
  readonly change: 'new';
  readonly list: ListName;
  readonly entry: string;
  /** Below the folder of the record, with forward slashes. */
  readonly file: string;
  readonly yaml: string;
}

/** Another value at a place of an entry on file, and why. */
export interface ProposedCorrection {
  readonly change: 'correct';
  readonly list: ListName;
  readonly entry: string;
  /** `says`, or a path such as `roles.0.title`. */
  readonly key: string;
  readonly value: string;
  /** The value as the proposer saw it. */
  readonly was: string;
  readonly revision: Readonly<Record<string, string>>;
  /** SHA-256 of the whole entry as the proposer saw it. */
  readonly base: string;
}

/** An entry on file that is withdrawn, and why. */
export interface ProposedRetraction {
  readonly change: 'retract';
  readonly list: ListName;
  readonly entry: string;
  readonly revision: Readonly<Record<string, string>>;
  readonly base: string;
}

/** Another name of an entry on file. */
export interface ProposedAlias {
  readonly change: 'alias';
  readonly list: ListName;
  readonly entry: string;
  readonly alias: string;
  readonly base: string;
}

/** What a proposal would do to an entry on file. */
export type ProposedEdit = ProposedCorrection | ProposedRetraction | ProposedAlias;

/** What a proposal would do to the record. */
export type ProposedChange = ProposedEntry | ProposedEdit;

/** A change as the store keeps it, and its digest: approval is of exactly these bytes. */
export interface WrittenChange {
  /** JSON. */
  readonly content: string;
  /** SHA-256, 64 hexadecimal digits. */
  readonly digest: string;
}

/** SHA-256 in hexadecimal. */
export const digestOf = (content: string): string => createHash('sha256').update(content).digest('hex');

/** Writes a change down. */
export function writeChangeDown(change: ProposedChange): WrittenChange {
  const content = JSON.stringify(change);
  return { content, digest: digestOf(content) };
}

/** @throws {Error} where the bytes are not those of the digest */
export function readChange({ content, digest }: WrittenChange): ProposedChange {
  if (digestOf(content) !== digest) throw new Error('a revision in the desk’s store is not what was approved');
  return JSON.parse(content) as ProposedChange;
}
