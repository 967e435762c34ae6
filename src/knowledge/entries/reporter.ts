import type { Problem } from '../problems.js';
import type { ParsedEntry } from '../read/collector.js';
import type { Path } from '../read/yaml.js';

/** Reports what is wrong with a part of an entry, and what would be right. */
export type Report = (path: Path, wrong: string, right: string, part?: 'key' | 'value') => void;

/** What reports on an entry. It outlives the entry as written and whatever else is known while entries are built. */
export function reporterOf({ file, place, written: { id } }: ParsedEntry, problems: Problem[]): Report {
  return (path, wrong, right, part = 'value') => {
    problems.push({ file, ...place(path, part), entry: id, wrong, right });
  };
}
