import type { DeskSettings } from '../../desk-settings.js';
import { createLanguages } from '../../language/language.js';
import type { OpenDesk, OpenDeskOptions } from './open-desk.js';

/** Loads what the desk needs only where there is one. */
export async function openDeskLazily({
  settings,
  ...options
}: Omit<OpenDeskOptions, 'languages' | 'settings'> & { readonly settings: DeskSettings | undefined }): Promise<
  OpenDesk | undefined
> {
  if (settings === undefined) return undefined;
  const { openDesk } = await import('./open-desk.js');
  return openDesk({ ...options, settings, languages: createLanguages() });
}
