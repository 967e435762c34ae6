import type { Label } from '../verdict-grades.js';
import { differenceText, PLAIN_MARKS } from './difference.js';
import { placeInWords, uncheckedInWords, verdictInWords } from './in-words.js';
import type { ReportItem } from './report-item.js';
import { failsBy, gateResult, type StoryReport } from './story-report.js';
import { escapeXml } from './xml.js';

/**
 * A report as JUnit XML: a test for each quotation and figure, failed where the gate stops at it; an error for what was not checked.
 * There is no standard; this keeps to what Jenkins reads: the "junit-10" schema of its xUnit plugin.
 */
export function junitReport(report: StoryReport, failOn: readonly Label[]): string {
  const { name, items, unchecked, digest, recordVersion, checkedOn } = report;
  const failures = items.filter((item) => failsBy(item, failOn).length > 0).length;
  const tests = items.length + unchecked.length;
  const totals = `tests="${tests}" failures="${failures}" errors="${unchecked.length}"`;
  const properties = Object.entries({
    result: gateResult(report, failOn),
    recordVersion,
    checkedOn,
    digest: `sha256:${digest}`,
  }).map(([key, value]) => `      <property name="${key}" value="${escapeXml(value)}"/>`);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Verbatim" ${totals}>`,
    `  <testsuite name="${escapeXml(name)}" ${totals} skipped="0">`,
    '    <properties>',
    ...properties,
    '    </properties>',
    ...items.map((item) => testCase(item, report, failOn)),
    ...unchecked.map((one) => {
      const words = escapeXml(uncheckedInWords(one, report));
      return `    <testcase classname="${escapeXml(name)}" name="${words}"><error type="${one.why}" message="${words}"/></testcase>`;
    }),
    '  </testsuite>',
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function testCase(item: ReportItem, report: StoryReport, failOn: readonly Label[]): string {
  const place = placeInWords(item.from, report);
  const head = `    <testcase classname="${escapeXml(report.name)}" name="${escapeXml(`${place}: ${item.words}`)}"`;
  const message = escapeXml(verdictInWords(item));
  const details = escapeXml(detailsOf(item));
  const stops = failsBy(item, failOn);
  if (stops.length > 0)
    return `${head}><failure type="${escapeXml(stops.join(' '))}" message="${message}">${details}</failure></testcase>`;
  return `${head}><system-out>${message}${details === '' ? '' : `\n${details}`}</system-out></testcase>`;
}

const detailsOf = ({ difference, notes, entries }: ReportItem): string =>
  [
    ...(difference === undefined ? [] : [differenceText(difference, PLAIN_MARKS)]),
    ...notes,
    ...entries.flatMap(({ id, text, source, proof, know }) => [
      `${[`${id}: ${text}`, source, proof].filter((one) => one !== undefined).join('; ')}`,
      ...know,
    ]),
  ].join('\n');
