import { type EnglishKey, en } from './catalogues/en.js';
import { CATALOGUES, LOCALES } from './language.js';

/**
 * A phrase in English, and by locale in every other language, as Discord wants the names and descriptions of commands.
 * @param key the key of the catalogues
 * @throws {TypeError} when there is no such phrase
 */
export function inEveryLanguage(key: string): { readonly own: string; readonly others: Record<string, string> } {
  if (!Object.hasOwn(en, key)) throw new TypeError(`the catalogue of English has no "${key}"`);
  const others: Record<string, string> = {};
  for (const [code, catalogue] of Object.entries(CATALOGUES)) {
    if (code === 'en') continue;
    for (const locale of LOCALES[code as keyof typeof LOCALES]) others[locale] = catalogue[key as EnglishKey];
  }
  return { own: en[key as EnglishKey], others };
}
