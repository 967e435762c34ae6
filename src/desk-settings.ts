import { z } from 'zod';

/** The editors' desk. */
export interface DeskSettings {
  readonly database: DeskDatabase;
  /** The id of the one server whose editors decide. */
  readonly homeServer: string;
  /** How approved entries come into the record; absent: committed where it is in a git work tree, else written. */
  readonly landing?: 'files' | 'commit';
}

/** A file of this machine, or a PostgreSQL server that several hosts share. */
export type DeskDatabase =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'postgres'; readonly address: string };

const POSTGRES = /^postgres(?:ql)?:\/\//;

/** Where the desk keeps open work, as the environment names it. */
export const deskDatabase = z
  .string()
  .refine(
    (text) => POSTGRES.test(text) || !/^\w[\w+.-]+:\/\//.test(text),
    'must be the name of a file, such as desk.db, or an address that begins with postgres://',
  )
  .refine((text) => !POSTGRES.test(text) || URL.canParse(text), 'is no address: write postgres://user@host/database')
  .transform(
    (text): DeskDatabase => (POSTGRES.test(text) ? { kind: 'postgres', address: text } : { kind: 'file', path: text }),
  );
