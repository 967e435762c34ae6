import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aheadBy, createDiscordClock, measureClock } from '../../../src/bot/delivery/clock.js';
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
    const clock = createDiscordClock(
      () => measureClock(`http://127.0.0.1:${port}/api`),
      (ahead) => told.push(ahead),
    );
    onTestFinished(() => clock.stop());
    await eventually(() => clock.aheadMs() !== 0, 'the time of Discord');
    expect(Math.abs(Date.now() - 600_000 - clock.now())).toBeLessThan(2_000);
    expect(told).toHaveLength(1);
  });

  it('is trusted where Discord cannot be asked', async () => {
    expect(await measureClock('http://127.0.0.1:1/api')).toBeUndefined();
  });
});
