import type { Dictionary, SubjectField } from './index/dictionary.js';
import type { DocumentFilter } from './index/document-filter.js';
import type { Favour, RankingPart, RankingRequest, Term } from './index/ranking.js';
import { headWords } from './names/office-words.js';
import type { Group, Reading } from './reading/reading.js';
import { FIELD, RANK } from './weights.js';
import { isAmount, rarityOf, wordPart } from './word-part.js';
import { stem } from './words/stem.js';

/**
 * The ranking that a reading asks for.
 * @param reading the query, understood; every group means all its subjects
 * @param dictionary the terms of the documents
 * @param filter what they are narrowed by
 * @param ownFirst whether, where nothing else is asked, what a body itself gave comes before what its people gave
 */
export function rankingRequest(
  reading: Reading,
  dictionary: Dictionary,
  filter: DocumentFilter,
  ownFirst = false,
): RankingRequest {
  const { groups, content } = reading;
  const speakers = groups.filter((group) => isAskedForWords(group, dictionary));
  const metrics = groups.filter((group) => group.subjects.every((subject) => subject.kind === 'metric'));
  const others = groups.filter((group) => !speakers.includes(group) && !metrics.includes(group));
  const parts = [
    ...others.map((group) => groupPart(group, dictionary)),
    ...content.map((one) => wordPart(one, dictionary)),
  ];
  return {
    base:
      speakers.length + metrics.length === 0
        ? undefined
        : {
            speakers: speakers.map(({ subjects }) => subjects),
            metrics: metrics.flatMap(({ subjects }) => subjects),
          },
    parts,
    favours: favoursOf(speakers, others, reading, dictionary),
    foremost: ownFirst
      ? speakers.filter((group) => speaksThroughPeople(group, dictionary)).flatMap((group) => termsOf(group, 'by'))
      : [],
    beside: besideKind(parts),
    except: others.flatMap(({ slot, isObject, subjects }) => (slot === 'against' || isObject ? subjects : [])),
    filter,
    isWhole: isWhole(reading, parts),
    needsAll: reading.needsAll,
    isSomewhere: others.some(isSomewhere),
    coverage: reading.coverage,
    named: [...speakers, ...metrics].map(({ words }) => words.join(' ')),
  };
}

/** What is asked for beside a kind of statement. */
function besideKind(parts: readonly RankingPart[]): readonly Term[] {
  const isOfKind = ({ anyOf }: RankingPart): boolean => anyOf.some((term) => 'kind' in term);
  return parts.some(isOfKind) ? parts.filter((part) => !isOfKind(part)).flatMap(({ anyOf }) => anyOf) : [];
}

/** What puts some of the matching entries before others. */
function favoursOf(
  speakers: readonly Group[],
  others: readonly Group[],
  { content, asking }: Reading,
  dictionary: Dictionary,
): Favour[] {
  return [
    ...content.flatMap(({ kinds: [likeliest, ...others] = [] }) =>
      likeliest === undefined || others.length === 0 ? [] : [{ anyOf: [{ kind: likeliest }], weight: RANK.likeliest }],
    ),
    ...others.map((group) => ({ anyOf: termsOf(group, 'voiceOf'), weight: RANK.voice })),
    ...speakers
      .filter((group) => speaksThroughPeople(group, dictionary))
      .map((group) => ({ anyOf: termsOf(group, 'by'), weight: RANK.voice })),
    ...others.filter(isCounted).map(exactlyCounted),
    ...others.filter(isTopic).map((group) => ({ anyOf: ownWords(group, dictionary), weight: RANK.inWords })),
    ...asking
      .map((word) => ({ part: wordPart(word, dictionary), topics: word.topics ?? [] }))
      .map(({ part: { anyOf, weight }, topics }) => ({
        anyOf: [...anyOf, ...topics.map((subject) => ({ field: 'about' as const, subject }))],
        weight: weight * RANK.asking,
      })),
  ];
}

/** Whether others speak for those whom a group names: what a body itself said comes before what its people said. */
const speaksThroughPeople = ({ subjects }: Group, dictionary: Dictionary): boolean =>
  subjects.some((subject) => dictionary.countOf('voiceOf', subject) > 0);

