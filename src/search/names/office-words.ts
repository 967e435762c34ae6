import { words } from '../words/fold.js';

/** One word for those that mean the same post or the same part of a title, in any record. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    chief: 'head',
    boss: 'head',
    leader: 'head',
    chair: 'head',
    chairman: 'head',
    chairwoman: 'head',
    chairperson: 'head',
    director: 'head',
    ceo: 'head',
    commander: 'head',
    governor: 'head',
    commissioner: 'head',
    administrator: 'head',
    president: 'head',
    spokesman: 'spokesperson',
    spokeswoman: 'spokesperson',
    spox: 'spokesperson',
    lawmaker: 'mp',
    parliamentarian: 'mp',
    deputy: 'mp',
    ambassador: 'envoy',
    representative: 'envoy',
    ombudswoman: 'ombudsman',
    ombudsperson: 'ombudsman',
    pm: 'premier',
    fm: 'foreignminister',
    interior: 'internal',
  }),
);
/** Titles of several words that have a word of their own. */
const WHOLE: readonly (readonly [all: readonly string[], word: string])[] = [
  [['prime', 'minister'], 'premier'],
  [['foreign', 'minister'], 'foreignminister'],
  [['minister', 'foreign', 'affairs'], 'foreignminister'],
  [['president'], 'state'],
  [['foreign', 'minister'], 'diplomat'],
  [['minister', 'foreign', 'affairs'], 'diplomat'],
  [['secretary', 'general'], 'head'],
  [['chief', 'executive'], 'head'],
  [['general', 'manager'], 'head'],
  [['member', 'parliament'], 'mp'],
  [['member', 'assembly'], 'mp'],
  [['rights', 'defender'], 'ombudsman'],
  [['rights', 'commissioner'], 'ombudsman'],
];
/** What a body is where another word of its name says whose: "Prosecutor General’s Office". */
const CONTAINERS = new Set(['office', 'service', 'bureau', 'secretariat', 'committee', 'press']);
const LINKS = /\b(?:of|for|to|at|in|on|and|from|under)\b/iu;
const MAX_KEY_LENGTH = 8;

/** The key of a word in titles: one for words that mean the same post, and for words of one family, such as investigators and investigative. */
export function officeKey(word: string, stem: (word: string) => string): string {
  const key = stem(word);
  return (SAME.get(word) ?? SAME.get(key) ?? key).slice(0, MAX_KEY_LENGTH);
}

/**
 * The words of a title or a body's name that say what it is, by their place in English: the last word before the first "of" or the like,
 * in each part that commas or brackets set apart: `minister` of "Minister of Roads", `council` of "Northern District Council".
 */
export function headWords(title: string): string[] {
  const heads = title.split(/[,;()/]|(?<=\p{L}) [–—-] /u).flatMap((part) => {
    const before = words(part.split(LINKS)[0] ?? '');
    const last = before.at(-1);
    if (last === undefined) return [];
    return CONTAINERS.has(last) ? before : [last];
  });
  return [...new Set(heads)];
}

/** Who speaks for the holder of a post, or represents him, holds another. */
const AIDES = new Set(
  'spokesman spokeswoman spokesperson adviser advisor aide assistant representative envoy'.split(' '),
);

/** Whether a folded word is a post with somebody else: spokesman, adviser. */
export const isAide = (word: string): boolean => AIDES.has(word);

const SPOKESPEOPLE = new Set('spokesman spokeswoman spokesperson sprecher sprecherin'.split(' '));

/** What the body is that a spokesperson's title names: `ministry` of "Spokesman for the Ministry of Roads". */
export function bodyHeads(title: string): string[] {
  const [what = '', ...whose] = title.split(LINKS);
  return words(what).some((word) => SPOKESPEOPLE.has(word)) ? headWords(whose.join(' of ')) : [];
}

const MEMBERS = /(?<![\p{L}\p{M}])([\p{L}\p{M}]+s)['’](?=\s)/gu;

/** Whose a body says it is in its name: `teachers` of "Teachers’ Union". */
export const memberWords = (name: string): string[] =>
  [...name.matchAll(MEMBERS)].flatMap(([, members = '']) => words(members));

/** The single words for a title as a whole: a "Prime Minister" is a premier, and his adviser is not. */
export function shortWords(title: string): string[] {
  const all = words(title);
  if (words(title.split(LINKS)[0] ?? '').some((word) => AIDES.has(word))) return [];
  return WHOLE.filter(([needed]) => needed.every((word) => all.includes(word))).map(([, word]) => word);
}
