import type { VerbatimRecord } from '../record/record.js';
import { wordsOf } from './words.js';

/** Groups that a number may count, by the first letters of the words for them. */
const GROUP =
  /^(?:civilian|soldier|serviceman|servicemen|troop|peacekeeper|child|women|woman|men$|elder|journalist|officer|police|prisoner|refugee|famil|household|formation|outpost|tank|vehicle|house|home|mine|shell|round|piece|drone)/;

/** Groups that are never taken for people in general: 50 civilians are not 50 dead. */
const ALWAYS_APART = /^(?:civilian|child|women|woman|soldier|peacekeeper|journalist)/;

/** Reads whom or what a text counts: groups by their first letters, peoples by the id of their place. */
export type ReadGroups = (text: string) => ReadonlySet<string>;

/** Makes a reader of groups that knows the peoples of a record's places. */
export function createGroupReader({ places }: Pick<VerbatimRecord, 'places'>): ReadGroups {
  const peoples = new Map<string, string>();
  for (const { id, demonyms, status } of places) {
    if (status === 'draft') continue;
    for (const [word, ...others] of demonyms.map(wordsOf))
      if (word !== undefined && others.length === 0) peoples.set(word.key, `people of ${id}`);
  }
  return (text) => new Set(wordsOf(text).flatMap(({ key }) => peoples.get(key) ?? GROUP.exec(key)?.[0] ?? []));
}

/** Whether a pasted number may count what a figure counts: soldiers are not civilians. */
export const mayCountSame = (pasted: ReadonlySet<string>, filed: ReadonlySet<string>): boolean =>
  [...pasted].every((group) => filed.has(group) || (filed.size === 0 && !ALWAYS_APART.test(group)));
