import { type EnglishKey, en } from './catalogues/en.js';
import { CATALOGUES, LOCALES } from './language.js';

/** A phrase in English, and in every other language by Discord locale. */
export interface Localizations {
  readonly english: string;
  readonly byLocale: Record<string, string>;
}

/** A phrase as Discord wants the names and descriptions of commands. */
export function localizationsOf(key: EnglishKey): Localizations {
  const byLocale: Record<string, string> = {};
  for (const [code, locales] of Object.entries(LOCALES) as [keyof typeof LOCALES, readonly string[]][])
    if (code !== 'en') for (const locale of locales) byLocale[locale] = CATALOGUES[code][key];
  return { english: en[key], byLocale };
}
