import { cautionsOf } from '../../check/report/cautions.js';
import type { Caution } from '../../check/verdict-grades.js';
import type { Judged, JudgedFigure, JudgedNumber, JudgedQuote } from '../../check/verdicts.js';
import type { Language } from '../../language/language.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';
import type { Block, ViewContext } from '../../view/block.js';
import { nameOf, speakerInWords } from '../../view/names.js';
import { shortRelated } from '../../view/related-statements.js';
import { shortFigureBlock } from '../../view/source.js';
import { shortStatementText } from '../../view/statement.js';
import { codePointCount, escapeMarkdown, visible } from '../../view/text.js';
import { differenceInWords } from './difference-in-words.js';

/** A longer paste is repeated by its first and last words. In code points. */
const MAX_REPEATED_CHARS = 600;
const MAX_SHOWN = 3;

/**
 * A judged quote or figure as a block: the verdict, what was pasted, and what is on file.
 */
export function verdictBlock(judged: JudgedQuote | JudgedFigure, context: ViewContext): Block {
  return judged.kind === 'quote' ? quoteBlock(judged, context) : figureBlock(judged, context);
}

/** Days, and numbers that nothing on file counts, in one block: none is passed over in silence. */
export function unjudgedBlock(all: readonly JudgedNumber[], { language }: ViewContext): Block[] {
  const list = (wanted: JudgedNumber['why']): string =>
    [...new Set(all.filter(({ why }) => why === wanted).map(({ pasted }) => visible(pasted)))].join(' · ');
  const [numbers, days] = [list('not-counted'), list('day')];
  const lines = [
    ...(numbers === '' ? [] : [language.say('check.not-judged', { numbers: escapeMarkdown(numbers) })]),
    ...(days === '' ? [] : [language.say('check.days-not-judged', { days: escapeMarkdown(days) })]),
  ];
  if (lines.length === 0) return [];
  const markdown = lines.map((line) => `-# ${line}`).join('\n');
  return [{ markdown, brief: markdown, plain: plainOf(markdown), entries: [] }];
}

/**
 * Counts the verdicts of a whole text in words: `2 quotes: 1 exact, 1 altered · 1 figure: matches`.
 */
export function countInWords(all: readonly Judged[], language: Language): string {
  return (['quote', 'figure', 'number'] as const)
    .flatMap((kind) => {
      const own = all.filter((one) => one.kind === kind);
      if (own.length === 0) return [];
      const counts = new Map<Judged['verdict'], number>();
      for (const { verdict } of own) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      const parts = [...counts].map(
        ([verdict, count]) => `${language.number(count)} ${language.say(`verdict.${verdict}`)}`,
      );
      const total = language.say(`count.${kind}s`, { count: own.length });
      return [language.say('check.each', { total, parts: parts.join(', ') })];
    })
    .join(' · ');
}

function quoteBlock(judged: JudgedQuote, context: ViewContext): Block {
  const { record, language } = context;
  const { statements, pasted, difference, marked } = judged;
  const lines = [
    quoteHeading(judged, context),
    language.say('check.pasted', { text: marked ? `“${repeated(pasted)}”` : repeated(pasted) }),
    ...notesOf(judged, record, language).map((note) => `-# ${escapeMarkdown(note)}`),
    ...(difference === undefined
      ? []
      : [language.say('check.differs', { parts: differenceInWords(difference, language) })]),
  ];
  const shown = statements.slice(0, MAX_SHOWN);
  return withEntries(lines, entryLines(shown, statements.length, context, filedHeading(judged, language)), shown);
}

function quoteHeading(judged: JudgedQuote, context: ViewContext): string {
  const { language } = context;
  const { verdict } = judged;
  if (verdict !== 'exact') return language.say(`check.quote.${verdict}`);
  const cautions = cautionsOf(judged, context);
  const caveat = caveatOf(cautions, QUOTE_CAVEATS, judged.statements, context);
  if (caveat !== undefined) return language.say('check.quote.exact-but', { caveat });
  return language.say(cautions.includes('unproven') ? 'check.quote.exact-unproven' : 'check.quote.exact');
}

function figureHeading(judged: JudgedFigure, context: ViewContext): string {
  const { language } = context;
  const { verdict } = judged;
  if (verdict !== 'matches') return language.say(`check.figure.${verdict}`);
  const cautions = cautionsOf(judged, context);
  const caveat = caveatOf(cautions, FIGURE_CAVEATS, [], context);
  if (caveat !== undefined) return language.say('check.figure.matches-but', { caveat });
  return language.say(cautions.includes('unproven') ? 'check.figure.matches-unproven' : 'check.figure.matches');
}

