import type { Bot } from './bot.js';
import type { Health } from './monitor/health.js';

/** What a shard tells its manager every few seconds. */
export interface ShardReport {
  readonly verbatim: 'report';
  readonly health: Health;
  readonly metrics: readonly object[];
}

const EVERY = 2_000;

/** Whether a message from a shard is its report. */
export const isReport = (message: unknown): message is ShardReport =>
  typeof message === 'object' && message !== null && 'verbatim' in message && message.verbatim === 'report';

/**
 * Reports to the manager that started this process, which tells health and counters for all of them.
 * @param bot this process
 * @param onAlone told when the manager is gone: nobody would ever stop this process
 */
export function reportToManager(bot: Bot, onAlone: () => void): void {
  const report = async (): Promise<void> => {
    const metrics = await bot.metrics();
    const message: ShardReport = { verbatim: 'report', health: bot.health(), metrics: await metrics.json() };
    if (process.connected) process.send?.(message);
  };
  void report();
  setInterval(() => void report(), EVERY).unref();
  process.on('disconnect', onAlone);
}
