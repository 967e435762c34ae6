import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aheadBy, createDiscordClock, measureClock } from '../../../src/bot/delivery/clock.js';
import { snowflakeAt } from '../../../src/bot/snowflake.js';
import { eventually } from '../../support/patience.js';

const header = (milliseconds: number): string => new Date(milliseconds).toUTCString();
const NOW = Date.UTC(2026, 0, 1, 12, 0, 0, 400);

describe('the clock of this machine', () => {
  it.each([
    ['right', 0, 0],
    ['right, with a slow answer', 0, 0],
    ['ten minutes ahead', 600_000, 600_000],
    ['ten minutes behind', -600_000, -600_000],
  ])('is called %s by the date that Discord tells', (_what, off, expected) => {
    const found = aheadBy(NOW + off, NOW + off + 80, header(NOW + 40)) ?? Number.NaN;
    expect(Math.abs(found - expected)).toBeLessThanOrEqual(1_000);
  });

  it('is trusted where nothing is told', () => {
    expect(aheadBy(NOW, NOW, null)).toBeUndefined();
    expect(aheadBy(NOW, NOW, 'yesterday')).toBeUndefined();
  });

  it('is set by Discord’s, and a wrong one is told once', async () => {
    const told: number[] = [];
    const server = createServer((_request, response) => {
      response.setHeader('date', header(Date.now() - 600_000));
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const clock = createDiscordClock({
      measure: () => measureClock(`http://127.0.0.1:${port}/api`),
      onWrong: (ahead) => told.push(ahead),
    });
    onTestFinished(() => clock.stop());
    await eventually(() => clock.aheadMs() !== 0, 'the time of Discord');
    expect(Math.abs(Date.now() - 600_000 - clock.now())).toBeLessThan(2_000);
    expect(told).toHaveLength(1);
  });

  it('is asked on a connection that nothing else takes over', async () => {
    const connections: unknown[] = [];
    const server = createServer(({ headers }, response) => {
      connections.push(headers.connection);
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    await measureClock(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api`);
    expect(connections).toEqual(['close']);
  });

  it('is trusted where Discord cannot be asked', async () => {
    expect(await measureClock('http://127.0.0.1:1/api')).toBeUndefined();
  });
});

/** A machine whose clock can be set, and Discord's true time beside it. */
function machine(ofWall: number, reachable = true) {
  let truth = NOW;
  let off = ofWall;
  let measured = 0;
  const clock = createDiscordClock({
    measure: async () => {
      measured += 1;
      return reachable ? off : undefined;
    },
    onWrong: () => {},
    wall: () => truth + off,
    monotonic: () => truth - NOW,
  });
  onTestFinished(() => clock.stop());
  return {
    clock,
    measured: () => measured,
    /** The clock is set by this much. */
    step(by: number) {
      off += by;
    },
    pass(milliseconds: number) {
      truth += milliseconds;
    },
    /** The age that an interaction seems to have. */
    ageOf: (milliseconds: number) => clock.ageOf(snowflakeAt(truth - milliseconds)),
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

const HOUR = 3_600_000;
const steps = [-HOUR, -10_000, -2_000, 2_000, 10_000, 20_000, HOUR, 24 * HOUR, 25 * HOUR];

describe('a clock that is set while the bot runs', () => {
  it.each(steps)('by %i ms does not make interactions look old, and is measured again at the next one', async (by) => {
    const here = machine(0);
    await here.settled();
    here.pass(100_000);
    here.step(by);
    expect(here.ageOf(300)).toBe(300);
    await here.settled();
    expect(here.measured()).toBe(2);
    expect(here.ageOf(300)).toBe(300);
    expect(here.clock.aheadMs()).toBe(by);
    await here.settled();
    expect(here.measured()).toBe(2);
  });

  it('after a boot with a clock an hour slow goes on telling ages rightly', async () => {
    const here = machine(-HOUR);
    await here.settled();
    expect(here.ageOf(1_200)).toBe(1_200);
    here.step(HOUR);
    expect(here.ageOf(1_200)).toBe(1_200);
    await here.settled();
    expect(here.ageOf(1_200)).toBe(1_200);
    expect(here.clock.aheadMs()).toBe(0);
  });

  it('where Discord could never be asked leaves unlikely ages unknown', async () => {
    const here = machine(-HOUR, false);
    await here.settled();
    here.step(HOUR);
    expect(here.ageOf(300)).toBeUndefined();
  });

  it('has an unlikely age believed only after a fresh measurement', async () => {
    const here = machine(0);
    await here.settled();
    expect(here.ageOf(20_000)).toBe(20_000);
    here.pass(250_000);
    expect(here.ageOf(20_000)).toBeUndefined();
    await here.settled();
    expect(here.measured()).toBe(2);
    expect(here.ageOf(20_000)).toBe(20_000);
  });
});
