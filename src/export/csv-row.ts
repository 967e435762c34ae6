import type { RecordDate } from '../record/dates.js';
import type { Source } from '../record/entries.js';
import type { Revision } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import { isDescribed } from '../record/speakers.js';
import type { Figure, Speaker, Statement } from '../record/statement.js';
import { speakerName, statementForm } from '../view/attribution.js';
import { figureInWords } from '../view/figure-words.js';
import { claimantOf, nameOf, sourceOf, speakerOf } from '../view/names.js';
import { entryAddress } from '../view/source-link.js';
import { ENGLISH, revisionInWords } from './english.js';
import { isNotice, proofOf } from './selection.js';

/** The columns in order. Dates are ISO 8601 and empty when unknown; a week is named by its Monday. */
export const COLUMNS = [
  'id',
  'entry',
  'status',
  'speaker_or_claimant',
  'speaker_or_claimant_id',
  'role_on_that_date',
  'words',
  'form',
  'kind',
  'date',
  'date_precision',
  'date_basis',
  'date_note',
  'addressee',
  'occasion',
  'event',
  'event_id',
  'topics',
  'metric',
  'value',
  'population',
  'counted',
  'unit',
  'place',
  'of_statement',
  'relations',
  'language',
  'translated_by',
  'translations',
  'source_id',
  'source_publisher',
  'source_title',
  'source_url',
  'source_published',
  'source_published_precision',
  'also_in',
  'passage_url',
  'proof',
  'proof_date',
  'proof_extent',
  'revisions',
  'review_by',
  'note',
] as const;
export type Column = (typeof COLUMNS)[number];
export type Row = Readonly<Record<Column, string | undefined>>;
type Cells = Partial<Row>;

/** Rows are copied from this one: an object that grows to this many properties is slow, and a large record has many rows. */
const EMPTY_ROW = Object.fromEntries(COLUMNS.map((column) => [column, undefined])) as Row;

const LIST_SEPARATOR = ' | ';

/** A statement or figure as a row: the words as on file, with everything that attributes them. A withdrawn one has only its notice. */
export function rowOf(entry: Statement | Figure, record: VerbatimRecord): Row {
  const { id, status } = entry;
  const notice = isNotice(entry);
  const about = {
    ...EMPTY_ROW,
    id,
    entry: entry.entry,
    status,
    revisions: revisionsInWords(entry.revisions, record, notice),
  };
  if (notice) return about;
  const proof = proofOf(entry, record);
  return {
    ...about,
    ...(entry.entry === 'statement' ? statementCells(entry, record) : figureCells(entry, record)),
    ...sourceCells(sourceOf(record, entry.source)),
    proof: proof.state,
    proof_date: proof.on,
    proof_extent: proof.extent,
    review_by: entry.reviewBy?.iso,
    note: entry.note,
  };
}

function statementCells(statement: Statement, record: VerbatimRecord): Cells {
  const { speaker, says, event, addressee, translatedBy } = statement;
  return {
    speaker_or_claimant: speakerName(statement, { record, language: ENGLISH }),
    speaker_or_claimant_id: idOf(speaker),
    role_on_that_date: speakerOf(record, statement).role,
    words: says,
    form: statementForm(statement),
    kind: statement.kind,
    ...dateCells(statement.said, statement.saidBasis, statement.saidNote),
    addressee: addressee && nameOf(record, addressee),
    occasion: statement.occasion,
    event: event && nameOf(record, event),
    event_id: event,
    topics: statement.topics.map((topic) => nameOf(record, topic)).join(LIST_SEPARATOR),
    relations: relationsInWords(statement, record),
    language: statement.language,
    translated_by: translatedBy && nameOf(record, translatedBy),
    translations: statement.translations
      .map(({ language, by, says: words, source }) => {
        const where = source === undefined ? '' : `, in ${source}`;
        return `${language}, translated by ${nameOf(record, by)}${where}: ${words}`;
      })
      .join(LIST_SEPARATOR),
    also_in: statement.renderings
      .map(({ source, says: words }) => `${source}${words === undefined ? '' : `: ${words}`}`)
      .join(LIST_SEPARATOR),
    passage_url: entryAddress(sourceOf(record, statement.source), statement),
  };
}

/** Somebody without an entry has no id. */
const idOf = (speaker: Speaker): string | undefined => (isDescribed(speaker) ? undefined : speaker);

function figureCells(figure: Figure, record: VerbatimRecord): Cells {
  const { claimant, value, population, of, place } = figure;
  const voice = claimantOf(record, figure);
  return {
    speaker_or_claimant: voice.name,
    speaker_or_claimant_id: idOf(claimant),
    role_on_that_date: voice.role,
    words: figureInWords(figure, record),
    form: 'figure',
    ...dateCells(figure.asOf, figure.asOfBasis),
    event: of && nameOf(record, of),
    event_id: of,
    metric: nameOf(record, figure.metric),
    value,
    population,
    counted: figure.counted?.map((group) => nameOf(record, group)).join(LIST_SEPARATOR),
    unit: figure.unit,
    place: place && nameOf(record, place),
    of_statement: figure.statement,
    passage_url: entryAddress(sourceOf(record, figure.source), figure),
  };
}

const dateCells = (date: RecordDate, basis: string | undefined, note?: string): Cells => ({
  date: date.iso,
  date_precision: `${date.about ? 'about ' : ''}${date.precision}`,
  date_basis: basis,
  date_note: [note, date.note].filter(Boolean).join('; '),
});

const sourceCells = ({ id, publisher, title, url, published }: Source): Cells => ({
  source_id: id,
  source_publisher: publisher,
  source_title: title,
  source_url: url,
  source_published: published.iso,
  source_published_precision: `${published.about ? 'about ' : ''}${published.precision}`,
});

/** Relations from either end, such as what the statement denies and what denies it, as ids. */
function relationsInWords(statement: Statement, record: VerbatimRecord): string {
  const own = statement.relations.map(
    ({ kind, entry, described, certainty, note }) =>
      `${certainty === 'low' ? 'possibly ' : ''}${kind} ${entry ?? `what the source describes as: ${described}`}${note === undefined ? '' : ` (why: ${note})`}`,
  );
  const others = (record.relatedTo.get(statement.id) ?? []).flatMap(({ id, status, relations }) =>
    status === 'withdrawn'
      ? []
      : relations
          .filter(({ entry }) => entry === statement.id)
          .map(({ kind, certainty }) => `${id} ${certainty === 'low' ? 'possibly ' : ''}${kind} this`),
  );
  return [...own, ...others].join(LIST_SEPARATOR);
}

const revisionsInWords = (revisions: readonly Revision[], record: VerbatimRecord, notice: boolean): string =>
  revisions.map((revision) => revisionInWords(revision, record, notice)).join(LIST_SEPARATOR);
