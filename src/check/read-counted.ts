import { kindsIn, looksCounted, namesPeople, withoutPlural } from '../language/words/kinds-of-people.js';
import { canonicalUnit } from '../language/words/units.js';
import type { CountedGroup } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import { addToGroup } from '../record/group-by.js';
import type { VerbatimRecord } from '../record/record.js';
import { type Word, wordsOf } from './words.js';

/** Whom or what words count. */
export interface Counted {
  /** Groups on file that are named. */
  readonly groups: ReadonlySet<EntryId>;
  /** Whose people they are: places and organisations. */
  readonly sides: ReadonlySet<EntryId>;
  /** Soldiers, children and so on, or an editor's own word for a kind. */
  readonly kinds: ReadonlySet<string>;
  /** Whether they are called people, or by nothing but whose they are. */
  readonly general: boolean;
  /** Other words for what is counted, without endings of the plural. */
  readonly nouns: ReadonlySet<string>;
}

/** Reads whom or what a text counts, from its beginning to the next preposition, verb or mark. */
export type ReadCounted = (text: string) => Counted;

/** A name as the words it is recognised by. */
interface KnownName {
  readonly keys: readonly string[];
  readonly group?: EntryId;
  readonly side?: EntryId;
}

const END_OF_COUNTED =
  /[,;:.!?()–—…]|(?<![\p{L}])(?:in|during|at|after|by|on|near|since|from|for|with|among|including|were|was|are|is|have|had|has|who|that|which|will|would|wurden|waren|sind|haben|hatten|bei|ont|sont|étaient|fueron|han|были|було|були)(?![\p{L}])|\d/iu;

/** The beginning of a text that says what is counted. */
export const countedPart = (text: string): string => text.slice(0, END_OF_COUNTED.exec(text)?.index);

/** The groups and sides that a text names anywhere, piece by piece. */
export function namedAnywhere(text: string, read: ReadCounted): Pick<Counted, 'groups' | 'sides'> {
  const groups = new Set<EntryId>();
  const sides = new Set<EntryId>();
  let rest = text;
  while (rest !== '') {
    const found = read(rest);
    for (const group of found.groups) groups.add(group);
    for (const side of found.sides) sides.add(side);
    rest = rest.slice(countedPart(rest).length).replace(/^(?:[\p{L}]+|[^\p{L}]+)/u, '');
  }
  return { groups, sides };
}

/** Makes a reader that knows a record's groups, and what its places and the organisations that are a side call their people. */
export function createCountedReader(record: VerbatimRecord): ReadCounted {
  const names = knownNames(record);
  const metricWords = new Set(
    record.metrics.flatMap(({ name, aliases }) =>
      [name, ...aliases.map((alias) => alias.name)].flatMap((one) => wordsOf(one).map(({ key }) => key)),
    ),
  );
  return (text) => {
    const part = countedPart(text);
    const found = { groups: new Set<EntryId>(), sides: new Set<EntryId>() };
    // The name of a group may go on behind a preposition: "people on the northern side".
    const rest = takeNames(wordsOf(text), wordsOf(part).length, names, found);
    const kinds = kindsIn(part);
    const nouns = new Set(
      rest
        .filter(({ key, text: word }) => looksCounted(word) && !metricWords.has(key) && !isKindOrUnit(word))
        .map(({ key }) => withoutPlural(key)),
    );
    return { ...found, kinds, nouns, general: namesPeople(part) || (kinds.size === 0 && nouns.size === 0) };
  };
}

/** Words that were read as a kind, as people in general, or as a unit name nothing else. */
const isKindOrUnit = (word: string): boolean =>
  kindsIn(word).size > 0 || namesPeople(word) || canonicalUnit(word) !== undefined;

/** Every name that tells whom a number counts, by its first word, the longest first. */
function knownNames(record: VerbatimRecord): ReadonlyMap<string, readonly KnownName[]> {
  const all = new Map<string, KnownName[]>();
  const add = (name: string, meaning: Omit<KnownName, 'keys'>): void => {
    const keys = wordsOf(name).map(({ key }) => key);
    if (keys[0] !== undefined) addToGroup(all, keys[0], { keys, ...meaning });
  };
  for (const group of record.groups)
    for (const name of namesOf(group)) add(name, { group: group.id, ...sideOf(group) });
  for (const place of record.places)
    for (const name of [...namesOf(place), ...place.demonyms, ...place.namesUsedBy.map((used) => used.name)])
      add(name, { side: place.id });
  const sides = new Set(record.groups.map(({ side }) => side));
  for (const body of record.organisations)
    if (sides.has(body.id)) for (const name of namesOf(body)) add(name, { side: body.id });
  for (const list of all.values()) list.sort((a, b) => b.keys.length - a.keys.length);
  return all;
}

const sideOf = ({ side }: CountedGroup): Pick<KnownName, 'side'> => (side === undefined ? {} : { side });

const namesOf = ({ name, aliases }: Pick<CountedGroup, 'name' | 'aliases'>): string[] => [
  name,
  ...aliases.filter(({ strength }) => strength === 'strong').map((alias) => alias.name),
];

/** Notes the names that begin among the first words of a row, and returns those of them in none. */
function takeNames(
  words: readonly Word[],
  count: number,
  names: ReadonlyMap<string, readonly KnownName[]>,
  found: { readonly groups: Set<EntryId>; readonly sides: Set<EntryId> },
): Word[] {
  const rest: Word[] = [];
  for (let at = 0; at < count; ) {
    const word = words[at];
    if (word === undefined) break;
    const fitting = (names.get(word.key) ?? []).filter(({ keys }) =>
      keys.every((key, index) => words[at + index]?.key === key),
    );
    const length = fitting[0]?.keys.length ?? 0;
    for (const { keys, group, side } of fitting) {
      if (keys.length < length) continue;
      if (group !== undefined) found.groups.add(group);
      if (side !== undefined) found.sides.add(side);
    }
    // A group goes by nouns as well: only the words for a side are left out.
    const isSide = (key: string): boolean =>
      (names.get(key) ?? []).some(
        ({ keys, side, group }) => keys.length === 1 && side !== undefined && group === undefined,
      );
    if (length === 0) rest.push(word);
    else if (found.groups.size > 0) rest.push(...words.slice(at, at + length).filter(({ key }) => !isSide(key)));
    at += Math.max(1, length);
  }
  return rest;
}
