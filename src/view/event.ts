import type { Language } from '../language/language.js';
import { dateSpan, newestFirst } from '../record/dates.js';
import type { EntryId, RecordEvent, Statement } from '../record/entries.js';
import { groupBy } from '../record/group-by.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Block, ViewContext } from './block.js';
import { countsOf } from './counts.js';
import { countBlocks } from './figures.js';
import { nameOf, ownedNamesInWords, sourceOf, speakerOf } from './names.js';
import { entryNotices, smallLines } from './notices.js';
import { sourceInWords } from './source-link.js';
import { shortStatementBlock } from './statement.js';
import { escapeMarkdown, markdownLink, visible } from './text.js';

const MAX_KEY_CLAIMS = 6;
const MAX_SOURCES = 12;

/**
 * An event: names with their owners, dates, place, what came before and after, the dated timeline, key claims of every side in turn,
 * figures, sources. The order is the same for every party.
 */
export function eventBlocks(event: RecordEvent, context: ViewContext): Block[] {
  const { record, language } = context;
  const statements = eventStatements(event, record);
  return [
    factsBlock(event, context),
    ...timelineBlocks(event, context),
    ...keyClaims(statements, record).map((one) =>
      shortStatementBlock(one, context, `### ${language.say('heading.key-claims')}`),
    ),
    ...figureBlocks(event, context),
    ...sourcesBlock(event, statements, context),
  ];
}

/** The dates of an event in words: `19 Sept 2023 to 20 Sept 2023`. */
export function eventDates(event: RecordEvent, language: Language): string {
  const note = [event.start.note, event.end?.note].filter(Boolean).join('; ');
  const span = spanOf(event, language);
  return note === '' ? span : `${span} (${note})`;
}

function spanOf({ start, end }: RecordEvent, language: Language): string {
  const first = language.date(start);
  return end === undefined || end.iso === start.iso
    ? first
    : language.say('date.span', { first, last: language.date(end) });
}

