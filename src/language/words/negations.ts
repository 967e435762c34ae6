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

const MAX_WORDS_BETWEEN = 4;

const NEGATION_BEFORE = new RegExp(
  `(?<!\\p{L})(?:(?:${IN_PLACE_OF})|(?:${NEGATED})(?: (?!${OF_SOMETHING_ELSE}(?!\\p{L}))[\\p{L}’'-]+){1,${MAX_WORDS_BETWEEN}})(?: (?:a|an|the|some|about|exactly))?\\s$`,
  'iu',
);

/**
 * The words that deny the number which comes next.
 * @param before the words of the clause before the number
 */
export const negationBefore = (before: string): string | undefined => NEGATION_BEFORE.exec(before)?.[0].trim();
