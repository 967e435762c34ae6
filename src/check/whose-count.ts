import { SPEECH_VERBS } from '../language/words/speech-verbs.js';
import type { EntryId } from '../record/entry-base.js';
import type { FigureLookup, FiledFigure } from './figure-lookup.js';
import { namedAnywhere, type ReadCounted } from './read-counted.js';

/** Whose a number is, as the words around it name them. */
export interface Whose {
  readonly groups: ReadonlySet<EntryId>;
  readonly sides: ReadonlySet<EntryId>;
}

const SAYS = `(?:${SPEECH_VERBS}|according to|laut|selon|según|по словам|за словами|göre)`;
/** Who says it, before and after what is said: "The council said that …", "…, the council said". */
const SAYS_BEFORE = new RegExp(`^[^.;:]{0,100}?(?<![\\p{L}])${SAYS}(?![\\p{L}])(?: that)?`, 'u');
const SAYS_AFTER = new RegExp(`,[^,]{0,100}(?<![\\p{L}])${SAYS}(?![\\p{L}])[^,]*$`, 'u');
/** How much of a clause is read, in UTF-16 units. */
const MAX_READ_LENGTH = 300;

/** The groups and sides that a clause names anywhere, without those who are only named as saying it. */
export function whoseIn(clause: string, read: ReadCounted): Whose {
  return namedAnywhere(clause.slice(0, MAX_READ_LENGTH).replace(SAYS_AFTER, '').replace(SAYS_BEFORE, ''), read);
}

/**
 * Whether a number that counts no people may be whose a figure on file is: seats that one party won are not those of another. A clause that
 * names nobody whose figures are on file for the same measure leaves it open.
 */
export function mayBeTheirs(named: Whose, { figure, counts, counted }: FiledFigure, lookup: FigureLookup): boolean {
  if (counts === 'people' || counted.known.length === 0) return true;
  const rivals = lookup.of(figure.metric).flatMap((other) => other.counted.known);
  const isRival = new Set(rivals.map(({ id }) => id));
  const groups = [...named.groups].filter((id) => isRival.has(id));
  if (groups.length > 0) return groups.some((id) => counted.groups.has(id));
  const sidesOfRivals = new Set(rivals.flatMap(({ side }) => side ?? []));
  const sides = [...named.sides].filter((id) => sidesOfRivals.has(id));
  return sides.length === 0 || sides.some((id) => counted.sides.has(id));
}
