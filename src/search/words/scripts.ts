/**
 * Letters that any-ascii romanises differently from the way newsrooms do, written the newsroom's way. Compiled by hand from the
 * Azerbaijani Latin alphabet (1992) and the BGN/PCGN romanisation of Armenian and the usual reading of the Devanagari, Gujarati and Bengali anusvara; every other letter is left to any-ascii.
 */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ə', 'e'],
  ['ı', 'i'],
  ['ş', 'sh'],
  ['ç', 'ch'],
  ['ğ', 'gh'],
  ['š', 'sh'],
  ['č', 'ch'],
  ['ž', 'zh'],
  ['ւ', 'v'],
  ['և', 'ev'],
  ['ը', 'y'],
  ['օ', 'o'],
  ['ё', 'yo'],
  ['ґ', 'g'],
  ['є', 'ye'],
  ['ї', 'yi'],
  ['ъ', ''],
  ['ь', ''],
  ['ं', 'n'],
  ['ં', 'n'],
  ['ং', 'ng'],
]);

/** The anusvara is read as the nasal of the consonant that follows. */
const NASAL_OF_LIPS = /ं(?=[पफबभम])/g;
const ARMENIAN_U = /ու/g;
const ARMENIAN_EV = /եւ/g;

/**
 * Replaces the letters of the table; the text must be in lower case and composed (NFC).
 * @param text lower-case text
 */
export function correctLetters(text: string): string {
  const joined = text.replace(NASAL_OF_LIPS, 'm').replace(ARMENIAN_U, 'u').replace(ARMENIAN_EV, 'ev');
  let out = '';
  for (const letter of joined) out += LETTERS.get(letter) ?? letter;
  return out;
}
