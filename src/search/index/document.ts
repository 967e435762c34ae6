import type { Subject } from '../names/subject.js';

/** One searchable entry: its text by weight, who it is by, and what it is about. */
export interface Document<T> {
  readonly item: T;
  readonly texts: readonly (readonly [text: string | undefined, weight: number])[];
  readonly by: readonly Subject[];
  /** The bodies and places that it speaks for. */
  readonly voiceOf: readonly Subject[];
  readonly about: readonly Subject[];
  /** Whose words it denies, contradicts or answers. */
  readonly against?: readonly Subject[];
  /** The groups whose people alone it counts. */
  readonly countsOnly?: readonly Subject[];
  /** More text: the people and bodies whom it names are what the entry is about as well. */
  readonly naming?: string;
}
