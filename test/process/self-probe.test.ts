import { describe, expect, it, onTestFinished } from 'vitest';
import { type HealthSources, healthFrom } from '../../src/process/monitor/health.js';
import { startSelfProbe } from '../../src/process/monitor/self-probe.js';
import { eventually } from '../support/patience.js';
import { keptLog } from '../transport/gateway/support.js';

function probeOf(ask: () => Promise<unknown>, maxAnswerMs = 60_000) {
  const { log, lines } = keptLog();
  const probe = startSelfProbe(ask, log, { intervalMs: 1, maxAnswerMs });
  onTestFinished(() => probe.stop());
  return { probe, lines };
}

describe('a bot that asks itself', () => {
  it('knows when it last answered, and asks again', async () => {
    let asked = 0;
    const { probe } = probeOf(async () => {
      asked += 1;
    });
    await probe.first;
    expect(probe.answeredAgoMs()).toBeGreaterThanOrEqual(0);
    await eventually(() => asked > 2, 'more questions');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['fails', () => Promise.reject(new Error('broken'))],
    ['does not end', () => new Promise(() => {})],
  ])('has no answer when the question %s, and says so', async (_what, ask) => {
    const { probe, lines } = probeOf(ask, 5);
    await probe.first;
    expect(probe.answeredAgoMs()).toBeUndefined();
    expect(lines()[0]?.msg).toMatch(/could not answer/);
  });

  it('has no answer in time when the event loop was held up meanwhile', async () => {
    const { probe } = probeOf(async () => {
      const until = performance.now() + 20;
      while (performance.now() < until);
    }, 5);
    await probe.first;
    expect(probe.answeredAgoMs()).toBeUndefined();
  });
});

const record = { version: 'v', entries: 1, loadedAt: '2026-01-01T00:00:00Z', ageSeconds: 1, problems: [] };
const well: HealthSources = {
  kind: 'gateway',
  state: 'ready',
  silentForMs: 41_000,
  answeredAgoMs: 15_000,
  loopDelayMs: 1,
  record,
};

describe('a bot', () => {
  it.each<[string, string, Partial<HealthSources>]>([
    ['ready', 'everything was heard from within the last minute', {}],
    ['ready', 'there is no permanent connection', { kind: 'http', silentForMs: undefined }],
    ['degraded', 'an older record answers', { record: { ...record, problems: ['a.yaml:1:1 wrong'] } }],
    ['not ready', 'Discord has been silent for over a minute', { silentForMs: 60_001 }],
    ['not ready', 'it has not answered itself for over a minute', { answeredAgoMs: 60_001 }],
    ['not ready', 'it has never answered itself', { answeredAgoMs: undefined }],
    ['not ready', 'the record is still loading', { record: undefined }],
    ['not ready', 'the gateway was lost', { state: 'reconnecting' }],
    ['not ready', 'it stops', { state: 'closing' }],
  ])('is %s when %s', (status, _why, change) => {
    expect(healthFrom({ ...well, ...change }).status).toBe(status);
  });
});
