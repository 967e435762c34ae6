import type { EntryId } from '../../record/entry-base.js';
import { type Choices, type CommandContext, UserError, type Values } from '../command.js';
import { optionText } from '../options/completion.js';
import { readDay } from '../options/day.js';
import { type FilterKind, type FilterValues, FORMS, formsLike } from '../options/filter-kinds.js';
import { echo, noConfidentAnswer } from './not-on-file.js';

/** Metrics offered where none is called what was typed. */
const MAX_METRICS = 10;

/** What the options for days are called in the reader's language. */
const DAY_OPTIONS = {
  since: 'command.claims.since',
  until: 'command.claims.until',
  'as-of': 'command.figures.as-of',
} as const;

/** Makes the question back to the reader, where a name is not clear: the id picked takes the name's place. */
type AskBack = (found: Parameters<typeof noConfidentAnswer>[0]) => Choices;

/**
 * Turns what was typed into the filters into entry ids, ISO days and forms. What is resolved already stays as it is.
 * @param values everything that was typed, by option name
 * @param filters the filters of the command
 * @returns the filters that were filled in, or a question back to the reader
 * @throws {UserError} when a day or a form cannot be read
 */
export async function resolveFilters<Filter extends FilterKind>(
  values: Values,
  filters: readonly Filter[],
  context: CommandContext,
): Promise<FilterValues<Filter> | Choices> {
  const filled = Object.fromEntries(Object.entries(values).filter(([, text]) => optionText(text) !== ''));
  const resolved: Partial<Record<Filter, string>> = {};
  for (const filter of filters) {
    const text = optionText(values[filter]);
    if (text === '') continue;
    const askBack: AskBack = (found) =>
      noConfidentAnswer(found, text, context, (id) => ({ ...filled, ...resolved, [filter]: id }));
    const value = await resolve(filter, text, askBack, context);
    if (typeof value !== 'string') return value;
    resolved[filter] = value;
  }
  return resolved;
}

/** Whether the filters could not be resolved. */
export const isChoices = (value: FilterValues | Choices): value is Choices => 'kind' in value;

async function resolve(
  filter: FilterKind,
  text: string,
  askBack: AskBack,
  context: CommandContext,
): Promise<string | Choices> {
  switch (filter) {
    case 'speaker':
      return resolveSpeaker(text, askBack, context);
    case 'event':
      return resolveEvent(text, askBack, context);
    case 'metric':
      return resolveMetric(text, askBack, context);
    case 'since':
    case 'until':
    case 'as-of': {
      const day = readDay(text, filter === 'since' ? 'first' : 'last', context.today);
      if (day === undefined)
        throw new UserError(
          context.language.say('hint.day', { option: context.language.say(DAY_OPTIONS[filter]), text: echo(text) }),
        );
      return day;
    }
    case 'form': {
      const folded = text.toLowerCase();
      const form = FORMS.find((one) => one === folded) ?? formsLike(text, context.language)[0]?.value;
      if (form === undefined)
        throw new UserError(
          context.language.say('hint.form', {
            text: echo(text),
            forms: FORMS.map((one) => context.language.say(`form.${one}`)).join(', '),
          }),
        );
      return form;
    }
  }
}

async function resolveEvent(text: string, askBack: AskBack, { search }: CommandContext): Promise<EntryId | Choices> {
  const found = await search.events(text);
  if (found.band !== 'answered') return askBack(found);
  return found.hits[0]?.item.id ?? askBack({ band: 'none', suggestions: [] });
}

async function resolveSpeaker(text: string, askBack: AskBack, context: CommandContext): Promise<EntryId | Choices> {
  const found = await context.search.who(text);
  const speaks = ({ id }: { readonly id: EntryId }): boolean =>
    ['person', 'organisation'].includes(context.record.byId.get(id)?.entry ?? '');
  if (found.band !== 'answered') return askBack({ ...found, suggestions: found.suggestions.filter(speaks) });
  return found.hits.map(({ item }) => item).find(speaks)?.id ?? askBack({ band: 'none', suggestions: [] });
}

async function resolveMetric(text: string, askBack: AskBack, context: CommandContext): Promise<EntryId | Choices> {
  if (context.record.byId.get(text)?.entry === 'metric') return text;
  const [first] = await context.search.suggest('metric', text);
  if (first !== undefined) return first.id;
  const all = await context.search.suggest('metric', '');
  return askBack({ band: 'none', suggestions: all.slice(0, MAX_METRICS) });
}
