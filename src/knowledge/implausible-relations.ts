import { dateInWords } from '../record/dates.js';
import type { Entry } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import { withParents } from '../record/parents.js';
import { speakerKey } from '../record/speakers.js';
import { spokenForIn, spokenForInFigure } from '../record/speaks-for.js';
import type { Figure, Relation, Statement } from '../record/statement.js';
import { isBefore, type Warn } from './implausible-tools.js';

type ById = ReadonlyMap<EntryId, Entry>;

/** The entries of a record, and whether words name one of them. */
export interface RecordNames {
  readonly byId: ById;
  readonly isNamed: (id: EntryId, words: string) => boolean;
}

/** Relations to something that was there before. */
const LOOKS_BACK: ReadonlySet<Relation['kind']> = new Set(['denies', 'answers', 'corrects', 'repeats', 'retracts']);

/** Warns of what hardly ever holds between two statements: an answer before the words, two that deny each other, words that others take back. */
export function checkRelations(statement: Statement, { byId, isNamed }: RecordNames, warn: Warn): void {
  for (const relation of statement.relations) {
    const { kind, entry, certainty, note, described } = relation;
    if (certainty === 'low' && note === undefined)
      warn(
        statement,
        `it is only possible that it ${kind} ${entry ?? `“${described}”`}, and readers do not see why`,
        `write \`${kind}: {entry: …, certainty: low, note: why it is taken to do so}\``,
      );
    const other = entry === undefined ? undefined : byId.get(entry);
    if (kind === 'retracts' && (other?.entry === 'statement' || other?.entry === 'figure'))
      checkRetraction(statement, other, byId, warn);
    if (other?.entry !== 'statement') continue;
    if (
      kind === 'denies' &&
      speakerKey(other.speaker) === speakerKey(statement.speaker) &&
      statement.speaker !== 'outlet'
    )
      warn(
        statement,
        `it ${kind} ${other.id}, which is the same speaker’s`,
        'write `retracts:` for what a speaker takes back, or name what somebody else said',
      );
    if (other.status === 'withdrawn')
      warn(statement, `it ${kind} ${other.id}, which is withdrawn`, 'name the statement that stands in its place');
    if (LOOKS_BACK.has(kind) && isBefore(latestOf(statement, byId), other.said))
      warn(
        statement,
        `it ${kind} ${other.id}, which was said later (${dateInWords(other.said)})`,
        'correct the days, or turn the relation round',
      );
    checkEnds(statement, relation, other, { byId, isNamed }, warn);
    const isMutual = other.relations.some((back) => back.kind === 'denies' && back.entry === statement.id);
    if (kind === 'denies' && isMutual && statement.id < other.id)
      warn(statement, `it denies ${other.id}, which denies it in turn`, 'keep the denial of the one said later');
  }
}

/** The day something was said, or the day it was printed: it was said no later. */
function latestOf({ said, source }: Statement, byId: ById): Statement['said'] {
  const printed = byId.get(source);
  return said.precision === 'unknown' && printed?.entry === 'source' ? printed.published : said;
}

/** What one side does to the words of another. */
const BETWEEN_SIDES: ReadonlySet<Relation['kind']> = new Set(['denies', 'answers', 'contradicts']);

/** Kinds of statement that say nothing that could be denied; who rejects a denial repeats the charge. */
const NOT_DENIED: ReadonlySet<Statement['kind']> = new Set(['denial', 'demand', 'question', 'no-position']);

