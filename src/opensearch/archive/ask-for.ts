import type { SliceRequest } from '../../record/archive.js';
import { newestFirst } from '../../record/dates.js';
import type { EntryId } from '../../record/entry-base.js';
import { countKey } from '../../record/lookup.js';
import type { VerbatimRecord } from '../../record/record.js';
import { speakerValue } from '../query/filter-clauses.js';
import type { Fetched } from './entry-store.js';
import { type Gathered, statementsIn } from './gathered.js';

export const LIVE = { term: { status: 'live' } } as const;
/** Views show the first five of a source or a speaker, and three live ones of a speaker. */
const MAX_RESTING = 5;
const MAX_LATEST = 5;
const MAX_LATEST_LIVE = 3;
/** Metrics that figures of one number may be of. */
const MAX_METRICS = 10_000;

/**
 * Asks for what was said on an event and on its parts, and for its figures.
 * @returns what its account rests on
 */
export function askForEvent(id: EntryId, head: VerbatimRecord, all: Gathered): readonly EntryId[] {
  const parts = head.events.filter(({ partOf }) => partOf === id).map((part) => part.id);
  all.ask({ kind: 'statements', filter: [LIVE, { terms: { event: [id, ...parts] } }], by: 'day' }, ({ entries }) => {
    all.onEvents.set(id, statementsIn(entries));
    all.found(0, entries);
  });
  all.events.add(id);
  all.ask({ kind: 'figures', filter: [{ term: { event: id } }] }, ({ entries }) => {
    // All figures of each of its counts are among them.
    for (const { entry } of entries) if (entry.entry === 'figure') all.counts.add(countKey(entry));
    all.found(0, entries);
  });
  const event = head.byId.get(id);
  return event?.entry === 'event' ? event.summary.flatMap(({ entries }) => entries) : [];
}

/** Asks for all figures of a count. */
export function askForCount(key: string, all: Gathered): void {
  all.counts.add(key);
  all.ask({ kind: 'figures', filter: [{ term: { count: key } }] }, ({ entries }) => all.found(0, entries));
}

/** Asks for what rests on a source, and how much it is. */
export function askForResting(id: EntryId, all: Gathered): void {
  const filter = [LIVE, { term: { source: id } }];
  let count = 0;
  all.ask({ kind: 'statements', filter, most: MAX_RESTING, counted: true }, ({ entries, total }) => {
    count += total;
    all.resting.set(id, { statements: statementsIn(entries), count });
    all.found(0, entries);
  });
  all.ask({ kind: 'figures', filter, most: 0, counted: true }, ({ total }) => {
    count += total;
    all.resting.set(id, { statements: all.resting.get(id)?.statements ?? [], count });
  });
}

/** Asks for what somebody said last. */
export function askForVoice(id: EntryId, all: Gathered): void {
  const own = { term: { speaker: speakerValue(id) } };
  const latest = new Map<EntryId, Fetched>();
  const use = ({ entries }: { readonly entries: readonly Fetched[] }): void => {
    for (const one of entries) latest.set(one.entry.id, one);
    const inOrder = [...latest.values()].sort((a, b) => a.place - b.place);
    all.latest.set(
      id,
      statementsIn(inOrder).sort((a, b) => newestFirst(a.said, b.said)),
    );
    all.found(0, entries);
  };
  all.ask({ kind: 'statements', filter: [own], by: 'day', most: MAX_LATEST }, use);
  all.ask({ kind: 'statements', filter: [LIVE, own], by: 'day', most: MAX_LATEST_LIVE }, use);
}

/** Fetches the metrics of figures that state some numbers, and then asks for all figures of those metrics and of some others. */
export async function gatherFiguresLike(
  { numbers, metrics }: NonNullable<SliceRequest['figuresLike']>,
  all: Gathered,
): Promise<void> {
  const wanted = new Set(metrics);
  if (numbers.length > 0) {
    const stating = { terms: { numbers: numbers.map(String) } };
    const [found] = await all.store.find([
      { kind: 'figures', filter: [LIVE, stating], onePer: 'metric', most: MAX_METRICS },
    ]);
    for (const { entry } of found?.entries ?? []) if (entry.entry === 'figure') wanted.add(entry.metric);
  }
  if (wanted.size > 0)
    all.ask({ kind: 'figures', filter: [LIVE, { terms: { metric: [...wanted] } }] }, ({ entries }) =>
      all.found(1, entries),
    );
}
