import { dateSpan } from '../record/dates.js';
import type { RecordEvent } from '../record/entries.js';
import type { ViewContext } from './block.js';

/** What is needed to say when an event is: whether it is still to come depends on the day. */
type DateContext = Pick<ViewContext, 'today' | 'language'>;

/** The dates of an event in words, with the editor's notes on them: `19 Sept 2023 to 20 Sept 2023`, `since …`, `planned for …`. */
export function eventDates(event: RecordEvent, context: DateContext): string {
  const note = [event.start.note, event.end?.note].filter(Boolean).join('; ');
  const span = eventSpan(event, context);
  return note === '' ? span : `${span} (${note})`;
}

/** The dates of an event in words. What is planned or still to come is never given as a fact. */
export function eventSpan(event: RecordEvent, { today, language }: DateContext): string {
  const { start, end, ongoing, planned } = event;
  const first = language.date(start);
  const span =
    end === undefined || end.iso === start.iso ? first : language.say('date.span', { first, last: language.date(end) });
  const days = dateSpan(start);
  if (days.first > today) return language.say('date.planned', { date: span });
  if (planned === true && days.first === '') return language.say('date.planned-undated');
  if (planned === true) return language.say(days.last < today ? 'date.was-planned' : 'date.planned', { date: span });
  return ongoing === true && days.first !== '' ? language.say('date.since', { date: first }) : span;
}
