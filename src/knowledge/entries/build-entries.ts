import type { Entry, RecordEvent, Statement } from '../../record/entries.js';
import type { Problem } from '../problems.js';
import type { ParsedEntries, WrittenEntry } from '../read/collector.js';
import type { Path } from '../read/yaml.js';
import { buildFigure } from './build-figure.js';
import { buildSimpleEntry } from './build-simple-entry.js';
import { buildStatement } from './build-statement.js';
import { EntryTools } from './entry-tools.js';
import { KnownIds } from './known-ids.js';
import { builtInMetrics } from './metrics.js';

/** An entry with the means to report on it. */
export interface BuiltEntry<E extends Entry = Entry> {
  readonly entry: E;
  readonly report: (path: Path, wrong: string, right: string, part?: 'key' | 'value') => void;
}

/** Turns entries as written into entries of the record, and reports what does not fit together. */
export function buildEntries(collection: ParsedEntries, problems: Problem[]): BuiltEntry[] {
  const metrics = builtInMetrics();
  const names = new Set(metrics.map(({ id }) => id));
  for (const item of collection.entries) {
    if (!names.has(item.written.id) || item.list === 'metrics') continue;
    problems.push({
      file: item.file,
      ...item.place(['id']),
      entry: item.written.id,
      wrong: `"${item.written.id}" is the name of a built-in metric`,
      right: 'choose another id',
    });
  }
  const ids = new KnownIds(collection);
  const built: BuiltEntry[] = metrics
    .filter(({ id }) => !collection.kinds.has(id))
    .map((entry) => ({ entry, report: () => {} }));
  const later: { item: WrittenEntry<'statements'> | WrittenEntry<'figures'>; tools: EntryTools }[] = [];
  const statements = new Map<string, Statement>();
  const events = new Map<string, RecordEvent>();
  for (const item of collection.entries) {
    const tools = new EntryTools(item, ids, problems);
    if (item.list === 'statements' || item.list === 'figures') later.push({ item, tools });
    else {
      const entry = buildSimpleEntry(item, tools);
      if (entry.entry === 'event') events.set(entry.id, entry);
      built.push({ entry, report: tools.report });
    }
  }
  for (const { item, tools } of later) {
    if (item.list !== 'statements') continue;
    const entry = buildStatement(item, tools, events);
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
