import type { ChangedEntry } from '../../knowledge/versions/compare.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Output } from '../output.js';

const HEADINGS: readonly (readonly [ChangedEntry['change'], string])[] = [
  ['withdrawn', 'Withdrawn'],
  ['corrected', 'Changed'],
  ['added', 'Added'],
  ['gone', 'Not shown any more (deleted, or a draft again)'],
];

/** Prints what became of entries, those that readers must know of first. */
export function printChanges(changed: readonly ChangedEntry[], record: VerbatimRecord, output: Output): void {
  for (const [change, heading] of HEADINGS) {
    const entries = changed.filter((one) => one.change === change);
    if (entries.length === 0) continue;
    output.write(`\n${heading}:\n`);
    for (const one of entries) printEntry(one, record, output);
  }
}

function printEntry({ id, entry, values, revisions }: ChangedEntry, record: VerbatimRecord, output: Output): void {
  const position = record.byId.get(id)?.position;
  output.write(`  ${entry} ${id}${position === undefined ? '' : ` (${position.file}:${position.line})`}\n`);
  for (const { key, was, now } of values) {
    if (was !== undefined) output.write(`    ${key} was: ${was}\n`);
    if (now !== undefined) output.write(`    ${key} now: ${now}\n`);
  }
  for (const { why, by } of revisions) output.write(`    because: ${why}${by === undefined ? '' : ` (${by})`}\n`);
}
