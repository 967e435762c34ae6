import { FULL } from '../../search/embedded/posting.js';
import type { SubjectField } from '../../search/index/dictionary.js';
import type { Subject } from '../../search/names/subject.js';
import { FIELD } from '../../search/weights.js';

/** The kinds of entry that are documents. Each kind has an index of its own. */
export const DOCUMENT_KINDS = ['statements', 'figures', 'sources'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The weights that fields of texts have, as they are stored: 255 for 1. */
export const STORED_WEIGHTS: readonly number[] = [
  ...new Set(Object.values(FIELD).map((weight) => Math.round(weight * FULL))),
].sort((a, b) => b - a);

/** The field of the stems whose weightiest field in the entry has a weight. */
export const stemField = (weight: number): string => `stems_${weight}`;

/** What a subject is written as in a document. */
export const subjectKey = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string => `${kind}/${id}`;

export const SUBJECT_FIELDS: readonly SubjectField[] = ['by', 'about', 'voiceOf', 'against', 'countsOnly'];

/** All that is stored of an entry but its place, which depends on its neighbours. */
export interface UnplacedDocument {
  readonly id: string;
  /** Hash of all of this. */
  readonly hash: string;
  /** Hash of what it was made from, besides names. */
  readonly seed: string;
  /** The entry and its proof, as JSON. */
  readonly entry: string;
  readonly [field: string]: string | number | boolean | readonly string[] | undefined;
}

/** One version of an entry as it is stored. A revision sees the documents that it has not retired and that came no later. */
export interface StoredDocument extends UnplacedDocument {
  /** Its place in the order of the record, among entries of all kinds: ascending, with gaps between. */
  readonly place: number;
  /** The revision that brought it, where that is not the first of the index. */
  readonly since?: number;
  /** The revision that took it away. */
  readonly gone?: number;
}

/** The order of the index: newest first; of one day, the speaker's own proven words first; else in the order of the record. */
export const ORDER = [{ day: 'desc' }, { words: 'desc' }, { place: 'asc' }] as const;

/** A word of many thousand letters is no word that anybody looks for, and longer than OpenSearch takes. */
export const MAX_TERM_LENGTH = 8_000;
const term = { type: 'keyword', doc_values: false, norms: false, ignore_above: MAX_TERM_LENGTH } as const;
/** Also read out of hits, or collapsed on. */
const value = { type: 'keyword', norms: false } as const;
const number = { type: 'integer' } as const;
const flag = { type: 'boolean', doc_values: false } as const;

const PROPERTIES = {
  id: value,
  hash: { type: 'keyword', index: false },
  seed: { type: 'keyword', index: false },
  place: { type: 'long' },
  since: number,
  gone: number,
  entry: { type: 'keyword', index: false, doc_values: false },
  day: number,
  words: number,
  first: number,
  last: number,
  isShort: flag,
  eventFirst: number,
  eventLast: number,
  eventIsShort: flag,
  speaker: value,
  form: term,
  kinds: term,
  event: value,
  events: term,
  source: term,
  statement: term,
  metric: value,
  typed: term,
  status: term,
  // Ids and codes by which it is named besides its own id.
  formerly: term,
  short: term,
  codes: term,
  // What it is looked up by when it is shown beside something else.
  relatesTo: term,
  topics: term,
  count: term,
  numbers: term,
  isRevised: flag,
  ...Object.fromEntries(SUBJECT_FIELDS.map((field) => [field, term])),
  ...Object.fromEntries(STORED_WEIGHTS.map((weight) => [stemField(weight), term])),
};

/**
 * The settings and mappings of an index.
 * @param shards how many parts it is split into
 * @param replicas how many copies each part has besides the first
 */
export const indexBody = (shards: number, replicas: number) => ({
  settings: {
    number_of_shards: shards,
    number_of_replicas: replicas,
    // A refresh is part of a commit: nothing is to be seen before.
    refresh_interval: '-1',
    'index.sort.field': ['day', 'words', 'place'],
    'index.sort.order': ['desc', 'desc', 'asc'],
    'index.max_result_window': 10_000,
  },
  mappings: { dynamic: 'strict', properties: PROPERTIES },
});
