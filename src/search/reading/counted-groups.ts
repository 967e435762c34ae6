import { type CountedGroupSubject, kindOfPeople, namesPeople } from '../names/counted-groups.js';
import { BOTH, PAIRED } from '../words/cues.js';
import { addGroup, type Draft, type PlacedGroup } from './draft.js';

/** How many words may be between a side and its people: "Ruritanian army and police dead". */
const MAX_APART = 2;

/**
 * For figures: a word for a kind of people and one for whose they are name the groups on file of that kind and side, where no name of a
 * group does: "Ruritanian troops". "Its own" means the people of whoever counts. People of whom there is no count are noted: figures of
 * others are no answer.
 */
export function readCountedGroups(draft: Draft): void {
  if (!draft.context.kinds.has('group')) return;
  readRelativeClauses(draft);
  draft.words.forEach((word, at) => {
    if (isAgent(draft, at)) {
      leaveAsWord(draft, at);
      return;
    }
    const named = draft.groups.find((group) => group.at === at && group.words.length === 1 && isCounted(group));
    if (named === undefined ? draft.taken[at] : !namesPeople(word) || !isPeopleHere(draft, at)) return;
    const { countedGroups: groups } = draft.context.vocabulary;
    const ofKind = groups.byKind.get(kindOfPeople(word)) ?? [];
    // A group of that very name is of a kind with another word.
    if (named !== undefined && ofKind.length === 0) return;
    draft.groups = draft.groups.filter((group) => group !== named);
    const side = sideNear(draft, at);
    const meant = ofKind.filter((group) => isMeant(group, side));
    if (meant.length > 0) take(draft, at, side?.at, meant);
    else if (ofKind.length > 0 && side !== undefined) draft.uncounted.push(word);
    else if (groups.all.length > 0 && namesPeople(word) && !isInTexts(word, draft)) draft.uncounted.push(word);
  });
  readSideOfCount(draft);
  readOwn(draft);
}

/** "The displaced who died": counted are the dead, and the first word only says of whom. */
function readRelativeClauses(draft: Draft): void {
  const isMetric = ({ subjects }: PlacedGroup): boolean => subjects.every(({ kind }) => kind === 'metric');
  const isWhose = ({ at, words }: PlacedGroup): boolean =>
    RELATIVE.has(draft.typed[(draft.typedPlaces[at + words.length - 1] ?? 0) + 1] ?? '');
  const metrics = draft.groups.filter(isMetric);
  draft.groups = draft.groups.filter(
    (group) => !(isMetric(group) && isWhose(group) && metrics.some(({ at }) => at > group.at)),
  );
}

const RELATIVE = new Set(['who', 'that', 'which']);

/** All the people of a side, whatever they are. */
const ALL = kindOfPeople('all');

/** "Ruritanian losses": beside what is counted, a word for a country's people means all of them that are counted. */
function readSideOfCount(draft: Draft): void {
  if (draft.groups.some(({ subjects }) => subjects.some(({ kind }) => kind === 'group'))) return;
  if (readSidesSetAgainst(draft)) return;
  draft.words.forEach((word, at) => {
    if (!isDemonymHere(draft, at) || !isBesideMetric(draft, at)) return;
    const meant = peopleOf(word, draft);
    if (meant.length > 0) take(draft, at, at, meant);
  });
}

/** "Dead, Ruritania versus Sylvania": the people of both. */
function readSidesSetAgainst(draft: Draft): boolean {
  const { withCues, placesWithCues, words } = draft;
  const joint = withCues.findIndex((word) => PAIRED.has(word));
  const places = [joint - 1, joint + 1].map((place) => placesWithCues.indexOf(place));
  const [first = -1, second = -1] = places;
  if (joint < 0 || first < 0 || second < 0) return false;
  const meant = places.map((place) => peopleOf(words[place] ?? '', draft));
  if (meant.some((people) => people.length === 0)) return false;
  draft.groups = draft.groups.filter(({ at }) => !places.includes(at));
  take(draft, second, first, meant.flat());
  return true;
}

/** All the people of the country that a word means: by the groups of all of them, else by any of them. */
function peopleOf(word: string, { context: { vocabulary } }: Draft): readonly CountedGroupSubject[] {
  const { all, byKind, sides } = vocabulary.countedGroups;
  const ids = new Set(sides.get(word) ?? []);
  const ofSide = (groups: readonly CountedGroupSubject[]): CountedGroupSubject[] =>
    groups.filter(({ side }) => side !== undefined && ids.has(side));
  const whole = ofSide(byKind.get(ALL) ?? []);
  return whole.length > 0 ? whole : ofSide(all);
}

/** Whether a word is that for a country's people, and no name of the country itself: that may be whose count is asked for. */
function isDemonymHere({ context: { vocabulary }, words, taken, groups }: Draft, at: number): boolean {
  if (!vocabulary.countedGroups.demonyms.has(words[at] ?? '')) return false;
  return !taken[at] || groups.some((group) => group.at === at && group.words.length === 1 && group.slot === undefined);
}

const isBesideMetric = ({ groups }: Draft, at: number): boolean =>
  groups.some(
    (group) =>
      group.subjects.every(({ kind }) => kind === 'metric') &&
      (group.at === at + 1 || group.at + group.words.length === at),
  );

