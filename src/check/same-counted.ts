import { kindsIn, withoutPlural } from '../language/words/kinds-of-people.js';
import type { CountedGroup } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Figure } from '../record/statement.js';
import { type Counted, countedPart, namedAnywhere, type ReadCounted } from './read-counted.js';
import { wordsOf } from './words.js';

/** Whom or what a figure on file counts. */
export interface FiledCounted extends Counted {
  /** Whose people a text may say they are besides: those that its own words name further on ("people on the … side"). */
  readonly otherSides: ReadonlySet<EntryId>;
  /** The groups on file that are counted, whose kind and side are known. */
  readonly known: readonly CountedGroup[];
  /** What its own words say, whatever groups it names. */
  readonly own: Counted;
}

/** Reads whom a figure counts: from its groups where it names them, else from its own words. */
export function filedCounted(figure: Figure, record: VerbatimRecord, read: ReadCounted): FiledCounted {
  const population = figure.population ?? '';
  const own = read(population);
  const ids = figure.counted ?? [...own.groups];
  const known = ids.flatMap((id) => {
    const entry = record.byId.get(id);
    return entry?.entry === 'group' ? [entry] : [];
  });
  const nouns = new Set(
    wordsOf(countedPart(population))
      .filter(({ key }) => key.length > 3)
      .map(({ key }) => withoutPlural(key)),
  );
  const named = namedAnywhere(population.slice(0, MAX_READ_LENGTH), read).sides;
  if (known.length === 0) return { ...own, own, nouns, known, otherSides: own.sides.size > 0 ? own.sides : named };
  return {
    groups: new Set(known.map(({ id }) => id)),
    sides: new Set(known.flatMap(({ side }) => side ?? [])),
    kinds: new Set(known.flatMap(kindsOf)),
    general: own.general,
    own,
    nouns,
    known,
    otherSides: named,
  };
}

/** The kinds of a group: none where it holds all; the general word where there is one, else the editor's. */
function kindsOf({ kind = 'all' }: CountedGroup): readonly string[] {
  if (kind === 'all') return [];
  const general = kindsIn(kind);
  return [...general];
}

/** How much of a figure's own words is read for sides, in UTF-16 units. */
const MAX_READ_LENGTH = 300;

/**
 * Whether a pasted number may count what a figure counts. Soldiers are not civilians, those of one side not those of the other, a part is
 * not the whole. A text need not repeat whose people they are; it has to say of what kind, somewhere in the sentence.
 * @param sentence the sentence of the number
 */
export function mayCountSame(pasted: Counted, filed: FiledCounted, sentence: string): boolean {
  if (filed.known.length > 0 && isInOwnWords(pasted, filed.own)) return true;
  return (
    maybeSameGroups(pasted, filed) &&
    maybeSameSides(pasted, filed) &&
    maybeSameKinds(pasted, filed, sentence) &&
    maybeSameNouns(pasted, filed)
  );
}

/** Whether a text says of whom it counts what the figure's own words say. */
const isInOwnWords = (pasted: Counted, own: Counted): boolean =>
  own.sides.size + own.kinds.size + own.nouns.size > 0 &&
  (['groups', 'sides', 'kinds', 'nouns'] as const).every((part) => isSame<string>(pasted[part], own[part]));

function maybeSameGroups({ groups, kinds }: Counted, filed: FiledCounted): boolean {
  if (groups.size === 0 || filed.groups.size === 0 || isSame(groups, filed.groups)) return true;
  // "Seven soldiers" leaves open whose, and of "soldiers and civilians" a name takes in one: kind and side tell.
  if (filed.kinds.size === 0) return false;
  const isListed = kinds.size > 0 && [...groups].every((id) => filed.groups.has(id));
  return isListed || filed.known.every(({ partOf }) => partOf.some((id) => groups.has(id)));
}

function maybeSameSides({ sides }: Counted, filed: FiledCounted): boolean {
  if (sides.size === 0) return true;
  const allowed = [...sides].every((side) => filed.sides.has(side) || filed.otherSides.has(side));
  return allowed && [...filed.sides].every((side) => sides.has(side));
}

function maybeSameKinds({ kinds }: Counted, filed: FiledCounted, sentence: string): boolean {
  if (kinds.size > 0) return isSame(kinds, filed.kinds);
  if (filed.kinds.size === 0) return true;
  const named = kindsIn(sentence);
  return [...filed.kinds].some((kind) => named.has(kind));
}

/** Where neither is of a general kind, what is counted goes by the same noun; people may be anybody. */
function maybeSameNouns({ general, kinds, groups, nouns }: Counted, filed: FiledCounted): boolean {
  if (general || kinds.size > 0 || filed.kinds.size > 0 || filed.nouns.size === 0) return true;
  if (groups.size > 0 && filed.groups.size > 0) return true;
  return filed.general || [...nouns].some((noun) => filed.nouns.has(noun));
}

const isSame = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));
