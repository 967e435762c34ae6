import type { EntryId } from '../../record/entry-base.js';
import type { Selection } from '../selection.js';

/**
 * A node of the graph. The tests check its type and properties against the vocabulary of schema.org: with the types of
 * schema-dts in the build, the compiler took eight times as long.
 */
export interface GraphNode {
  readonly '@type': string;
  readonly '@id'?: string;
  readonly [property: string]: unknown;
}

/** A reference to another node of the graph. */
export interface IdReference {
  readonly '@id': string;
}

/** The stable name of an entry in linked data. */
export const iriOf = (id: EntryId): string => `urn:verbatim:${id}`;

/**
 * A reference to an entry of the same graph.
 * @param id an entry's id, or plain words, or nothing
 * @returns nothing where the graph has no such node: every reference has a target
 */
export function reference(selection: Selection, id: string | undefined): IdReference | undefined {
  return id !== undefined && selection.has(id) ? { '@id': iriOf(id) } : undefined;
}

/**
 * References to those entries that are in the graph.
 * @param ids entry ids, or plain words
 */
export const references = (selection: Selection, ids: readonly string[]): IdReference[] =>
  ids.flatMap((id) => reference(selection, id) ?? []);

/**
 * A property, or nothing where nothing is on file.
 * @param value its value; absent, an empty text and an empty list count as nothing
 */
export function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return {};
  return { [key]: value } as { [P in K]?: V };
}

/** A publisher. Publishers are not entries of the record: their name identifies them. */
export const publisherNode = (name: string): GraphNode => ({
  '@type': 'Organization',
  '@id': `urn:verbatim:publisher:${encodeURIComponent(name.toWellFormed())}`,
  name,
});

/**
 * A remark of the record's about a node, for what schema.org has no property for: the name says what kind of remark it is.
 * @param name such as `proof` or `denies`
 * @param text the remark in words; nothing where it only points at another node
 */
export const remark = (name: string, text?: string, about?: IdReference): GraphNode => ({
  '@type': 'Comment',
  name,
  ...given('text', text),
  ...given('about', about),
});
