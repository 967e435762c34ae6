import { createLanguages } from '../../language/language.js';
import type { OpenDesk, OpenDeskOptions } from './open-desk.js';

/** Loads what the desk needs only where there is one. */
export async function openDeskLazily(options: Omit<OpenDeskOptions, 'languages'>): Promise<OpenDesk> {
  const { openDesk } = await import('./open-desk.js');
  return openDesk({ ...options, languages: createLanguages() });
}
