import type { Config } from '../../config.js';
import type { Logger } from '../../log.js';
import type { Bot } from '../bot.js';
import { doorKind } from '../door.js';
import { isPortTaken } from '../port-taken.js';

/** Serves health and metrics where the settings ask for it. The bot answers without them, so a failure is only logged. */
export async function startMonitoring(bot: Bot, config: Config, log: Logger): Promise<void> {
  const { metrics: address } = config;
  if (address === undefined) return;
  try {
    const [{ startMonitor }, metrics] = await Promise.all([import('./server.js'), bot.metrics()]);
    const { url } = await startMonitor(address, {
      health: () => bot.health(),
      metrics,
      corrections: () => bot.correctionsFeed(),
    });
    log.debug({ url }, 'health and metrics listening');
  } catch (error) {
    // The preview is often opened beside a running bot, which has the port.
    const level = doorKind(config) === 'preview' ? 'debug' : 'warn';
    if (isPortTaken(error))
      log[level](`no health and metrics: port ${address.port} is taken. Set METRICS_PORT to a free one, or to "off"`);
    else log[level]({ error: String(error) }, 'no health and metrics');
  }
}
