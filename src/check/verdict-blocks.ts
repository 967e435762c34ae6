import type { EntryId, Figure, Statement } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Block } from '../view/block.js';
import { nameOf } from '../view/names.js';
import { figureLine } from '../view/source.js';
import { statementLine } from '../view/statement.js';
import { codePoints, escapeMarkdown, visible } from '../view/text.js';
import type { DifferencePart, FigureVerdict, Judged, JudgedFigure, JudgedQuote, QuoteVerdict } from './verdicts.js';

/** A longer paste is repeated by its first and last words. In code points. */
const LONGEST_REPEATED = 600;
const MOST_SHOWN = 3;

const QUOTE_TITLES: Readonly<Record<QuoteVerdict, string>> = {
  exact: '✅ **Exact**',
  altered: '✏️ **Altered**',
  joined: '🔗 **Joined from separate quotations**',
  'other-speaker': '👤 **Somebody else’s words**',
  part: '✂️ **Part of a longer quotation**',
  rendering: '🔁 **Another outlet’s wording of a remark on file**',
  'not-on-file': '❔ **Not on file**',
};
const FIGURE_TITLES: Readonly<Record<FigureVerdict, string>> = {
  matches: '✅ **Figure matches**',
  qualifier: '✏️ **Qualifier lost or added**',
  'other-claimant': '👤 **Somebody else’s figure**',
  'other-scope': '📐 **On file for something else**: another event, population or count',
  superseded: '🕒 **Superseded** by a later figure',
  'not-on-file': '❔ **Figure not on file**',
};

/**
 * A judged quote or figure as a block: the verdict, what was pasted, and what is on file.
 * @param judged what was judged
 * @param record the record
 */
export function verdictBlock(judged: Judged, record: VerbatimRecord): Block {
  return judged.kind === 'quote' ? quoteBlock(judged, record) : figureBlock(judged, record);
}

/**
 * Counts the verdicts of a whole text in words: `2 quotes: 1 exact, 1 altered · 1 figure: matches`.
 * @param all everything judged
 */
export function countInWords(all: readonly Judged[]): string {
  return (['quote', 'figure'] as const)
    .flatMap((kind) => {
      const own = all.filter((one) => one.kind === kind);
      if (own.length === 0) return [];
      const counts = new Map<string, number>();
      for (const { verdict } of own) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      const each = [...counts].map(([verdict, count]) => `${count} ${verdict.replaceAll('-', ' ')}`).join(', ');
      return [`${own.length} ${kind}${own.length === 1 ? '' : 's'}: ${each}`];
    })
    .join(' · ');
}

function quoteBlock(judged: JudgedQuote, record: VerbatimRecord): Block {
  const { verdict, statements, pasted, difference, marked } = judged;
  const lines = [
    `${QUOTE_TITLES[verdict]}`,
    `Pasted: ${marked ? `“${repeated(pasted)}”` : repeated(pasted)}`,
    ...notesOf(judged, record).map((note) => `-# ${escapeMarkdown(note)}`),
    ...(difference === undefined ? [] : [`Differs: ${differenceInWords(difference)}`]),
  ];
  const shown = statements.slice(0, MOST_SHOWN);
  return withEntries(lines, entryLines(shown, statements.length, record, filedHeading(judged)), shown);
}

function filedHeading({ verdict, statements }: JudgedQuote): string {
  if (statements.length === 0) return '';
  return verdict === 'not-on-file' ? 'Nearest on file:' : 'On file:';
}

/** What the verdict rests on, in the editor's plain words. Not escaped. */
function notesOf(judged: JudgedQuote, record: VerbatimRecord): string[] {
  const { verdict, attributedTo, archived = [], unclosed, statements } = judged;
  const notes: string[] = [];
  if (attributedTo !== undefined) {
    const names = [...new Set(statements.map((one) => speakerOf(one, record)))].join(', ');
    notes.push(`Pasted as said by ${visible(attributedTo)}; on file, ${names} said it.`);
  }
  if (verdict === 'part')
    notes.push('These words are on file, but more belongs to them: read whether the sense is the same.');
  if (verdict === 'joined') notes.push('Each part is on file, but they were not said in one breath: keep them apart.');
  if (verdict === 'rendering')
    notes.push('Translation or rendering differs: these are not the words on file for this outlet.');
  for (const id of archived)
    notes.push(`These words stand in the archived text of ${nameOf(record, id)} (${id}), not yet in the record.`);
  if (verdict === 'not-on-file' && archived.length === 0)
    notes.push('That says nothing about whether it was said: the record holds only what its editors have entered.');
  if (unclosed) notes.push('Its quotation mark is never closed.');
  return notes;
}

