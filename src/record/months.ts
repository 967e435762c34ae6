/** The months as dates are printed, January first. */
export const MONTH_NAMES = ['Jan', 'Feb', 'March', 'April', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

const PREFIXES = MONTH_NAMES.map((name) => name.slice(0, 3));

/** The months in full, January first. */
export const FULL_MONTH_NAMES =
  'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');
/** The whole name and all its beginnings of three letters or more, the longest first. */
const beginnings = (name: string): string[] =>
  Array.from({ length: name.length - 2 }, (_, cut) => name.slice(0, name.length - cut));

/** Source of a regular expression for a month's name, whole or shortened to three letters or more: not "Mark", nor "Mayor". */
export const MONTH_PATTERN = `(?:${FULL_MONTH_NAMES.flatMap(beginnings).join('|')})(?![a-z])`;

/** The number of a month, 1 to 12, from its English name or the first letters of it (three or more), in any case. */
export function monthNumber(name: string): number | undefined {
  const index = PREFIXES.findIndex((prefix) => name.toLowerCase().startsWith(prefix.toLowerCase()));
  return index < 0 ? undefined : index + 1;
}
