import { correctionsOf, type RecordCorrection } from '../record/corrections.js';
import { dateSpan } from '../record/dates.js';
import { entryLabel } from '../record/entry-label.js';
import type { VerbatimRecord } from '../record/record.js';

/** Where the feed is served. */
export const FEED_PATH = '/corrections.json';
/** Source: JSON Feed version 1.1, jsonfeed.org. */
export const FEED_TYPE = 'application/feed+json; charset=utf-8';
const FEED_VERSION = 'https://jsonfeed.org/version/1.1';
/** Readers of feeds look often, and want what is new. */
const MAX_ITEMS = 200;

/** The corrections of a record as a JSON Feed, newest first. Fields that begin with `_verbatim` are this program's own. */
export function correctionsFeed(record: VerbatimRecord): object {
  const all = correctionsOf(record);
  return {
    version: FEED_VERSION,
    title: 'Corrections and withdrawals',
    language: 'en',
    items: all.slice(0, MAX_ITEMS).map((one) => itemOf(one, record)),
    _verbatim: { record: record.version, corrections: all.length },
  };
}

function itemOf({ entry, kind, revision }: RecordCorrection, record: VerbatimRecord): object {
  const day = revision === undefined ? '' : dateSpan(revision.date).first;
  // Several corrections of one entry on one day are told apart by their place in it.
  const place = revision === undefined ? 0 : entry.revisions.indexOf(revision);
  const isShown = kind === 'corrected';
  return {
    id: `${entry.id}#${place + 1}`,
    title: isShown ? `Corrected: ${entryLabel(entry, record)}` : `Withdrawn: ${entry.id}`,
    content_text: [
      ...(isShown && revision?.was !== undefined ? [`Was: ${revision.was}`] : []),
      ...(isShown && revision?.now !== undefined ? [`Now: ${revision.now}`] : []),
      revision === undefined ? 'Withdrawn from the record' : `Why: ${revision.why}`,
    ].join('\n'),
    ...(day === '' ? {} : { date_published: `${day}T00:00:00Z` }),
    _verbatim: {
      entry: entry.id,
      kind: entry.entry,
      change: kind,
      ...(revision === undefined ? {} : { date: revision.date.iso, why: revision.why }),
      ...(isShown && revision?.was !== undefined ? { was: revision.was } : {}),
      ...(isShown && revision?.now !== undefined ? { now: revision.now } : {}),
    },
  };
}
