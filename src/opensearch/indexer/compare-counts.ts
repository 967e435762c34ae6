import type { Subject } from '../../search/names/subject.js';
import { type Asked, createAsk, type Snapshot } from '../asking.js';
import { MAX_TERM_LENGTH, SUBJECT_FIELDS } from '../documents/fields.js';
import type { PackedDictionary } from '../documents/packed-dictionary.js';
import { type Clause, holdsAny, holdsStem } from '../query/term-clauses.js';
import type { Difference } from './difference.js';

/** Words, and subjects of each sort, whose documents are counted. */
const COUNTED = 40;

/**
 * Has the cluster count the documents that hold some words and subjects, over all there are, and compares that with a dictionary.
 * @returns one that differs; undefined where all are the same
 */
export async function compareCounts(
  asked: Asked,
  snapshot: Snapshot,
  kind: 'statements' | 'figures',
  dictionary: PackedDictionary,
): Promise<Difference | undefined> {
  const counts = [...stemCounts(dictionary), ...subjectCounts(dictionary)];
  if (counts.length === 0) return undefined;
  const ask = createAsk(
    asked,
    () => snapshot,
    kind,
    (_, id) => id,
  );
  const answers = await ask(
    counts.map(({ clause, count }) => ({ filter: [clause], by: 'order', size: 0, countTo: count + 1 })),
  );
  return counts
    .map(({ counted, count }, at) => ({ question: counted, inMemory: count, inCluster: answers[at]?.total ?? 0 }))
    .find(({ inMemory, inCluster }) => inMemory !== inCluster);
}

interface Count {
  readonly counted: string;
  readonly count: number;
  readonly clause: Clause;
}

const stemCounts = ({ stems, counts }: PackedDictionary): Count[] =>
  spread(stems.map((stem, at) => [stem, counts[at] ?? 0] as const))
    // Longer ones are in the dictionary alone.
    .filter(([stem]) => stem.length <= MAX_TERM_LENGTH)
    .map(([stem, count]) => ({ counted: stem, count, clause: holdsStem(stem) }));

const subjectCounts = ({ subjects }: PackedDictionary): Count[] =>
  SUBJECT_FIELDS.flatMap((field) =>
    spread(Object.entries(subjects[field])).map(([key, count]) => ({
      counted: `${field} ${key}`,
      count,
      clause: holdsAny([{ field, subject: subjectOf(key) }]),
    })),
  );

const subjectOf = (key: string): Subject => {
  const [kind = '', ...id] = key.split('/');
  return { kind, id: id.join('/') } as Subject;
};

/** A few, from the first to the last. */
const spread = <T>(all: readonly T[]): T[] =>
  all.length <= COUNTED
    ? [...all]
    : Array.from({ length: COUNTED }, (_, place) => all[Math.floor((place * all.length) / COUNTED)] as T);
