import type { Metric } from '../../record/entries.js';

const BUILT_IN: readonly (readonly [string, string?])[] = [
  ['killed', 'casualties'],
  ['wounded', 'casualties'],
  ['missing', 'casualties'],
  ['captured', 'casualties'],
  ['displaced', 'displacement'],
  ['evacuated', 'displacement'],
  ['surrendered', 'forces'],
  ['seized', 'forces'],
  ['strength', 'forces'],
  ['destroyed', 'forces'],
  ['population'],
  ['duration'],
];

/** The metrics every record has without naming them. */
export function builtInMetrics(): Metric[] {
  return BUILT_IN.map(([id, group]) => ({
    entry: 'metric',
    id,
    name: id,
    ...(group === undefined ? {} : { group }),
    aliases: [],
    status: 'live',
    revisions: [],
    position: { file: '(built in)', line: 1, column: 1 },
  }));
}
