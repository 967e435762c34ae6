import { parseYaml } from '../knowledge/read/yaml.js';

/** Keys of an entry with their values, in the order that they were written in. */
export type WrittenKeys = Readonly<Record<string, unknown>>;

/** What a key of the record may be called: whatever else would be written into the file as it is. */
const KEY = /^[a-z][a-z_]*$/;
/** What is parsed; nobody types more. */
const FILE = 'form';

/**
 * Keys and values as the files of the record have them, typed into a form: `topics: [blame]`, one a line. Whether an entry may have them is
 * for the check of the record to say.
 * @returns what is wrong, in words, where they cannot be read
 */
export function readKeys(text: string): { readonly keys: WrittenKeys } | { readonly wrong: string } {
  if (text.trim() === '') return { keys: {} };
  const { value, problems } = parseYaml(FILE, text);
  const [problem] = problems;
  if (problem !== undefined) return { wrong: `${problem.line}: ${problem.wrong}; ${problem.right}` };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { wrong: 'a key and its value belong on each line, such as `topics: [blame]`' };
  const odd = Object.keys(value).find((key) => !KEY.test(key));
  return odd === undefined ? { keys: value as WrittenKeys } : { wrong: `no entry has a key "${odd.slice(0, 40)}"` };
}
