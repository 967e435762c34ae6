import { SPEECH_VERBS } from '../../language/words/speech-verbs.js';
import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { byIdOf } from '../../record/map-on-demand.js';
import { idsOf, ofKind } from '../../record/on-demand.js';
import { isDescribed } from '../../record/speakers.js';
import type { Speaker, Statement } from '../../record/statement.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import { isWordsOf } from './claims.js';
import { beginningOfContext, placeOf, sentenceEnd, unquoted } from './context.js';
import type { SourceText } from './source-texts.js';
import {
  createNameFinder,
  createNamePlace,
  createNamePlaces,
  createSpeakerNames,
  otherPeople,
  type SpeakerNames,
  sharesScript,
} from './speaker-names.js';
import { type PlacesOfName, speaks } from './speaking.js';

/**
 * Checks that the text of a source names the speaker of each statement: in the passage, or in the sentences before it, back to the
 * beginning of the paragraph before. Where only somebody else is named, that is an error; where nobody is, a warning.
 * @returns the warnings; errors go to the entries' reports
 */
export function checkSpeakers(
  built: readonly BuiltEntry[],
  texts: ReadonlyMap<EntryId, SourceText>,
): readonly Problem[] {
  const entries = entriesOf(built);
  const byId = byIdOf(entries);
  const sources = byIdOf(ofKind(entries, 'source'));
  const namesOf = createSpeakerNames(entries);
  const finders = new Map<EntryId, (text: string) => boolean>();
  const namesStrictly = (id: EntryId, text: string): boolean => {
    const finder = finders.get(id) ?? createNameFinder(namesOf(id).strict);
    finders.set(id, finder);
    return finder(text);
  };
  const placeOfName = (id: EntryId, text: string): number => createNamePlace(namesOf(id).strict)(text);
  const people = new Set(idsOf(ofKind(entries, 'person')));
  const isPerson = (speaker: Speaker): boolean => !isDescribed(speaker) && people.has(speaker);
  const placesOfName: PlacesOfName = (id, text) => createNamePlaces(namesOf(id).strict)(text);
  const withoutThoseOf = (other: EntryId, names: readonly string[]): readonly string[] => {
    const theirs = new Set(namesOf(other).loose.flatMap((name) => name.toLowerCase().split(/\s+/u)));
    return names.filter(
      (name) =>
        !name
          .toLowerCase()
          .split(/\s+/u)
          .every((word) => theirs.has(word)),
    );
  };
  /** A person by name is the speaker; words of a post or body may be about whom somebody else speaks. */
  const named = (entry: Statement, other: EntryId | undefined, where: Where): Problem[] => {
    const { speaker } = entry;
    if (isPerson(speaker) && !isDescribed(speaker) && namesStrictly(speaker, where.passage)) return [];
    const earlier = namedEarlier(other, placeOfName, where);
    if (earlier === undefined) return [];
    const wrong = `the passage names ${nameOf(byId, earlier)} before the speaker`;
    return [{ ...entry.position, entry: entry.id, wrong, right: WHO_SAYS_IT }];
  };
  const namesOfSpeaker = (speaker: Speaker): Pick<SpeakerNames, 'loose' | 'own'> =>
    isDescribed(speaker) ? { loose: [speaker.described], own: [speaker.described] } : namesOf(speaker);
  /** What a post is called may be the post of the one who is named: a "finance chief" is no "chief executive". */
  const isOnlyOthersPost = (
    speaker: Speaker,
    other: EntryId | undefined,
    loose: readonly string[],
    passage: string,
  ): boolean => other !== undefined && isPerson(speaker) && !createNameFinder(withoutThoseOf(other, loose))(passage);
  const pronounForAnother = (entry: Statement, passage: string, before: string): Problem[] => {
    const last = PRONOUN_FIRST.test(passage) ? lastNamed(people, placesOfName, before) : undefined;
    if (last === undefined || last === entry.speaker || entry.reportedBy.includes(last)) return [];
    const wrong = `the passage begins with a pronoun, and the last one named before it is ${nameOf(byId, last)}`;
    return [{ ...entry.position, entry: entry.id, wrong, right: WHO_SAYS_IT }];
  };
  /** A speaker who is named before the passage, and only meant by a pronoun in it. */
  const carriedOver = (entry: Statement, other: EntryId | undefined, passage: string): Problem[] =>
    pronounAfter(other, placesOfName, passage) ? named(entry, other, { names: [], passage }) : [];
  return built.flatMap(({ entry, report }) => {
    if (entry.entry !== 'statement' || entry.speaker === 'outlet' || entry.attribution !== undefined) return [];
    const text = texts.get(entry.source)?.text;
    if (text === undefined || isWordsOf(sources.get(entry.source), entry.speaker)) return [];
    const place = placeOf(entry, text);
    if (place === undefined) return [];
    const { speaker } = entry;
    const { loose, own } = namesOfSpeaker(speaker);
    const passage = unquoted(text, place.start, sentenceEnd(text.original, place.end));
    const before = unquoted(text, beginningOfContext(text.original, place.start), place.start);
    if (!sharesScript(loose, before + passage)) return [];
    const [other] = otherPeople(people, entry).filter((id) => namesStrictly(id, passage));
    const pronoun = pronounForAnother(entry, passage, before);
    if (pronoun.length > 0) return pronoun;
    const isNamedIn = createNameFinder(loose);
    if (isNamedIn(passage) && !isOnlyOthersPost(speaker, other, loose, passage))
      return named(entry, other, { names: own, passage });
    if (isNamedIn(before) && mayBePronoun(other, placesOfName, passage)) return carriedOver(entry, other, passage);
    const who = isDescribed(speaker) ? `"${speaker.described}"` : nameOf(byId, speaker);
    const wrong = isNamedIn(before)
      ? `the passage does not name ${who}`
      : `neither the passage nor the sentences before it name ${who}`;
    const right =
      'widen the passage to where the speaker is named, or write `attribution: {note: how it is known who says it}`';
    if (other === undefined) return [{ ...entry.position, entry: entry.id, wrong, right }];
    report(['speaker'], `${wrong}, but ${nameOf(byId, other)}`, `name the one who says it (${other}?), ${right}`);
    return [];
  });
}

