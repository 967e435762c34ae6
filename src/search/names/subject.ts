import type { Suggestion } from '../suggestion.js';

/** The kinds of thing that a query can name. */
export type SubjectKind = Exclude<Suggestion['kind'], 'source' | 'statement' | 'figure'>;

/** One way a subject is named. */
export interface Name {
  readonly text: string;
  /** Its meaningful words, folded. */
  readonly words: readonly string[];
  /** Whether it is made from a post, such as "Ruritanian foreign minister". */
  readonly role: boolean;
  /** Whether it is a country's name in another language than the record's: guessed at only where it is long. */
  readonly foreign: boolean;
}

/** Something that can be named. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly name: string;
  readonly names: readonly Name[];
}

/** Whether it may say something: a person or a body. */
export const isVoice = ({ kind }: { readonly kind: Suggestion['kind'] }): boolean =>
  kind === 'person' || kind === 'organisation';
