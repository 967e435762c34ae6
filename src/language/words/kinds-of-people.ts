/**
 * Words for the kinds of people that numbers count, in the languages of the bot: general words of these languages, of no story. What a
 * story calls its own people is in its record.
 */

/** `military` and the like are people only where no thing follows that they describe. */
const ENDS = '(?=\\s*$|\\s+(?:and|or|und|et|y|и|та|і|ve)\\s)';

/** By kind, alternatives of a pattern. What is said in several words comes first: blue helmets are not the police in blue. */
const KIND_WORDS: readonly (readonly [kind: string, words: string])[] = [
  [
    'peacekeepers',
    'peace-?keepers?|friedenssoldat\\p{L}*|soldats de la paix|casques bleus|cascos azules|миротвор\\p{L}*|barış gücü\\p{L}*',
  ],
  ['civilians', 'non-?combatants?|nichtkombattant\\p{L}*|non-combattants?|no combatientes?|некомбатант\\p{L}*'],
  [
    'soldiers',
    `soldiers?|servicem[ae]n|servicewom[ae]n|service members?|troops|military personnel|military${ENDS}|conscripts?|soldat(?:en|in|innen|s|es)?|militaires${ENDS}|soldados?|militares${ENDS}|солдат\\p{L}*|военнослужащ\\p{L}*|військовослужбов\\p{L}*|asker(?:ler|i)?`,
  ],
  [
    'fighters',
    'fighters?|combatants?|militants?|gunm[ae]n|kämpfer(?:in|innen)?|combattants?|combatientes?|боевик\\p{L}*|бойц\\p{L}*|бойовик\\p{L}*|savaşçı\\p{L}*',
  ],
  [
    'civilians',
    'civilians?|zivilist(?:en|in|innen)?|civils?|civiles|мирн\\p{L}* (?:жител|граждан|мешкан)\\p{L}*|гражданск\\p{L}* лиц\\p{L}*|цивільн\\p{L}*|sivil(?:ler)?',
  ],
  [
    'police',
    'police(?: officers?)?|policem[ae]n|policewom[ae]n|polizist(?:en|in|innen)?|policiers?|policías?|полицейск\\p{L}*|поліцейськ\\p{L}*|polis(?:ler)?',
  ],
  [
    'children',
    'child(?:ren)?|minors?|infants?|kinder[ns]?|enfants?|niñ[oa]s?|дет(?:и|ей|ям)|реб[её]н\\p{L}*|діт(?:и|ей|ям)|дитин\\p{L}*|çocuk(?:lar)?',
  ],
  ['women', 'wom[ae]n|frauen|femmes?|mujer(?:es)?|женщин\\p{L}*|жін(?:ок|ки|ка)|kadın(?:lar)?'],
  ['men', 'm[ae]n|männern?|hommes?|hombres?|мужчин\\p{L}*|чоловік\\p{L}*|erkek(?:ler)?'],
  [
    'journalists',
    'journalist(?:s|en|in|innen|e|es)?|reporters?|periodistas?|журналист\\p{L}*|журналіст\\p{L}*|gazeteci(?:ler)?',
  ],
  [
    'families',
    "famil(?:y|ies)|households?|familien|haushalten?|familles?|ménages|familias?|hogares|семь[яи]|семей|сім['’ʼ]ї|сімей|aile(?:ler)?",
  ],
];

const whole = (words: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'giu');

const KINDS: readonly (readonly [string, RegExp])[] = KIND_WORDS.map(([kind, words]) => [kind, whole(words)]);

/** The kinds of people that a text names; `soldiers`, `children` and so on. */
export function kindsIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  let left = text;
  for (const [kind, words] of KINDS) {
    const rest = left.replace(words, '|');
    if (rest !== left) found.add(kind);
    left = rest;
  }
  return found;
}

/** One side's dead are soldiers to it and fighters to the other. */
const UNDER_ARMS: ReadonlySet<string> = new Set(['soldiers', 'fighters']);

/** Whether two kinds may be the same people, by whoever counts them. */
export const mayBeSameKind = (a: string, b: string): boolean => a === b || (UNDER_ARMS.has(a) && UNDER_ARMS.has(b));

const PEOPLE = whole(
  'people|persons?|others|individuals|menschen|personen|leute|personnes|gens|personas|gente|человек\\p{L}*|люд\\p{L}*|осіб|особ\\p{L}*|kişi(?:ler)?|insan(?:lar)?',
);

/** Whether a text speaks of people without saying which. */
export const namesPeople = (text: string): boolean => text.search(PEOPLE) >= 0;

/** Words of the plural end so, or are written with a capital: a participle after a number ("38 evacuated") does neither. */
const PLURAL = /^\p{Lu}|(?:[^s]s|ов|ев|ёв|ей|ів|їв|lar|ler)$/u;

/** Whether a word after a number looks like what is counted, as "volunteers" of "38 volunteers". */
export const looksCounted = (word: string): boolean => word.length > 3 && PLURAL.test(word);

/** A word without the ending that tells one from several. */
export const withoutPlural = (word: string): string => word.replace(/(?:ies|y|es|s|e)$/u, '');
