/** Words that take back what follows them, in the languages of the bot, as alternatives of patterns. */

/** Words right before a number that say that it is not this one: "95 rather than 140". */
const IN_PLACE_OF =
  "never|no longer|far from|rather than|instead of|as opposed to|nie|niemals|anstatt|statt|keineswegs|jamais|au lieu d(?:e|[’'])|plutôt que|nunca|jamás|en (?:lugar|vez) de|en absoluto|никогда не|вместо|а не|отнюдь не|ніколи не|замість|аж ніяк не|asla";

/** Negated verbs, from which on up to a few words may come before the number: "did not do 140". */
const NEGATED =
  "not|cannot|\\p{L}+n[’']t|nicht|kein(?:e|en|er|em|es)?|n[’']\\p{L}+ pas|ne \\p{L}+ pas|no (?:fue|era|es|son|eran|fueron|hubo|había|iba|iban)|не|değil\\p{L}*";

/** Words after which a negation says nothing of the number: who does not know, or has not said, or not only, does not deny it. */
const OF_SOMETHING_ELSE =
  '(?:know|knew|known|clear|say|said|tell|told|give|gave|given|confirm|confirmed|specify|comment|only|just|all|every|everyone|because|since|until|before|after|when|how|why|who|which|that|if|whether|including|counting|wissen|weiß|klar|nur|alle|bevor|weil|dass|seulement|que|parce|solo|sólo|porque|известно|только|все|всі|лише|тільки|що|что|bilinm\\p{L}*|sadece)';

/** Verbs with which somebody says that something is not so. */
export const DENIAL_VERBS =
  'denie[sd]|denying|rejects?|rejected|disputes?|disputed|refutes?|refuted|contradicts?|contradicted|dismisse[sd]|bestreitet|bestritt|dementiert\\p{L}*|widerspricht|widersprach|dément\\p{L}*|démenti|conteste|contesté|niega|negó|desmiente|desmintió|rechaza|rechazó|опроверга\\p{L}+|опроверг\\p{L}*|отрица\\p{L}+|заперечу\\p{L}+|заперечи\\p{L}+|спросту\\p{L}+|yalanla\\p{L}+|reddet\\p{L}+';

const MAX_WORDS_BETWEEN = 6;

/** Before a number these begin a circumstance, which a negation before them leaves as it is: "did not sign for 30 years". */
const CIRCUMSTANCE =
  'for|after|within|during|since|over|before|für|nach|seit|pendant|depuis|après|durante|desde|после|через|за';

const NEGATION_BEFORE = new RegExp(
  `(?<!\\p{L})(?:(?:${IN_PLACE_OF})|(?:${NEGATED})(?: (?!${OF_SOMETHING_ELSE}(?!\\p{L}))[\\p{L}’'-]+){1,${MAX_WORDS_BETWEEN}})(?<!(?<!\\p{L})(?:${CIRCUMSTANCE}))(?: (?:a|an|the|some|about|exactly))?\\s$`,
  'iu',
);

/**
 * The words that deny the number which comes next.
 * @param before the words of the clause before the number
 */
export const negationBefore = (before: string): string | undefined => NEGATION_BEFORE.exec(before)?.[0].trim();

/** A word that takes back what comes right after it. */
const NEGATOR =
  "(?:not|never|no|nobody|nothing|none|neither|nor|without|cannot|\\p{L}+n[’']t|nicht|nie|niemals|kein(?:e|en|er|em|es)?|niemand|ohne|ni|sin|nunca|jamás|nadie|ningún|ninguna|pas|jamais|aucune?|sans|personne ne|не|нет|ни|никто|никогда|без|ніхто|ніколи|немає|rather than|instead of)";
const NEGATOR_AT_END = new RegExp(`(?<!\\p{L})${NEGATOR}[\\s,:–—-]*$`, 'iu');
/** Words of an editor that say the negation in their place: any negator, or a verb that denies or refuses. */
const SAYS_NEGATION = new RegExp(
  `(?<!\\p{L})(?:${NEGATOR}|${DENIAL_VERBS}|refus\\p{L}*|rul(?:e|ed|es|ing) out|oppos\\p{L}*|against|lack\\p{L}*|un\\p{L}{4,}|weiger\\p{L}*|lehn\\p{L}* .*ab|отказ\\p{L}*|відмов\\p{L}*)(?!\\p{L})`,
  'iu',
);

/** The negating word that a text ends with; undefined where it ends otherwise. */
export const negatorAtEnd = (text: string): string | undefined =>
  NEGATOR_AT_END.exec(text)?.[0].replace(/[\s,:–—-]+$/u, '');

/** Whether words say in any way that something is not so. */
export const saysNegation = (words: string): boolean => SAYS_NEGATION.test(words);
