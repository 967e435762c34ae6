import { escapeUnprintable } from '../../printable.js';
import type { Label } from '../verdict-grades.js';
import { failsBy, gateResult, type StoryReport, verdictCounts } from './story-report.js';

/** A report as one JSON document. */
export function jsonReport(report: StoryReport, failOn: readonly Label[]): string {
  const { name, digest, recordVersion, checkedOn, counts, language, items, unchecked } = report;
  const document = {
    file: name,
    result: gateResult(report, failOn),
    failOn,
    verdicts: verdictCounts(report),
    recordVersion,
    checkedOn,
    digest: `sha256:${digest}`,
    language,
    places: counts,
    unchecked,
    items: items.map((item) => ({ ...item, stops: failsBy(item, failOn) })),
  };
  return `${escapeUnprintable(JSON.stringify(document, null, 2))}\n`;
}