/** Warns of a relation within one body, and of one between statements that share nothing, where no note says why it is there. */
function checkEnds(
  statement: Statement,
  { kind, note }: Relation,
  other: Statement,
  { byId, isNamed }: RecordNames,
  warn: Warn,
): void {
  if (note !== undefined) return;
  const right = `name the statement that is meant, or write \`${kind}: {entry: ${other.id}, note: why it does so}\``;
  const isSame = speakerKey(statement.speaker) === speakerKey(other.speaker);
  if (kind === 'contradicts' && isSame && statement.speaker !== 'outlet')
    warn(statement, `it contradicts ${other.id}, which is the same speaker’s`, right);
  if (kind === 'denies' && NOT_DENIED.has(other.kind))
    warn(statement, `it denies ${other.id}, which is filed as a ${other.kind}`, right);
  if (BETWEEN_SIDES.has(kind) && !isSame) {
    const theirs = voicesOf(other, byId);
    const both = [...voicesOf(statement, byId)].find((voice) => theirs.has(voice) && voice !== 'outlet');
    if (both !== undefined) warn(statement, `it ${kind} ${other.id}, and both speak for ${both}`, right);
  }
  const names = (by: Statement, whom: Statement): boolean =>
    [...voicesOf(whom, byId)].some((voice) => isNamed(voice, by.says));
  if (sharesNothing(statement, other, byId) && !names(other, statement) && !names(statement, other))
    warn(
      statement,
      `it ${kind} ${other.id}, which shares neither event nor topic with it, and names nobody of its side`,
      right,
    );
}

/** Whether two statements are about events and topics that have nothing to do with each other. */
function sharesNothing(a: Statement, b: Statement, byId: ById): boolean {
  const [events, topics] = [
    [a.event, b.event].filter((id) => id !== undefined),
    [a.topics, b.topics].filter(({ length }) => length > 0),
  ];
  // What is not filed may well be the same.
  if (events.length < 2 || topics.length < 2) return false;
  const about = (id: EntryId | undefined): ReadonlySet<string> => new Set(withParents({ byId }, id));
  const [mine, theirs] = [about(a.event), about(b.event)];
  const isNext = followed(a.event, byId).includes(b.event) || followed(b.event, byId).includes(a.event);
  const ofTopics = new Set(b.topics.flatMap((topic) => [...about(topic)]));
  return (
    !isNext &&
    ![...mine].some((id) => theirs.has(id)) &&
    !a.topics.some((topic) => [...about(topic)].some((id) => ofTopics.has(id)))
  );
}

function followed(id: EntryId | undefined, byId: ById): readonly (EntryId | undefined)[] {
  const event = id === undefined ? undefined : byId.get(id);
  return event?.entry === 'event' ? event.follows : [];
}

/** Only the speaker takes words back, or a body that they speak for, or somebody who speaks for it. */
function checkRetraction(statement: Statement, other: Statement | Figure, byId: ById, warn: Warn): void {
  const speaker = other.entry === 'figure' ? other.claimant : other.speaker;
  const theirs = voicesOf(other, byId);
  if ([...voicesOf(statement, byId)].some((voice) => theirs.has(voice) && voice !== 'outlet')) return;
  if (
    statement.speaker === 'outlet' &&
    speaker === 'outlet' &&
    publisherOf(statement, byId) === publisherOf(other, byId)
  )
    return;
  warn(
    statement,
    `it retracts ${other.id}, whose words are ${speakerKey(speaker)}’s: only the speaker, or a body they speak for, takes words back`,
    'write `denies:` or `corrects:`, or name the body in the roles of the speaker',
  );
}

/** Who says it, and the bodies that they speak for: not the country, which many speak for. */
function voicesOf(entry: Statement | Figure, byId: ById): ReadonlySet<string> {
  const [speaker, spokenFor] =
    entry.entry === 'figure'
      ? [entry.claimant, spokenForInFigure(entry, byId)]
      : [entry.speaker, spokenForIn(entry, byId)];
  return new Set([speakerKey(speaker), ...[...spokenFor].filter((id) => byId.get(id)?.entry === 'organisation')]);
}

function publisherOf({ source }: Statement | Figure, byId: ById): string | undefined {
  const entry = byId.get(source);
  return entry?.entry === 'source' ? entry.publisher : undefined;
}