const speakerOf = ({ speaker, source }: Statement, record: VerbatimRecord): string =>
  nameOf(record, speaker === 'outlet' ? source : speaker);

function figureBlock(judged: JudgedFigure, record: VerbatimRecord): Block {
  const { verdict, figures, later, attributedTo, pasted } = judged;
  const lines = [
    FIGURE_TITLES[verdict],
    `Pasted: ${repeated(pasted)}`,
    ...(attributedTo === undefined ? [] : [`-# Pasted as given by ${escapeMarkdown(attributedTo)}.`]),
    ...(verdict === 'not-on-file' ? ['-# That says nothing about whether it is right.'] : []),
  ];
  const shown = figures.slice(0, MOST_SHOWN);
  const blocks = [
    { text: verdict === 'not-on-file' ? 'On file for this count:' : 'On file:', entries: shown },
    ...(later === undefined ? [] : [{ text: 'Later:', entries: [later] }]),
  ].filter(({ entries }) => entries.length > 0);
  const own = blocks.flatMap(({ text, entries }) => [text, ...entries.map((one) => figureLine(one, record).markdown)]);
  return withEntries(lines, own, [...shown, ...(later === undefined ? [] : [later])]);
}

function entryLines(shown: readonly Statement[], count: number, record: VerbatimRecord, heading: string): string[] {
  const more = count > shown.length ? [`-# and ${count - shown.length} more`] : [];
  return [...(heading === '' ? [] : [heading]), ...shown.map((one) => statementLine(one, record).markdown), ...more];
}

function withEntries(
  lines: readonly string[],
  own: readonly string[],
  entries: readonly (Statement | Figure)[],
): Block {
  const markdown = [...lines, ...own].join('\n');
  const ids: EntryId[] = entries.map(({ id }) => id);
  return {
    markdown,
    brief: lines[0] ?? '',
    plain: plainOf(markdown),
    entries: [...new Set(ids)],
  };
}

const plainOf = (markdown: string): string =>
  markdown
    .replace(/^-# /gm, '')
    .replace(/\*\*/g, '')
    .replace(/\\([^0-9A-Za-z\s])/g, '$1');

/** What was pasted, escaped. A long one is told by how it begins and ends, and never cut inside one pair of quotation marks. */
function repeated(pasted: string): string {
  const clean = visible(pasted);
  if (codePoints(clean) <= LONGEST_REPEATED) return escapeMarkdown(clean);
  const words = clean.split(' ');
  return `${escapeMarkdown(words.slice(0, 12).join(' ').slice(0, 200))}” … “${escapeMarkdown(words.slice(-8).join(' ').slice(-200))}`;
}

const MOST_DIFFERENCES = 8;

/** A word diff in words, so that nothing is marked inside a quotation. */
function differenceInWords(parts: readonly DifferencePart[]): string {
  const found: string[] = [];
  parts.forEach((part, index) => {
    const before = parts[index - 1];
    const next = parts[index + 1];
    if (part.where === 'filed' && next?.where === 'pasted')
      found.push(`“${escapeMarkdown(part.text)}” on file → “${escapeMarkdown(next.text)}” pasted`);
    else if (part.where === 'pasted' && next?.where === 'filed')
      found.push(`“${escapeMarkdown(next.text)}” on file → “${escapeMarkdown(part.text)}” pasted`);
    else if (part.where === 'filed' && before?.where !== 'pasted')
      found.push(`left out: “${escapeMarkdown(part.text)}”`);
    else if (part.where === 'pasted' && before?.where !== 'filed') found.push(`added: “${escapeMarkdown(part.text)}”`);
  });
  const shown = found.slice(0, MOST_DIFFERENCES);
  return [...shown, ...(found.length > shown.length ? [`${found.length - shown.length} more places`] : [])].join(' · ');
}
