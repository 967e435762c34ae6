import { printable, printableLine } from '../../printable.js';
import type { Label } from '../verdict-grades.js';
import { differenceText, PLAIN_MARKS } from './difference.js';
import type { FiledEntry } from './filed-entry.js';
import { countsInWords, gradesInWords, placeInWords, uncheckedInWords, verdictInWords } from './in-words.js';
import type { ReportItem } from './report-item.js';
import { failsBy, gateResult, type StoryReport } from './story-report.js';

const RESULT_WORDS = { clean: 'Passed', found: 'Stopped', incomplete: 'Not all was checked' } as const;

/** A report for a terminal: counts first, then the story from top to bottom. */
export function textReport(report: StoryReport, failOn: readonly Label[]): string {
  const { name, recordVersion, checkedOn, digest, items, unchecked } = report;
  const stops = failOn.length === 0 ? 'nothing' : failOn.join(', ');
  const lines = [
    `${printableLine(name)}: ${countsInWords(report)}`,
    `${gradesInWords(report)}.`,
    `${RESULT_WORDS[gateResult(report, failOn)]} (stops at: ${stops}).`,
    ...unchecked.map((one) => uncheckedInWords(one, report)),
    ...items.flatMap((item) => ['', ...itemLines(item, report, failOn)]),
    '',
    `Record version ${recordVersion}, ${checkedOn}. SHA-256 of version and file: ${digest}`,
  ];
  return printable(`${lines.join('\n')}\n`);
}

function itemLines(item: ReportItem, report: StoryReport, failOn: readonly Label[]): string[] {
  const passing = item.verdict === 'not-judged' ? '–' : item.grade === 'clean' ? '✓' : '!';
  const mark = failsBy(item, failOn).length > 0 ? '✗' : passing;
  const words = item.kind === 'quote' ? `“${item.words}”` : item.words;
  return [
    `${mark} ${placeInWords(item.from, report)}: ${verdictInWords(item)}`,
    `  ${words}`,
    ...(item.difference === undefined ? [] : [`  ${differenceText(item.difference, PLAIN_MARKS)}`]),
    ...item.notes.map((note) => `  ${note}`),
    ...(item.entries.length === 0 ? [] : [`  ${item.entriesAre}`]),
    ...item.entries.flatMap(entryLines),
    ...(item.more === 0 ? [] : [`    and ${item.more} more`]),
  ];
}

function entryLines({ id, text, date, source, proof, address, know }: FiledEntry): string[] {
  const details = [date, source, proof].filter((one) => one !== undefined);
  return [
    ...know.map((line) => `    ! ${line}`),
    `    ${id}: ${text}${details.length === 0 ? '' : ` (${details.join('; ')})`}`,
    ...(address === undefined ? [] : [`      ${address}`]),
  ];
}
