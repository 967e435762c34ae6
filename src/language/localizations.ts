import { type EnglishKey, en } from './catalogues/en.js';
import { CATALOGUES, LOCALES } from './language.js';

/**
 * A phrase in English, and by locale in every other language, as Discord wants the names and descriptions of commands.
 * @param key the key of the catalogues
 */
export function inEveryLanguage(key: EnglishKey): { readonly own: string; readonly others: Record<string, string> } {
  const others: Record<string, string> = {};
  for (const [code, catalogue] of Object.entries(CATALOGUES)) {
    if (code === 'en') continue;
    for (const locale of LOCALES[code as keyof typeof LOCALES]) others[locale] = catalogue[key];
  }
  return { own: en[key], others };
}
