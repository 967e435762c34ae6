import type { Statement } from '../record/statement.js';
import type { StatementIndex } from './index/entry-index.js';
import { SHARING } from './weights.js';
import { words } from './words/fold.js';
import { isNoise } from './words/stem.js';

/** The statements that share most with a text, weighed by how rare each word is: what a quotation is compared with. Nothing is answered here. */
export async function sharingWords(
  { dictionary, ...statements }: Pick<StatementIndex, 'dictionary' | 'sharing' | 'first'>,
  stem: (word: string) => string,
  text: string,
  limit: number,
): Promise<readonly Statement[]> {
  const meaning = words(text).filter((word) => !isNoise(word));
  const stems = [...new Set(meaning.map(stem))]
    .map((one) => ({ stem: one, held: dictionary.count(one) }))
    .filter(({ held }) => held > 0)
    .sort((a, b) => a.held - b.held)
    .slice(0, SHARING.maxStems)
    .map(({ stem: one, held }) => ({ stem: one, weight: Math.log(1 + dictionary.size / held) }));
  if (stems.length > 0) return statements.sharing(stems, limit);
  // A text that holds nothing but little words is compared with everything, where that is not too much.
  return dictionary.size <= SHARING.maxCompared ? statements.first(SHARING.maxCompared) : [];
}