/** What a desk must know before it prints what is the same on file, the gravest first: there is no tick beside it. */
const QUOTE_CAVEATS = ['retracted', 'denied', 'translated'] as const;
const FIGURE_CAVEATS = ['retracted', 'denied', 'noted', 'later-by-others'] as const;

function caveatOf(
  cautions: readonly Caution[],
  wanted: readonly (typeof QUOTE_CAVEATS | typeof FIGURE_CAVEATS)[number][],
  [best]: readonly Statement[],
  { record, language }: ViewContext,
): string | undefined {
  const caution = wanted.find((one) => cautions.includes(one));
  if (caution === undefined) return undefined;
  return language.say(`check.caveat.${caution}`, { name: escapeMarkdown(nameOf(record, best?.translatedBy ?? '')) });
}

function filedHeading({ verdict, statements }: JudgedQuote, language: Language): string {
  if (statements.length === 0) return '';
  return language.say(verdict === 'not-on-file' ? 'check.nearest' : 'check.on-file');
}

/** What the verdict rests on, in the editor's plain words. Not escaped. */
function notesOf(judged: JudgedQuote, record: VerbatimRecord, language: Language): string[] {
  const { verdict, attributedTo, archived = [], unclosed, statements } = judged;
  const notes: string[] = [];
  if (attributedTo !== undefined) {
    const names = [...new Set(statements.map((one) => speakerOf(one, record)))];
    notes.push(language.say('check.attributed', { pasted: visible(attributedTo), filed: names.join(', ') }));
  }
  if (verdict === 'withdrawn') notes.push(language.say('check.withdrawn-note'));
  if (verdict === 'before-correction') notes.push(language.say('check.corrected-note'));
  if (verdict === 'common-words') notes.push(language.say('check.common-note'));
  if (verdict === 'looks-like') notes.push(language.say('check.looks-like-note'));
  if (verdict === 'part') notes.push(language.say('check.part-note'));
  if (verdict === 'joined') notes.push(language.say('check.joined-note'));
  if (verdict === 'rendering') notes.push(language.say('check.rendering-note'));
  for (const id of archived) notes.push(language.say('check.archived', { source: nameOf(record, id), id }));
  if (verdict === 'not-on-file' && archived.length === 0) notes.push(language.say('check.caution'));
  if (unclosed) notes.push(language.say('check.unclosed'));
  return notes;
}

const speakerOf = ({ speaker, source }: Statement, record: VerbatimRecord): string =>
  speakerInWords(record, speaker, source);

function figureBlock(judged: JudgedFigure, context: ViewContext): Block {
  const { language } = context;
  const { verdict, figures, later, laterByOthers = [], attributedTo, pasted } = judged;
  const lines = [
    figureHeading(judged, context),
    language.say('check.pasted', { text: repeated(pasted) }),
    ...(attributedTo === undefined
      ? []
      : [`-# ${language.say('check.given-by', { pasted: escapeMarkdown(attributedTo) })}`]),
    ...(verdict === 'not-on-file' ? [`-# ${language.say('check.figure-caution')}`] : []),
  ];
  const shown = figures.slice(0, MAX_SHOWN);
  const blocks = [
    { text: language.say(verdict === 'not-on-file' ? 'check.same-count' : 'check.on-file'), entries: shown },
    ...(later === undefined ? [] : [{ text: language.say('check.later'), entries: [later] }]),
    { text: language.say('check.later-by-others'), entries: laterByOthers },
  ].filter(({ entries }) => entries.length > 0);
  const own = blocks.flatMap(({ text, entries }) => [
    text,
    ...entries.map((one) => shortFigureBlock(one, context).markdown),
  ]);
  return withEntries(lines, own, [...shown, ...(later === undefined ? [] : [later]), ...laterByOthers]);
}

function entryLines(shown: readonly Statement[], count: number, context: ViewContext, heading: string): string[] {
  const more = count > shown.length ? [`-# ${context.language.say('more.and', { count: count - shown.length })}`] : [];
  return [
    ...(heading === '' ? [] : [heading]),
    ...shown.flatMap((one) => [
      shortStatementText(one, context),
      ...shortRelated(one, context).map((line) => `> ${escapeMarkdown(line)}`),
    ]),
    ...more,
  ];
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

/** What was pasted, escaped. A long text is shortened to its beginning and end, each in quotation marks of its own. */
function repeated(pasted: string): string {
  const clean = visible(pasted);
  if (codePointCount(clean) <= MAX_REPEATED_CHARS) return escapeMarkdown(clean);
  const words = clean.split(' ');
  return `${escapeMarkdown(words.slice(0, 12).join(' ').slice(0, 200))}” … “${escapeMarkdown(words.slice(-8).join(' ').slice(-200))}`;
}
