import type { Language } from '../language/language.js';
import type { Source } from '../record/entries.js';
import type { Figure, Statement } from '../record/statement.js';
import { proofInFull, proofInWords } from './attribution.js';
import type { Block, ViewContext } from './block.js';
import { changeLines } from './changes.js';
import { valueInWords } from './figure-words.js';
import { localNameOf, nameOf, sourceOf, speakerInWords } from './names.js';
import { entryNotices, smallLines, withdrawalNotice } from './notices.js';
import { entryAddress, sourceInWords } from './source-link.js';
import { shortStatementBlock } from './statement.js';
import { escapeMarkdown, markdownLink, visible } from './text.js';

const MAX_ENTRIES = 5;
/** An address that leads to words of a page, or to a second of a recording. */
const AT_A_PLACE = /:~:text=|[?#&]t=\d/;
/** Hexadecimal digits of a hash that tell one text from another. */
const HASH_SHOWN = 12;

/** A stretch of a source's text: `marked` where it holds the entry's own words. */
export interface MarkedText {
  readonly text: string;
  readonly marked: boolean;
}

/** A source: what it is, its link, whether its words were checked, and what rests on it. */
export function sourceBlocks(source: Source, context: ViewContext): Block[] {
  const { record, language } = context;
  const { statements, count } = record.lookup.restingOn(source.id);
  return [
    aboutBlock(source, context),
    ...statements
      .slice(0, MAX_ENTRIES)
      .map((one) => shortStatementBlock(one, context, `### ${language.say('source.rest', { count })}`)),
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
  const about = aboutBlock(source, context, entryAddress(source, entry));
  const own =
    entry.entry === 'statement'
      ? shortStatementBlock(entry, context, undefined, proofInFull)
      : shortFigureBlock(entry, context, proofInFull);
  return [own, { ...about, heading: `### ${language.say('heading.source')}` }, passageBlock(entry, marked, context)];
}

/** A withdrawn statement or figure: only its notice, and the source that it came from. */
export function withdrawnBlocks(entry: Statement | Figure, context: ViewContext): Block[] {
  const source = sourceOf(context.record, entry.source);
  const about = aboutBlock(source, context);
  return [noticeBlock(entry, context), { ...about, heading: `### ${context.language.say('heading.source')}` }];
}

function noticeBlock(entry: Statement | Figure, { language }: ViewContext): Block {
  const notice = withdrawalNotice(entry, language);
  return {
    markdown: escapeMarkdown(notice),
    brief: escapeMarkdown(notice),
    plain: visible(notice),
    entries: [entry.id],
  };
}

/**
 * A figure in one line: claimant, value, population, day, count, source.
 * @param inWords how its proof is told
 */
export function shortFigureBlock(figure: Figure, context: ViewContext, inWords = proofInWords): Block {
  if (figure.status === 'withdrawn') return noticeBlock(figure, context);
  const plain = figureToCite(figure, context, inWords);
  const changes = changeLines(figure, context);
  const notices = entryNotices(figure, context);
  return {
    markdown: [...smallLines(changes), escapeMarkdown(plain), ...smallLines(notices)].join('\n'),
    brief: escapeMarkdown(plain),
    plain: [...changes, plain, ...notices].map(visible).join('\n'),
    entries: [figure.id],
  };
}

/**
 * A figure as one sentence to copy: who counts how many of what, the day, the source, the proof. Not escaped.
 * @param inWords how its proof is told
 */
export function figureToCite(figure: Figure, context: ViewContext, inWords = proofInWords): string {
  const { record, language } = context;
  const count = [figure.metric, ...(figure.of === undefined ? [] : [figure.of])].map((id) =>
    localNameOf(record, id, language.locale),
  );
  const proof = inWords(context, figure.id);
  const details = [
    count.join(', '),
    sourceInWords(sourceOf(record, figure.source), context),
    ...(proof === undefined ? [] : [proof]),
  ];
  return language.say('figures.line', {
    claimant: speakerInWords(record, figure.claimant, figure.source),
    value: valueInWords(figure, record),
    date: language.date(figure.asOf),
    details: details.join('; '),
  });
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

/** How much of a source's text is in the archive, and by what another copy can be told to be the same. */
function textInWords({ archived, extent, text }: Source, language: Language): string {
  if (!archived) return language.say('source.not-archived');
  const kept = language.say(extent === 'opening' ? 'source.archived-opening' : 'source.archived');
  if (text === undefined) return kept;
  const hash = text.sha256.slice(0, HASH_SHOWN);
  return language.say('source.fingerprint', { archived: kept, hash, length: language.number(text.length) });
}

/**
 * What a source is, with its link.
 * @param address where the link leads
 */
export function aboutBlock(source: Source, context: ViewContext, address = source.url): Block {
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
    [language.say('label.text'), textInWords(source, language)],
  ];
  const shown = rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [[label, value] as const],
  );
  const changes = changeLines(source, context);
  const notices = entryNotices(source, context);
  const label =
    address !== undefined && AT_A_PLACE.test(address)
      ? language.say('source.open-passage')
      : language.say('source.open');
  const open = address === undefined ? language.say('source.no-address') : markdownLink(label, address);
  return {
    markdown: [
      ...smallLines(changes),
      `**${escapeMarkdown(sourceInWords(source, context))}** · ${open}`,
      ...shown.map(([label, value]) => `**${label}** ${escapeMarkdown(value)}`),
      ...smallLines(notices),
    ].join('\n'),
    brief: `**${escapeMarkdown(sourceInWords(source, context))}** · ${open}`,
    plain: [
      ...changes.map(visible),
      sourceInWords(source, context),
      ...(address === undefined ? [] : [address]),
      ...shown.map(([label, value]) => `${label}: ${visible(value)}`),
      ...notices.map(visible),
    ].join('\n'),
    entries: [source.id],
  };
}
