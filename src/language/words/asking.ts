/**
 * Words that questions and reports are made of, and that say nothing about what is asked: general English, of no story. A
 * name may hold them; where no name does, they neither need to match nor count as missing.
 */
const ASKING: ReadonlySet<string> = new Set(
  (
    'actual actually anybody asap ask asked asking asks based basically briefly call called calling calls certain comment ' +
    'commented commenting comments concerning consider considered count counted counting counts current currently describe ' +
    'described detail detailed details else ever everybody everything exact explain explained explaining explains ' +
    'explanation fact facts full fully hence info information instead justified justifies justify justifying kind know ' +
    'known knows latest let like list look looked looking mean means meant need needed nobody none note noted number ' +
    'numbers official officially please post posted posting posts question questions quickly quoted quoting regarding ' +
    'remark remarked remarks report reported reportedly reporting reports respond responded response saying seem seemed ' +
    'somebody someone something sort source sources still talk talked talking think thinking thinks thought today topic ' +
    'tweet tweeted update updated updates urgent use used using view views want wanted whatever whether whoever word words ' +
    'write writes writing written wrote'
  ).split(' '),
);

/**
 * Whether a folded word is one that questions are put with.
 * @param word a folded word
 */
export const isAsking = (word: string): boolean => ASKING.has(word);
