import type { EntryId } from '../../record/entry-base.js';
import { LookupInMemory, type OfVoice, type RecordLookup } from '../../record/lookup.js';
import { buildRecord, type VerbatimRecord } from '../../record/record.js';
import type { PackedHead } from './packed-head.js';

/** What was not fetched is asked for: nothing is known of it, which is not "nothing on file". */
export class NotFetchedError extends Error {
  /** @param what what is asked for */
  constructor(what: string) {
    super(`${what} was not fetched for this answer`);
    this.name = 'NotFetchedError';
  }
}

const notFetched = (what: string): never => {
  throw new NotFetchedError(what);
};

/**
 * The record of a head: names and events whole, of statements, figures and sources the counts alone.
 * @param loadedAt ISO 8601
 */
export function headRecord(head: PackedHead, loadedAt: string): VerbatimRecord {
  const record = buildRecord({ version: head.record, loadedAt, entries: head.entries, proofs: new Map() });
  return { ...record, lookup: headLookup(head, record) };
}

function headLookup(head: PackedHead, record: VerbatimRecord): RecordLookup {
  const { events } = record;
  // Of no entry is anything here: it has answers of its own only where there is nothing to ask for.
  const empty = new LookupInMemory({ ...record, statementsBySpeaker: new Map() });
  const hanging = new Map(head.hanging);
  const metrics = new Map(head.metrics);
  const voices = new Map(head.voices);
  const isEvent = new Set(events.map(({ id }) => id));
  return {
    totals: head.totals,
    size: head.size,
    named: { topics: head.topicsNamed, places: new Set(head.placesNamed) },
    hangingOn: (event) => hanging.get(event) ?? empty.hangingOn(event),
    ofVoice: (id) => countsOf(voices.get(id), id),
    countOf: (metric) => metrics.get(metric) ?? 0,
    restingOn: (source) => notFetched(`what rests on ${source}`),
    statementsOn: (event) => (isEvent.has(event) ? notFetched(`what was said on ${event}`) : []),
    figuresOf: (event) => (isEvent.has(event) ? notFetched(`figures of ${event}`) : []),
    figuresOfCount: (key) => notFetched(`the count ${key}`),
    onSameMatter: () => notFetched('what is on the same matter'),
  };
}

/** How much is on file of somebody, without any of it. */
const countsOf = ([statements, live, figures]: PackedHead['voices'][number][1] = [0, 0, 0], id: EntryId): OfVoice => ({
  statements,
  live,
  figures,
  get latest() {
    return statements === 0 ? [] : notFetched(`what ${id} said`);
  },
});
