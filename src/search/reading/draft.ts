import type { Relatives } from '../../language/lexicon/lexicon.js';
import type { Dictionary } from '../index/dictionary.js';
import type { PersonNames } from '../names/person-names.js';
import type { PlaceNames } from '../names/place-names.js';
import type { Subject, SubjectKind } from '../names/subject.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { QUERY } from '../weights.js';
import type { QueryWords } from '../words/query-words.js';
import type { NameWord } from './assemble.js';
import type { Content, Group, QueryScript } from './reading.js';

/** What a query is read against. */
export interface ReadingContext {
  readonly vocabulary: Vocabulary;
  /** The terms of the documents that are asked for. */
  readonly dictionary: Dictionary;
  /** The kinds of subject that matter here; names of others are read as plain words. */
  readonly kinds: ReadonlySet<SubjectKind>;
  readonly people: PersonNames;
  readonly places: PlaceNames;
  readonly script: QueryScript;
  /** Whether a folded word names a kind of statement, such as a denial. */
  readonly isKindWord: (word: string) => boolean;
  /** The relatives of a word of the language. */
  readonly relativesOf: (word: string) => Relatives | undefined;
  /** Whether a word that is on file nowhere may be a name with a slip in it. */
  readonly mayBeName: (word: string) => boolean;
  /** Whether a name of several words may begin with a word. */
  readonly beginsName: (word: string) => boolean;
}

/** A group and the place of its first word in the query. */
export interface PlacedGroup extends Group {
  readonly at: number;
}

/** A word of the texts and its place among the words looked up. */
export interface PlacedContent extends Content {
  readonly at: number;
}

/** A query while it is read: each pass takes the words that it understands and adds what they mean. */
export interface Draft {
  readonly context: ReadingContext;
  readonly words: readonly string[];
  /** All words of the query, those included that are not looked at. */
  readonly typed: readonly string[];
  /** By word: its place in the query as typed, so that neighbours differ from words far apart. */
  readonly typedPlaces: readonly number[];
  /** The words, and those among them that may say what is asked of a name. */
  readonly withCues: readonly string[];
  /** By word: its place among these. */
  readonly placesWithCues: readonly number[];
  /** By word: whether a name as spelt on file has taken it. */
  readonly taken: boolean[];
  groups: PlacedGroup[];
  content: PlacedContent[];
  readonly asking: Content[];
  unknown: string[];
  /** Those of the unknown words that are words of the language, and so no names. */
  readonly plain: Set<string>;
  /** People near an unknown word: to be offered, never answered. */
  readonly near: Set<Subject>;
  /** Unknown words, and the people that each may mean. */
  readonly guesses: NameWord[];
  /** Words for people of whom nothing is counted. */
  readonly uncounted: string[];
  /** Runs of words by sound, by the place of the first word and their number, as far as they were looked up. */
  readonly sounds: Map<string, readonly string[]>;
  strangerName: boolean;
  /** Comparing a word with every name is dear: further words on file nowhere count as unknown. */
  guessesLeft: number;
}

export function startDraft(
  { typed, words, places, withCues, placesWithCues }: QueryWords,
  context: ReadingContext,
): Draft {
  return {
    context,
    words,
    typed,
    typedPlaces: places,
    withCues,
    placesWithCues,
    taken: words.map(() => false),
    groups: [],
    content: [],
    asking: [],
    unknown: [],
    plain: new Set(),
    near: new Set(),
    guesses: [],
    uncounted: [],
    sounds: new Map(),
    strangerName: false,
    guessesLeft: QUERY.maxGuessedWords,
  };
}

export function addGroup(
  draft: Draft,
  words: readonly string[],
  at: number,
  group: Pick<Group, 'subjects' | 'how' | 'together'>,
): void {
  draft.groups.push({ words, at, ...group });
}

/** The subjects of the kinds that matter here, each once. */
export function ofWantedKind({ context }: Draft, subjects: readonly Subject[]): Subject[] {
  if (subjects.length === 0) return [];
  return [...new Set(subjects)].filter(({ kind }) => context.kinds.has(kind));
}

export const inQueryOrder = (groups: readonly PlacedGroup[]): PlacedGroup[] => [...groups].sort((a, b) => a.at - b.at);
