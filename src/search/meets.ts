import { withoutAskingForEvents } from '../language/words/event-words.js';
import type { EntryId } from '../record/entry-base.js';
import type { SearchContext } from './context.js';
import { termsIn } from './embedded/search-index.js';
import type { Dictionary } from './index/dictionary.js';
import type { DocumentTerms } from './index/entry-index.js';
import type { SearchIndex } from './index/search-index.js';
import type { Subject, SubjectKind } from './names/subject.js';
import type { Reading, Slot } from './reading/reading.js';
import { weightOfContent } from './reading/weigh.js';
import { COVERAGE } from './weights.js';

/**
 * The share of a question that one entry meets, 0 to 1, on one scale for entries of all kinds: names that it is by or about, words that
 * it holds. A word that is in no text of its kind is lost.
 * @param kinds what a question may name, by kind of entry
 */
export async function meets(
  context: SearchContext,
  { statements, figures, events, entry: find }: SearchIndex,
  kinds: Readonly<Record<'statement' | 'figure' | 'event', ReadonlySet<SubjectKind>>>,
  question: string,
  id: EntryId,
): Promise<number> {
  const entry = await find(id);
  const matter = withoutAskingForEvents(question);
  const shareIn = (dictionary: Dictionary, kind: keyof typeof kinds, terms: DocumentTerms | undefined): number =>
    share(context.read(matter, dictionary, kinds[kind]), terms);
  switch (entry?.entry) {
    case 'statement':
      return shareIn(statements.dictionary, 'statement', await statements.termsOf(entry.id));
    case 'figure':
      return shareIn(figures.dictionary, 'figure', await figures.termsOf(entry.id));
    case 'event':
      return shareIn(events.dictionary, 'event', termsIn(events.documents, events.documents.items.indexOf(entry)));
    default:
      return entry === undefined
        ? 0
        : shareOfName(context.read(matter, statements.dictionary, kinds.statement), namedBy(entry.id, context));
  }
}

/** @param terms what the entry holds; undefined for one that cannot be found */
function share({ groups, content, unknown }: Reading, terms: DocumentTerms | undefined): number {
  const isOn = (subject: Subject, slot: Slot | undefined): boolean =>
    ['by' as const, 'about' as const, 'voiceOf' as const, ...(slot === 'against' ? ['against' as const] : [])].some(
      (field) => terms?.holds(field, subject) === true,
    );
  const names = groups.map(({ words, subjects, how, slot }) => ({
    weight: words.length * (how === 'typo' || how === 'related' ? COVERAGE.guessedName : COVERAGE.name),
    met: Number(subjects.some((subject) => isOn(subject, slot))),
  }));
  const found = content.map((one) => ({
    weight: weightOfContent(one),
    met: Math.max(0, ...one.stems.map((stem) => terms?.weightOf(stem) ?? 0)),
  }));
  return shareOf([...names, ...found], unknown.length);
}

/** A person, body or place; where a capital is asked to speak, it is read as the government. */
function namedBy(id: EntryId, { vocabulary }: SearchContext): ReadonlySet<Subject> {
  const own = vocabulary.byId.get(id) ?? [];
  return new Set([...own, ...own.flatMap((subject) => vocabulary.capitals.get(subject) ?? [])]);
}

/** A person, body or place is met by its names alone. */
function shareOfName({ groups, content, unknown }: Reading, named: ReadonlySet<Subject>): number {
  const names = groups.map(({ words, subjects }) => ({
    weight: words.length * COVERAGE.name,
    met: Number(subjects.some((subject) => named.has(subject))),
  }));
  return shareOf([...names, ...content.map(() => ({ weight: COVERAGE.word, met: 0 }))], unknown.length);
}

/** Where a question holds nothing but days, whatever is of these days meets it. */
const OF_DAYS_ALONE = 1;

interface Weighed {
  readonly weight: number;
  /** 0 to 1. */
  readonly met: number;
}

function shareOf(parts: readonly Weighed[], unknown: number): number {
  const all = parts.reduce((sum, { weight }) => sum + weight, unknown * COVERAGE.unknown);
  return all === 0 ? OF_DAYS_ALONE : parts.reduce((sum, { weight, met }) => sum + weight * met, 0) / all;
}
