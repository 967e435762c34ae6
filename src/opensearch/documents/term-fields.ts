import type { Entry } from '../../record/entries.js';
import type { VerbatimRecord } from '../../record/record.js';
import { kindsOf } from '../../search/embedded/kind-docs.js';
import { FULL } from '../../search/embedded/posting.js';
import type { Document } from '../../search/index/document.js';
import { figureDocuments, statementDocuments } from '../../search/index/documents.js';
import { TextReader } from '../../search/index/text-reader.js';
import { isVoice, type Subject } from '../../search/names/subject.js';
import type { Vocabulary } from '../../search/names/vocabulary.js';
import { SUBJECT_FIELDS, stemField, subjectKey } from './fields.js';

/** The words and subjects of a document, by field. */
export type TermFields = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** The words, kinds and subjects of each document of a record, as they are stored. */
export function* termsCounted(
  kind: 'statements' | 'figures',
  record: VerbatimRecord,
  vocabulary: Vocabulary,
): Generator<TermFields> {
  const reader = new TextReader(vocabulary);
  if (kind === 'figures')
    for (const document of figureDocuments(documented(record.figures), record, vocabulary))
      yield termFields(document, reader);
  else
    for (const document of statementDocuments(documented(record.statements), record, vocabulary))
      yield { ...termFields(document, reader), kinds: [...kindsOf(document.item)] };
}

/** Entries that are documents: drafts are none. */
export function* documented<E extends Entry>(entries: Iterable<E>): Generator<E> {
  for (const entry of entries) if (entry.status !== 'draft') yield entry;
}

/** The stems and subjects of a document. */
export function termFields(document: Document<Entry>, reader: TextReader): TermFields {
  const stems = stemsOf(document, reader);
  const subjects = subjectsOf(document, reader);
  return {
    ...Object.fromEntries(SUBJECT_FIELDS.map((field) => [field, subjectKeys(subjects[field] ?? [])])),
    ...Object.fromEntries([...stems].map(([weight, list]) => [stemField(weight), list])),
  };
}

/** The stems of a document by the weight of the weightiest field that holds them. */
function stemsOf({ texts }: Document<unknown>, reader: TextReader): Map<number, string[]> {
  const weights = new Map<string, number>();
  for (const [text = '', weight] of texts) {
    const scaled = Math.round(weight * FULL);
    for (const { key } of reader.words(text)) if ((weights.get(key) ?? 0) < scaled) weights.set(key, scaled);
  }
  const stems = new Map<number, string[]>();
  for (const [stem, weight] of weights) {
    const list = stems.get(weight);
    if (list === undefined) stems.set(weight, [stem]);
    else list.push(stem);
  }
  return stems;
}

function subjectsOf(
  document: Document<unknown>,
  reader: TextReader,
): Pick<Document<unknown>, (typeof SUBJECT_FIELDS)[number]> {
  const { texts, by, voiceOf, about, against, countsOnly, naming = '' } = document;
  const named = texts.flatMap(([text = '', weight]) => (weight >= 1 ? reader.named(reader.words(text)) : []));
  const certain = reader.named(reader.words(naming), 'certain').filter(isVoice);
  return {
    by,
    voiceOf,
    about: [...about, ...named, ...certain],
    ...(against === undefined ? {} : { against }),
    ...(countsOnly === undefined ? {} : { countsOnly }),
  };
}

const subjectKeys = (subjects: readonly Subject[]): string[] => [...new Set(subjects.map(subjectKey))];
