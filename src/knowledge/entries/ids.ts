/** The shape of an id. */
export const ID_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The longest id: ids travel in message components, whose own ids hold no more than 100 characters. */
export const MAX_ID_LENGTH = 80;

/**
 * Whether a word has the shape of an id: small letters, digits and single hyphens.
 * @param word the word
 */
export function isId(word: string): boolean {
  return word.length <= MAX_ID_LENGTH && ID_PATTERN.test(word);
}
