import type { Progress } from '../../knowledge/read/parse-json-lines.js';
import type { Logger } from '../../log.js';

const PROGRESS_INTERVAL_MS = 2_000;

/** Reports progress at most every two seconds: a short load reports nothing. By default to the log. */
export function createProgressLog(
  log: Logger,
  report: (progress: Progress) => void = ({ file, entries, share }) =>
    log.info({ file, entries, percent: Math.floor(share * 100) }, 'reading a large file'),
): (progress: Progress) => void {
  let last = performance.now();
  return (progress) => {
    if (performance.now() - last < PROGRESS_INTERVAL_MS) return;
    last = performance.now();
    report(progress);
  };
}
