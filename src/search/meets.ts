import { withoutAskingForEvents } from '../language/words/event-words.js';
import type { Entry } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import type { SearchContext } from './context.js';
import type { Corpus } from './embedded/corpus.js';
import { type DocSet, holds, placeIn } from './embedded/doc-set.js';
import type { EmbeddedIndex } from './embedded/embedded-index.js';
import { FULL } from './embedded/posting.js';
import type { Subject, SubjectKind } from './names/subject.js';
import type { Content, Slot } from './reading/reading.js';
import { weightOfContent } from './reading/weigh.js';
import { COVERAGE } from './weights.js';

/**
 * The share of a question that one entry meets, 0 to 1, on one scale for entries of all kinds: names that it is by or about, words that
 * it holds. A word that is in no text of its kind is lost.
 * @param kinds what a question may name, by kind of entry
 */
export function meets(
  context: SearchContext,
  index: EmbeddedIndex,
  kinds: Readonly<Record<'statement' | 'figure' | 'event', ReadonlySet<SubjectKind>>>,
  question: string,
  id: EntryId,
): number {
  const entry = context.record.byId.get(id);
  const matter = withoutAskingForEvents(question);
  switch (entry?.entry) {
    case 'statement':
      return share(context, index.statements, kinds.statement, matter, entry);
    case 'figure':
      return share(context, index.figures, kinds.figure, matter, entry);
    case 'event':
      return share(context, index.events, kinds.event, matter, entry);
    default:
      return entry === undefined ? 0 : shareOfName(context, index, kinds.statement, matter, entry);
  }
}

function share<T extends Entry>(
  context: SearchContext,
  corpus: Corpus<T>,
  kinds: ReadonlySet<SubjectKind>,
  question: string,
  entry: T,
): number {
  const doc = corpus.items.indexOf(entry);
  const { groups, content, unknown } = context.read(question, corpus, kinds);
  const isOn = (subject: Subject, slot: Slot | undefined): boolean =>
    [corpus.by, corpus.about, corpus.voiceOf, ...(slot === 'against' ? [corpus.against] : [])].some((table) =>
      isIn(table.get(subject), doc),
    );
  const names = groups.map(({ words, subjects, how, slot }) => ({
    weight: words.length * (how === 'typo' || how === 'related' ? COVERAGE.guessedName : COVERAGE.name),
    met: Number(subjects.some((subject) => isOn(subject, slot))),
  }));
  const found = content.map((one) => ({
    weight: weightOfContent(one),
    met: heldBy(one, corpus, doc),
  }));
  return shareOf([...names, ...found], unknown.length);
}

/** A person, body or place is met by its names alone. */
function shareOfName(
  context: SearchContext,
  { statements }: EmbeddedIndex,
  kinds: ReadonlySet<SubjectKind>,
  question: string,
  { id }: Entry,
): number {
  const { groups, content, unknown } = context.read(question, statements, kinds);
  const names = groups.map(({ words, subjects }) => ({
    weight: words.length * COVERAGE.name,
    met: Number(subjects.some((subject) => subject.id === id)),
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

const isIn = (docs: DocSet | undefined, doc: number): boolean => docs !== undefined && holds(docs, doc);

/** How much a document holds of a word: as much as the field weighs that it is in. */
function heldBy({ stems }: Content, { postings }: Corpus<unknown>, doc: number): number {
  const weights = stems.map((stem) => {
    const posting = postings.get(stem);
    const at = posting === undefined ? -1 : placeIn(posting.docs, doc);
    return at < 0 ? 0 : (posting?.weights?.[at] ?? FULL) / FULL;
  });
  return Math.max(0, ...weights);
}
