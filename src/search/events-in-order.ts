import type { AskedOrder } from '../language/words/event-order.js';
import { dateSpan } from '../record/dates.js';
import type { RecordEvent } from '../record/entries.js';

const MS_OF_DAY = 86_400_000;

/**
 * The events that a question for their order asks for; empty where what it names is not found.
 * @param events all events
 * @param find the event that words name
 */
export async function eventsInOrder(
  asked: AskedOrder,
  events: readonly RecordEvent[],
  find: (words: string) => Promise<RecordEvent | undefined>,
): Promise<readonly RecordEvent[]> {
  if (asked.order === 'first') {
    const both = await Promise.all(asked.of.map(find));
    return both.every((event) => event !== undefined) ? [...new Set(both)].sort(oldestFirst) : [];
  }
  const event = await find(asked.than);
  if (event === undefined) return [];
  const isAfter = asked.order === 'after';
  if (asked.isOfTheDay) {
    const day = isAfter
      ? nextDay(dateSpan(event.end ?? event.start).last, 1)
      : nextDay(dateSpan(event.start).first, -1);
    return events.filter(
      ({ start, end = start }) => dateSpan(start).first <= day && dateSpan(end).last >= day && start.iso !== '',
    );
  }
  // What the record says came after it; else whatever did by its date.
  const linked = events.filter((other) =>
    isAfter ? other.follows.includes(event.id) : event.follows.includes(other.id),
  );
  const dated = events.filter((other) => (isAfter ? isWhollyBefore(event, other) : isWhollyBefore(other, event)));
  const sorted = [...(linked.length > 0 ? linked : dated)].sort(oldestFirst);
  return isAfter ? sorted : sorted.reverse();
}

const oldestFirst = (a: RecordEvent, b: RecordEvent): number => {
  const [one, other] = [dateSpan(a.start).first, dateSpan(b.start).first];
  return one < other ? -1 : Number(one > other);
};

function isWhollyBefore(a: RecordEvent, b: RecordEvent): boolean {
  const [end, start] = [dateSpan(a.end ?? a.start).last, dateSpan(b.start).first];
  return end !== '' && start !== '' && end < start;
}

function nextDay(iso: string, days: number): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? '' : new Date(time + days * MS_OF_DAY).toISOString().slice(0, 10);
}
