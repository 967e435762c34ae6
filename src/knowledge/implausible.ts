import { namedDays } from '../language/words/dates.js';
import { dateInWords, dateSpan, type RecordDate, UNKNOWN_DATE } from '../record/dates.js';
import type { Entry, Person, RecordEvent, Source } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import { byIdOf } from '../record/map-on-demand.js';
import type { Figure, Statement } from '../record/statement.js';
import { checkRelations, type RecordNames } from './implausible-relations.js';
import { isBefore, type Warn } from './implausible-tools.js';
import { largerParts } from './larger-parts.js';
import type { Problem } from './problems.js';
import { createNameFinder, createSpeakerNames } from './proof/speaker-names.js';

/** Years from now in which an event may be planned. */
const MAX_YEARS_AHEAD = 30;
/** How much of a sentence of a summary its date may take. */
const MAX_LEADING_DATE = 30;
/** Nothing that a newsroom quotes was printed before. */
const MIN_YEAR = 1_600;

/**
 * Warnings about what hardly ever is as the record says: words said after they were printed, days in the future, answers before what they
 * answer, people who deny each other, events that follow later ones, two posts at once, parts larger than the whole.
 * @param today `2023-09-22`
 */
export function implausible(entries: readonly Entry[], today: string): readonly Problem[] {
  const byId = byIdOf(entries);
  const namesOf = createSpeakerNames(entries);
  const names: RecordNames = { byId, isNamed: (id, words) => createNameFinder(namesOf(id).loose)(words) };
  const warnings: Problem[] = [];
  // Written out, because V8 gave each copy of a position a shape of its own, which took more room than the warning.
  const warn: Warn = ({ id, position: { file, line, column } }, wrong, right) =>
    warnings.push({ file, line, column, entry: id, wrong, right });
  for (const entry of entries) {
    if (entry.entry === 'source') checkSource(entry, byId, today, warn);
    else if (entry.entry === 'statement') checkStatement(entry, names, warn);
    else if (entry.entry === 'figure') checkBeforeEvent(entry, byId, warn);
    else if (entry.entry === 'event') checkEvent(entry, byId, today, warn);
    else if (entry.entry === 'person') checkRoles(entry, warn);
  }
  return [...warnings, ...largerParts(entries, byId)];
}

function checkSource(source: Source, byId: ReadonlyMap<EntryId, Entry>, today: string, warn: Warn): void {
  for (const id of source.revision?.concerns ?? []) {
    const entry = byId.get(id);
    if ((entry?.entry === 'statement' || entry?.entry === 'figure') && !sourcesOf(entry).includes(source.id))
      warn(source, `its revision concerns ${id}, which has another source`, 'name entries that rest on this source');
  }
  const { first } = dateSpan(source.published);
  if (first > today)
    warn(
      source,
      `it is published on ${dateInWords(source.published)}, which is still to come`,
      'write the day it was published',
    );
  else if (first !== '' && Number(first.slice(0, 4)) < MIN_YEAR)
    warn(source, `it is published in ${first.slice(0, 4)}`, 'write the day it was published');
}

const sourcesOf = (entry: Statement | Figure): EntryId[] => [
  entry.source,
  ...(entry.entry === 'statement' ? entry.renderings.map(({ source }) => source) : []),
];

function checkStatement(statement: Statement, names: RecordNames, warn: Warn): void {
  const { byId } = names;
  const source = byId.get(statement.source);
  if (source?.entry === 'source' && isBefore(source.published, statement.said))
    warn(
      statement,
      `it was said on ${dateInWords(statement.said)}, after its source was published (${dateInWords(source.published)})`,
      'correct `said` or the day of the source',
    );
  checkBeforeEvent(statement, byId, warn);
  checkRelations(statement, names, warn);
}

/** What may be said of something that has not happened yet. */
const LOOKS_AHEAD: ReadonlySet<Statement['kind']> = new Set([
  'forecast',
  'promise',
  'warning',
  'demand',
  'appeal',
  'question',
]);

