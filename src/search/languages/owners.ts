import type { OtherLanguage } from '../../language/words/glossary/stems.js';
import { isCue, isOwnNoun } from '../words/cues.js';

/** Before a noun and after a noun of speech: whose it is. Alone most of these are articles, and dropped. */
const OWNERS: Readonly<Partial<Record<OtherLanguage, ReadonlySet<string>>>> = {
  de: new Set(['der', 'des', 'von', 'vom']),
  fr: new Set(['de', 'du', 'des', 'd’', "d'"]),
  es: new Set(['de', 'del']),
};
/** Languages that say so by the case of the noun alone. */
const BY_CASE: ReadonlySet<OtherLanguage> = new Set(['ru', 'uk']);

/**
 * The English for a word that may say whose words are asked for: "of" for the article in "the demands of the ministry".
 * @param found the word as typed, what it was found to mean, and what the word before it means
 */
export function withOwner(
  { typed, as, before }: { readonly typed: string; readonly as: string | undefined; readonly before: string },
  languages: readonly OtherLanguage[],
): string | undefined {
  if (!isOwnNoun(before)) return as;
  if (as === '') return languages.some((language) => OWNERS[language]?.has(typed.toLowerCase())) ? 'of' : as;
  const isOwner = languages.some((language) => BY_CASE.has(language)) && !isCue(as ?? typed);
  return isOwner ? `of ${as ?? typed}` : as;
}
