/**
 * Words that questions and reports are made of, and that say nothing about what is asked: general English, of no story. A
 * name may hold them; where no name does, they neither need to match nor count as missing.
 */
const ASKING: ReadonlySet<string> = new Set(
  (
    'actual actually allegedly anybody apparently approximately asap ask asked asking asks based basically briefly bring brings brought call ' +
    'called calling calls came certain come comes coming comment commented commenting comments concerning consider considered count counted ' +
    'counting counts current currently date describe described detail detailed details else eventually ever everybody everything exact explain ' +
    'explained explaining explains explanation fact facts far finally full fully getting given giving go goes going hence info information ' +
    'initial initially instead justified justifies justify justifying kind know known knows latest let like list look looked looking made make ' +
    'makes making mean means meant need needed newly nobody none note noted number numbers official officially overall please post posted ' +
    'posting posts put puts putting question questions quickly quoted quoting recent recently record recorded records regarding remark remarked ' +
    'remarks report reported reportedly reporting reports respond responded response roughly saying seem seemed simply somebody someone ' +
    'something sort source sources still supposedly take taken takes taking talk talked talking think thinking thinks thought today took topic ' +
    'total totals tweet tweeted update updated updates urgent use used using view views want wanted went whatever whether whoever word words ' +
    'write writes writing written wrote'
  ).split(' '),
);

/**
 * Whether a folded word is one that questions are put with.
 * @param word a folded word
 */
export const isAsking = (word: string): boolean => ASKING.has(word);

/** What is done with what is counted: "how much did the council pledge". A count says it in whatever words. */
const COUNTING: ReadonlySet<string> = new Set(
  (
    'give gives gave given send sends sent offer offers offered pledge pledges pledged promise promises promised provide provides provided donate donates donated ' +
    'contribute contributes contributed commit commits committed pay pays paid spend spends spent receive receives received get gets got need needs needed'
  ).split(' '),
);

/**
 * Whether a folded word is one that counts are asked for with.
 * @param word a folded word
 */
export const isAskingForCounts = (word: string): boolean => COUNTING.has(word);
