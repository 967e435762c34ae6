import type { Relatives } from '../../language/lexicon/lexicon.js';
import type { Dictionary } from '../index/dictionary.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { RELATED } from '../weights.js';
import { isNoise } from '../words/stem.js';
import type { Content, Reading } from './reading.js';

/**
 * A query of which nothing is on file, with words of the same meaning beside those of its words that the texts have: nobody "agreed to" a truce
 * that somebody "accepted".
 * @returns undefined where the texts have no such words
 */
export function widened(
  reading: Reading,
  relativesOf: (word: string) => Relatives | undefined,
  { stem, personWords }: Pick<Vocabulary, 'stem' | 'personWords'>,
  dictionary: Dictionary,
): Reading | undefined {
  let isWider = false;
  const content = reading.content.map((one): Content => {
    if (one.kinds !== undefined || one.fuzzy || one.related !== undefined) return one;
    const same = relativesOf(one.word)?.same ?? [];
    const stems = same
      .filter((word) => !isNoise(word) && !personWords.has(word))
      .map(stem)
      .filter((other) => dictionary.has(other) && !one.stems.includes(other));
    if (stems.length === 0) return one;
    isWider = true;
    return { ...one, stems: [...one.stems, ...new Set(stems)].slice(0, RELATED.maxStems), related: 'same' };
  });
  return isWider ? { ...reading, content, needsAll: true } : undefined;
}
