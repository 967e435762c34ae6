import { kindsIn, mayBeSameKind, namesPeople } from '../../language/words/kinds-of-people.js';
import type { CountedGroup, Entry, Place } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { byIdOf } from '../../record/map-on-demand.js';
import { ofKind } from '../../record/on-demand.js';
import { withParents } from '../../record/parents.js';
import type { Figure } from '../../record/statement.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import { isSameWord } from './counted-words.js';
import { figuresInTexts } from './figures-in-texts.js';
import type { SourceText } from './source-texts.js';

/** How far the words for who is counted reach behind a number, in UTF-16 units and, for whose they are, in words. */
const MAX_LENGTH = 60;
const MAX_WORDS_TO_SIDE = 3;
/** How far before a number "In Norland," says where it was counted. */
const MAX_TO_NUMBER = 30;

/** Where other words begin: the next number, a mark, a conjunction, or what only a part of them is. */
const PART = 'among|including|darunter|dont|incluid[oa]s|включая|зокрема';
const END_OF_COUNTED = new RegExp(
  `\\d|[,;:.!?()"“”«»–—]|(?<!\\p{L})(?:and|or|while|und|oder|et|ou|y|или|и|та|або|і|ve|veya|${PART})(?!\\p{L})`,
  'iu',
);
/** From here on a sentence speaks of a part of those counted. */
const OF_A_PART = new RegExp(`(?<!\\p{L})(?:${PART})(?!\\p{L}).*$`, 'isu');
/** The part of those who were counted before: "1,850 Norlanders, among them 420 children". */
const PART_BEFORE = new RegExp(`(?<!\\p{L})(?:${PART})(?: (?:them|whom|these|those))?\\s*$`, 'iu');
const IN_PLACE =
  /(?<!\p{L})(?:[Ii]n|[Ii]nside|[Aa]cross|[Tt]hroughout|[Ww]ithin)\s+(?:the\s+)?(\p{Lu}[\p{L}\p{M}’'-]+)/gu;
const BOTH =
  /(?<!\p{L})(?:in|on|of) (?:both|the two) (?:countries|sides|states|cities|towns|communities|peoples)(?!\p{L})/iu;

const EVERYBODY = 'all';

/**
 * Warns where the source counts other people than the group of a figure: of another kind right behind the number, another side's, those of
 * both sides for those of one, or people in all for some of them.
 */
export function checkGroups(built: readonly BuiltEntry[], texts: ReadonlyMap<EntryId, SourceText>): readonly Problem[] {
  const entries = entriesOf(built);
  const read = createGroupReader(entries);
  return figuresInTexts(built, texts).flatMap(({ figure, sentence }): Problem[] => {
    const { counted = [] } = figure;
    const counting = counted.length === 0 ? undefined : countingIn(figure, sentence);
    const other = counting === undefined ? undefined : read(counted, counting);
    if (other === undefined) return [];
    return [
      {
        ...figure.position,
        entry: figure.id,
        wrong: `the source has "${other.words}", and the figure counts ${other.counted}`,
        right: 'name the group of the source in `counted`, or say in `note` how it is known whom the number counts',
      },
    ];
  });
}

/** A number in its sentence. */
interface Counting {
  readonly value: string;
  readonly before: string;
  readonly after: string;
  /** The words right behind the value, as far as they can say whom it counts. */
  readonly words: string;
}

function countingIn({ value }: Figure, sentence: string): Counting | undefined {
  const at = sentence.toLowerCase().indexOf(value.toLowerCase());
  if (at < 0) return undefined;
  const after = sentence.slice(at + value.length);
  const near = after.slice(0, MAX_LENGTH);
  return { value, before: sentence.slice(0, at), after, words: near.slice(0, END_OF_COUNTED.exec(near)?.index).trim() };
}

interface OtherGroup {
  readonly words: string;
  readonly counted: string;
}

/** Makes the reader of whom a number counts in its source, where that is not the group it is filed for. */
function createGroupReader(entries: readonly Entry[]) {
  const groups = byIdOf(ofKind(entries, 'group'));
  const places = ofKind(entries, 'place');
  const byId = byIdOf(entries);
  const sides = createSideReader(places, [...groups.values()], byId);
  const ownKinds = [...groups.values()].flatMap(({ kind = '' }) => (isOfTheRecord(kind) ? [kind.toLowerCase()] : []));
  const kindsNamed = (words: string): string[] => [
    ...kindsIn(words),
    ...wordsOf(words).flatMap((word) => ownKinds.filter((kind) => isSameWord(kind, word))),
  ];
  return (ids: readonly EntryId[], counting: Counting): OtherGroup | undefined => {
    const counted = ids.flatMap((id) => groups.get(id) ?? []);
    const { value, before, after, words } = counting;
    const shown = (more: string): OtherGroup => ({ words: more, counted: counted.map(({ name }) => name).join(', ') });
    if (counted.length < ids.length) return undefined;
    const kinds = counted.map((group) => kindsOf(group, kindsNamed));
    if (words !== '' && (isOtherKind(kindsNamed(words), kinds) || isWhole(counting, kinds, kindsNamed)))
      return shown(`${value} ${words}`);
    const own = new Set(counted.map(({ side }) => side));
    if (own.has(undefined)) return undefined;
    const near = wholeWords(after).replace(/[;:].*$/su, '');
    const isOthers = (named: ReadonlySet<EntryId>): boolean => ![...named].some((side) => own.has(side));
    const demonyms = sides.ofPeople(words);
    if (demonyms.size > 0) return isOthers(demonyms) ? shown(`${value} ${words}`) : undefined;
    const around = `${before.slice(-MAX_TO_NUMBER)}${value}${near}`.trim();
    const named = [
      sides.inPlace(before.slice(-MAX_TO_NUMBER)),
      PART_BEFORE.test(before) ? sides.ofPeople(countedBefore(before)) : NONE,
      sides.inPlace(near),
    ].find(({ size }) => size > 0);
    if (named !== undefined) return isOthers(named) ? shown(around) : undefined;
    return BOTH.test(around) && own.size < 2 ? shown(around) : undefined;
  };
}

const NONE: ReadonlySet<EntryId> = new Set();

/** What is near behind a number, without the word that the limit falls in. */
const wholeWords = (after: string): string =>
  after.length > MAX_LENGTH ? after.slice(0, MAX_LENGTH).replace(/\s+\S*$/u, '') : after;

/** A kind of people that is a word of the record's own: rescuers, nurses. */
const isOfTheRecord = (kind: string): boolean => kind !== '' && kind !== EVERYBODY && kindsIn(kind).size === 0;

function isOtherKind(there: readonly string[], counted: readonly (readonly string[])[]): boolean {
  const own = counted.flat();
  if (there.length === 0 || counted.some(({ length }) => length === 0)) return false;
  return !there.some((kind) => own.some((one) => mayBeSameKind(one, kind)));
}

/**
 * "14 people had died, among them three children": fourteen are no children. What they all were may be said elsewhere in the sentence: "14
 * people, all of them nurses"; of kinds that are the record's own, such as employees, in other words as well.
 */
function isWhole(
  { before, after, words }: Counting,
  counted: readonly (readonly string[])[],
  kindsNamed: (words: string) => readonly string[],
): boolean {
  const [first = ''] = wordsOf(words);
  const own = counted.flat();
  const areGeneral = counted.every((kinds) => kinds.length > 0 && kinds.every((kind) => kindsIn(kind).size > 0));
  if (!namesPeople(first) || !areGeneral) return false;
  return !kindsNamed(`${before} ${after.replace(OF_A_PART, '')}`).some((kind) => own.includes(kind));
}

/** The kinds that a group is of: general ones, or the record's own words; none where it has none. */
function kindsOf(
  { kind = '', name, aliases }: CountedGroup,
  kindsNamed: (words: string) => readonly string[],
): readonly string[] {
  if (kind === EVERYBODY) return [EVERYBODY];
  return [...new Set(kindsNamed([kind, name, ...aliases.map((alias) => alias.name)].join(' | ')))];
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}’'-]+/gu) ?? [];

/** The words right behind the last number. */
const countedBefore = (before: string): string => /\d[\d.,]*\s([^\d]{0,40})[^\d]*$/u.exec(before)?.[1] ?? '';

interface SideReader {
  /** Whose the people are that words begin with: "Norlander children". */
  ofPeople(words: string): ReadonlySet<EntryId>;
  /** In whose country, or at a place in it, something was counted: "in Norland". */
  inPlace(words: string): ReadonlySet<EntryId>;
}

/** Reads the places whose people the groups of a record are. */
function createSideReader(
  places: readonly Place[],
  groups: readonly CountedGroup[],
  byId: ReadonlyMap<EntryId, Entry>,
): SideReader {
  const counted = new Set(groups.map(({ side }) => side));
  const ofPeople = new Map<string, Set<EntryId>>();
  const inPlace = new Map<string, Set<EntryId>>();
  const add = (to: Map<string, Set<EntryId>>, word: string, side: EntryId): void => {
    const key = word.toLowerCase();
    to.set(key, (to.get(key) ?? new Set()).add(side));
  };
  for (const { id, name, aliases, demonyms } of places) {
    const within = withParents({ byId }, id).filter((one) => counted.has(one));
    for (const side of within)
      for (const word of [name, ...aliases.map((alias) => alias.name)]) add(inPlace, word, side);
    if (counted.has(id)) for (const demonym of demonyms) add(ofPeople, demonym, id);
  }
  const named = (table: ReadonlyMap<string, ReadonlySet<EntryId>>, found: readonly string[]): ReadonlySet<EntryId> =>
    new Set(found.flatMap((word) => [...(table.get(word.toLowerCase()) ?? [])]));
  return {
    ofPeople: (words) => named(ofPeople, wordsOf(words).slice(0, MAX_WORDS_TO_SIDE)),
    inPlace: (words) =>
      named(
        inPlace,
        [...words.matchAll(IN_PLACE)].map(([, place = '']) => place),
      ),
  };
}