/** "Saved by the firefighters": who does something is not who is counted. */
const isAgent = ({ withCues, placesWithCues }: Draft, at: number): boolean =>
  withCues[(placesWithCues[at] ?? 0) - 1] === 'by';

/** Makes a group that is named there a plain word again. */
function leaveAsWord(draft: Draft, at: number): void {
  const isNamed = ({ at: start, subjects }: PlacedGroup): boolean =>
    start === at && subjects.every(({ kind }) => kind === 'group');
  for (const { words } of draft.groups.filter(isNamed)) draft.taken.fill(false, at, at + words.length);
  draft.groups = draft.groups.filter((group) => !isNamed(group));
}

/** Whether figures have a word for people, or another of the same meaning. */
function isInTexts(word: string, { context: { dictionary, vocabulary, relativesOf } }: Draft): boolean {
  return [word, ...(relativesOf(word)?.same ?? [])].some((one) => dictionary.has(vocabulary.stem(one)));
}

interface Side {
  readonly ids: ReadonlySet<string>;
  readonly at: number;
}

/**
 * The place or body whose people they are: named, or by a word for what comes from there. Of two such words beside each other either may
 * say it: the "Sudland Norlanders" are the Norlanders of Sudland, and the record may file them under one side or the other.
 */
function sideNear(draft: Draft, at: number): Side | undefined {
  const ids = new Set<string>();
  let nearest: number | undefined;
  for (let place = at - 1; place >= Math.max(0, at - 1 - MAX_APART); place -= 1) {
    const found = sidesAt(draft, place);
    if (found.length === 0 && nearest !== undefined) break;
    for (const id of found) ids.add(id);
    if (found.length > 0) nearest ??= place;
  }
  return nearest === undefined ? undefined : { ids, at: nearest };
}

function sidesAt(draft: Draft, place: number): readonly string[] {
  const group = draft.groups.find((one) => one.at <= place && place < one.at + one.words.length);
  if (group === undefined) return sidesNamed(draft, place);
  if (group.slot === 'by') return [];
  const { all } = draft.context.vocabulary.countedGroups;
  // A body whose people nothing counts is the one that counts: "the hospital, children".
  return ownersIn(group, draft).filter(
    (id) => group.subjects.every(({ kind }) => kind !== 'organisation') || all.some(({ side }) => side === id),
  );
}

const sidesNamed = ({ words, context }: Draft, at: number): readonly string[] =>
  context.vocabulary.countedGroups.sides.get(words[at] ?? '') ?? [];

/** The places and bodies that a name means, and those whose people a group is: the soldiers among the "Norlanders" are Norland's. */
const ownersIn = ({ subjects }: PlacedGroup, { context }: Draft): string[] =>
  subjects.flatMap((subject) => {
    if (subject.kind === 'place' || subject.kind === 'organisation') return [subject.id];
    const side = context.vocabulary.countedGroups.all.find((one) => one.subject === subject)?.side;
    return side === undefined ? [] : [side];
  });

const isCounted = ({ subjects }: PlacedGroup): boolean =>
  subjects.every(({ kind }) => kind === 'group' || kind === 'metric');

/** "Soldiers" may be the name of a group or of what is counted; beside a word for whose they are, or for what else is counted, it is people. */
const isPeopleHere = (draft: Draft, at: number): boolean =>
  sideNear(draft, at) !== undefined ||
  draft.groups.some((group) => group.at !== at && group.subjects.every(({ kind }) => kind === 'metric'));

const isMeant = ({ side }: CountedGroupSubject, wanted: Side | undefined): boolean =>
  wanted === undefined || (side !== undefined && wanted.ids.has(side));

const asksForBoth = ({ withCues }: Draft): boolean => withCues.some((word) => BOTH.has(word));

function take(draft: Draft, at: number, sideAt: number | undefined, meant: readonly CountedGroupSubject[]): void {
  const places = [...new Set([...(sideAt === undefined ? [] : [sideAt]), at])];
  draft.groups = draft.groups.filter(
    (group) => sideAt === undefined || !(group.at <= sideAt && sideAt < group.at + group.words.length),
  );
  for (const place of places) draft.taken[place] = true;
  addGroup(
    draft,
    places.map((place) => draft.words[place] ?? ''),
    at,
    {
      subjects: meant.map(({ subject }) => subject),
      how: 'exact',
      together: sideAt === undefined && asksForBoth(draft),
    },
  );
}

/** How many words from "own" on may tell what is theirs: "own death toll". */
const MAX_TO_COUNT = 2;
const COUNTS = new Set(
  'toll tolls count counts tally tallies figure figures number numbers estimate estimates data statistics'.split(' '),
);

function readOwn(draft: Draft): void {
  const place = draft.typed.indexOf('own');
  // "Their own toll" is a count of theirs, and "their own dead" are their people.
  if (place < 0 || draft.typed.slice(place + 1, place + 1 + MAX_TO_COUNT).some((word) => COUNTS.has(word))) return;
  const counting = new Set(
    draft.groups.flatMap(({ slot, subjects }) => (slot === 'by' ? subjects.map(({ id }) => id) : [])),
  );
  const own = draft.context.vocabulary.countedGroups.all.filter(({ side }) => side !== undefined && counting.has(side));
  if (own.length > 0)
    addGroup(draft, ['own'], draft.words.length, { subjects: own.map(({ subject }) => subject), how: 'exact' });
}
