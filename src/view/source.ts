import { dateInWords } from '../record/dates.js';
import type { Figure, Source, Statement } from '../record/entries.js';
import { quotedRuns } from '../record/quotes.js';
import type { VerbatimRecord } from '../record/record.js';
import { proofInWords } from './attribution.js';
import type { Block, Setting } from './block.js';
import { nameOf, sourceOf } from './names.js';
import { noticesOf, smallLines, sourceNotices } from './notices.js';
import { passageAddress, sourceInWords } from './source-link.js';
import { statementLine } from './statement.js';
import { escapeMarkdown, link, visible } from './text.js';

const MOST_ENTRIES = 5;

/** A stretch of a source's text: `marked` where it holds the entry's own words. */
export interface MarkedText {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * A source: what it is, its link, whether its words were checked, and what rests on it.
 * @param source the source
 * @param setting the record and the day
 */
export function sourceBlocks(source: Source, setting: Setting): Block[] {
  const { record } = setting;
  const statements = record.statements.filter((one) => one.status === 'live' && one.source === source.id);
  const figures = record.figures.filter((one) => one.status === 'live' && one.source === source.id);
  return [
    { ...aboutBlock(source, setting, source.url), entries: [source.id] },
    ...statements
      .slice(0, MOST_ENTRIES)
      .map((one) =>
        statementLine(one, record, `### ${statements.length} statements and ${figures.length} figures rest on it`),
      ),
  ];
}

/**
 * The source of one entry, straight to the passage.
 * @param entry the statement or figure
 * @param marked the passage with the entry's words marked; absent where the text is not at hand
 * @param setting the record and the day
 */
export function passageBlocks(
  entry: Statement | Figure,
  marked: readonly MarkedText[] | undefined,
  setting: Setting,
): Block[] {
  const { record } = setting;
  const source = sourceOf(record, entry.source);
  const words = entry.entry === 'statement' ? quotedRuns(entry.says)[0] : entry.value;
  const about = aboutBlock(source, setting, passageAddress(source, entry.passage ?? words));
  const own = entry.entry === 'statement' ? statementLine(entry, record) : figureLine(entry, record);
  return [own, { ...about, heading: '### Source' }, passageBlock(entry, marked, record)];
}

/**
 * A figure in one line: claimant, value, population, day, count, source.
 * @param figure the figure
 * @param record the record
 */
export function figureLine(figure: Figure, record: VerbatimRecord): Block {
  const claimant =
    figure.claimant === 'outlet' ? sourceOf(record, figure.source).publisher : nameOf(record, figure.claimant);
  const plain = `${claimant}: ${figure.value} ${figure.population}, as of ${dateInWords(figure.asOf)} (${nameOf(record, figure.metric)}${figure.of === undefined ? '' : `, ${nameOf(record, figure.of)}`}; ${sourceInWords(sourceOf(record, figure.source))}${proofPart(record, figure.id)})`;
  return { markdown: escapeMarkdown(plain), brief: escapeMarkdown(plain), plain: visible(plain), entries: [figure.id] };
}

const proofPart = (record: VerbatimRecord, id: string): string => {
  const proof = proofInWords(record, id);
  return proof === undefined ? '' : `; ${proof}`;
};

function passageBlock(
  entry: Statement | Figure,
  marked: readonly MarkedText[] | undefined,
  record: VerbatimRecord,
): Block {
  const heading = '### Passage';
  if (marked === undefined) {
    const archived = sourceOf(record, entry.source).archived;
    const why = archived
      ? 'The full text is not on this machine: follow the link to the passage.'
      : 'The full text is not in the archive: follow the link, and check the words there.';
    return { heading, markdown: why, brief: why, plain: why, entries: [] };
  }
  const markdown = marked.map(({ text, marked: own }) => (own ? `__${escapeMarkdown(text)}__` : spaced(text))).join('');
  return {
    heading,
    markdown: `> ${markdown}\n-# The underlined words are the ones on file.`,
    brief: 'The passage is long: it is attached.',
    plain: marked.map(({ text, marked: own }) => (own ? `[${visible(text)}]` : spaced(text, visible))).join(''),
    entries: [],
  };
}

/** `escapeMarkdown` trims; blanks at the edges of a stretch stay. */
function spaced(text: string, neutral: (text: string) => string = escapeMarkdown): string {
  return `${/^\s/.test(text) ? ' ' : ''}${neutral(text)}${/\s$/.test(text) && text.trim() !== '' ? ' ' : ''}`;
}

function aboutBlock(source: Source, setting: Setting, address: string | undefined): Block {
  const { record } = setting;
  const rows: [string, string | undefined][] = [
    ['Title', source.title],
    ['By', source.byline],
    [
      'Published',
      source.published.precision === 'unknown'
        ? `date unknown${source.published.note === undefined ? '' : ` (${source.published.note})`}`
        : dateInWords(source.published),
    ],
    ['Retrieved', source.retrieved && dateInWords(source.retrieved)],
    ['Language', source.language],
    ['Publisher is', [source.perspective, source.standing].filter(Boolean).join(', ') || undefined],
    ['First published by', source.republishedFrom && nameOf(record, source.republishedFrom)],
    ['Credits', source.wire && nameOf(record, source.wire)],
    [
      'Text',
      source.archived
        ? 'in the archive: quotations are proven against it'
        : 'not in the archive: quotations are not checked word for word',
    ],
  ];
  const shown = rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [[label, value] as const],
  );
  const notices = [...sourceNotices(source), ...noticesOf(source, setting)];
  const label = address?.includes(':~:text=') ? 'Open at the passage' : 'Open';
  const open = address === undefined ? 'No address on file.' : link(label, address);
  return {
    markdown: [
      `**${escapeMarkdown(sourceInWords(source))}** · ${open}`,
      ...shown.map(([label, value]) => `**${label}** ${escapeMarkdown(value)}`),
      ...smallLines(notices),
    ].join('\n'),
    brief: `**${escapeMarkdown(sourceInWords(source))}** · ${open}`,
    plain: [
      sourceInWords(source),
      ...(address === undefined ? [] : [address]),
      ...shown.map(([label, value]) => `${label}: ${visible(value)}`),
      ...notices.map(visible),
    ].join('\n'),
    entries: [source.id],
  };
}
