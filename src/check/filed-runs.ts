import type { EntryId } from '../record/entry-base.js';
import { quotedRuns } from '../record/quotes.js';
import type { Statement } from '../record/statement.js';
import { trimMarks, type Word, wordsOf } from './words.js';

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
  readonly words: readonly Word[];
}

/** The runs of a statement that a pasted quote may be compared with. */
export function filedRunsOf(statement: Statement): FiledRun[] {
  const run = (kind: FiledRun['kind'], text: string, source: EntryId): FiledRun => ({
    statement,
    kind,
    source,
    text,
    words: trimMarks(wordsOf(text)),
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
  ].filter(({ words }) => words.length > 0);
}
