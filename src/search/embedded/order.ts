import { dateSpan, newestFirst } from '../../record/dates.js';
import type { RecordEvent } from '../../record/entries.js';
import { isProven } from '../../record/proofs.js';
import { quotedRuns } from '../../record/quotes.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Statement } from '../../record/statement.js';
import type { Subject } from '../names/subject.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { withoutDrafts } from '../names/without-drafts.js';

/**
 * The live statements in the order in which equal hits are shown: newest first; of one day, words that are the speaker's own and proven
 * before words that are not; else in the order of the record.
 * @param record the record
 */
export function newestStatements(record: VerbatimRecord): Statement[] {
  const statements = withoutDrafts(record.statements);
  const keys = statements.map((one) => ({
    day: dateSpan(one.said).last,
    words: worthOfWords(one, record),
  }));
  const places = Uint32Array.from(statements.keys());
  places.sort((a, b) => {
    const left = keys[a] ?? NO_KEY;
    const right = keys[b] ?? NO_KEY;
    if (left.day !== right.day) return left.day < right.day ? 1 : -1;
    return right.words - left.words || a - b;
  });
  return [...places].map((place) => statements[place] as Statement);
}

/** Of one day, what is shown first: proven words before others, then the speaker's own. */
export const worthOfWords = ({ id, says }: Statement, { proofs }: VerbatimRecord): number =>
  (isProven(proofs.get(id)) ? 2 : 0) + (quotedRuns(says).length > 0 ? 1 : 0);

const NO_KEY = { day: '', words: 0 };

/**
 * The live events, those that most statements and figures hang on first, then newest first.
 * @param record the record
 * @param vocabulary its names
 * @param importance how much hangs on a subject
 */
export function centralEvents(
  record: VerbatimRecord,
  vocabulary: Vocabulary,
  importance: ReadonlyMap<Subject, number>,
): RecordEvent[] {
  const weights = new Map(
    withoutDrafts(record.events).map((event) => [
      event,
      Math.max(0, ...(vocabulary.byId.get(event.id) ?? []).map((subject) => importance.get(subject) ?? 0)),
    ]),
  );
  return [...weights.keys()].sort(
    (a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || newestFirst(a.start, b.start),
  );
}