/** Warns of words about an event that were said, or printed, before it began, where nothing says that they look ahead. */
function checkBeforeEvent(entry: Statement | Figure, byId: ReadonlyMap<EntryId, Entry>, warn: Warn): void {
  const [id, said, kind] =
    entry.entry === 'statement' ? [entry.event, entry.said, entry.kind] : [entry.of, UNKNOWN_DATE, undefined];
  const event = id === undefined ? undefined : byId.get(id);
  const source = byId.get(entry.source);
  if (event?.entry !== 'event' || source?.entry !== 'source') return;
  if (entry.note !== undefined || event.planned === true || event.start.about === true || LOOKS_AHEAD.has(kind)) return;
  const isSaid = isBefore(said, event.start);
  if (!isSaid && !isBefore(source.published, event.start)) return;
  warn(
    entry,
    `it was ${isSaid ? `said on ${dateInWords(said)}` : `published on ${dateInWords(source.published)}`}, before ${event.id} began (${dateInWords(event.start)})`,
    `correct \`${entry.entry === 'statement' ? 'event' : 'of'}\` or the day, or say in \`note\` how it is about what was still to come`,
  );
}

function checkEvent(event: RecordEvent, byId: ReadonlyMap<EntryId, Entry>, today: string, warn: Warn): void {
  const { first } = dateSpan(event.start);
  const year = Number(first.slice(0, 4));
  if (first !== '' && (year < MIN_YEAR || year > Number(today.slice(0, 4)) + MAX_YEARS_AHEAD))
    warn(event, `it begins in ${first.slice(0, 4)}`, 'correct the day');
  const days = event.summary.flatMap(({ text }) => namedDays(text.slice(0, MAX_LEADING_DATE), undefined));
  const last = event.end === undefined ? dateSpan(event.start).last : dateSpan(event.end).last;
  const isWithin = days.some(({ iso }) => first <= iso && (event.ongoing === true || iso <= last));
  if (first !== '' && event.start.about !== true && days.length > 0 && !isWithin)
    warn(
      event,
      `no day of its summary is in its own time (${dateInWords(event.start)})`,
      'correct the day of the event',
    );
  for (const id of event.follows) {
    const other = byId.get(id);
    if (other?.entry === 'event' && isBefore(event.start, other.start))
      warn(
        event,
        `it follows ${id}, which began later (${dateInWords(other.start)})`,
        'correct the days, or turn it round',
      );
  }
}

/** Two posts at once are usual; two of the same body at once are mostly a day that is missing. */
function checkRoles(person: Person, warn: Warn): void {
  const undated = person.roles.filter(({ from, to }) => !from?.iso && !to?.iso);
  const [always] = undated;
  if (always !== undefined && person.roles.length > 1)
    warn(
      person,
      `the role "${always.title}" has no date, so it is shown on every day beside the others`,
      'add `from:` or `to:` to it, unless it was held all the time',
    );
  person.roles.forEach((role, index) => {
    const other = person.roles
      .slice(index + 1)
      .find((one) => one.organisation === role.organisation && role.organisation !== undefined && overlap(role, one));
    if (undated.includes(role) || (other !== undefined && undated.includes(other))) return;
    if (other !== undefined)
      warn(
        person,
        `two posts overlap: "${role.title}" and "${other.title}"`,
        'add `to:` to the earlier one, if it ended; both are shown otherwise',
      );
  });
}

type Dated = { readonly from?: RecordDate; readonly to?: RecordDate };

function overlap(a: Dated, b: Dated): boolean {
  const [aEnds, bEnds] = [a.to, b.to].map((date) => (date === undefined ? '' : dateSpan(date).first));
  const [aBegins, bBegins] = [a.from, b.from].map((date) => (date === undefined ? '' : dateSpan(date).last));
  const ends = (end: string | undefined, begin: string | undefined): boolean =>
    end !== undefined && end !== '' && begin !== undefined && begin !== '' && end <= begin;
  return !ends(aEnds, bBegins) && !ends(bEnds, aBegins);
}
