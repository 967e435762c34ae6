import { isWithinOneSlip } from './slips.js';

/** British and American spellings, and irregular forms that mean the same to a reader of the record. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['defense', 'defence'],
  ['said', 'say'],
  ['says', 'say'],
  ['fled', 'flee'],
  ['fleeing', 'flee'],
  ['left', 'leave'],
  ['leaving', 'leave'],
  ['died', 'die'],
  ['dying', 'die'],
  ['dead', 'die'],
  ['death', 'die'],
  ['deaths', 'die'],
  ['kill', 'die'],
  ['kills', 'die'],
  ['killed', 'die'],
  ['killing', 'die'],
  ['women', 'woman'],
  ['men', 'man'],
  ['children', 'child'],
  ['people', 'person'],
  ['denial', 'deny'],
  ['denials', 'deny'],
  ['refusal', 'refuse'],
  ['agreement', 'agree'],
  ['fought', 'fight'],
  ['quake', 'earthquake'],
  ['quakes', 'earthquake'],
]);

/** Words that a question is made of and that say nothing about what is asked. English, for the bot's own language. */
const NOISE: ReadonlySet<string> = new Set(
  (
    'a an the of on in at to for from by with and or is are was were be been being do does did doing done has have had having that this these ' +
    'those there here it its he she they them his her their i me my we our you your what when where which who whom whose why how ' +
    'many much about over say says said saying tell told tells give gives show shows find get gets got please pls plz hey hi hello ' +
    'hm hmm ok okay lol thanks thx bot verbatim can could would should will any some also just so as if then than quote quotes ' +
    'guys anyone everyone someone checked check verify verified true false real really fake idk tbh imo omg saw seen heard ' +
    'sending sent keeps telegram twitter facebook whatsapp channel link http https www com ' +
    'after again against all although am among another because before below between both during each few further however into less ' +
    'more most near never no nor not now off once only onto other others out own per same she since still such through too under until up ' +
    'upon us very while within without yet speak speaks spoke spoken speaking mention mentions mentioned ' +
    'itself himself herself themselves didnt doesnt dont isnt arent wasnt werent hasnt havent hadnt wont wouldnt couldnt shouldnt cant aint whats whos hows wheres thats theres ' +
    'claim claims claimed statement statements stated anything something exactly people again according latest re vs versus'
  ).split(' '),
);

/**
 * Whether a folded word is only part of the asking.
 * @param word a folded word
 */
export function isNoise(word: string): boolean {
  return NOISE.has(word);
}

/**
 * Whether a folded word is one slip away from a longer word that is only part of the asking.
 * @param word a folded word
 */
export function isSlipOfNoise(word: string): boolean {
  return word.length >= SLIP && LONG_NOISE.some((noise) => isWithinOneSlip(word, noise));
}

/** The stem of all words that say that somebody died. */
export const DYING = 'die';

/** Whether a folded word says that somebody died. */
export const isOfDying = (word: string): boolean => stem(word) === DYING;

const SLIP = 5;
const LONG_NOISE: readonly string[] = [...NOISE].filter((noise) => noise.length >= SLIP);

/**
 * The words that carry meaning; where all are noise, all of them.
 * @param all folded words
 */
export function meaningful(all: readonly string[]): string[] {
  const kept = all.filter((word) => !NOISE.has(word));
  return kept.length > 0 ? kept : [...all];
}

/**
 * A word's light English stem: peacekeepers and peacekeeper, denied and deny share one.
 * @param word a folded word
 */
export function stem(word: string): string {
  const base = SAME.get(word) ?? word;
  if (base.length < 4 || /\d/.test(base)) return base;
  let out = base.replace(/(?:ies|ied)$/, 'y');
  if (out === base) {
    out = base.replace(/(?<=[^s])s$/, '');
    if (/(?:sh|ch|x|ss)es$/.test(base)) out = base.slice(0, -2);
    for (const ending of ['ing', 'ed', 'ion']) {
      if (out.endsWith(ending) && out.length - ending.length >= 4) {
        out = out.slice(0, -ending.length);
        break;
      }
    }
  }
  return (out.length > 4 ? out.replace(/e$/, '') : out).replace(/([bdgmnprt])\1$/, '$1');
}
