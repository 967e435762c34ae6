import { createHash } from 'node:crypto';
import { escapeUnprintable } from '../../printable.js';
import { type Grade, gravest, LABELS, type Label } from '../verdict-grades.js';
import { placeInWords, uncheckedInWords, verdictInWords } from './in-words.js';
import type { ReportItem } from './report-item.js';
import { gateResult, type StoryReport, verdictCounts } from './story-report.js';

/** How SARIF calls a grade. */
const LEVELS: Readonly<Record<Grade, 'none' | 'warning' | 'error'>> = {
  clean: 'none',
  caution: 'warning',
  fault: 'error',
};

/**
 * What has to be looked at as a log of static analysis, for code review: clean quotations and figures are only counted. Columns are UTF-16 units;
 * paragraphs of a document are logical locations. Source: OASIS, "Static Analysis Results Interchange Format Version 2.1.0".
 */
export function sarifReport(report: StoryReport, failOn: readonly Label[]): string {
  const { name, items, unchecked, digest, recordVersion, checkedOn } = report;
  const uri = name.split(/[\\/]/).map(encodeURIComponent).join('/');
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Verbatim', rules: LABELS.map(rule) } },
        // One upload may hold many stories; each replaces only what was found in it before.
        automationDetails: { id: `verbatim/${uri}/` },
        columnKind: 'utf16CodeUnits',
        language: report.language,
        artifacts: [{ location: { uri } }],
        invocations: [
          {
            executionSuccessful: unchecked.length === 0,
            toolExecutionNotifications: unchecked.map((one) => ({
              level: 'error',
              message: { text: uncheckedInWords(one, report) },
            })),
          },
        ],
        results: items.filter(({ grade }) => grade !== 'clean').map((item) => result(item, report, uri)),
        properties: {
          result: gateResult(report, failOn),
          recordVersion,
          checkedOn,
          digest: `sha256:${digest}`,
          verdicts: verdictCounts(report),
        },
      },
    ],
  };
  return `${escapeUnprintable(JSON.stringify(log, null, 2))}\n`;
}

const rule = (label: Label) => ({
  id: label,
  shortDescription: { text: label.replaceAll('-', ' ') },
  defaultConfiguration: { level: LEVELS[gravest([label])] },
});

function result(item: ReportItem, report: StoryReport, uri: string) {
  const [first] = item.labels;
  // The label that makes it as grave as it is: the verdict, or the first caution that is graver.
  const label = item.labels.find((one) => gravest([one]) === item.grade) ?? first ?? item.verdict;
  const { from, to } = item;
  const entries = item.entries.map(({ id, text, source, proof, know }) =>
    [`${id}: ${text}`, source, proof, ...know].filter((one) => one !== undefined).join('; '),
  );
  return {
    ruleId: label,
    ruleIndex: LABELS.indexOf(label),
    kind: 'fail',
    level: LEVELS[item.grade],
    message: {
      text: [
        `${verdictInWords(item)}: “${item.words}”`,
        ...item.notes,
        ...(entries.length > 0 ? [item.entriesAre] : []),
        ...entries,
      ].join('\n'),
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, index: 0 },
          ...(report.counts === 'lines'
            ? { region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column } }
            : {}),
        },
        ...(report.counts === 'lines' ? {} : { logicalLocations: [{ name: placeInWords(from, report) }] }),
      },
    ],
    // The same words with the same verdict are the same finding, wherever they move to.
    partialFingerprints: {
      'verbatimWords/v1': createHash('sha256').update(`${item.kind}\n${label}\n${item.words}`).digest('hex'),
    },
    properties: {
      kind: item.kind,
      verdict: item.verdict,
      cautions: item.cautions,
      entries: item.entries.map(({ id }) => id),
    },
  };
}
