import type { Figure, Source, Statement } from '../record/entries.js';
import { quotedRuns } from '../record/quotes.js';
import { proofInWords } from './attribution.js';
import type { Block, ViewContext } from './block.js';
import { nameOf, sourceOf } from './names.js';
import { entryNotices, smallLines, sourceNotices } from './notices.js';
import { passageAddress, sourceInWords } from './source-link.js';
import { shortStatementBlock } from './statement.js';
import { escapeMarkdown, markdownLink, visible } from './text.js';

const MAX_ENTRIES = 5;

/** A stretch of a source's text: `marked` where it holds the entry's own words. */
export interface MarkedText {
  readonly text: string;
  readonly marked: boolean;
}

/** A source: what it is, its link, whether its words were checked, and what rests on it. */
export function sourceBlocks(source: Source, context: ViewContext): Block[] {
  const { record, language } = context;
  const statements = record.statements.filter((one) => one.status === 'live' && one.source === source.id);
  const figures = record.figures.filter((one) => one.status === 'live' && one.source === source.id);
  const rest = statements.length + figures.length;
  return [
    { ...aboutBlock(source, context, source.url), entries: [source.id] },
    ...statements
      .slice(0, MAX_ENTRIES)
      .map((one) => shortStatementBlock(one, context, `### ${language.say('source.rest', { count: rest })}`)),
  ];
}

/**
 * The source of one entry, straight to the passage.
 * @param marked the passage with the entry's words marked; absent where the text is not at hand
 */
export function passageBlocks(
  entry: Statement | Figure,
  marked: readonly MarkedText[] | undefined,
  context: ViewContext,
): Block[] {
  const { record, language } = context;
  const source = sourceOf(record, entry.source);
  const words = entry.entry === 'statement' ? quotedRuns(entry.says)[0] : entry.value;
  const about = aboutBlock(source, context, passageAddress(source, entry.passage ?? words));
  const own = entry.entry === 'statement' ? shortStatementBlock(entry, context) : shortFigureBlock(entry, context);
  return [own, { ...about, heading: `### ${language.say('heading.source')}` }, passageBlock(entry, marked, context)];
}

/** A figure in one line: claimant, value, population, day, count, source. */
export function shortFigureBlock(figure: Figure, context: ViewContext): Block {
  const { record, language } = context;
  const claimant =
    figure.claimant === 'outlet' ? sourceOf(record, figure.source).publisher : nameOf(record, figure.claimant);
  const count = [figure.metric, ...(figure.of === undefined ? [] : [figure.of])].map((id) => nameOf(record, id));
  const proof = proofInWords(context, figure.id);
  const details = [
    count.join(', '),
    sourceInWords(sourceOf(record, figure.source), language),
    ...(proof === undefined ? [] : [proof]),
  ];
  const plain = language.say('figures.line', {
    claimant,
    value: `${figure.value} ${figure.population}`,
    date: language.date(figure.asOf),
    details: details.join('; '),
  });
  return { markdown: escapeMarkdown(plain), brief: escapeMarkdown(plain), plain: visible(plain), entries: [figure.id] };
}

function passageBlock(
  entry: Statement | Figure,
  marked: readonly MarkedText[] | undefined,
  { record, language }: ViewContext,
): Block {
  const heading = `### ${language.say('heading.passage')}`;
  if (marked === undefined) {
    const archived = sourceOf(record, entry.source).archived;
    const why = language.say(archived ? 'passage.elsewhere' : 'passage.not-archived');
    return { heading, markdown: why, brief: why, plain: why, entries: [] };
  }
  const markdown = marked.map(({ text, marked: own }) => (own ? `__${escapeMarkdown(text)}__` : spaced(text))).join('');
  return {
    heading,
    markdown: `> ${markdown}\n-# ${language.say('passage.underlined')}`,
    brief: language.say('passage.attached'),
    plain: marked.map(({ text, marked: own }) => (own ? `[${visible(text)}]` : spaced(text, visible))).join(''),
    entries: [],
  };
}

/** `escapeMarkdown` trims; blanks at the edges of a stretch stay. */
function spaced(text: string, neutral: (text: string) => string = escapeMarkdown): string {
  return `${/^\s/.test(text) ? ' ' : ''}${neutral(text)}${/\s$/.test(text) && text.trim() !== '' ? ' ' : ''}`;
}

function aboutBlock(source: Source, context: ViewContext, address: string | undefined): Block {
  const { record, language } = context;
  const rows: [string, string | undefined][] = [
    [language.say('label.title'), source.title],
    [language.say('label.by'), source.byline],
    [
      language.say('label.published'),
      source.published.precision === 'unknown'
        ? `${language.say('date.unknown')}${source.published.note === undefined ? '' : ` (${source.published.note})`}`
        : language.date(source.published),
    ],
    [language.say('label.retrieved'), source.retrieved && language.date(source.retrieved)],
    [language.say('label.language'), source.language && language.nameOf(source.language)],
    [language.say('label.publisher'), [source.perspective, source.standing].filter(Boolean).join(', ') || undefined],
    [language.say('label.first-published'), source.republishedFrom && nameOf(record, source.republishedFrom)],
    [language.say('label.credits'), source.wire && nameOf(record, source.wire)],
    [language.say('label.text'), language.say(source.archived ? 'source.archived' : 'source.not-archived')],
  ];
  const shown = rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [[label, value] as const],
  );
  const notices = [...sourceNotices(source, language), ...entryNotices(source, context)];
  const label = address?.includes(':~:text=') ? language.say('source.open-passage') : language.say('source.open');
  const open = address === undefined ? language.say('source.no-address') : markdownLink(label, address);
  return {
    markdown: [
      `**${escapeMarkdown(sourceInWords(source, language))}** · ${open}`,
      ...shown.map(([label, value]) => `**${label}** ${escapeMarkdown(value)}`),
      ...smallLines(notices),
    ].join('\n'),
    brief: `**${escapeMarkdown(sourceInWords(source, language))}** · ${open}`,
    plain: [
      sourceInWords(source, language),
      ...(address === undefined ? [] : [address]),
      ...shown.map(([label, value]) => `${label}: ${visible(value)}`),
      ...notices.map(visible),
    ].join('\n'),
    entries: [source.id],
  };
}
