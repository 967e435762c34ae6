/** Forms of address and of rank before a name, folded, in the languages of the bot. They are no part of it, and nobody is asked for by one. */
const FORMS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms mx messrs dr prof professor doctor gen col capt maj lt sgt adm cmdr ' +
    'herr herrn frau monsieur madame mademoiselle mme mlle maitre ' +
    'senor senora senorita sr sra srta dra ' +
    'gospodin gospozha gospozi pan pani ' +
    'sayin bay bayan sir dame lord lady rev pm fm mp pres gov sen rep'
  ).split(' '),
);

/** Those of them that are everyday words or names as well: they are forms of address only before somebody's name. */
const ALSO_WORDS: ReadonlySet<string> = new Set(
  'doctor professor pan bay sir dame lord lady maitre rev col capt pm fm mp pres gov sen rep'.split(' '),
);

/** Whether a folded word is a form of address wherever it is. */
export const isFormOfAddress = (word: string): boolean => FORMS.has(word) && !ALSO_WORDS.has(word);

/** Whether a folded word is one before a name. */
export const mayBeFormOfAddress = (word: string): boolean => FORMS.has(word);
