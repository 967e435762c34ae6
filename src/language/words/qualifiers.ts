/** How exactly a number is given. */
export type Qualifier =
  | 'stated'
  | 'more'
  | 'at least'
  | 'fewer'
  | 'at most'
  | 'about'
  | 'nearly'
  | 'further'
  | 'range'
  /** From one number to another that it became. */
  | 'change';

/** Words before a number that say how exactly it is given, in the bot's languages, as alternatives of a pattern. */
const WORDS_BEFORE: readonly (readonly [Qualifier, string])[] = [
  [
    'at least',
    "at least|no fewer than|no less than|not fewer than|not less than|(?:a )?minimum of|mindestens|wenigstens|nicht weniger als|au moins|pas moins d(?:e|[’'])|al menos|por lo menos|como mínimo|no menos de|не менее(?: чем)?|не меньше(?: чем)?|как минимум|по меньшей мере|по крайней мере|щонайменше|принаймні|не менш(?:е|як)(?: ніж)?|як мінімум|en az",
  ],
  [
    'at most',
    "at most|no more than|not more than|up to|as many as|as much as|as few as|(?:a )?maximum of|höchstens|maximal|bis zu|nicht mehr als|au plus|tout au plus|jusqu[’'](?:à|en)|pas plus d(?:e|[’'])|como máximo|a lo sumo|hasta|no más de|не более(?: чем)?|не больше(?: чем)?|максимум|до|щонайбільше|не більш(?:е|як)(?: ніж)?|en fazla|en çok",
  ],
  [
    'more',
    "more than|well over|over|above|well above|just over|just above|upwards of|in excess of|exceeding|exceeds|exceeded|greater than|mehr als|über|plus d(?:e|[’'])|más de|por encima de|более(?: чем)?|больше(?: чем)?|свыше|понад|більш(?:е|як)(?: ніж)?",
  ],
  [
    'fewer',
    "fewer than|less than|just under|under|below|just below|weniger als|unter|moins d(?:e|[’'])|menos de|менее(?: чем)?|меньше(?: чем)?|менш(?:е|як)(?: ніж)?",
  ],
  [
    'nearly',
    "nearly|almost|nearing|close to|fast|knapp|beinahe|nahezu|presque|près d(?:e|[’'])|casi|cerca de|почти|практически|майже|neredeyse",
  ],
  [
    'about',
    "about|around|roughly|approximately|some|an estimated|estimated|circa|ca\\.|etwa|rund|ungefähr|zirka|gut|environ|autour d(?:e|[’'])|à peu près|unos|unas|alrededor de|aproximadamente|en torno a|около|примерно|приблизительно|порядка|близько|приблизно|орієнтовно|yaklaşık",
  ],
  ['further', "another|an? further|an? additional|additional|weitere[nr]?|d[’']autres|otr[oa]s|ещ[её]|ще"],
];

/** Words and signs after a number that qualify it. */
const WORDS_AFTER: readonly (readonly [Qualifier, string])[] = [
  [
    'at least',
    ' or more|\\+|[ -]plus(?![\\p{L}])| at least| oder mehr| ou plus| o más| (?:или|и) более| (?:або|і) більше',
  ],
  ['at most', ' or fewer| or less| at most| oder weniger| ou moins| o menos| (?:или|и) менее| (?:або|і) менше'],
  ['more', "['’](?:den|dan|ten|tan) (?:fazla|çok)"],
  ['fewer', "['’](?:den|dan|ten|tan) az"],
  ['about', ' or so| civarında| oder so'],
];

const compiled = (all: typeof WORDS_BEFORE): readonly (readonly [Qualifier, RegExp])[] =>
  all.map(([qualifier, words]) => [qualifier, new RegExp(`^(?:${words})$`, 'iu')]);
const BEFORE = compiled(WORDS_BEFORE);
const AFTER = compiled(WORDS_AFTER);

/** All of these words, as alternatives of a pattern. */
export const QUALIFIERS_BEFORE = WORDS_BEFORE.map(([, words]) => words).join('|');
export const QUALIFIERS_AFTER = WORDS_AFTER.map(([, words]) => words).join('|');

/**
 * The qualifier that words before and after a number make of it.
 * @param before the words before it, without space around them; may be empty
 * @param after the words after it, as matched; may be empty
 */
export const qualifierOf = (before: string, after: string): Qualifier =>
  AFTER.find(([, pattern]) => pattern.test(after))?.[0] ??
  BEFORE.find(([, pattern]) => pattern.test(before))?.[0] ??
  'stated';

/** The alternatives of a pattern that are in no brackets. */
function alternatives(pattern: string): string[] {
  const found = [''];
  let depth = 0;
  for (const char of pattern) {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === '|' && depth === 0) found.push('');
    else found[found.length - 1] += char;
  }
  return found;
}

const FIRST_WORDS = WORDS_BEFORE.flatMap(([, words]) => alternatives(words)).map((words) => {
  const [first = ''] = words.replace(/^\(\?:a \)\?/u, '').split(' ');
  return first.replace(/(?:\[’'\]|\[['’]+\]|\\\.|\(\?:$).*$/u, '');
});
const FIRST_WORD = new RegExp(`^(?:an?|${[...new Set(FIRST_WORDS)].join('|')})$`, 'iu');

/** Whether one of the words before a number may begin with a word: a cheap test before the whole is tried. */
export const mayBeginQualifier = (word: string): boolean => FIRST_WORD.test(word);
