import type { Entry, EntryId, Statement } from '../../record/entries.js';
import { quotedRuns } from '../../record/quotes.js';
import type { BuiltEntry } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import { type ComparableText, foldWords, originalSpan, passageSpan, runsWithin, type Span } from './comparable-text.js';
import type { SourceText } from './source-texts.js';
import { createNameFinder, createSpeakerNames, otherPeople, sharesScript } from './speaker-names.js';

/**
 * Checks that the text of a source names the speaker of each statement: in the passage, or in the sentences before it, back to the
 * beginning of the paragraph before. Where only somebody else is named, that is an error; where nobody is, a warning.
 * @returns the warnings; errors go to the entries' reports
 */
export function checkSpeakers(
  built: readonly BuiltEntry[],
  texts: ReadonlyMap<EntryId, SourceText>,
): readonly Problem[] {
  const entries = built.map(({ entry }) => entry);
  const sources = new Map(entries.flatMap((entry) => (entry.entry === 'source' ? [[entry.id, entry] as const] : [])));
  const namesOf = createSpeakerNames(entries);
  const finders = new Map<EntryId, (text: string) => boolean>();
  const namesStrictly = (id: EntryId, text: string): boolean => {
    const finder = finders.get(id) ?? createNameFinder(namesOf(id).strict);
    finders.set(id, finder);
    return finder(text);
  };
  return built.flatMap(({ entry, report }) => {
    if (entry.entry !== 'statement' || entry.speaker === 'outlet' || entry.attribution !== undefined) return [];
    const text = texts.get(entry.source)?.text;
    if (text === undefined || sources.get(entry.source)?.wordsOf.includes(entry.speaker) === true) return [];
    const place = placeOf(entry, text);
    if (place === undefined) return [];
    const { loose } = namesOf(entry.speaker);
    const isNamedIn = createNameFinder(loose);
    const passage = unquoted(text, place.start, sentenceEnd(text.original, place.end));
    const before = unquoted(text, beginningOfContext(text.original, place.start), place.start);
    if (!sharesScript(loose, before + passage) || isNamedIn(passage)) return [];
    const [other] = otherPeople(entries, entry).filter((id) => namesStrictly(id, passage));
    // With a pronoun for the speaker, who else the passage names is whom the words are about.
    if (isNamedIn(before) && (other === undefined || PRONOUN.test(passage))) return [];
    const speaker = nameOf(entries, entry.speaker);
    const wrong = isNamedIn(before)
      ? `the passage does not name ${speaker}`
      : `neither the passage nor the sentences before it name ${speaker}`;
    const right =
      'widen the passage to where the speaker is named, or write `attribution: {note: how it is known who says it}`';
    if (other === undefined) return [{ ...entry.position, entry: entry.id, wrong, right }];
    report(['speaker'], `${wrong}, but ${nameOf(entries, other)}`, `name the one who says it (${other}?), ${right}`);
    return [];
  });
}

const nameOf = (entries: readonly Entry[], id: EntryId): string => {
  const found = entries.find((entry) => entry.id === id);
  return found !== undefined && 'name' in found ? found.name : id;
};

/** Where a statement's words are in its source, in the offsets of the original; undefined where they are not found. */
function placeOf({ passage, says }: Statement, text: ComparableText): Span | undefined {
  const place = passageSpan(text, passage);
  if (!('span' in place)) return undefined;
  if (passage !== undefined) return originalSpan(text, place.span);
  const { spans, missing } = runsWithin(text, place.span, quotedRuns(says).map(foldWords));
  const [first, last] = [spans[0], spans.at(-1)];
  if (missing !== undefined || first === undefined || last === undefined) return undefined;
  return originalSpan(text, { start: first.start, end: last.end });
}

/** Pronouns for a speaker, in the languages of the bot. */
const PRONOUN =
  /(?<![\p{L}])(?:he|she|they|it|his|her|their|its|il|elle|ils|elles|son|sa|er|sie|sein|seine|ihr|ihre|él|ella|ellos|su|он|она|они|его|её|ее|їх|він|вона|вони|його|її|o|onlar)(?![\p{L}])/iu;

/** The beginning of the paragraph before. */
function beginningOfContext(text: string, start: number): number {
  const own = paragraphStart(text, start);
  return own === 0 ? 0 : paragraphStart(text, own - 1);
}

const MAX_PARAGRAPH_LENGTH = 5_000;
const MAX_SENTENCE_LENGTH = 600;

/** Paragraphs are parted by blank lines, or by line breaks where the text has no blank lines. */
function paragraphStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - MAX_PARAGRAPH_LENGTH), at).replace(/\s+$/u, '');
  const offset = Math.max(0, at - MAX_PARAGRAPH_LENGTH);
  const blank = /[\s\S]*\n[ \t]*\n/u.exec(before);
  if (blank !== null) return offset + blank[0].length;
  const line = before.lastIndexOf('\n');
  return /\n[ \t]*\n/.test(text) ? offset : offset + line + 1;
}

function sentenceEnd(text: string, from: number): number {
  const rest = text.slice(from, from + MAX_SENTENCE_LENGTH);
  const end = /[.!?…]["”“»’)]*(?=\s|$)|\n[ \t]*\n/u.exec(rest);
  return from + (end === null ? rest.length : end.index + end[0].length);
}

/** A stretch without what is quoted in it: names in a quotation are whom the words are about. */
function unquoted(text: ComparableText, start: number, last: number): string {
  let shown = '';
  let from = start;
  for (const stretch of text.quoted()) {
    if (stretch.end <= from || stretch.start >= last) continue;
    shown += `${text.original.slice(from, Math.max(from, stretch.start))} `;
    from = stretch.end;
  }
  return shown + text.original.slice(from, Math.max(from, last));
}
