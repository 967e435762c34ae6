/** Which way a number goes: a rise of 12 percent is another figure than a fall of 12 percent, a loss than a profit. */
export type Direction = 'up' | 'down';

/** Words of the bot's languages that say that an amount was added or gained, or taken away or lost. */
const UP =
  'ris(?:es?|en|ing)|rose|grow(?:s|n|ing)?|grew|growth|increas(?:es?|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|gain(?:s|ed|ing)?|(?<!(?:gave|giv(?:e|es|ing)|set|pick(?:ed|s)?|mak(?:e|es|ing)|made|tak(?:e|es|ing)|took|end(?:ed|s)?|round(?:ed)?|bl[eo]w|lin(?:e|ed)|open(?:ed)?|clos(?:e|ed)|buil[dt]|turn(?:ed)?|show(?:ed)?|bring|brought|add(?:s|ed)?) )up|profits?|surplus|higher|stieg(?:en)?|gestiegen|steigt|anstieg|zuwachs|zunahme|wuchs(?:en)?|gewinne?|überschuss|höher|hausse|augment\\p{L}*|progress(?:é|ion)|bénéfices?|excédent|subi(?:ó|eron|da)|alza|aument\\p{L}*|creci(?:ó|eron|miento)|beneficios?|ganancias?|superávit|вырос\\p{L}*|рост\\p{L}{0,2}|увелич\\p{L}*|прибыл(?:ь|и|ью)|зрос\\p{L}*|зростання|збільш\\p{L}*|прибут\\p{L}*|arttı|artış|yükseldi|kâr';
const DOWN =
  'falls?|fallen|falling|fell|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|los(?:es?|s|ses|t|ing)|slip(?:s|ped)?|slid(?:es?)?|sank|sinks?|plung(?:es?|ed)|tumbl(?:es?|ed)|shr[aiu]nks?|(?<!(?:sho(?:o)?t|gunned|turn(?:ed)?|shut|tak(?:e|en)|took|brought|bring|br[oe]ke?|t[oe][ra]re?|burn(?:ed)?|hunted|track(?:ed)?) )down|deficit|shed|lower|fiel(?:en)?|gefallen|fällt|sank(?:en)?|gesunken|sinkt|rückgang|verlust(?:e|en|s)?|verlor(?:en)?|defizit|fehlbetrag|niedriger|baiss\\p{L}*|recul\\p{L}*|pertes?|perdu\\p{L}*|chut\\p{L}*|déficit|diminu\\p{L}*|baj(?:ó|aron|ada)|ca(?:e|yó|ída|yeron)|pérdidas?|perdi(?:ó|eron)|descen(?:dió|so)|disminu\\p{L}*|упал\\p{L}*|падени\\p{L}*|сниз\\p{L}*|снижени\\p{L}*|убыт\\p{L}+|потеря\\p{L}*|сократил\\p{L}*|впал\\p{L}*|падінн\\p{L}*|зниз\\p{L}*|зниженн\\p{L}*|збит(?:ок|ки|ку)\\p{L}*|втрат\\p{L}+|скорот\\p{L}*|düştü|düşüş|azaldı|zarar|geriledi';

const WORD = `(?:(?<up>${UP})|(?<down>${DOWN}))`;
/** Words that may stand between a direction and its number. */
const BY = "(?:,? (?:by|of|in|um|von|de|d['’]|del|en un|un|unos|на|в|у|із|з)(?: an?| the| un| el)?)?";
/** A sign and a currency belong to the number. */
const SIGN = '(?: (?:minus|moins|menos|минус|мінус|eksi)| ?[-–−])?';
const BEFORE = new RegExp(`(?<![\\p{L}])${WORD}${BY}${SIGN}(?: ?[A-Z]{0,3}\\p{Sc})? ?$`, 'iu');
/** A currency's code before the number. */
const CODE_AT_END = /(?<![\p{L}])[A-Z]{3} ?$/u;
/** After a number, "more" and "fewer" tell a difference, unless "or" is before them. */
const AFTER = new RegExp(
  `^(?: (?:in|an|de|di|of))?[ -]?(?:${WORD}|(?<more>more|más|de plus|mehr|больше|більше|fazla)|(?<less>less|fewer|menos|de moins|weniger|меньше|менше))(?![\\p{L}])`,
  'iu',
);

/** A direction found, and the words for it. */
export interface FoundDirection {
  readonly direction: Direction;
  readonly words: string;
}

const found = (match: RegExpExecArray | null): FoundDirection | undefined =>
  match === null
    ? undefined
    : {
        direction: match.groups?.up !== undefined || match.groups?.more !== undefined ? 'up' : 'down',
        words: match[0].trim(),
      };

/** The direction that the words directly before a number and its qualifier give. */
export const directionBefore = (before: string): FoundDirection | undefined =>
  found(BEFORE.exec(before.replace(CODE_AT_END, '')));

/** The direction that the words directly after a number and its unit give. */
export const directionAfter = (after: string): FoundDirection | undefined => found(AFTER.exec(after));

const ANYWHERE = new RegExp(`(?<![\\p{L}])${WORD}(?![\\p{L}])`, 'iu');
/** The direction that a text names anywhere, such as the name of a metric: net loss. */
export const directionNamed = (text: string): Direction | undefined => found(ANYWHERE.exec(text))?.direction;
