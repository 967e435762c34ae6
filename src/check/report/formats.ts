import type { Label } from '../verdict-grades.js';
import { htmlReport } from './html.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { sarifReport } from './sarif.js';
import type { StoryReport } from './story-report.js';
import { textReport } from './text.js';

/** The formats a report can have. */
export const REPORT_FORMATS = ['text', 'json', 'sarif', 'junit', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const WRITERS: Readonly<
  Record<ReportFormat, { readonly type: string; write(report: StoryReport, failOn: readonly Label[]): string }>
> = {
  text: { type: 'text/plain; charset=utf-8', write: textReport },
  json: { type: 'application/json; charset=utf-8', write: jsonReport },
  sarif: { type: 'application/sarif+json; charset=utf-8', write: sarifReport },
  junit: { type: 'application/xml; charset=utf-8', write: junitReport },
  html: { type: 'text/html; charset=utf-8', write: htmlReport },
};

/**
 * A report as text of a format, printable in all of them.
 * @param failOn what the gate stops at
 */
export const writeReport = (format: ReportFormat, report: StoryReport, failOn: readonly Label[]): string =>
  WRITERS[format].write(report, failOn);

/** The media type of a format. */
export const mediaTypeOf = (format: ReportFormat): string => WRITERS[format].type;
