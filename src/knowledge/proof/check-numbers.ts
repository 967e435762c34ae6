import type { EntryId } from '../../record/entry-base.js';
import { ofKind } from '../../record/on-demand.js';
import { splitQuotes } from '../../record/quotes.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import type { SourceText } from './source-texts.js';

/** A number in digits, however its thousands are grouped. Ordinals and years of four digits are left to the editor. */
const NUMBER =
  /(?<![\p{L}\p{N}.,])\d{1,3}(?:[ .,’\u00a0\u202f]\d{3})+(?![\p{N}])|(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)?(?![\p{L}\p{N}])/gu;
const YEAR = /^(?:1[5-9]|20)\d{2}$/;

/** Warns of numbers in the editor's own words of a statement that its source nowhere has. */
export function checkNumbers(
  built: readonly BuiltEntry[],
  texts: ReadonlyMap<EntryId, SourceText>,
): readonly Problem[] {
  const known = new Map<EntryId, ReadonlySet<string>>();
  const numbersOf = (id: EntryId, text: string): ReadonlySet<string> => {
    const there = known.get(id) ?? numbersIn(text);
    known.set(id, there);
    return there;
  };
  return ofKind(entriesOf(built), 'statement').flatMap((entry): Problem[] => {
    if (entry.note !== undefined) return [];
    const text = texts.get(entry.source)?.text.original;
    if (text === undefined) return [];
    const own = ownRuns(entry.says).flatMap((words) => [...numbersIn(words)]);
    const missing = own.filter((one) => !YEAR.test(one) && !numbersOf(entry.source, text).has(one));
    return missing.slice(0, 1).map((one) => ({
      ...entry.position,
      entry: entry.id,
      wrong: `its own words have ${one}, and its source nowhere has that number`,
      right: 'correct it, write it as the source does, or say in `note` how it is known',
    }));
  });
}

/** The editor's words; none where it is unclear which they are, which is reported elsewhere. */
function ownRuns(says: string): string[] {
  try {
    return splitQuotes(says).flatMap(({ quoted, text }) => (quoted ? [] : [text]));
  } catch {
    return [];
  }
}

const numbersIn = (text: string): Set<string> =>
  new Set([...text.matchAll(NUMBER)].map(([digits]) => digits.replace(/[ ’\u00a0\u202f]|[.,](?=\d{3}(?!\d))/gu, '')));
