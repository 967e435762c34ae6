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

/** Read anew for every statement that a paste is compared with, of which a long one has a thousand. */
function filedRunsOf(statement: Statement, words: WordDictionary): FiledRun[] {
  const runs: FiledRun[] = [];
  const add = (kind: FiledRun['kind'], text: string, source: EntryId): void => {
    const own = words.filed(text);
    if (own.length > 0) runs.push({ statement, kind, source, text, words: own });
  };
  const addAll = (kind: FiledRun['kind'], texts: readonly string[], source: EntryId): void => {
    for (const text of texts) add(kind, text, source);
  };
  addAll('said', quotedRuns(statement.says), statement.source);
  add('sentence', statement.says, statement.source);
  for (const { says, source } of statement.renderings) {
    if (says === undefined) continue;
    const quoted = quotedRuns(says);
    addAll('rendering', quoted.length > 0 ? quoted : [says], source);
  }
  for (const { says, source = statement.source } of statement.translations)
    addAll('translation', quotedRuns(says), source);
  for (const { was = '' } of statement.revisions) addAll('earlier', quotedRuns(was), statement.source);
  // A list that was pushed to has room for more than it will ever hold.
  return runs.slice();
}
