import { dateInWords, dateSpan, newestFirst } from '../record/dates.js';
import type { EntryId, RecordEvent, Statement } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Block, Setting } from './block.js';
import { countBlocks, countsOf } from './figures.js';
import { nameOf, ownedNamesInWords, sourceOf, speakerOf } from './names.js';
import { noticesOf, smallLines } from './notices.js';
import { sourceInWords } from './source-link.js';
import { statementLine } from './statement.js';
import { escapeMarkdown, link, visible } from './text.js';

/** As many key claims and sources as one look takes in; the rest is a question away. */
const KEY_CLAIMS = 6;
const KEY_SOURCES = 12;

/**
 * An event: names with their owners, dates, place, what came before and after, the dated timeline, key claims of every side in turn,
 * figures, sources. The order is the same for every party.
 * @param event the event
 * @param setting the record and the day
 */
export function eventBlocks(event: RecordEvent, setting: Setting): Block[] {
  const { record } = setting;
  const statements = eventStatements(event, record);
  return [
    factsBlock(event, setting),
    ...timelineBlocks(event, record),
    ...keyClaims(statements, record).map((one) => statementLine(one, record, '### Key claims')),
    ...figureBlocks(event, setting),
    ...sourcesBlock(event, statements, record),
  ];
}

/** The dates of an event in words: `19 Sept 2023 to 20 Sept 2023`. */
export function eventDates(event: RecordEvent): string {
  const note = [event.start.note, event.end?.note].filter(Boolean).join('; ');
  const span = spanOf(event);
  return note === '' ? span : `${span} (${note})`;
}

function spanOf({ start, end }: RecordEvent): string {
  const first = dateInWords(start);
  return end === undefined || end.iso === start.iso ? first : `${first} to ${dateInWords(end)}`;
}

function factsBlock(event: RecordEvent, setting: Setting): Block {
  const { record } = setting;
  const before = event.follows.flatMap((id) => eventOf(record, id));
  const after = record.events
    .filter((one) => one.status === 'live' && one.follows.includes(event.id))
    .sort(oldestFirst);
  const parts = record.events.filter((one) => one.status === 'live' && one.partOf === event.id).sort(oldestFirst);
  const whole = event.partOf === undefined ? [] : eventOf(record, event.partOf);
  const rows: [string, string[]][] = [
    ['When', [eventDates(event)]],
    ['Where', event.place === undefined ? [] : [placeInWords(record, event.place)]],
    ['Also called', ownedNamesInWords(record, event.namesUsedBy)],
    ['Part of', whole.map(named)],
    ['Before', before.map(named)],
    ['After', after.map(named)],
    ['Within it', parts.map(named)],
  ];
  const shown = rows.filter(([, values]) => values.length > 0);
  const notices = noticesOf(event, setting);
  return {
    markdown: [
      ...shown.map(([label, values]) => `**${label}** ${values.map(escapeMarkdown).join('; ')}`),
      ...smallLines(notices),
    ].join('\n'),
    brief: `**When** ${escapeMarkdown(eventDates(event))}`,
    plain: [
      event.name,
      ...shown.map(([label, values]) => `${label}: ${values.map(visible).join('; ')}`),
      ...notices.map(visible),
    ].join('\n'),
    entries: [
      ...new Set(
        [event.id, ...whole, ...before, ...after, ...parts].map((one) => (typeof one === 'string' ? one : one.id)),
      ),
    ],
  };
}

const named = (event: RecordEvent): string => `${event.name} (${spanOf(event)})`;
const oldestFirst = (a: RecordEvent, b: RecordEvent): number => newestFirst(b.start, a.start);

function eventOf(record: VerbatimRecord, id: EntryId): RecordEvent[] {
  const entry = record.byId.get(id);
  return entry?.entry === 'event' && entry.status === 'live' ? [entry] : [];
}

/** A place with the names that sides have for it. */
function placeInWords(record: VerbatimRecord, id: EntryId): string {
  const place = record.byId.get(id);
  if (place?.entry !== 'place') return id;
  const names = ownedNamesInWords(
    record,
    place.namesUsedBy.filter(({ name }) => name !== place.name),
  );
  return names.length === 0 ? place.name : `${place.name}, also called ${names.join('; ')}`;
}

function timelineBlocks(event: RecordEvent, record: VerbatimRecord): Block[] {
  return event.summary.map((sentence) => {
    const restsOn = sentence.entries.map((id) => `${basisInWords(record, id)} [${id}]`);
    return {
      heading: '### Timeline',
      markdown: `- ${escapeMarkdown(sentence.text)}\n-# ${restsOn.map(escapeBrackets).join(' · ')}`,
      brief: `- ${restsOn.map(escapeBrackets).join(' · ')}`,
      plain: `– ${visible(sentence.text)} (${restsOn.join('; ')})`,
      entries: sentence.entries,
    };
  });
}

