import type { Entry, Metric, RecordEvent, Topic } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { Statement } from '../../record/statement.js';
import type { Problem } from '../problems.js';
import type { ParsedEntries, WrittenEntry } from '../read/collector.js';
import type { Path } from '../read/yaml.js';
import { buildFigure } from './build-figure.js';
import { buildSimpleEntry } from './build-simple-entry.js';
import { buildStatement } from './build-statement.js';
import { EntryTools } from './entry-tools.js';
import { impliedMetrics } from './implied-metrics.js';
import { KnownIds } from './known-ids.js';
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
 */
export function buildEntries(
  collection: ParsedEntries,
  problems: Problem[],
  implied: readonly Metric[] = impliedMetrics(collection).metrics,
  others: OtherEntries = NO_OTHERS,
): BuiltEntry[] {
  const ids = new KnownIds(
    collection,
    implied.map(({ id }) => id),
  );
  const built: BuiltEntry[] = implied.map((entry) => ({ entry, report: () => {} }));
  const later: { item: WrittenEntry<'statements'> | WrittenEntry<'figures'>; tools: EntryTools }[] = [];
  const ofKind = <K extends Entry['entry']>(kind: K): Map<EntryId, Extract<Entry, { entry: K }>> =>
    new Map([...others.byId].filter((one): one is [EntryId, Extract<Entry, { entry: K }>] => one[1].entry === kind));
  const statements: Map<EntryId, Statement> = ofKind('statement');
  const events: Map<EntryId, RecordEvent> = ofKind('event');
  for (const item of collection.entries) {
    const tools = new EntryTools(item, ids, problems);
    if (item.list === 'statements' || item.list === 'figures') later.push({ item, tools });
    else {
      const entry = buildSimpleEntry(item, tools);
      if (entry.entry === 'event') events.set(entry.id, entry);
      built.push({ entry, report: tools.report });
    }
  }
  reportSharedFormerIds(collection, problems);
  const findTopic = topicFinder([...others.topics, ...topicsAmong(built.map(({ entry }) => entry))]);
  for (const { item, tools } of later) {
    if (item.list !== 'statements') continue;
    const entry = buildStatement(item, tools, events, findTopic);
    statements.set(entry.id, entry);
    built.push({ entry, report: tools.report });
  }
  for (const { item, tools } of later) {
    if (item.list !== 'figures') continue;
    const entry = buildFigure(item, tools, statements);
    if (entry) built.push({ entry, report: tools.report });
  }
  return built;
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
