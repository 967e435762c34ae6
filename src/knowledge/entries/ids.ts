/** The shape of an id. */
export const ID_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Max length of an id in characters. Discord's limit for the custom_id of a component, which may carry one, is 100. */
export const MAX_ID_LENGTH = 80;

/** Whether a word has the shape of an id: small letters, digits and single hyphens. */
export function isId(word: string): boolean {
  return word.length <= MAX_ID_LENGTH && ID_PATTERN.test(word);
}
