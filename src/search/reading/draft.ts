import type { Corpus } from '../index/corpus.js';
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
  readonly corpus: Corpus<unknown>;
  /** The kinds of subject that matter here; names of others are read as plain words. */
  readonly kinds: ReadonlySet<SubjectKind>;
  readonly people: PersonNames;
  readonly places: PlaceNames;
  readonly script: QueryScript;
}

/** A group and the place of its first word in the query. */
export interface PlacedGroup extends Group {
  readonly at: number;
}

/** A query while it is read: each pass takes the words that it understands and adds what they mean. */
export interface Draft {
  readonly context: ReadingContext;
  readonly words: readonly string[];
  /** By word: its place in the query as typed, so that neighbours differ from words far apart. */
  readonly typedPlaces: readonly number[];
  /** By word: whether a name as spelt on file has taken it. */
  readonly taken: boolean[];
  groups: PlacedGroup[];
  readonly content: Content[];
  unknown: string[];
  /** People near an unknown word: to be offered, never answered. */
  readonly near: Set<Subject>;
  /** Unknown words, and the people that each may mean. */
  readonly guesses: NameWord[];
  strangerName: boolean;
  /** Comparing a word with every name is dear: further words on file nowhere count as unknown. */
  guessesLeft: number;
}

export function startDraft({ words, places }: QueryWords, context: ReadingContext): Draft {
  return {
    context,
    words,
    typedPlaces: places,
    taken: words.map(() => false),
    groups: [],
    content: [],
    unknown: [],
    near: new Set(),
    guesses: [],
    strangerName: false,
    guessesLeft: QUERY.maxGuessedWords,
  };
}

export function addGroup(
  draft: Draft,
  words: readonly string[],
  at: number,
  { subjects, how }: Pick<Group, 'subjects' | 'how'>,
): void {
  draft.groups.push({ words, at, subjects, how });
}

/** The subjects of the kinds that matter here, each once. */
export function ofWantedKind({ context }: Draft, subjects: Iterable<Subject>): Subject[] {
  return [...new Set(subjects)].filter(({ kind }) => context.kinds.has(kind));
}

export const inQueryOrder = (groups: readonly PlacedGroup[]): PlacedGroup[] => [...groups].sort((a, b) => a.at - b.at);