function factsBlock(event: RecordEvent, context: ViewContext): Block {
  const { record, language } = context;
  const named = (one: RecordEvent): string => `${one.name} (${spanOf(one, language)})`;
  const before = event.follows.flatMap((id) => eventOf(record, id));
  const after = record.events
    .filter((one) => one.status === 'live' && one.follows.includes(event.id))
    .sort(oldestFirst);
  const parts = record.events.filter((one) => one.status === 'live' && one.partOf === event.id).sort(oldestFirst);
  const whole = event.partOf === undefined ? [] : eventOf(record, event.partOf);
  const rows: [string, string[]][] = [
    [language.say('label.when'), [eventDates(event, language)]],
    [language.say('label.where'), event.place === undefined ? [] : [placeInWords(context, event.place)]],
    [language.say('label.also-called'), ownedNamesInWords(record, event.namesUsedBy)],
    [language.say('label.part-of'), whole.map(named)],
    [language.say('label.before'), before.map(named)],
    [language.say('label.after'), after.map(named)],
    [language.say('label.within'), parts.map(named)],
  ];
  const shown = rows.filter(([, values]) => values.length > 0);
  const notices = entryNotices(event, context);
  return {
    markdown: [
      ...shown.map(([label, values]) => `**${label}** ${values.map(escapeMarkdown).join('; ')}`),
      ...smallLines(notices),
    ].join('\n'),
    brief: `**${language.say('label.when')}** ${escapeMarkdown(eventDates(event, language))}`,
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

const oldestFirst = (a: RecordEvent, b: RecordEvent): number => newestFirst(b.start, a.start);

function eventOf(record: VerbatimRecord, id: EntryId): RecordEvent[] {
  const entry = record.byId.get(id);
  return entry?.entry === 'event' && entry.status === 'live' ? [entry] : [];
}

/** A place with the names that sides have for it. */
function placeInWords({ record, language }: ViewContext, id: EntryId): string {
  const place = record.byId.get(id);
  if (place?.entry !== 'place') return id;
  const names = ownedNamesInWords(
    record,
    place.namesUsedBy.filter(({ name }) => name !== place.name),
  );
  return names.length === 0
    ? place.name
    : language.say('place.also-called', { name: place.name, names: names.join('; ') });
}

function timelineBlocks(event: RecordEvent, context: ViewContext): Block[] {
  // The marks of the picture have the same numbers.
  return event.summary.map((sentence, index) => {
    const restsOn = sentence.entries.map((id) => `${basisInWords(context, id)} [${id}]`);
    return {
      heading: `### ${context.language.say('heading.timeline')}`,
      markdown: `${index + 1}. ${escapeMarkdown(sentence.text)}\n-# ${restsOn.map(escapeMarkdown).join(' · ')}`,
      brief: `- ${restsOn.map(escapeMarkdown).join(' · ')}`,
      plain: `${index + 1}. ${visible(sentence.text)} (${restsOn.join('; ')})`,
      entries: sentence.entries,
    };
  });
}

/** What a sentence rests on: who said it and where. Not escaped. */
function basisInWords({ record, language }: ViewContext, id: EntryId): string {
  const entry = record.byId.get(id);
  switch (entry?.entry) {
    case 'statement':
      return `${entry.speaker === 'outlet' ? '' : `${speakerOf(record, entry).name}, `}${sourceInWords(sourceOf(record, entry.source), language)}`;
    case 'figure':
      return `${entry.claimant === 'outlet' ? '' : `${nameOf(record, entry.claimant)}, `}${sourceInWords(sourceOf(record, entry.source), language)}`;
    case 'source':
      return sourceInWords(entry, language);
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

/** The speakers take turns, in alphabetical order, each beginning with the claim that has the most relations. An outlet's own account is no claim. */
function keyClaims(statements: readonly Statement[], record: VerbatimRecord): Statement[] {
  const bySpeaker = groupBy(
    statements.filter(({ speaker }) => speaker !== 'outlet'),
    (statement) => speakerOf(record, statement).name,
  );
  const ties = (one: Statement): number => one.relations.length + (record.relatedTo.get(one.id)?.length ?? 0);
  const queues = [...bySpeaker]
    .map(([name, list]) => ({
      name,
      list: list.sort((a, b) => ties(b) - ties(a)),
      weight: Math.max(...list.map(ties)),
    }))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_KEY_CLAIMS)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: Statement[] = [];
  for (let round = 0; found.length < MAX_KEY_CLAIMS; round += 1) {
    const turn = queues.flatMap(({ list }) => list[round] ?? []);
    if (turn.length === 0) break;
    found.push(...turn.slice(0, MAX_KEY_CLAIMS - found.length));
  }
  return found;
}

function figureBlocks(event: RecordEvent, context: ViewContext): Block[] {
  const own = context.record.figures.filter((figure) => figure.status === 'live' && figure.of === event.id);
  const bySize = (metric: EntryId): number => own.filter((figure) => figure.metric === metric).length;
  const sorted = [...own].sort(
    (a, b) => bySize(b.metric) - bySize(a.metric) || (a.metric < b.metric ? -1 : a.metric > b.metric ? 1 : 0),
  );
  return countsOf(sorted, context.record).flatMap((count) => countBlocks(count, context));
}

function sourcesBlock(
  event: RecordEvent,
  statements: readonly Statement[],
  { record, language }: ViewContext,
): Block[] {
  const ids = new Set([
    ...event.summary.flatMap(({ entries }) => entries).flatMap((id) => sourceIdOf(record, id)),
    ...statements.map(({ source }) => source),
    ...record.figures.filter(({ of, status }) => of === event.id && status === 'live').map(({ source }) => source),
  ]);
  const all = [...ids]
    .map((id) => sourceOf(record, id))
    .sort((a, b) => (dateSpan(a.published).first < dateSpan(b.published).first ? -1 : 1));
  if (all.length === 0) return [];
  const shown = all.slice(0, MAX_SOURCES);
  const more = all.length > shown.length ? language.say('more.and', { count: all.length - shown.length }) : '';
  const names = shown.map((source) => sourceInWords(source, language));
  return [
    {
      heading: `### ${language.say('heading.all-sources')}`,
      markdown: [shown.map((source) => markdownLink(sourceInWords(source, language), source.url)).join(' · '), more]
        .filter(Boolean)
        .join(' · '),
      brief: language.say('count.sources', { count: all.length }),
      plain: `${language.say('heading.all-sources')}: ${[...names, more].filter(Boolean).join('; ')}`,
      entries: shown.map(({ id }) => id),
    },
  ];
}

function sourceIdOf(record: VerbatimRecord, id: EntryId): EntryId[] {
  const entry = record.byId.get(id);
  if (entry?.entry === 'source') return [id];
  return entry?.entry === 'statement' || entry?.entry === 'figure' ? [entry.source] : [];
}
