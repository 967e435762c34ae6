import { dateInWords, dateSpan, type RecordDate } from '../record/dates.js';
import type { Entry, EntryId, Person, RecordEvent, Relation, Source, Statement } from '../record/entries.js';
import type { Problem } from './problems.js';

/** Years from now in which an event may be planned. */
const MAX_YEARS_AHEAD = 30;
/** Nothing that a newsroom quotes was printed before. */
const MIN_YEAR = 1_600;
/** Relations to something that was there before. */
const LOOKS_BACK: ReadonlySet<Relation['kind']> = new Set(['denies', 'answers', 'corrects', 'repeats']);

/** What is allowed but hardly ever right: a warning for an editor to look at. */
type Warn = (entry: Entry, wrong: string, right: string) => void;

/**
 * Warnings about what hardly ever is as the record says: words said after they were printed, days in the future, answers before what they
 * answer, people who deny each other, events that follow later ones, two posts at once.
 * @param today `2023-09-22`
 */
export function implausible(entries: readonly Entry[], today: string): readonly Problem[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const warnings: Problem[] = [];
  const warn: Warn = ({ id, position }, wrong, right) => warnings.push({ ...position, entry: id, wrong, right });
  for (const entry of entries) {
    if (entry.entry === 'source') checkSource(entry, today, warn);
    else if (entry.entry === 'statement') checkStatement(entry, byId, warn);
    else if (entry.entry === 'event') checkEvent(entry, byId, today, warn);
    else if (entry.entry === 'person') checkRoles(entry, warn);
  }
  return warnings;
}

const isBefore = (a: RecordDate, b: RecordDate): boolean => {
  const [left, right] = [dateSpan(a).last, dateSpan(b).first];
  return left !== '' && right !== '' && left < right;
};

function checkSource(source: Source, today: string, warn: Warn): void {
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

function checkStatement(statement: Statement, byId: ReadonlyMap<EntryId, Entry>, warn: Warn): void {
  const source = byId.get(statement.source);
  if (source?.entry === 'source' && isBefore(source.published, statement.said))
    warn(
      statement,
      `it was said on ${dateInWords(statement.said)}, after its source was published (${dateInWords(source.published)})`,
      'correct `said` or the day of the source',
    );
  for (const { kind, entry } of statement.relations) {
    const other = entry === undefined ? undefined : byId.get(entry);
    if (other?.entry !== 'statement') continue;
    if (LOOKS_BACK.has(kind) && isBefore(statement.said, other.said))
      warn(
        statement,
        `it ${kind} ${other.id}, which was said later (${dateInWords(other.said)})`,
        'correct the days, or turn the relation round',
      );
    const isMutual = other.relations.some((back) => back.kind === 'denies' && back.entry === statement.id);
    if (kind === 'denies' && isMutual && statement.id < other.id)
      warn(statement, `it denies ${other.id}, which denies it in turn`, 'keep the denial of the one said later');
  }
}

function checkEvent(event: RecordEvent, byId: ReadonlyMap<EntryId, Entry>, today: string, warn: Warn): void {
  const { first } = dateSpan(event.start);
  const year = Number(first.slice(0, 4));
  if (first !== '' && (year < MIN_YEAR || year > Number(today.slice(0, 4)) + MAX_YEARS_AHEAD))
    warn(event, `it begins in ${first.slice(0, 4)}`, 'correct the day');
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
  person.roles.forEach((role, index) => {
    const other = person.roles
      .slice(index + 1)
      .find((one) => one.organisation === role.organisation && role.organisation !== undefined && overlap(role, one));
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
