import type { Entry, Metric, RecordEvent, Topic } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { byIdOf } from '../../record/map-on-demand.js';
import { mapOnDemand, ofKinds } from '../../record/on-demand.js';
import type { Statement } from '../../record/statement.js';
import type { Problem } from '../problems.js';
import { KIND_OF, type ParsedEntries, type ParsedEntry } from '../read/collector.js';
import type { Path } from '../read/yaml.js';
import { type Growing, growingInMemory } from '../spool/spool.js';
import { buildFigure } from './build-figure.js';
import { buildSimpleEntry } from './build-simple-entry.js';
import { buildStatement } from './build-statement.js';
import { EntryTools } from './entry-tools.js';
import { impliedMetrics } from './implied-metrics.js';
import { KnownIds } from './known-ids.js';
import type { ListName } from './schema.js';
import { topicFinder, topicsAmong } from './topic-names.js';

/** An entry with the means to report on it. */
export interface BuiltEntry<E extends Entry = Entry> {
  readonly entry: E;
  readonly report: (path: Path, wrong: string, right: string, part?: 'key' | 'value') => void;
}

/** Entries that were built before, where only some are built. */
export interface OtherEntries {
  readonly byId: ReadonlyMap<EntryId, Entry>;
  readonly topics: readonly Topic[];
}

const NO_OTHERS: OtherEntries = { byId: new Map(), topics: [] };

/**
 * Turns entries as written into entries of the record, and reports what does not fit together.
 * @param implied metrics that figures name and no list defines
 * @param others what else is on file
 * @param built where they are collected; in memory unless given
 */
export function buildEntries(
  collection: ParsedEntries,
  problems: Problem[],
  implied: readonly Metric[] = impliedMetrics(collection).metrics,
  others: OtherEntries = NO_OTHERS,
  built: Growing<BuiltEntry> = growingInMemory(),
): readonly BuiltEntry[] {
  const ids = new KnownIds(
    collection,
    implied.map(({ id }) => id),
  );
  for (const entry of implied) built.push({ entry, report: () => {} });
  const ofKind = <K extends Entry['entry']>(kind: K): Map<EntryId, Extract<Entry, { entry: K }>> =>
    new Map([...others.byId].filter((one): one is [EntryId, Extract<Entry, { entry: K }>] => one[1].entry === kind));
  const events: Map<EntryId, RecordEvent> = ofKind('event');
  const toolsFor = (item: ParsedEntry): EntryTools => new EntryTools(item, ids, problems);
  for (const item of writtenIn(collection, ...NAMED_LISTS)) {
    const tools = toolsFor(item);
    const entry = buildSimpleEntry(item, tools);
    if (entry.entry === 'event') events.set(entry.id, entry);
    built.push({ entry, report: tools.report });
  }
  reportSharedFormerIds(collection, problems);
  const findTopic = topicFinder([...others.topics, ...topicsAmong(entriesOf(built.list))]);
  for (const item of writtenIn(collection, 'statements')) {
    const tools = toolsFor(item);
    built.push({ entry: buildStatement(item, tools, events, findTopic), report: tools.report });
  }
  const statements = statementsIn(built.list, others);
  for (const item of writtenIn(collection, 'figures')) {
    const tools = toolsFor(item);
    const entry = buildFigure(item, tools, statements);
    if (entry) built.push({ entry, report: tools.report });
  }
  return built.list;
}

const NAMED_LISTS = ['sources', 'people', 'organisations', 'places', 'metrics', 'topics', 'groups', 'events'] as const;

/** The entries of some lists. */
const writtenIn = <L extends ListName>({ entries }: ParsedEntries, ...lists: readonly L[]): readonly Written<L>[] =>
  ofKinds(entries, new Set(lists.map((list) => KIND_OF[list])), ({ list }) => KIND_OF[list]) as readonly Written<L>[];

type Written<L extends ListName> = Extract<ParsedEntry, { readonly list: L }>;

/** The entries that were built, without the means to report on them. */
export const entriesOf = (built: readonly BuiltEntry[]): readonly Entry[] => mapOnDemand(built, ({ entry }) => entry);

/** Finds statements among entries that were built, and among others. */
function statementsIn(built: readonly BuiltEntry[], others: OtherEntries): (id: EntryId) => Statement | undefined {
  const byId = byIdOf(entriesOf(built));
  return (id) => {
    const entry = byId.get(id) ?? others.byId.get(id);
    return entry?.entry === 'statement' ? entry : undefined;
  };
}

/** A former id leads to one entry only, and never away from the entry that has it now. */
function reportSharedFormerIds({ entries, kinds }: ParsedEntries, problems: Problem[]): void {
  const first = new Map<string, string>();
  for (const { written, file, place } of entries)
    for (const former of written.formerly ?? []) {
      const other = kinds.has(former) ? former : first.get(former);
      first.set(former, written.id);
      if (other === undefined) continue;
      const wrong = other === former ? `the id ${former} is in use` : `the former id ${former} is that of ${other} too`;
      problems.push({ file, ...place(['formerly']), entry: written.id, wrong, right: 'name it at one entry only' });
    }
}
