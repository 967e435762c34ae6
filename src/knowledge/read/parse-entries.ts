import { type ListName, STORY_SCHEMA } from '../entries/schema.js';
import { didYouMean, excerpt } from '../problems.js';
import type { Growing } from '../spool/spool.js';
import { Collector, LISTS, type ParsedEntries, type ParsedEntry, type WrittenEntry } from './collector.js';
import { explainIssue } from './issues.js';
import { type Progress, parseJsonLines } from './parse-json-lines.js';
import type { RecordFile } from './record-files.js';
import { type ParsedFile, type Path, parseYaml } from './yaml.js';

/**
 * Parses the entries in the files and checks the form of each.
 * @param entries where they are collected; in memory unless given
 */
export async function parseEntries(
  files: readonly RecordFile[],
  onProgress?: (progress: Progress) => void,
  entries?: Growing<ParsedEntry>,
): Promise<ParsedEntries> {
  const collector = new Collector(entries);
  for (const file of files) {
    if (file.trouble) collector.report(file.shown, { line: file.trouble.line, column: 1 }, file.trouble);
    if (file.lines !== undefined) await parseJsonLines(file.shown, file.lines, collector, onProgress);
    else if (file.text !== undefined) parseFile(file.shown, file.text, collector);
    else if (file.remains === undefined) collector.hasUnreadableFile = true;
    else rememberIds(file.remains, collector);
  }
  return collector;
}

/** Remembers the ids in a text that cannot be parsed, so that references to them do not count as wrong. */
function rememberIds(text: string, collector: Collector): void {
  for (const match of text.matchAll(/^[ \t]*(?:-[ \t]+)?(?:\{[ \t]*)?id:[ \t]*["']?([a-z0-9-]+)/gm))
    collector.possibleIds.add(match[1] ?? '');
}

/** Where the parts of an entry are. It holds nothing but the file. */
const placesIn =
  ({ placeOf }: ParsedFile, of: Path): WrittenEntry<ListName>['place'] =>
  (path, part) =>
    placeOf([...of, ...path], part);

function parseFile(file: string, text: string, collector: Collector): void {
  const parsed = parseYaml(file, text);
  collector.problems.push(...parsed.problems);
  const { value } = parsed;
  if (value === undefined) {
    rememberIds(text, collector);
    return;
  }
  const report = (path: Path, part: 'key' | 'value', wrong: string, right: string): void =>
    collector.report(file, parsed.placeOf(path, part), { wrong, right });
  if (value === null) {
    report([], 'value', 'the file is empty', 'add entries to it or remove it');
    return;
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    const right = `begin with a list such as ${LISTS.join(':, ')}:`;
    report([], 'value', 'the file does not hold lists of entries', right);
    return;
  }
  let count = 0;
  for (const [key, items] of Object.entries(value)) {
    if (key === 'story') {
      for (const issue of STORY_SCHEMA.safeParse(items).error?.issues ?? []) {
        for (const fault of explainIssue(issue, items, () => ['id', 'title', 'description']))
          report(['story', ...fault.path], fault.part, fault.wrong, fault.right);
      }
      continue;
    }
    const list = LISTS.find((name) => name === key);
    if (!list) {
      count += 1;
      const known = `known keys are ${LISTS.join(', ')} and story`;
      report([key], 'key', `unknown key "${excerpt(key)}"`, didYouMean(key, [...LISTS, 'story'], known));
    } else if (items === null) {
      report([key], 'key', `\`${key}\` is empty`, 'add entries to it or take it out');
      count += 1;
    } else if (!Array.isArray(items)) {
      report([key], 'value', `\`${key}\` must be a list`, 'begin each entry with a hyphen: `- id: …`');
      count += 1;
    } else {
      count += items.length;
      items.forEach((item: unknown, index) => {
        collector.add(list, item, file, placesIn(parsed, [list, index]));
      });
    }
  }
  if (count === 0 && parsed.problems.length === 0)
    report([], 'value', 'the file has no entries', 'add entries to it or remove it');
}
