import { dateInWords } from '../../record/dates.js';
import type { Source } from '../../record/entries.js';
import { nameOf } from '../../view/names.js';
import { safeAddress } from '../../view/text.js';
import type { Selection } from '../selection.js';
import { dateRemark, exactDate } from './dates.js';
import { type GraphNode, given, iriOf, publisherNode, references, remark } from './node.js';
import { corrections } from './remarks.js';

/** What these publish is not news of their own reporting. */
const STANDINGS_WITHOUT_NEWS = ['primary', 'encyclopedia'];

/**
 * A source: a NewsArticle, or an Article where it is a body's own publication or an encyclopedia. Without a headline on file it has none.
 */
export function sourceNode(source: Source, selection: Selection): GraphNode {
  return {
    '@type': STANDINGS_WITHOUT_NEWS.includes(source.standing ?? '') ? 'Article' : 'NewsArticle',
    '@id': iriOf(source.id),
    identifier: source.id,
    publisher: publisherNode(source.publisher),
    creativeWorkStatus:
      source.status === 'withdrawn'
        ? 'Withdrawn from the record'
        : source.revision?.kind === 'withdrawn'
          ? 'Withdrawn'
          : 'Published',
    ...given('headline', source.title),
    ...given('creditText', source.byline),
    ...given('url', safeAddress(source.url)),
    ...given('datePublished', exactDate(source.published)),
    ...given('inLanguage', source.language),
    ...given('correction', [...publisherCorrection(source, selection), ...corrections(source, selection)]),
    ...given('comment', remarksOn(source, selection)),
  };
}

function publisherCorrection({ publisher, revision }: Source, selection: Selection): GraphNode[] {
  if (revision === undefined) return [];
  const done = revision.kind === 'corrected' ? 'corrected' : 'withdrew';
  return [
    {
      '@type': 'CorrectionComment',
      text: [`${publisher} ${done} this report`, revision.note].filter(Boolean).join(': '),
      ...given('datePublished', exactDate(revision.date)),
      ...given('about', references(selection, revision.concerns ?? [])),
    },
  ];
}

function remarksOn(source: Source, { record }: Selection): GraphNode[] {
  const { published, republishedFrom, wire, retrieved, perspective, standing } = source;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['date published', dateRemark(published, [])],
    ['first published by', republishedFrom && nameOf(record, republishedFrom)],
    ['credits', wire && nameOf(record, wire)],
    ['retrieved', retrieved && dateInWords(retrieved)],
    ['publisher is', [perspective, standing].filter(Boolean).join(', ')],
    ['text', textInWords(source)],
    ['note', source.note],
  ];
  return rows.flatMap(([name, text]) => (text === undefined || text === '' ? [] : [remark(name, text)]));
}

function textInWords({ archived, extent, text }: Source): string {
  if (!archived) return 'not archived: its quotations are not proven';
  const kept = `${extent === 'opening' ? 'opening ' : ''}archived: its quotations are proven`;
  return text === undefined ? kept : `${kept} (SHA-256 ${text.sha256}, ${text.length} characters)`;
}
