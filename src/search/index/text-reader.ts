import type { Subject } from '../names/subject.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { joinThousands, words } from '../words/fold.js';
import { isNoise } from '../words/stem.js';

/** What is known of a word of a text, worked out once. */
export interface Word {
  readonly word: string;
  /** Its stem. */
  readonly key: string;
  /** Whether it weighs nothing. */
  readonly noise: boolean;
  /** What it names by itself: things of that name, and people of that surname. */
  readonly subjects: readonly Subject[];
  /** The same without people who share their surname. */
  readonly certain: readonly Subject[];
  /** Whether a longer name begins with it. */
  readonly begins: boolean;
}

/** Texts shorter than this are folded once and remembered while an index is built. */
const MAX_REMEMBERED_LENGTH = 80;

/** The longest run of words that is looked up as one name. */
const MAX_NAME_LENGTH = 6;

/** Reads the texts of documents for their words and the names in them. */
export class TextReader {
  readonly #vocabulary: Vocabulary;
  readonly #texts = new Map<string, readonly Word[]>();
  readonly #known = new Map<string, Word>();

  /** @param vocabulary names to recognise inside the texts */
  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The words of a text that weigh something, in their order. */
  words(text: string): readonly Word[] {
    const there = this.#texts.get(text);
    if (there !== undefined) return there;
    const found: Word[] = [];
    for (const word of words(joinThousands(text))) {
      let one = this.#known.get(word);
      if (one === undefined) {
        one = readWord(word, this.#vocabulary);
        this.#known.set(word, one);
      }
      if (!one.noise) found.push(one);
    }
    // Names, topics and kinds come back again and again; sentences hardly ever do.
    if (text.length < MAX_REMEMBERED_LENGTH) this.#texts.set(text, found);
    return found;
  }

  /**
   * The subjects that words of a text name by a whole name (for a person, the last word of it is enough).
   * @param which `certain` leaves out people who share their surname
   */
  named(all: readonly Word[], which: 'subjects' | 'certain' = 'subjects'): Subject[] {
    return named(all, this.#vocabulary, which);
  }
}

function readWord(word: string, vocabulary: Vocabulary): Word {
  const things = [...namedExactly(word, vocabulary), ...(vocabulary.demonyms.get(word) ?? [])];
  const people = vocabulary.surnames.get(word) ?? [];
  return {
    word,
    key: vocabulary.stem(word),
    noise: isNoise(word),
    subjects: [...things, ...people],
    certain: people.length > 1 ? things : [...things, ...people],
    begins: vocabulary.beginnings.has(word),
  };
}

const namedExactly = (key: string, { exact }: Vocabulary): Subject[] =>
  (exact.get(key) ?? []).filter(({ kind }) => kind !== 'metric' && kind !== 'group');

function named(all: readonly Word[], vocabulary: Vocabulary, which: 'subjects' | 'certain'): Subject[] {
  const found: Subject[] = [];
  for (let start = 0; start < all.length; start += 1) {
    const word = all[start];
    if (word === undefined) continue;
    found.push(...word[which]);
    let key = word.word;
    let goesOn = word.begins;
    for (let end = start + 1; goesOn && end < Math.min(start + MAX_NAME_LENGTH, all.length); end += 1) {
      key += all[end]?.word ?? '';
      found.push(...namedExactly(key, vocabulary));
      goesOn = vocabulary.beginnings.has(key);
    }
  }
  return found;
}

/** The groups that a text names whole, for a figure that links none. */
export function groupsNamed(text = '', { exact }: Vocabulary): string[] {
  const all = words(text).filter((word) => !isNoise(word));
  return all.flatMap((_, start) =>
    all
      .slice(start, start + MAX_NAME_LENGTH)
      .flatMap((_word, length) => exact.get(all.slice(start, start + length + 1).join('')) ?? [])
      .flatMap(({ kind, id }) => (kind === 'group' ? [id] : [])),
  );
}

/** The people whom a text names for certain: by a whole name, or by a surname that one of them bears. */
export function peopleNamed(text: string, vocabulary: Vocabulary): string[] {
  const all = words(text)
    .map((word) => readWord(word, vocabulary))
    .filter(({ noise }) => !noise);
  const people = named(all, vocabulary, 'certain').filter(({ kind }) => kind === 'person');
  return [...new Set(people.map(({ id }) => id))];
}
