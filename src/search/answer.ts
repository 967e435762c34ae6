import { isAsking } from '../language/words/asking.js';
import type { SearchContext } from './context.js';
import type { Hit } from './hit.js';
import type { Dictionary } from './index/dictionary.js';
import type { DocumentFilter } from './index/document-filter.js';
import type { EntryIndex } from './index/entry-index.js';
import type { Ranked, RankingRequest } from './index/ranking.js';
import { isKindWord } from './kinds.js';
import { suggestionOf } from './names/labels.js';
import { isVoice, type Subject, type SubjectKind } from './names/subject.js';
import { isAskedForWords, rankingRequest } from './ranking-request.js';
import { type Group, isUnderstood, type Reading } from './reading/reading.js';
import { widened } from './reading/widened.js';
import type { Found, SilentOn } from './search.js';
import { BAND } from './weights.js';
import { isAmount } from './word-part.js';
import { isNoise } from './words/stem.js';

type NotAnswered = Exclude<Found<never>, { band: 'answered' }>;

/** What a query over statements or figures may find. */
export interface Scope<T> {
  readonly index: EntryIndex<T>;
  /** What a query may name here. */
  readonly kinds: ReadonlySet<SubjectKind>;
  readonly filter: DocumentFilter;
  /** Whether there are filters, so that an empty query asks for all that pass them. */
  readonly filtered: boolean;
  /** The speaker filtered by, who settles a shared surname. */
  readonly speaker?: string | undefined;
}

/** Answers a query over statements or figures, offers choices where it is not clear what is meant, or finds nothing on file. */
export async function answer<T>(context: SearchContext, query: string, scope: Scope<T>): Promise<Found<T>> {
  const { index, kinds, filter, speaker } = scope;
  const { dictionary } = index;
  const read = context.read(query, dictionary, kinds);
  if (read.words.length === 0 || (scope.filtered && isOnlyAsking(read))) return everything(context, read, scope);
  const reading = { ...read, groups: read.groups.map((group) => onlySpeaker(group, speaker)) };
  if (!isUnderstood(reading) || reading.strangerName || reading.uncounted.length > 0 || reading.unknown.some(isAmount))
    return { ...notSure(context, reading, kinds), ...silentOn(reading, dictionary) };
  const shared = reading.groups.find(
    ({ how, subjects, isEither = false }) =>
      how !== 'post' && !isEither && subjects.filter(({ kind }) => kind === 'person').length > 1,
  );
  // Counts of one thing are compared: a body's own is the one that is meant. Statements are read by their day.
  const request = (of: Reading): RankingRequest => rankingRequest(of, dictionary, filter, kinds.has('metric'));
  const strict = await index.rank(request(reading));
  const wider =
    strict.hits.length > 0 ? undefined : widened(reading, context.relativesOf, context.vocabulary, dictionary);
  const ranked = wider === undefined ? strict : await index.rank(request(wider));
  const meant = shared === undefined ? ranked : await byOneBearer(shared.subjects, reading, scope, ranked);
  if (meant === undefined) return ambiguous(context, shared?.subjects ?? []);
  const { hits, more, related } = meant;
  if (hits.length === 0)
    return {
      ...(nothingOfAll(reading, dictionary) ?? notSure(context, reading, kinds)),
      ...silentOn(reading, dictionary),
    };
  const subjects = reading.groups.flatMap((group) => group.subjects);
  const silent = more ? [] : await silentIn(hits, reading.groups, index);
  return {
    band: 'answered',
    hits,
    more,
    related,
    ...(silent.length === 0 ? {} : { silent: silent.map(({ id }) => id) }),
    reading: readingInWords(reading, dictionary, meant),
    notLookedFor: reading.unknown,
    subjects: subjects.map((one) => suggestionOf(one)),
    byWhom: reading.groups.some((group) => isAskedForWords(group, dictionary) && group.subjects.some(isVoiceOrPlace)),
  };
}

