import type { Subject } from '../names/subject.js';
import { RELATED } from '../weights.js';
import { isNoise } from '../words/stem.js';
import { type Draft, ofWantedKind } from './draft.js';

/** What a record has for a word that it does not have itself. */
export interface RelatedWords {
  /** Topics, what is counted, and who is, that a word of the same meaning names. */
  readonly subjects: readonly Subject[];
  /** Words of the texts of the same or a near meaning, as stems. */
  readonly stems: readonly string[];
  readonly how: 'same' | 'wider';
}

/**
 * What the record has for a word that it does not have itself.
 * @returns undefined where the word is none of the language's: a name, a slip
 */
export function relatedWords(word: string, draft: Draft): RelatedWords | undefined {
  const relatives = draft.context.relativesOf(word);
  if (relatives === undefined) return undefined;
  const near = [...relatives.same, ...relatives.family];
  const subjects = ofWantedKind(
    draft,
    near.flatMap((one) => subjectsNamed(one, draft)),
  );
  const stems = onFile(near, draft);
  if (stems.length > 0) return { subjects, stems, how: 'same' };
  return { subjects, stems: onFile(relatives.wider, draft), how: 'wider' };
}

/** Two words that mean one thing together, such as "turned down", and what the record has for them. */
export interface RelatedPhrase extends RelatedWords {
  readonly words: string;
  /** The places of these words among those looked up: of one or of both. */
  readonly at: readonly number[];
}

/** Between two words that mean one thing: "lost their homes". */
const DETERMINERS = new Set('the a an his her its their our my your'.split(' '));

/** What the record has for a word together with the one typed beside it. */
export function relatedPhrase(at: number, draft: Draft): RelatedPhrase | undefined {
  const { typed, typedPlaces, taken } = draft;
  const place = typedPlaces[at] ?? 0;
  const next = (from: number, step: 1 | -1): number =>
    DETERMINERS.has(typed[from + step] ?? '') ? from + 2 * step : from + step;
  for (const [start, end] of [
    [place, next(place, 1)],
    [next(place, -1), place],
  ] as const) {
    const [first, second] = [typed[start], typed[end]];
    if (first === undefined || second === undefined) continue;
    const both = [start, end].map((one) => typedPlaces.indexOf(one)).filter((one) => one >= 0);
    if (both.some((one) => taken[one])) continue;
    const words = `${first} ${second}`;
    const related = relatedWords(words, draft);
    if (related !== undefined && related.subjects.length + related.stems.length > 0)
      return { ...related, words, at: both };
  }
  return undefined;
}

const subjectsNamed = (word: string, { context: { vocabulary } }: Draft): readonly Subject[] =>
  vocabulary.plain.get(vocabulary.stem(word)) ?? [];

function onFile(words: readonly string[], { context: { dictionary, vocabulary } }: Draft): readonly string[] {
  const stems = words
    .filter((word) => !isNoise(word) && !vocabulary.personWords.has(word))
    .map((word) => vocabulary.stem(word))
    .filter((stem) => dictionary.has(stem));
  return [...new Set(stems)].slice(0, RELATED.maxStems);
}
