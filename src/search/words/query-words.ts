import { QUERY } from '../weights.js';
import { isCue } from './cues.js';
import { joinThousands, words } from './fold.js';
import { meaningful } from './stem.js';

/** The words of a query that are looked at, and where each was among all of its words. */
export interface QueryWords {
  /** All words of the query as typed, folded. */
  readonly typed: readonly string[];
  readonly words: readonly string[];
  /** By word: its place in the query as typed, so that neighbours differ from words far apart. */
  readonly places: readonly number[];
  /** Its words, and those among them that may say what is asked of a name. */
  readonly withCues: readonly string[];
  /** By word: its place among these. */
  readonly placesWithCues: readonly number[];
}

/** Where two names were typed without a space between them. Looks at a fixed number of letters, so that a long word costs no more than many. */
const JOINED = /(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}{2})/gu;
/** A hyphen parts words in a search; here it would turn the meaning round. */
const NEGATING_PREFIX = /(?<!\p{L})(non|no|nicht)[- ](?=(?:combat|kombatt)\p{L}{3,})/giu;
const LINK = /https?:\/\/\S*/gi;

/** "Mr" and "Mrs" in Russian, which the hyphen would make two words. */
const RUSSIAN_FORM = /(?<!\p{L})г-(?:н|жа|ну|же|на|жи)(?!\p{L})/giu;

/** The country, where it is written as one: "tell us what the US said". */
const US = /(?<![\p{L}\p{N}])(?:US|U\.S\.)(?![\p{L}\p{N}])/gu;

/** "2nd mission" is the second one. */
const ORDINALS: ReadonlyMap<string, string> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, index) => [`${index + 1}${['st', 'nd', 'rd'][index] ?? 'th'}`, word]),
);

/** Words as people type them in a chat. */
const TYPED_SHORT: ReadonlyMap<string, string> = new Map([
  ['ppl', 'people'],
  ['abt', 'about'],
  ['govt', 'government'],
  ['thru', 'through'],
]);

const withOrdinals = (query: string): string =>
  query.replace(
    /(?<![\p{L}\p{N}])\d{1,2}(?:st|nd|rd|th)(?![\p{L}\p{N}])/giu,
    (typed) => ORDINALS.get(typed.toLowerCase()) ?? typed,
  );

const withCountryUs = (query: string): string => (/\p{Ll}/u.test(query) ? query.replace(US, 'USA') : query);

/** What tells the words of a query apart. */
export interface WordsOnFile {
  /** Whether a folded word is on file. */
  readonly isKnown: (word: string) => boolean;
  /** Whether a folded word is a name of anything on file. */
  readonly isName: (word: string) => boolean;
  /** Whether a folded word is a name of a person or body. */
  readonly isOfVoice: (word: string) => boolean;
}

/**
 * The words of a query that are looked at: noise dropped, and of a long paste the words on file first.
 * @param query the query as typed
 * @param maxLength how many letters and spaces are looked at, at most
 */
export function queryWords(query: string, onFile: WordsOnFile, maxLength: number = QUERY.maxLength): QueryWords {
  const { isKnown } = onFile;
  const raw = withOrdinals(withCountryUs(joinThousands(query.slice(0, QUERY.maxRawLength))))
    .replace(JOINED, ' ')
    .replace(NEGATING_PREFIX, '$1')
    .replace(RUSSIAN_FORM, ' ');
  const linkless = words(raw.replace(LINK, ' ')).map((word) => asTypedWhole(word, onFile));
  const typed = linkless.length > 0 ? linkless : words(raw);
  const meaning = new Set(meaningful(typed));
  const all = [...typed.keys()].filter((place) => meaning.has(typed[place] ?? ''));
  const wordAt = (place: number): string => typed[place] ?? '';
  const kept = fitting(all, wordAt, isKnown, maxLength);
  const places = all.filter((place) => kept.has(place));
  const room = maxLength - lengthOf(places.map(wordAt));
  const cues = firstFitting(
    [...typed.keys()].filter((place) => !meaning.has(wordAt(place)) && isCue(wordAt(place))),
    wordAt,
    room,
  );
  const withCues = [...places, ...cues].sort((a, b) => a - b);
  const order = new Map(withCues.map((place, index) => [place, index]));
  return {
    typed,
    words: places.map(wordAt),
    places,
    withCues: withCues.map(wordAt),
    placesWithCues: places.map((place) => order.get(place) ?? 0),
  };
}

const lengthOf = (all: readonly string[]): number => all.reduce((sum, word) => sum + word.length + 1, -1);

/** All places, or of a long query those of the words on file first, as many as there is room for. */
function fitting(
  all: readonly number[],
  wordAt: (place: number) => string,
  isKnown: (word: string) => boolean,
  maxLength: number,
): ReadonlySet<number> {
  if (all.length <= QUERY.maxWords && lengthOf(all.map(wordAt)) <= maxLength) return new Set(all);
  const kept = new Set<number>();
  let room = maxLength + 1;
  for (const wanted of [true, false]) {
    for (const place of all) {
      const word = wordAt(place);
      if (kept.size >= QUERY.maxWords || word.length + 1 > room || isKnown(word) !== wanted) continue;
      kept.add(place);
      room -= word.length + 1;
    }
  }
  return kept;
}

function firstFitting(places: readonly number[], wordAt: (place: number) => string, room: number): number[] {
  let left = room;
  return places.slice(0, QUERY.maxWords).filter((place) => {
    left -= wordAt(place).length + 1;
    return left >= 0;
  });
}

/** A word with digits for letters, as somebody writes it who does not want to be found. */
function asLetters(word: string, isKnown: (word: string) => boolean): string {
  if (!/[a-z]\d|\d[a-z]/.test(word) || /\d{3}/.test(word) || isKnown(word)) return word;
  const letters = word.replace(/[01345]/g, (digit) => DIGITS[digit] ?? digit);
  return isKnown(letters) ? letters : word;
}

/** A word as it is meant: not shortened, with letters for digits, and without the s of a possessive. */
const asTypedWhole = (word: string, onFile: WordsOnFile): string => {
  const long = onFile.isName(word) ? undefined : TYPED_SHORT.get(word);
  return long ?? withoutPossessive(asLetters(word, onFile.isKnown), onFile);
};

/** "Bergs promise": a possessive typed without its apostrophe, where only so it is somebody's name. */
const withoutPossessive = (word: string, { isName, isOfVoice }: WordsOnFile): string =>
  word.length >= QUERY.minPossessive && /[^s]s$/.test(word) && !isName(word) && isOfVoice(word.slice(0, -1))
    ? word.slice(0, -1)
    : word;

const DIGITS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's' };