const escapeBrackets = (text: string): string => escapeMarkdown(text).replace(/\[/g, '\\[');

/** What a sentence rests on: who said it and where. Not escaped. */
function basisInWords(record: VerbatimRecord, id: EntryId): string {
  const entry = record.byId.get(id);
  switch (entry?.entry) {
    case 'statement':
      return `${entry.speaker === 'outlet' ? '' : `${speakerOf(record, entry).name}, `}${sourceInWords(sourceOf(record, entry.source))}`;
    case 'figure':
      return `${entry.claimant === 'outlet' ? '' : `${nameOf(record, entry.claimant)}, `}${sourceInWords(sourceOf(record, entry.source))}`;
    case 'source':
      return sourceInWords(entry);
    default:
      return nameOf(record, id);
  }
}

/** Statements made about the event or its parts, newest first. */
function eventStatements(event: RecordEvent, record: VerbatimRecord): Statement[] {
  const ids = new Set([event.id, ...record.events.filter(({ partOf }) => partOf === event.id).map(({ id }) => id)]);
  return record.statements
    .filter((one) => one.status === 'live' && one.event !== undefined && ids.has(one.event))
    .sort((a, b) => newestFirst(a.said, b.said));
}

/** The speakers take turns, in alphabetical order, each with the claim that most hangs on first; the outlet's own account is no claim. */
function keyClaims(statements: readonly Statement[], record: VerbatimRecord): Statement[] {
  const bySpeaker = new Map<string, Statement[]>();
  for (const statement of statements) {
    if (statement.speaker === 'outlet') continue;
    const name = speakerOf(record, statement).name;
    const list = bySpeaker.get(name);
    if (list) list.push(statement);
    else bySpeaker.set(name, [statement]);
  }
  const ties = (one: Statement): number => one.relations.length + (record.relatedTo.get(one.id)?.length ?? 0);
  const queues = [...bySpeaker]
    .map(([name, list]) => ({
      name,
      list: list.sort((a, b) => ties(b) - ties(a)),
      weight: Math.max(...list.map(ties)),
    }))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, KEY_CLAIMS)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: Statement[] = [];
  for (let round = 0; found.length < KEY_CLAIMS; round += 1) {
    const turn = queues.flatMap(({ list }) => list[round] ?? []);
    if (turn.length === 0) break;
    found.push(...turn.slice(0, KEY_CLAIMS - found.length));
  }
  return found;
}

function figureBlocks(event: RecordEvent, setting: Setting): Block[] {
  const own = setting.record.figures.filter((figure) => figure.status === 'live' && figure.of === event.id);
  const bySize = (metric: EntryId): number => own.filter((figure) => figure.metric === metric).length;
  const sorted = [...own].sort(
    (a, b) => bySize(b.metric) - bySize(a.metric) || (a.metric < b.metric ? -1 : a.metric > b.metric ? 1 : 0),
  );
  return countsOf(sorted, setting.record).flatMap((count) => countBlocks(count, setting));
}

function sourcesBlock(event: RecordEvent, statements: readonly Statement[], record: VerbatimRecord): Block[] {
  const ids = new Set([
    ...event.summary.flatMap(({ entries }) => entries).flatMap((id) => sourceIdOf(record, id)),
    ...statements.map(({ source }) => source),
    ...record.figures.filter(({ of, status }) => of === event.id && status === 'live').map(({ source }) => source),
  ]);
  const all = [...ids]
    .map((id) => sourceOf(record, id))
    .sort((a, b) => (dateSpan(a.published).first < dateSpan(b.published).first ? -1 : 1));
  if (all.length === 0) return [];
  const shown = all.slice(0, KEY_SOURCES);
  const more = all.length > shown.length ? `and ${all.length - shown.length} more` : '';
  return [
    {
      heading: '### Sources',
      markdown: [shown.map((source) => link(sourceInWords(source), source.url)).join(' · '), more]
        .filter(Boolean)
        .join(' · '),
      brief: `${all.length} sources`,
      plain: `Sources: ${[...shown.map(sourceInWords), more].filter(Boolean).join('; ')}`,
      entries: shown.map(({ id }) => id),
    },
  ];
}

function sourceIdOf(record: VerbatimRecord, id: EntryId): EntryId[] {
  const entry = record.byId.get(id);
  if (entry?.entry === 'source') return [id];
  return entry?.entry === 'statement' || entry?.entry === 'figure' ? [entry.source] : [];
}
