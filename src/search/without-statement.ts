import type { EntryId } from '../record/entry-base.js';
import type { SearchIndex } from './index/search-index.js';
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
export async function askedWithoutStatement(
  reading: Reading,
  index: SearchIndex,
): Promise<WithoutStatement | undefined> {
  const voices = reading.groups.filter(({ subjects, isObject }) => isObject !== true && subjects.every(isVoice));
  const [subject, ...others] = new Set(voices.flatMap(({ subjects }) => subjects));
  if (subject === undefined || others.length > 0 || reading.strangerName) return undefined;
  const { dictionary } = index.statements;
  if (dictionary.countOf('by', subject) > 0 || dictionary.countOf('voiceOf', subject) > 0) return undefined;
  // First name and surname together are whom they come nearest to; a single word may be a slip of another one.
  const isGuessed = voices.some(({ how, words }) => how === 'typo' && words.length === 1);
  if (isGuessed && (reading.coverage < BAND.minCoverage || reading.content.length > 0)) return undefined;
  return { id: subject.id, entries: await entriesOn(subject, index) };
}

/** Figures of theirs, events that name them, and what others say of them. */
async function entriesOn(subject: Subject, { statements, figures, events }: SearchIndex): Promise<readonly EntryId[]> {
  const { about, items } = events.documents;
  const [own, others] = await Promise.all([
    figures.holding('by', subject, MAX_EACH),
    statements.holding('about', subject, MAX_EACH),
  ]);
  const named = [...(about.get(subject)?.slice(0, MAX_EACH) ?? [])].flatMap((doc) => items[doc]?.id ?? []);
  return [...new Set([...own, ...named, ...others])];
}
