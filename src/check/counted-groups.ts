import { wordsOf } from './words.js';

/** Groups that a number may count, by the first letters of the words for them. */
const GROUP =
  /^(?:civilian|soldier|serviceman|servicemen|troop|peacekeeper|child|women|woman|men$|elder|journalist|officer|police|armenian|azerbaijani|azeri|russian|turk|ukrain|israel|palestin|prisoner|refugee|famil|household|formation|outpost|tank|vehicle|house|home|mine|shell|round|piece|drone)/;

/** Groups that are never taken for people in general: 50 civilians are not 50 dead. */
const ALWAYS_APART = /^(?:civilian|child|women|woman|soldier|peacekeeper|journalist)/;

/** Reads whom or what a text counts. */
export type ReadGroups = (text: string) => ReadonlySet<string>;

export const readGroups: ReadGroups = (text) => new Set(wordsOf(text).flatMap(({ key }) => GROUP.exec(key)?.[0] ?? []));

/** Whether a pasted number may count what a figure counts: soldiers are not civilians. */
export const mayCountSame = (pasted: ReadonlySet<string>, filed: ReadonlySet<string>): boolean =>
  [...pasted].every((group) => filed.has(group) || (filed.size === 0 && !ALWAYS_APART.test(group)));