/** Where the speaker is looked for, and by which names. */
interface Where {
  readonly names: readonly string[];
  readonly passage: string;
}

const WHO_SAYS_IT = 'name the one who says it, or write `attribution: {note: how it is known who says it}`';

/** Somebody named before any word for the speaker, who is then whom the words are about: "Popa urged the council". */
function namedEarlier(
  other: EntryId | undefined,
  placeOfName: (id: EntryId, text: string) => number,
  { names, passage }: Where,
): EntryId | undefined {
  if (other === undefined) return undefined;
  const own = createNamePlace(names)(passage);
  return own < 0 || placeOfName(other, passage) < own ? other : undefined;
}

/** The person who is named last in a text, where nobody else is named in the same sentence. */
function lastNamed(people: ReadonlySet<EntryId>, placesOf: PlacesOfName, text: string): EntryId | undefined {
  const named = [...people]
    .map((id) => ({ id, place: placesOf(id, text).at(-1) ?? -1 }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => b.place - a.place);
  const [last, before] = named;
  if (last === undefined) return undefined;
  const isSameSentence = before !== undefined && !/[.!?…]/u.test(text.slice(before.place, last.place));
  return isSameSentence ? undefined : last.id;
}

/**
 * Whether a passage may mean somebody named before it: with a pronoun, who else it names is whom the words are about – unless that one speaks.
 * A pronoun after somebody who speaks in the passage means that one: "Okafor warned of the debt. “It is too much,” she said."
 */
function mayBePronoun(other: EntryId | undefined, placesOf: PlacesOfName, passage: string): boolean {
  if (other === undefined) return true;
  const text = passage.normalize('NFC');
  if (!speaks(other, placesOf, text)) return PRONOUN.test(text);
  const pronoun = PRONOUN_SPEAKS.exec(text);
  return pronoun !== null && pronoun.index < (placesOf(other, text)[0] ?? Number.POSITIVE_INFINITY);
}

/** Whether somebody is named in a passage, and a pronoun speaks only after that: the two are hardly different people. */
function pronounAfter(other: EntryId | undefined, placesOf: PlacesOfName, passage: string): boolean {
  const place = other === undefined ? undefined : placesOf(other, passage)[0];
  const text = passage.normalize('NFC');
  const pronoun = PRONOUN.exec(text);
  return place !== undefined && pronoun !== null && pronoun.index > place && PRONOUN_SPEAKS.test(text.slice(place));
}

/** A passage that begins with a pronoun for a person, in the languages of the bot. */
const PRONOUN_FIRST = /^[^\p{L}]*(?:he|she|il|elle|er|él|ella|он|она|він|вона)(?![\p{L}])/iu;

const nameOf = (byId: ReadonlyMap<EntryId, Entry>, id: EntryId): string => {
  const found = byId.get(id);
  return found !== undefined && 'name' in found ? found.name : id;
};

/** A pronoun beside a verb of speech: "he told the court", "said she". */
const PRONOUN_SPEAKS = new RegExp(
  `(?<![\\p{L}])(?:(?:he|she|they|it|il|elle|er|sie|él|ella|он|она|він|вона|o)(?: \\p{L}+){0,2} (?:${SPEECH_VERBS})|(?:${SPEECH_VERBS}) (?:he|she|they|it|il|elle|er|sie|он|она|він|вона))(?![\\p{L}])`,
  'iu',
);

/** Pronouns for a speaker, in the languages of the bot. */
const PRONOUN =
  /(?<![\p{L}])(?:he|she|they|it|his|her|their|its|il|elle|ils|elles|son|sa|er|sie|sein|seine|ihr|ihre|él|ella|ellos|su|он|она|они|его|её|ее|їх|він|вона|вони|його|її|o|onlar)(?![\p{L}])/iu;