/** Of several who are asked for their words, those of whom none of the hits is. */
async function silentIn<T>(
  hits: readonly Hit<T>[],
  groups: readonly Group[],
  index: EntryIndex<T>,
): Promise<readonly Subject[]> {
  const asked = groups.flatMap((group) => (group.slot === 'by' && areAll(group) ? group.subjects : []));
  if (asked.length < 2) return [];
  const speaking = new Set(await index.heldIn(hits, asked, ['by', 'voiceOf']));
  return asked.filter((subject) => !speaking.has(subject));
}

/** Whether all whom a name means are meant, and not one of them. */
const areAll = ({ how, slot, subjects, isEither = false }: Group): boolean =>
  isEither || (how === 'exact' && slot === 'by' && subjects.every(isSide));

/** Whether a query holds nothing but words of asking. */
const isOnlyAsking = ({ words, groups }: Reading): boolean =>
  groups.length === 0 && words.every((word) => (isNoise(word) || isAsking(word)) && !isKindWord(word));

/** A query without words: with filters, it asks for all that pass them. */
async function everything<T>(
  context: SearchContext,
  read: Reading,
  { index, kinds, filter, filtered }: Scope<T>,
): Promise<Found<T>> {
  if (!filtered) return notSure(context, read, kinds);
  const { hits, more } = await index.rank(
    rankingRequest({ ...read, content: [], asking: [], coverage: 1 }, index.dictionary, filter),
  );
  if (hits.length === 0) return notSure(context, read, kinds);
  return { band: 'answered', hits, more, reading: '', subjects: [] };
}

/** Somebody, or something counted, is on file, and nothing of it matches the rest of the query. */
function nothingOfAll({ groups, content }: Reading, dictionary: Dictionary): NotAnswered | undefined {
  const isBase = ({ subjects }: Group): boolean =>
    subjects.some((one) => one.kind === 'metric' || dictionary.countOf('by', one) > 0);
  const [base, others] = [groups.filter(isBase), groups.filter((group) => !isBase(group))];
  const rest = [...others.map(({ words }) => words.join(' ')), ...content.map(({ word }) => word)];
  if (base.length === 0 || rest.length === 0) return undefined;
  const query = base.map(({ subjects }) => subjects[0]?.name ?? '').join(' ');
  return { band: 'none', suggestions: [], wider: { query, without: rest.join(' '), limit: 'words' } };
}

/** Whose words are asked for, where one person or body with statements is named for certain. */
function silentOn(reading: Reading, dictionary: Dictionary): { readonly silentOn?: SilentOn } {
  const { groups, words, strangerName } = reading;
  const isCertain = ({ how, subjects, slot }: Group): boolean => {
    const [first, ...others] = subjects;
    const isSpelt = how === 'exact' || how === 'part' || how === 'sound' || how === 'post';
    return (
      first !== undefined &&
      others.length === 0 &&
      isSpelt &&
      slot !== 'about' &&
      isVoice(first) &&
      dictionary.countOf('by', first) > 0
    );
  };
  const [voice, ...voices] = groups.filter(isCertain);
  const named = new Set(voice?.words);
  const rest = words.filter((word) => !named.has(word));
  const speaker = voice?.subjects[0]?.id;
  if (speaker === undefined || voices.length > 0 || rest.length === 0 || strangerName) return {};
  const isOnFile =
    reading.content.length + reading.unknown.length === 0 &&
    groups.every(({ how }) => how === 'exact' || how === 'post');
  return { silentOn: { speaker, rest: rest.join(' '), isOnFile } };
}

function onlySpeaker(group: Group, speaker: string | undefined): Group {
  const subjects = group.subjects.filter(({ id }) => id === speaker);
  return subjects.length > 0 ? { ...group, subjects } : group;
}

/** One name where one is meant, and those of all sides and alternatives; of several groups or holders of a post the words themselves, which mean all of them alike. */
const nameOfGroup = (group: Group): string => {
  const { words, subjects, how } = group;
  const [first, ...others] = subjects;
  if (areAll(group)) return [...new Set(subjects.map(({ name }) => name))].join(' · ');
  const isSeveral = others.length > 0 && (first?.kind === 'group' || how === 'post');
  return isSeveral ? words.join(' ') : (first?.name ?? '');
};

