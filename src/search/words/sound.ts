/** Spellings that romanisations of one name disagree about, in the order they are applied. */
const MERGES: readonly (readonly [RegExp, string])[] = [
  [/(?:skyy|skiy|skij|skii)$/, 'ski'],
  [/(?:ey|ei|ej|iy|ij|ii|y|j)$/, 'i'],
  [/(?:ow|off|of|ov)$/, 'ov'],
  [/tsch|tch/g, '4'],
  [/sch/g, 's'],
  [/ch(?=[rl])/g, 'k'],
  [/ch/g, '4'],
  [/dzh|dj|zh/g, 'j'],
  [/sh/g, 's'],
  [/kh|x/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/tz/g, 'ts'],
  [/sz/g, 's'],
  [/ck|c|q/g, 'k'],
  [/w/g, 'v'],
  [/ou|oo/g, 'u'],
  [/[yj]/g, 'i'],
  [/e/g, 'a'],
  [/(.)\1+/g, '$1'],
  [/^i(?=[aou])/, ''],
];

/**
 * A word's romanisation key: spellings such as Petrosyan, Petrosian and Petrosjan share it.
 * @param word a folded word; one with digits is its own key
 */
export function sound(word: string): string {
  if (/\d/.test(word)) return word;
  let key = word;
  for (const [pattern, replacement] of MERGES) key = key.replace(pattern, replacement);
  return key;
}

/**
 * Every key a name's word may be typed under: its own, with Azerbaijani c read as j, and with an initial h that Russian spelling
 * drops or writes as g.
 * @param word a folded word of a name on file
 */
export function sounds(word: string): string[] {
  const keys = new Set([sound(word), sound(azerbaijaniC(word))]);
  if (/^h[aeiouy]/.test(word)) {
    keys.add(sound(word.slice(1)));
    keys.add(sound(`g${word.slice(1)}`));
  }
  // Pinyin x and q are written sh and ch elsewhere.
  if (/^[xq][iu]/.test(word)) keys.add(sound(`${word.startsWith('x') ? 'sh' : 'ch'}${word.slice(1)}`));
  return [...keys];
}

/**
 * The keys to look a typed word up under: its own, and with Azerbaijani c read as j.
 * @param word a folded word of a query
 */
export function typedSounds(word: string): string[] {
  return /c(?!h|k)/.test(word) ? [sound(word), sound(azerbaijaniC(word))] : [sound(word)];
}

function azerbaijaniC(word: string): string {
  return word.replace(/c(?!h|k)/g, 'j');
}

/**
 * The consonants of a word, for scripts that write no vowels.
 * @param word a folded word
 */
export function skeleton(word: string): string {
  return sound(word)
    .replace(/f/g, 'v')
    .replace(/[aeiouyv]/g, '')
    .replace(/(.)\1+/g, '$1');
}

/**
 * The consonants of a word without the differences that scripts such as Arabic, Hebrew, Devanagari or kana cannot write: b and p, v and f,
 * l and r, g and k, z and s are one each; a last ng is n, as Russian writes it.
 * @param word a folded word
 */
export function looseSkeleton(word: string): string {
  return sound(word.replace(/w/g, 'u').replace(/ng$/, 'n'))
    .replace(/p/g, 'b')
    .replace(/[fv]/g, 'f')
    .replace(/l/g, 'r')
    .replace(/[gk]/g, 'k')
    .replace(/z/g, 's')
    .replace(/m/g, 'n')
    .replace(/[aeiouy]/g, '')
    .replace(/(?<=.)h$/, '')
    .replace(/(.)\1+/g, '$1');
}
