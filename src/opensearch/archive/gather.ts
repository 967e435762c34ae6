import type { SliceRequest } from '../../record/archive.js';
import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { namedIn, REFERENCES } from '../../record/references.js';
import { askForCount, askForEvent, askForResting, askForVoice, gatherFiguresLike } from './ask-for.js';
import { type EntryStore, MAX_TERMS } from './entry-store.js';
import { gatherExported } from './gather-exported.js';
import { type Depth, Gathered } from './gathered.js';
import { askForAnswers } from './same-matter.js';

/** What is to be fetched next: entries by how they are shown, and those of which is wanted what stands in relation to them. */
class Wanted {
  readonly byDepth: readonly Set<EntryId>[] = [new Set(), new Set(), new Set()];
  readonly answered = new Set<EntryId>();

  want(depth: Depth, ids: Iterable<EntryId>): void {
    for (const id of ids) this.byDepth[depth]?.add(id);
  }
}

/**
 * Fetches all that an answer shows, in a few round trips: what is asked for, then what stands beside it, then what that rests on.
 * @param head the record of the head
 */
export async function gather(request: SliceRequest, head: VerbatimRecord, store: EntryStore): Promise<Gathered> {
  const all = new Gathered(store);
  const first = new Wanted();
  first.want(0, request.entries ?? []);
  // What stands in relation to an entry can be asked for before the entry is there.
  for (const id of request.entries ?? []) if (!head.byId.has(id) && store.mayHold(id)) first.answered.add(id);
  for (const id of request.events ?? []) first.want(1, askForEvent(id, head, all));
  for (const key of request.counts ?? []) askForCount(key, all);
  for (const id of request.sources ?? []) askForResting(id, all);
  first.want(1, request.sources ?? []);
  for (const id of request.voices ?? []) askForVoice(id, all);
  if (request.figuresLike !== undefined) await gatherFiguresLike(request.figuresLike, all);
  if (request.exported !== undefined) await gatherExported(request.exported, head, all);
  await gatherRounds(all, first, head);
  return all;
}

async function gatherRounds(all: Gathered, first: Wanted, head: VerbatimRecord): Promise<void> {
  const answered = new Set<EntryId>();
  for (let asked = first; ; ) {
    const unanswered = [...asked.answered].filter((id) => !answered.has(id));
    for (const id of unanswered) answered.add(id);
    for (let at = 0; at < unanswered.length; at += MAX_TERMS) {
      const relatesTo = unanswered.slice(at, at + MAX_TERMS);
      all.ask({ kind: 'statements', filter: [{ terms: { relatesTo } }] }, ({ entries }) => all.found(1, entries));
    }
    const wanted = asked.byDepth.map((ids, depth) =>
      [...ids].filter((id) => !head.byId.has(id) && all.store.mayHold(id) && !all.isThere(id, depth as Depth)),
    );
    if (wanted.every(({ length }) => length === 0) && !all.isAsking) return;
    const byId = await all.round(wanted.flat());
    for (const [depth, ids] of wanted.entries())
      all.found(
        depth as Depth,
        ids.flatMap((id) => byId.get(id) ?? []),
      );
    const next = new Wanted();
    for (const depth of [0, 1, 2] as const)
      for (const { entry } of all.take(depth)) wantAround(entry, depth, { next, all, head });
    asked = next;
  }
}

interface Around {
  readonly next: Wanted;
  readonly all: Gathered;
  readonly head: VerbatimRecord;
}

/** Wants what stands beside an entry, and what that rests on. */
function wantAround(entry: Entry, depth: Depth, { next, all, head }: Around): void {
  if (depth > 0 || entry.entry === 'source') {
    next.want(2, restsOn(entry));
    return;
  }
  next.want(1, namedBy(entry));
  next.answered.add(entry.id);
  // Whoever denies a statement denies the figures that it gives.
  if (entry.entry === 'figure' && entry.statement !== undefined) next.answered.add(entry.statement);
  if (entry.entry === 'statement') askForAnswers(entry, head, all);
}

/** What an entry beside another one is attributed by. */
function restsOn(entry: Entry): readonly EntryId[] {
  switch (entry.entry) {
    case 'source':
      return [entry.republishedFrom ?? [], entry.wire ?? []].flat();
    case 'statement':
      return [entry.source];
    case 'figure':
      return [entry.source, ...(entry.statement === undefined ? [] : [entry.statement])];
    default:
      return [];
  }
}

/** Ids, or plain words, that an entry names; words are no entry's id and drop out. */
const namedBy = (entry: Entry): readonly string[] =>
  REFERENCES[entry.entry].flatMap((reference) => namedIn(entry, reference));
