import type { Entry, Place, RecordEvent } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { addToGroup } from '../../record/group-by.js';
import { byIdOf } from '../../record/map-on-demand.js';
import { ofKind } from '../../record/on-demand.js';
import { isSameWord } from './counted-words.js';
import { createNameFinder } from './speaker-names.js';

/** Shorter words of a name, such as "of" and "le", mean nothing by themselves. */
const MIN_WORD_LENGTH = 3;
/** Words that are forms of one begin alike. */
const BEGINNING = 3;

/** What the mark of a place begins with. */
export const PLACE_MARK = 'place ';

/** What of each event a text names: words of its names, and its place. Events of which it names nothing are left out. */
export type NamedEvents = ReadonlyMap<EntryId, ReadonlySet<string>>;

/** Reads which events a text names. */
export function createEventReader(entries: readonly Entry[]): (text: string) => NamedEvents {
  const events = ofKind(entries, 'event');
  const places = byIdOf(ofKind(entries, 'place'));
  // A word in the name of a place says where something happened, not what.
  const ofPlaces = new Set([...places.values()].flatMap(namesOf).flatMap(wordsOf));
  const words = wordsByBeginning(events, ofPlaces);
  const takingPlace = new Map<EntryId, EntryId[]>();
  for (const { id, place } of events) if (place !== undefined) addToGroup(takingPlace, place, id);
  const finders = [...takingPlace].flatMap(([id, ids]) => {
    const place = places.get(id);
    if (place === undefined) return [];
    return [{ place: id, ids, isNamed: createNameFinder(namesOf(place)) }];
  });
  return (text) => {
    const found = new Map<EntryId, Set<string>>();
    const add = (id: EntryId, mark: string): void => {
      found.set(id, (found.get(id) ?? new Set()).add(mark));
    };
    for (const there of new Set(wordsOf(text))) {
      const same = (words.get(there.slice(0, BEGINNING)) ?? []).filter(({ word }) => isSameWord(there, word));
      // Forms of one word are one mark, in whatever form each event's name has it.
      for (const { id } of same) add(id, same[0]?.word ?? there);
    }
    for (const { place, ids, isNamed } of finders)
      if (isNamed(text)) for (const id of ids) add(id, `${PLACE_MARK}${place}`);
    return found;
  };
}

function wordsByBeginning(
  events: readonly RecordEvent[],
  without: ReadonlySet<string>,
): ReadonlyMap<string, readonly EventWord[]> {
  const words = new Map<string, EventWord[]>();
  for (const event of events)
    for (const word of new Set(namesOf(event).flatMap(wordsOf)))
      if (!without.has(word)) addToGroup(words, word.slice(0, BEGINNING), { word, id: event.id });
  return words;
}

const namesOf = ({ name, aliases, names = {}, namesUsedBy }: RecordEvent | Place): string[] => [
  name,
  ...[...aliases, ...namesUsedBy].map((other) => other.name),
  ...Object.values(names).flat(),
];

interface EventWord {
  readonly word: string;
  readonly id: EntryId;
}

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => word.length >= MIN_WORD_LENGTH);
