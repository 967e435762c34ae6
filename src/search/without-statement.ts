import type { EntryId } from '../record/entry-base.js';
import type { Corpus } from './embedded/corpus.js';
import type { DocSet } from './embedded/doc-set.js';
import type { EmbeddedIndex } from './embedded/embedded-index.js';
import { isVoice, type Subject } from './names/subject.js';
import type { Reading } from './reading/reading.js';
import type { WithoutStatement } from './search.js';
import { BAND } from './weights.js';

/** Entries of one kind that are shown about somebody. */
const MAX_EACH = 10;

/**
 * The one person or body whom a query asks for, where nothing that they said is on file: words of others would be taken for theirs.
 * @returns undefined where the query names nobody, or anybody with a statement
 */
export function askedWithoutStatement(reading: Reading, index: EmbeddedIndex): WithoutStatement | undefined {
  const voices = reading.groups.filter(({ subjects }) => subjects.every(isVoice));
  const [subject, ...others] = new Set(voices.flatMap(({ subjects }) => subjects));
  if (subject === undefined || others.length > 0 || reading.strangerName) return undefined;
  if (index.statements.by.has(subject) || index.statements.voiceOf.has(subject)) return undefined;
  // First name and surname together are whom they come nearest to; a single word may be a slip of another one.
  const isGuessed = voices.some(({ how, words }) => how === 'typo' && words.length === 1);
  if (isGuessed && (reading.coverage < BAND.minCoverage || reading.content.length > 0)) return undefined;
  return { id: subject.id, entries: entriesOn(subject, index) };
}

/** Figures of theirs, events that name them, and what others say of them. */
function entriesOn(subject: Subject, { statements, figures, events }: EmbeddedIndex): readonly EntryId[] {
  return [
    ...idsOf(figures, figures.by.get(subject)),
    ...idsOf(events, events.about.get(subject)),
    ...idsOf(statements, statements.about.get(subject)),
  ].filter((id, place, all) => all.indexOf(id) === place);
}

const idsOf = (corpus: Corpus<{ readonly id: EntryId }>, docs: DocSet = new Uint32Array()): EntryId[] =>
  [...docs.slice(0, MAX_EACH)].flatMap((doc) => corpus.items[doc]?.id ?? []);