/** Whether the words of those whom a group names are asked for: the question says so, or leaves it open and they have said something. */
export const isAskedForWords = ({ slot, subjects }: Group, dictionary: Dictionary): boolean =>
  slot === undefined ? subjects.some((subject) => dictionary.countOf('by', subject) > 0) : slot === 'by';

/** Whether words are a name on file as spelt there. Countries' names in a hundred languages are everyday words in others. */
function isNamedForCertain({ how, words, subjects }: Group): boolean {
  const typed = words.join('');
  return (
    how === 'exact' &&
    subjects.some(({ names }) => names.some((name) => !name.foreign && name.words.join('') === typed))
  );
}

/** Whether a query is understood whole. A pasted text, or one with words that are on file nowhere, names all sorts of things: nothing need match them all. */
const isWhole = ({ unknown, content }: Reading, parts: readonly RankingPart[]): boolean =>
  parts.length <= RANK.maxRequired &&
  unknown.length === 0 &&
  content.every(({ word, fuzzy }) => !fuzzy && (word.length >= RANK.minStrictLength || isAmount(word)));

function groupPart(group: Group, dictionary: Dictionary): RankingPart {
  const name = group.words.join(' ');
  if (group.slot === 'against' && group.subjects.some((subject) => dictionary.countOf('against', subject) > 0))
    return { anyOf: termsOf(group, 'against'), weight: RANK.about, why: `in answer to ${name}`, limit: 'always' };
  return {
    anyOf: [
      ...termsOf(group, 'about'),
      ...(group.slot === 'about' ? [] : termsOf(group, 'voiceOf')),
      ...(group.isObject ? mentionsOf(group, dictionary) : []),
    ],
    weight: weightOfName(group, dictionary),
    why: `about or for ${name}`,
    ...(isCounted(group) ? { limit: 'always' } : isNamedForCertain(group) ? { limit: 'where-whole' } : {}),
  };
}

/** What others say against somebody answers them, or has the words for them: "the ministry" is named so. */
const mentionsOf = (group: Group, dictionary: Dictionary): Term[] => [
  ...termsOf(group, 'against'),
  ...[...(group.how === 'post' ? group.words : []), ...bodiesIn(group)]
    .map((word) => stem(word))
    .filter((one) => dictionary.has(one))
    .map((one) => ({ stem: one, minWeight: FIELD.own })),
];

/** What the bodies that are meant are: ministry, union. */
const bodiesIn = ({ subjects }: Group): string[] =>
  subjects.flatMap(({ kind, name }) => (kind === 'organisation' ? headWords(name) : []));

/** Figures of the very people asked for: of one group and nobody else, or of several together. */
function exactlyCounted(group: Group): Favour {
  const only = termsOf(group, 'countsOnly');
  return group.together === true
    ? { anyOf: termsOf(group, 'about'), noneOf: only, weight: RANK.alone }
    : { anyOf: only, weight: RANK.alone };
}

/** A matter that little is on file about tells more than one of many: "the strike in Norland" is about the strike. */
function weightOfName({ subjects }: Group, dictionary: Dictionary): number {
  if (!subjects.every(({ kind }) => kind === 'topic' || kind === 'event')) return RANK.about;
  const held = subjects.reduce((sum, subject) => sum + dictionary.countOf('about', subject), 0);
  return Math.max(RANK.about, rarityOf(held, dictionary));
}

const isTopic = ({ subjects }: Group): boolean => subjects.every(({ kind }) => kind === 'topic');

/** The words by which a topic is asked for, where a statement has them itself. */
const ownWords = ({ words }: Group, dictionary: Dictionary): Term[] =>
  words
    .map((word) => stem(word))
    .filter((one) => dictionary.has(one))
    .map((one) => ({ stem: one, minWeight: FIELD.own }));

const isCounted = ({ subjects }: Group): boolean => subjects.every(({ kind }) => kind === 'group');

/** Whether words name a place or an event: only there are others' words on the same topic words on the same thing. */
const isSomewhere = (group: Group): boolean => group.subjects.some(({ kind }) => kind === 'place' || kind === 'event');

const termsOf = ({ subjects }: Group, field: SubjectField): Term[] => subjects.map((subject) => ({ field, subject }));