/** What was understood: the names, and the words where they found anything. */
function readingInWords(
  { groups, content }: Reading,
  dictionary: Dictionary,
  { matchedParts }: Ranked<unknown>,
): string {
  const hasSpoken = ({ subjects }: Group): boolean =>
    subjects.some((one) => dictionary.countOf('by', one) > 0 || dictionary.countOf('voiceOf', one) > 0);
  const names = groups
    .filter((group) => matchedParts || hasSpoken(group) || group.subjects[0]?.kind === 'metric')
    .map(nameOfGroup);
  const rest = matchedParts ? content.map(({ word }) => word) : [];
  return [...new Set([...names, rest.join(' ')])].filter(Boolean).join(' · ');
}

/** No confident answer: offers near names, or reports "not on file" with the nearest names there are. */
export function notSure(context: SearchContext, reading: Reading, kinds: ReadonlySet<SubjectKind>): NotAnswered {
  const close = [...reading.near, ...reading.groups.flatMap((group) => group.subjects)].filter((subject) =>
    kinds.has(subject.kind),
  );
  const names = close.map((subject) => suggestionOf(subject));
  const nearest = context.findNearest(reading.unknown, kinds, BAND.maxOffered);
  const all = [...names, ...nearest.suggestions];
  const suggestions = [...new Map(all.map((one) => [`${one.kind} ${one.id}`, one])).values()].slice(0, BAND.maxOffered);
  if (isNameAlone(reading)) return { band: 'offered', reason: 'named', suggestions: names };
  return names.length > 0 || (nearest.close && reading.unknown.length <= BAND.maxUnknownOffered)
    ? { band: 'offered', reason: 'near', suggestions }
    : { band: 'none', suggestions };
}

/** Whether a query is the name of something on file, as spelt there, and nothing else. */
const isNameAlone = ({ groups, content, unknown, near }: Reading): boolean =>
  groups.length === 1 && groups[0]?.how === 'exact' && content.length + unknown.length + near.length === 0;

const isSide = ({ kind }: Subject): boolean => kind === 'place' || kind === 'organisation';
const isVoiceOrPlace = (subject: Subject): boolean => isVoice(subject) || subject.kind === 'place';

/** Several bearers of one name, the one with most on file first. */
export function ambiguous(context: SearchContext, subjects: readonly Subject[]): NotAnswered {
  const weight = (subject: Subject): number => context.importance.get(subject) ?? 0;
  const byWeight = [...new Set(subjects)].sort((a, b) => weight(b) - weight(a));
  return {
    band: 'offered',
    reason: 'ambiguous',
    suggestions: byWeight.slice(0, BAND.maxBearers).map((subject) => suggestionOf(subject)),
  };
}

/**
 * The entries that an id names.
 * @param label what is shown in place of the id
 */
export function byId<T>(items: readonly T[], label: string): Found<T> {
  return {
    band: 'answered',
    hits: items.map((item) => ({ item, score: 1, why: ['its id'] })),
    reading: label,
    subjects: [],
  };
}

/** Where several people bear a name, the rest of the query, or the days it asks for, may fit one of them only. */
async function byOneBearer<T>(
  bearers: readonly Subject[],
  reading: Reading,
  { index, filtered }: Scope<T>,
  { hits, matchedParts }: Ranked<T>,
): Promise<Ranked<T> | undefined> {
  const rest = reading.content.length + reading.groups.filter(({ subjects }) => subjects[0]?.kind !== 'person').length;
  const isSettled = rest === 0 ? filtered : matchedParts;
  if (!isSettled || reading.unknown.length * BAND.restPerUnknown > rest) return undefined;
  const best = hits[0]?.score ?? 0;
  const first = hits.filter(({ score }) => score >= best - BAND.scoreTolerance);
  const speaking = await index.heldIn(first, bearers, ['by']);
  return speaking.length === 1 ? { hits: first, more: false, related: [], matchedParts } : undefined;
}
