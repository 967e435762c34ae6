import { afterAll, describe, expect, it } from 'vitest';
import { createLanguages } from '../../../src/language/language.js';
import { parseDate, UNKNOWN_DATE } from '../../../src/record/dates.js';
import type { RecordEvent } from '../../../src/record/entries.js';
import { buildRecord } from '../../../src/record/record.js';
import { countsOf } from '../../../src/view/counts.js';
import { cardPicture } from '../../../src/view/pictures/card-picture.js';
import { createDrawer } from '../../../src/view/pictures/drawing/drawer.js';
import { fontFiles, fontMetrics } from '../../../src/view/pictures/drawing/fonts.js';
import { figuresPicture } from '../../../src/view/pictures/figures-picture.js';
import { seriesPicture } from '../../../src/view/pictures/series-picture.js';
import type { Picture } from '../../../src/view/pictures/svg.js';
import { event, figure, metric, person, source, statement } from '../../support/entries.js';
import { patience } from '../../support/patience.js';
import { cpuTime, median } from '../../support/stretch.js';

const font = fontMetrics(await fontFiles());
const drawer = createDrawer({
  worker: new URL('../../../dist/src/view/pictures/drawing/worker.js', import.meta.url),
  maxDrawMs: patience(8_000),
});
afterAll(() => drawer.close());

const LENGTH = 400_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
const TEXTS: readonly (readonly [string, string])[] = [
  ['one huge word', fill('W')],
  ['words of one letter', fill('i ')],
  ['combining marks', `a${fill('\u0301')}`],
  ['emoji', fill('👨‍👩‍👧')],
  ['joiners', fill('a\u200d')],
  ['brackets', fill('(')],
  ['letters from right to left', fill('א')],
  ['changes of direction', fill('אa')],
  ['letters that the font lacks', fill('界')],
];

/** Lays out every kind of picture, with a hostile text wherever a record may hold one. */
function layoutOf(text: string): () => (Picture | undefined)[] {
  const day = (iso: string) => ({ asOf: parseDate(iso) ?? UNKNOWN_DATE });
  const killed = (id: string, claimant: string, value: string, on: string) =>
    figure(id, claimant, 'killed', value, text, { of: 'battle', ...day(on) });
  const own = [killed('a', 'somebody', `5 ${text}`, '2023-10-01'), killed('b', 'somebody', '7', '2023-10-02')];
  const others = [killed('c', 'somebody-else', '9', '2023-10-03')];
  const said = statement('said', 'somebody', '2023-10-03', text);
  const battle: RecordEvent = event('battle', text, '2023-10-02', {
    summary: [1, 2].map((date) => ({ text: `${date} October 2023: ${text}`, entries: ['daily-2023'] })),
  });
  const record = buildRecord({
    version: '00000000',
    loadedAt: '2023-12-01T00:00:00.000Z',
    proofs: new Map(),
    entries: [
      source('daily-2023', text, '2023-10-04'),
      metric('killed'),
      person('somebody', text, { roles: [{ title: text }] }),
      person('somebody-else', `${text}!`),
      battle,
      said,
      ...own,
      ...others,
    ],
  });
  const context = { record, today: '2023-12-01', language: createLanguages()('en-US') };
  const count = countsOf([...own, ...others], context).find(({ groups }) => groups.length > 0);
  return () => [
    cardPicture(said, context, font),
    ...(count === undefined
      ? []
      : [
          figuresPicture(count, context, font),
          ...[own, others].map((all) => seriesPicture(count, all, context, font)),
        ]),
  ];
}

/** One pass over a text of that length: what the layout is compared with, so that neither machine nor load counts. */
function passOver(text: string): number {
  const before = cpuTime();
  const found = text.normalize('NFC').match(/\p{L}|\p{M}/gu)?.length ?? 0;
  return cpuTime() - before + (found < 0 ? 1 : 0);
}

/** Beside a whole test run they measured 3 to 12. Uncut, one huge word of a quarter of the length measured 35,000. */
const MAX_RATIO = 40;

describe('a record with hostile texts', () => {
  // Compiled by now.
  layoutOf('a usual text')();

  it.each(TEXTS)('is laid out without holding up the main loop: %s', (_name, text) => {
    const reference = Math.max(...Array.from({ length: 5 }, () => passOver(fill('a '))));
    const layout = layoutOf(text);
    const times = Array.from({ length: 5 }, () => {
      const before = cpuTime();
      layout();
      return cpuTime() - before;
    });
    expect(median(times) / reference).toBeLessThan(MAX_RATIO);
  });

  it.each(TEXTS)('gives pictures of a size that can be drawn: %s', async (_name, text) => {
    for (const picture of layoutOf(text)()) {
      if (picture === undefined) continue;
      expect(picture.svg.length).toBeLessThan(60_000);
      expect((await drawer.draw(picture.svg)).length).toBeGreaterThan(100);
    }
  });
});

describe('drawing', () => {
  it('goes on beside the main loop', async () => {
    const endless = createDrawer({
      worker: new URL(
        'data:text/javascript,import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { for (;;); }); parentPort.postMessage({ ready: true });',
      ),
      maxDrawMs: 1_000,
    });
    const started = performance.now();
    let last = started;
    let longest = 0;
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    await expect(endless.draw('endless')).rejects.toMatchObject({ failure: 'too-slow' });
    clearInterval(timer);
    const elapsed = performance.now() - started;
    await endless.close();
    // A loop that is held up by the picture turns once, at its end.
    expect(longest / elapsed).toBeLessThan(0.5);
  });
});
