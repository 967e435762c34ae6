import type { Language } from '../../language/language.js';
import type { EntryId } from '../../record/entries.js';
import type { Suggestion } from '../../search/search.js';
import { shorten, visible } from '../../view/text.js';
import { completionOf, echo, typed, unanswered } from '../answers/not-on-file.js';
import { type Choices, type CommandContext, type Completion, UserError, type Values } from '../command.js';
import { readDay } from './day.js';

/** What an option besides the question holds. */
export type FilterKind = 'speaker' | 'event' | 'metric' | 'since' | 'until' | 'form';

/** The forms a statement can have, as readers may ask for them. */
export const FORMS = ['direct quote', 'partial quote', 'separate quotes', 'paraphrase', 'narration'] as const;

const MOST = 25;

/**
 * Turns what was typed into the options besides the question into ids, ISO days and forms. What is resolved already stays as it is.
 * @param values what was typed
 * @param kinds the options, by name
 * @param context the record and the search
 * @returns the values with every option resolved, or a question back to the reader
 * @throws {UserError} when a day or a form cannot be read
 */
export async function resolveFilters(
  values: Values,
  kinds: Readonly<Record<string, FilterKind>>,
  context: CommandContext,
): Promise<Values | Choices> {
  let resolved: Values = values;
  for (const [option, kind] of Object.entries(kinds)) {
    const text = typed(values[option]);
    if (text === '') {
      resolved = without(resolved, option);
      continue;
    }
    const value = await resolveOne(option, kind, text, resolved, context);
    if (typeof value !== 'string') return value;
    resolved = { ...resolved, [option]: value };
  }
  return resolved;
}

const without = (values: Values, option: string): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name !== option));

/** Whether something is a question back to the reader. */
export const isChoices = (value: Values | Choices): value is Choices => 'kind' in value && value.kind === 'choices';

async function resolveOne(
  option: string,
  kind: FilterKind,
  text: string,
  values: Values,
  context: CommandContext,
): Promise<string | Choices> {
  switch (kind) {
    case 'speaker':
      return resolveSpeaker(option, text, values, context);
    case 'event': {
      const found = await context.search.events(text);
      if (found.band === 'answered' && found.hits[0]) return found.hits[0].item.id;
      return unanswered(found.band === 'answered' ? { band: 'none', suggestions: [] } : found, text, context, (id) => ({
        ...values,
        [option]: id,
      }));
    }
    case 'metric':
      return resolveMetric(option, text, values, context);
    case 'since':
    case 'until': {
      const day = readDay(text, kind === 'since' ? 'first' : 'last', context.today);
      if (day === undefined) throw new UserError(context.language.say('hint.day', { option, text: echo(text) }));
      return day;
    }
    case 'form': {
      const folded = text.toLowerCase();
      const form = FORMS.find((one) => one === folded) ?? formsLike(text, context.language)[0]?.value;
      if (form === undefined)
        throw new UserError(context.language.say('hint.form', { text: echo(text), forms: FORMS.join(', ') }));
      return form;
    }
  }
}

async function resolveSpeaker(
  option: string,
  text: string,
  values: Values,
  context: CommandContext,
): Promise<EntryId | Choices> {
  const found = await context.search.who(text);
  const speaks = ({ id }: { readonly id: EntryId }): boolean =>
    ['person', 'organisation'].includes(context.record.byId.get(id)?.entry ?? '');
  if (found.band === 'answered') {
    const [first] = found.hits.filter(({ item }) => speaks(item));
    if (first) return first.item.id;
    return unanswered({ band: 'none', suggestions: [] }, text, context, (id) => ({ ...values, [option]: id }));
  }
  const suggestions = found.suggestions.filter(speaks);
  return unanswered({ ...found, suggestions }, text, context, (id) => ({ ...values, [option]: id }));
}

async function resolveMetric(
  option: string,
  text: string,
  values: Values,
  context: CommandContext,
): Promise<EntryId | Choices> {
  if (context.record.byId.get(text)?.entry === 'metric') return text;
  const [first] = await context.search.suggest('metric', text);
  if (first !== undefined) return first.id;
  const all = await context.search.suggest('metric', '');
  return unanswered({ band: 'none', suggestions: all.slice(0, 10) }, text, context, (id) => ({
    ...values,
    [option]: id,
  }));
}

/**
 * Completes an option besides the question.
 * @param kind what it holds
 * @param text what was typed so far
 * @param context the record and the search
 */
export async function completeFilter(kind: FilterKind, text: string, context: CommandContext): Promise<Completion[]> {
  switch (kind) {
    case 'speaker':
    case 'event':
    case 'metric':
      return (await context.search.suggest(kind, typed(text))).map(completionOf);
    case 'since':
    case 'until':
      return completeDay(kind, text, context);
    case 'form':
      return formsLike(typed(text), context.language);
  }
}

async function completeDay(kind: 'since' | 'until', text: string, context: CommandContext): Promise<Completion[]> {
  const day = readDay(typed(text), kind === 'since' ? 'first' : 'last', context.today);
  const own = day === undefined ? [] : [{ name: day, value: day }];
  const events = (await context.search.suggest('event', day === undefined ? typed(text) : '')).flatMap((one) =>
    completionOfEvent(kind, one, context),
  );
  return [...new Map([...own, ...(day === undefined ? events : [])].map((one) => [one.value, one])).values()].slice(
    0,
    MOST,
  );
}

function completionOfEvent(kind: 'since' | 'until', suggestion: Suggestion, context: CommandContext): Completion[] {
  const event = context.record.byId.get(suggestion.id);
  if (event?.entry !== 'event') return [];
  const date = kind === 'until' ? (event.end ?? event.start) : event.start;
  const day = readDay(date.iso, kind === 'since' ? 'first' : 'last', context.today);
  return day === undefined
    ? []
    : [{ name: shorten(`${context.language.date(date)} · ${visible(event.name)}`, 100), value: day }];
}

/** The forms whose name, in English or in the reader's language, holds what was typed. */
function formsLike(
  text: string,
  language: Language,
): { readonly name: string; readonly value: (typeof FORMS)[number] }[] {
  const wanted = text.toLowerCase();
  return FORMS.map((value) => ({ name: language.say(`form.${value}`), value })).filter(
    ({ name, value }) => value.includes(wanted) || name.toLowerCase().includes(wanted),
  );
}
