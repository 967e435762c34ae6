import { compact } from '../../record/compact.js';
import { UNKNOWN_DATE } from '../../record/dates.js';
import type { RecordEvent } from '../../record/entries.js';
import type { EntryBase } from '../../record/entry-base.js';
import type { WrittenEntry } from '../read/collector.js';
import { type EntryTools, endAfterStart, many } from './entry-tools.js';

/** An event as written, as an entry of the record. */
export function buildEvent(item: WrittenEntry<'events'>, tools: EntryTools, base: EntryBase): RecordEvent {
  const { written } = item;
  if (written.date === undefined && written.start === undefined)
    tools.report([], '`date` is missing', 'add `date:` or `start:` and `end:`', 'key');
  if (written.date !== undefined && written.start !== undefined)
    tools.report(['date'], '`date` and `start` are both given', 'keep one of the two', 'key');
  const path = written.date === undefined ? 'start' : 'date';
  const start = tools.date([path], written.date ?? written.start, written.precision);
  const end = tools.date(['end'], written.end);
  endAfterStart(start, end, ['end'], tools);
  const isOpen = isTrue(written.ongoing) ?? (written.start !== undefined && written.end === undefined);
  if (isOpen && written.end !== undefined)
    tools.report(['ongoing'], 'the event is `ongoing`, but has an `end`', 'keep one of the two', 'key');
  return compact({
    ...base,
    entry: 'event' as const,
    ...tools.named(written),
    start: start ?? UNKNOWN_DATE,
    end,
    ongoing: isOpen || undefined,
    planned: isTrue(written.planned) || undefined,
    place: tools.reference(['place'], written.place),
    partOf: tools.reference(['part_of'], written.part_of),
    follows: many(written.follows).map(
      (id, index) => tools.reference(Array.isArray(written.follows) ? ['follows', index] : ['follows'], id) ?? id,
    ),
    namesUsedBy: tools.names(written.names_used_by),
    summary: (written.summary ?? []).map((sentence, index) => ({
      text: sentence.text,
      entries: sentence.entries.map((id, each) => tools.reference(['summary', index, 'entries', each], id) ?? id),
    })),
  });
}

const isTrue = (flag: boolean | 'true' | 'false' | undefined): boolean | undefined =>
  flag === undefined ? undefined : flag === true || flag === 'true';
