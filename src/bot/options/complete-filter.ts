import type { Suggestion } from '../../search/search.js';
import { shorten, visible } from '../../view/text.js';
import type { CommandContext, Completion } from '../command.js';
import { complete, optionText } from './completion.js';
import { readDay } from './day.js';
import { type FilterKind, formsLike } from './filter-kinds.js';

/** Discord's limits for autocomplete. */
const MAX_CHOICES = 25;
const MAX_CHOICE_CHARS = 100;

/**
 * Completes the option of a filter.
 * @param text as typed so far
 */
export async function completeFilter(filter: FilterKind, text: string, context: CommandContext): Promise<Completion[]> {
  switch (filter) {
    case 'speaker':
    case 'event':
    case 'metric':
      return complete(filter, text, context);
    case 'since':
    case 'until':
    case 'as-of':
      return completeDay(filter, optionText(text), context);
    case 'form':
      return formsLike(optionText(text), context.language);
  }
}

type DayFilter = Extract<FilterKind, 'since' | 'until' | 'as-of'>;

/** The day itself once it can be read; until then, days on which events began or ended. */
async function completeDay(filter: DayFilter, text: string, context: CommandContext): Promise<Completion[]> {
  const day = readDay(text, filter === 'since' ? 'first' : 'last', context.today);
  if (day !== undefined) return [{ name: day, value: day }];
  const events = await context.search.suggest('event', text);
  const days = events.flatMap((one) => completionOfEvent(filter, one, context));
  return [...new Map(days.map((one) => [one.value, one])).values()].slice(0, MAX_CHOICES);
}

function completionOfEvent(filter: DayFilter, { id }: Suggestion, context: CommandContext): Completion[] {
  const event = context.record.byId.get(id);
  if (event?.entry !== 'event') return [];
  const date = filter === 'since' ? event.start : (event.end ?? event.start);
  const day = readDay(date.iso, filter === 'since' ? 'first' : 'last', context.today);
  return day === undefined
    ? []
    : [{ name: shorten(`${context.language.date(date)} · ${visible(event.name)}`, MAX_CHOICE_CHARS), value: day }];
}
