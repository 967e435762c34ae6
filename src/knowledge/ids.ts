/** The shape of an id. */
export const ID_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The longest id: ids travel in message components, whose own ids hold no more than 100 characters. */
export const LONGEST_ID = 80;

/**
 * Whether a word has the shape of an id: small letters, digits and single hyphens.
 * @param word the word
 */
export function isId(word: string): boolean {
  return word.length <= LONGEST_ID && ID_PATTERN.test(word);
}

/**
 * An id made from words, as a suggestion.
 * @param words any text
 */
export function suggestId(words: string): string {
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_ID)
    .replace(/^-+|-+$/g, '');
}
