import { dateSpan, newestFirst } from '../record/dates.js';
import type { RecordEvent } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import { groupBy } from '../record/group-by.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Statement } from '../record/statement.js';
import type { Block, ViewContext } from './block.js';
import { changeLines } from './changes.js';
import { countsOf } from './counts.js';
import { eventDates, eventSpan } from './event-dates.js';
import { sideBlocks, withRelated } from './event-sides.js';
import { countBlocks, newestFigureBlocks } from './figures.js';
import { nameOf, ownedNamesInWords, sourceOf, speakerInWords, speakerOf } from './names.js';
import { entryNotices, smallLines } from './notices.js';
import { sourceInWords } from './source-link.js';
import { escapeMarkdown, markdownLink, visible } from './text.js';

const MAX_KEY_CLAIMS = 6;
const MAX_SOURCES = 12;
/** Figures on the first screen. */
const MAX_NEWEST = 4;

/**
 * An event: first what, when and where, what each side calls it and says of it, the newest figures, what came before and after; then the
 * timeline, key claims of every side in turn, all figures, sources. The order is the same for every party.
 */
export function eventBlocks(event: RecordEvent, context: ViewContext): Block[] {
  const { record, language } = context;
  const statements = record.lookup.statementsOn(event.id);
  const sides = sideBlocks(event, statements, context);
  const figures = figureBlocks(event, context);
  return [
    factsBlock(event, context),
    ...sides,
    ...figures.newest,
    ...aroundBlocks(event, context),
    ...timelineBlocks(event, context),
    ...keyClaims(statements, record)
      .filter(({ id }) => !sides.some(({ entries }) => entries.includes(id)))
      .map((one) => withRelated(one, `### ${language.say('heading.key-claims')}`, context)),
    ...figures.all,
    ...sourcesBlock(event, statements, context),
  ];
}

function factsBlock(event: RecordEvent, context: ViewContext): Block {
  const { record, language } = context;
  const rows: Row[] = [
    [language.say('label.when'), [eventDates(event, context)]],
    [language.say('label.where'), event.place === undefined ? [] : [placeInWords(context, event.place)]],
    [language.say('label.also-called'), ownedNamesInWords(record, event.namesUsedBy)],
  ];
  const changes = changeLines(event, context);
  const notices = entryNotices(event, context);
  return {
    markdown: [...smallLines(changes), ...rowsInMarkdown(rows), ...smallLines(notices)].join('\n'),
    brief: `**${language.say('label.when')}** ${escapeMarkdown(eventDates(event, context))}`,
    plain: [event.name, ...changes.map(visible), ...rowsInPlain(rows), ...notices.map(visible)].join('\n'),
    entries: [event.id],
  };
}

/** What an event is part of, what came before and after it, and what is part of it. */
function aroundBlocks(event: RecordEvent, context: ViewContext): Block[] {
  const { record, language } = context;
  const named = (one: RecordEvent): string => `${one.name} (${eventSpan(one, context)})`;
  const before = event.follows.flatMap((id) => eventOf(record, id));
  const after = record.events
    .filter((one) => one.status === 'live' && one.follows.includes(event.id))
    .sort(oldestFirst);
  const parts = record.events.filter((one) => one.status === 'live' && one.partOf === event.id).sort(oldestFirst);
  const whole = event.partOf === undefined ? [] : eventOf(record, event.partOf);
  const all = [...whole, ...before, ...after, ...parts];
  if (all.length === 0) return [];
  const rows: Row[] = [
    [language.say('label.part-of'), whole.map(named)],
    [language.say('label.before'), before.map(named)],
    [language.say('label.after'), after.map(named)],
    [language.say('label.within'), parts.map(named)],
  ];
  return [
    {
      markdown: rowsInMarkdown(rows).join('\n'),
      brief: '',
      plain: rowsInPlain(rows).join('\n'),
      entries: [...new Set(all.map(({ id }) => id))],
    },
  ];
}

/** A label and what it holds. Rows without anything are not shown. */
type Row = readonly [label: string, values: readonly string[]];

const filled = (rows: readonly Row[]): readonly Row[] => rows.filter(([, values]) => values.length > 0);
const rowsInMarkdown = (rows: readonly Row[]): string[] =>
  filled(rows).map(([label, values]) => `**${label}** ${values.map(escapeMarkdown).join('; ')}`);
const rowsInPlain = (rows: readonly Row[]): string[] =>
  filled(rows).map(([label, values]) => `${label}: ${values.map(visible).join('; ')}`);

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
  return event.summary.map((sentence) => {
    const restsOn = [...new Set(sentence.entries.map((id) => basisInWords(context, id)))];
    return {
      heading: `### ${context.language.say('heading.timeline')}`,
      markdown: `- ${escapeMarkdown(sentence.text)}\n-# ${restsOn.map(escapeMarkdown).join(' · ')}`,
      brief: `- ${restsOn.map(escapeMarkdown).join(' · ')}`,
      plain: `– ${visible(sentence.text)} (${restsOn.join('; ')})`,
      entries: sentence.entries,
    };
  });
}

/** What a sentence rests on: who said it and where. Not escaped. */
function basisInWords(context: ViewContext, id: EntryId): string {
  const { record } = context;
  const entry = record.byId.get(id);
  switch (entry?.entry) {
    case 'statement':
      return `${entry.speaker === 'outlet' ? '' : `${speakerOf(record, entry).name}, `}${sourceInWords(sourceOf(record, entry.source), context)}`;
    case 'figure':
      return `${entry.claimant === 'outlet' ? '' : `${speakerInWords(record, entry.claimant, entry.source)}, `}${sourceInWords(sourceOf(record, entry.source), context)}`;
    case 'source':
      return sourceInWords(entry, context);
    default:
      return nameOf(record, id);
  }
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

/** All figures of an event, and the newest of the count that most are on file for. */
function figureBlocks(
  event: RecordEvent,
  context: ViewContext,
): { readonly newest: readonly Block[]; readonly all: readonly Block[] } {
  const own = context.record.lookup.figuresOf(event.id);
  const bySize = (metric: EntryId): number => own.filter((figure) => figure.metric === metric).length;
  const sorted = [...own].sort(
    (a, b) => bySize(b.metric) - bySize(a.metric) || (a.metric < b.metric ? -1 : a.metric > b.metric ? 1 : 0),
  );
  const counts = countsOf(sorted, context);
  const [largest] = counts;
  return {
    newest: largest === undefined ? [] : newestFigureBlocks(largest, MAX_NEWEST, context),
    all: counts.flatMap((count) => countBlocks(count, context)),
  };
}

function sourcesBlock(
  event: RecordEvent,
  statements: readonly Statement[],
  { record, language }: ViewContext,
): Block[] {
  const ids = new Set([
    ...event.summary.flatMap(({ entries }) => entries).flatMap((id) => sourceIdOf(record, id)),
    ...statements.map(({ source }) => source),
    ...record.lookup.figuresOf(event.id).map(({ source }) => source),
  ]);
  const all = [...ids]
    .map((id) => sourceOf(record, id))
    .sort((a, b) => (dateSpan(a.published).first < dateSpan(b.published).first ? -1 : 1));
  if (all.length === 0) return [];
  const shown = all.slice(0, MAX_SOURCES);
  const more = all.length > shown.length ? language.say('more.and', { count: all.length - shown.length }) : '';
  const names = shown.map((source) => sourceInWords(source, { record, language }));
  return [
    {
      heading: `### ${language.say('heading.all-sources')}`,
      markdown: [
        shown.map((source) => markdownLink(sourceInWords(source, { record, language }), source.url)).join(' · '),
        more,
      ]
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
