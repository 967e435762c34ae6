import { newestFirst } from '../../record/dates.js';
import type { RecordEvent } from '../../record/entries.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';
import type { Dictionary } from '../index/dictionary.js';
import { eventDocuments, figureDocuments, statementDocuments } from '../index/documents.js';
import type { Subject } from '../names/subject.js';
import { buildVocabulary, type Vocabulary } from '../names/vocabulary.js';
import { withoutDrafts } from '../names/without-drafts.js';
import { buildCorpus, type Corpus } from './corpus.js';
import { CorpusDictionary } from './corpus-dictionary.js';
import { centralEvents, newestStatements } from './order.js';
import { type StatementColumns, statementColumns } from './statement-columns.js';

/** The names of a record and its texts, ready to be searched. The corpora are in the order in which equal hits are shown. */
export interface EmbeddedIndex {
  readonly vocabulary: Vocabulary;
  /** How much hangs on each subject. */
  readonly importance: ReadonlyMap<Subject, number>;
  readonly statements: Corpus<Statement>;
  readonly columns: StatementColumns;
  readonly figures: Corpus<Figure>;
  readonly events: Corpus<RecordEvent>;
}

/**
 * Builds the index of a record.
 * @param record the record
 */
export function buildIndex(record: VerbatimRecord): EmbeddedIndex {
  const vocabulary = buildVocabulary(record);
  const ordered = newestStatements(record);
  const statements = buildCorpus(statementDocuments(ordered, record, vocabulary), vocabulary);
  const counts = withoutDrafts(record.figures).sort((a, b) => newestFirst(a.asOf, b.asOf));
  const figures = buildCorpus(figureDocuments(counts, record, vocabulary), vocabulary);
  const importance = weighSubjects(
    vocabulary,
    [statements, figures].map((corpus) => new CorpusDictionary(corpus)),
  );
  const central = centralEvents(record, vocabulary, importance);
  const events = buildCorpus(eventDocuments(central, record, vocabulary), vocabulary);
  return { vocabulary, importance, statements, columns: statementColumns(ordered), figures, events };
}

/**
 * How much hangs on each subject: what it said counts twice.
 * @param vocabulary the subjects
 * @param dictionaries statements and figures
 */
export function weighSubjects(
  { subjects }: Vocabulary,
  dictionaries: readonly Pick<Dictionary, 'countOf'>[],
): ReadonlyMap<Subject, number> {
  const weigh = (subject: Subject): number =>
    dictionaries.reduce((sum, one) => sum + one.countOf('by', subject) * 2 + one.countOf('about', subject), 0);
  return new Map(subjects.map((subject) => [subject, weigh(subject)]));
}
