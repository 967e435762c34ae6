import { kindsIn } from '../../language/words/kinds-of-people.js';
import type { CountedGroup, Place } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { Figure } from '../../record/statement.js';
import type { BuiltEntry } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import { placeOf, sentenceOf } from './context.js';
import type { SourceText } from './source-texts.js';

/** How far the words for who is counted reach behind a number, in UTF-16 units and, for whose they are, in words. */
const MAX_LENGTH = 60;
const MAX_WORDS_TO_SIDE = 3;

/** Where other words begin: the next number, a mark, a conjunction, or what only a part of them is. */
const END_OF_COUNTED =
  /\d|[,;:.!?()"“”«»–—]|(?<!\p{L})(?:and|or|while|und|oder|et|ou|y|или|и|та|або|і|ve|veya|among|including|darunter|dont|incluid[oa]s|включая|зокрема)(?!\p{L})/iu;

/** The kinds of people that are told apart by whoever counts, and not by others: an army's dead are soldiers to one and fighters to another. */
const UNDER_ARMS: ReadonlySet<string> = new Set(['soldiers', 'fighters']);
const EVERYBODY = 'all';

/** Warns where the source has other people right behind the number than the group that a figure counts: of another kind, or another side's. */
export function checkGroups(built: readonly BuiltEntry[], texts: ReadonlyMap<EntryId, SourceText>): readonly Problem[] {
  const entries = built.map(({ entry }) => entry);
  const groups = new Map(entries.flatMap((entry) => (entry.entry === 'group' ? [[entry.id, entry] as const] : [])));
  const sides = sidesByDemonym(
    entries.filter((entry) => entry.entry === 'place'),
    [...groups.values()],
  );
  return entries.flatMap((entry): Problem[] => {
    if (entry.entry !== 'figure' || entry.note !== undefined) return [];
    const counted = (entry.counted ?? []).flatMap((id) => groups.get(id) ?? []);
    const text = texts.get(entry.source)?.text;
    const place = text === undefined ? undefined : placeOf(entry, text);
    if (counted.length === 0 || text === undefined || place === undefined) return [];
    const words = wordsAfter(entry, sentenceOf(entry, text, place));
    if (words === '' || !(isOtherKind(words, counted) || isOtherSide(words, counted, sides))) return [];
    return [
      {
        ...entry.position,
        entry: entry.id,
        wrong: `the source has "${entry.value} ${words}", and the figure counts ${counted.map(({ name }) => name).join(', ')}`,
        right: 'name the group of the source in `counted`, or say in `note` how it is known whom the number counts',
      },
    ];
  });
}

/** The words right behind the value, as far as they can say whom it counts. */
function wordsAfter({ value }: Figure, sentence: string): string {
  const at = sentence.toLowerCase().indexOf(value.toLowerCase());
  if (at < 0) return '';
  const rest = sentence.slice(at + value.length, at + value.length + MAX_LENGTH);
  return rest.slice(0, END_OF_COUNTED.exec(rest)?.index).trim();
}

function isOtherKind(words: string, counted: readonly CountedGroup[]): boolean {
  const there = [...kindsIn(words)];
  const own = counted.flatMap(kindsOf);
  if (there.length === 0 || own.length < counted.length) return false;
  return !there.some((kind) => own.some((one) => one === kind || (UNDER_ARMS.has(one) && UNDER_ARMS.has(kind))));
}

/** The kinds that a group is of; none where it is of a kind that no general word names. */
function kindsOf({ kind = '', name, aliases }: CountedGroup): string[] {
  if (kind === EVERYBODY) return [EVERYBODY];
  return [...kindsIn([kind, name, ...aliases.map((alias) => alias.name)].join(' | '))];
}

function isOtherSide(
  words: string,
  counted: readonly CountedGroup[],
  sides: ReadonlyMap<string, ReadonlySet<EntryId>>,
): boolean {
  const own = counted.map(({ side }) => side);
  const there = words
    .toLowerCase()
    .split(/[^\p{L}\p{M}’'-]+/u)
    .slice(0, MAX_WORDS_TO_SIDE)
    .flatMap((word) => [...(sides.get(word) ?? [])]);
  return there.length > 0 && !own.includes(undefined) && !there.some((side) => own.includes(side));
}

/** The places whose people are counted, by the words for what is theirs. */
function sidesByDemonym(
  places: readonly Place[],
  groups: readonly CountedGroup[],
): ReadonlyMap<string, ReadonlySet<EntryId>> {
  const counted = new Set(groups.map(({ side }) => side));
  const sides = new Map<string, Set<EntryId>>();
  for (const { id, demonyms } of places.filter((place) => counted.has(place.id)))
    for (const word of demonyms.map((demonym) => demonym.toLowerCase()))
      sides.set(word, (sides.get(word) ?? new Set()).add(id));
  return sides;
}
