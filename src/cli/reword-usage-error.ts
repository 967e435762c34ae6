/** Commander's messages, and what is printed instead. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^unknown command '(.*)'/s, 'There is no command "$1".'],
  [/^unknown option '(.*)'/s, 'There is no option "$1".'],
  // What follows comes from the option's own parser and says what would be right.
  [/^option '.*' argument '.*' is invalid\. /s, ''],
  [/^option '(.*)' argument missing/s, '$1 needs a value.'],
  [/^required option '(.*)' not specified/s, '$1 is missing.'],
  [/^missing required argument '(.*)'/s, '<$1> is missing.'],
  [/^too many arguments(?: for '.*')?\./s, 'That is too much.'],
];

/** Turns an error message of commander's into a sentence without `error:`. */
export function rewordUsageError(message: string): string {
  const plain = message.replace(/^error: /, '').replace(/\n\((Did you mean .*\?)\)\n?$/s, ' $1\n');
  const [pattern, sentence] = SENTENCES.find(([start]) => start.test(plain)) ?? [];
  return pattern === undefined || sentence === undefined ? plain : plain.replace(pattern, sentence);
}
