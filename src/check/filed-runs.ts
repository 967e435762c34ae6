import type { EntryId } from '../record/entry-base.js';
import { quotedRuns } from '../record/quotes.js';
import type { Statement } from '../record/statement.js';
import { type ComparedWord, WordDictionary } from './compared-words.js';

/**
 * Words on file: a quoted run of a statement, of another outlet's rendering or of a translation of it, a run that was on file before a
 * correction, or a whole sentence as the editor wrote it.
 */
export interface FiledRun {
  readonly statement: Statement;
  readonly kind: 'said' | 'rendering' | 'translation' | 'earlier' | 'sentence';
  /** The source with these words. */
  readonly source: EntryId;
  readonly text: string;
  readonly words: readonly ComparedWord[];
}

/** Statements whose runs are kept at hand, and words in these: the quotes of one text share most of those that they are compared with. */
const MAX_KEPT_STATEMENTS = 4_000;
const MAX_KEPT_WORDS = 40_000;

/** The runs of statements, kept from one text to the next, and the words that they are made of. */
export class FiledRuns {
  readonly words = new WordDictionary();
  readonly #kept = new Map<EntryId, readonly FiledRun[]>();

  /** Whether it holds so much that the next text should begin with an empty one. */
  get isFull(): boolean {
    return this.#kept.size >= MAX_KEPT_STATEMENTS || this.words.size >= MAX_KEPT_WORDS;
  }

  /** The runs of a statement that a pasted quote may be compared with. */
  of(statement: Statement): readonly FiledRun[] {
    const known = this.#kept.get(statement.id);
    if (known !== undefined) return known;
    const runs = filedRunsOf(statement, this.words);
    this.#kept.set(statement.id, runs);
    return runs;
  }
}

function filedRunsOf(statement: Statement, words: WordDictionary): FiledRun[] {
  const run = (kind: FiledRun['kind'], text: string, source: EntryId): FiledRun => ({
    statement,
    kind,
    source,
    text,
    words: words.filed(text),
  });
  return [
    ...quotedRuns(statement.says).map((text) => run('said', text, statement.source)),
    run('sentence', statement.says, statement.source),
    ...statement.renderings.flatMap(({ says, source }) => {
      if (says === undefined) return [];
      const quoted = quotedRuns(says);
      return (quoted.length > 0 ? quoted : [says]).map((text) => run('rendering', text, source));
    }),
    ...statement.translations.flatMap(({ says, source = statement.source }) =>
      quotedRuns(says).map((text) => run('translation', text, source)),
    ),
    ...statement.revisions.flatMap(({ was = '' }) =>
      quotedRuns(was).map((text) => run('earlier', text, statement.source)),
    ),
  ].filter((one) => one.words.length > 0);
}
