import { negatorAtEnd, saysNegation } from '../../language/words/negations.js';
import type { EntryId } from '../../record/entry-base.js';
import { quotedRuns, splitQuotes } from '../../record/quotes.js';
import type { Statement } from '../../record/statement.js';
import type { BuiltEntry } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import { type ComparableText, foldWords, originalSpan, passageSpan, runsWithin, type Span } from './comparable-text.js';
import type { SourceText } from './source-texts.js';

/** How much before a quotation is looked at, in UTF-16 units. */
const MAX_BEFORE = 24;

/**
 * Warns of quotations that leave out the word which turns them round: “refuse help” of "did not refuse help". Every quoted word is there, and
 * the sentence says the opposite. The editor's own words may say the negation in its place.
 */
export function checkQuotedNegations(
  built: readonly BuiltEntry[],
  texts: ReadonlyMap<EntryId, SourceText>,
): readonly Problem[] {
  return built.flatMap(({ entry }): Problem[] => {
    if (entry.entry !== 'statement' || entry.note !== undefined) return [];
    const text = texts.get(entry.source)?.text;
    const runs = text === undefined ? [] : placesOfRuns(entry, text);
    if (text === undefined || runs.length === 0 || saysNegation(ownWords(entry))) return [];
    const lost = runs.flatMap(({ start, end }, index) => {
      const from = Math.max(runs[index - 1]?.end ?? 0, start - MAX_BEFORE);
      const before = text.original.slice(from, start).replace(/["“”„«»‘]+\s*$/u, '');
      const word = negatorAtEnd(before);
      return word === undefined ? [] : [{ word, quoted: text.original.slice(start, end) }];
    });
    return lost.slice(0, 1).map(({ word, quoted }) => ({
      ...entry.position,
      entry: entry.id,
      wrong: `the source has "${word}" right before “${shortened(quoted)}”, and without it the words say the opposite`,
      right: 'take the word into the quotation, or say the negation in your own words',
    }));
  });
}

function placesOfRuns({ says, passage }: Statement, text: ComparableText): readonly Span[] {
  const place = passageSpan(text, passage);
  if (!('span' in place)) return [];
  const { spans, missing } = runsWithin(text, place.span, quotedRuns(says).map(foldWords));
  return missing === undefined ? spans.map((span) => originalSpan(text, span)) : [];
}

const ownWords = ({ says }: Statement): string =>
  splitQuotes(says)
    .flatMap(({ quoted, text }) => (quoted ? [] : [text]))
    .join(' ');

const MAX_SHOWN = 60;
const shortened = (words: string): string => (words.length > MAX_SHOWN ? `${words.slice(0, MAX_SHOWN)}…` : words);
