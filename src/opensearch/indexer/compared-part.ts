import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { PlaceRange, Snapshot } from '../asking.js';
import type { Filed } from '../documents/packed-entry.js';

/** Stretches of which a part of a list consists that is too long. */
const STRETCHES = 4;
/** By how much of a stretch the next revision looks further on: in the long run evenly everywhere. Source: Weyl, "Über die Gleichverteilung von Zahlen mod. Eins" (1916). */
const TURN = (Math.sqrt(5) - 1) / 2;

/** Statements, figures and sources that answers are compared over. */
export interface ComparedPart {
  /** The record with these alone in its lists. By its id each entry of the whole is found. */
  readonly record: VerbatimRecord;
  /** Where they are in the cluster; undefined where they are all that there are. */
  readonly within: Snapshot['within'];
}

/**
 * The part of a record that answers are compared over: all of it where it is small, else stretches of its lists.
 * @param places where each entry is in the order of the record
 * @param most how many entries of each kind there may be
 * @param turn another number gives other stretches
 */
export function comparedPart(
  record: VerbatimRecord,
  places: ReadonlyMap<EntryId, number>,
  { most, turn }: { readonly most: number; readonly turn: number },
): ComparedPart {
  const parts = {
    statements: partOf(record.statements, places, most, turn),
    figures: partOf(record.figures, places, most, turn),
    sources: partOf(record.sources, places, most, turn),
  };
  const lists = {
    statements: parts.statements.entries,
    figures: parts.figures.entries,
    sources: parts.sources.entries,
  };
  const isWhole = Object.values(parts).every((part) => part.isWhole);
  return {
    record: { ...record, ...lists },
    within: isWhole
      ? undefined
      : { statements: parts.statements.ranges, figures: parts.figures.ranges, sources: parts.sources.ranges },
  };
}

interface Part<E> {
  readonly entries: readonly E[];
  readonly isWhole: boolean;
  readonly ranges: readonly PlaceRange[];
}

function partOf<E extends Filed>(
  list: readonly E[],
  places: ReadonlyMap<EntryId, number>,
  most: number,
  turn: number,
): Part<E> {
  const isWhole = list.length <= most;
  const stretches = isWhole ? [list.slice()] : stretchesOf(list, Math.ceil(most / STRETCHES), turn);
  return {
    entries: stretches.flat(),
    isWhole,
    ranges: stretches.flatMap((stretch) => {
      const known = stretch.flatMap(({ id }) => places.get(id) ?? []);
      const [first, last] = [known[0], known.at(-1)];
      return first === undefined || last === undefined ? [] : [{ first, last }];
    }),
  };
}

function stretchesOf<E>(list: readonly E[], length: number, turn: number): readonly E[][] {
  const room = list.length / STRETCHES - length;
  const shift = room * ((turn * TURN) % 1);
  return Array.from({ length: STRETCHES }, (_, number) => {
    const start = Math.floor((number * list.length) / STRETCHES + shift);
    return list.slice(start, start + length);
  });
}
