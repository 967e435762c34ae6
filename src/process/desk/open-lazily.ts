import type { Config } from '../../config.js';
import { createLanguages } from '../../language/language.js';
import type { Logger } from '../../log.js';
import type { ShownAnswers } from '../corrections/open-corrections.js';
import type { OpenDesk, OpenDeskOptions } from './open-desk.js';

/** Loads what the desk needs only where there is one. */
export async function openDeskLazily(options: Omit<OpenDeskOptions, 'languages'>): Promise<OpenDesk> {
  const { openDesk } = await import('./open-desk.js');
  return openDesk({ ...options, languages: createLanguages() });
}

/** Loads what keeps answers in mind only where there is a desk. */
export async function openShownAnswers(config: Config, log: Logger): Promise<ShownAnswers | undefined> {
  if (config.desk === undefined) return undefined;
  const { openShown } = await import('../corrections/open-corrections.js');
  return openShown(config.desk.database, config, log);
}
