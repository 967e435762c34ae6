import type { Language } from '../../language/language.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Found, Suggestion } from '../../search/search.js';
import { nameOf, roleInWords } from '../../view/names.js';
import { escapeMarkdown, shorten, visible } from '../../view/text.js';
import type { Choice, Choices, CommandContext, Completion, Values } from '../command.js';

const ICONS: Readonly<Record<Suggestion['kind'], string>> = {
  person: '👤',
  organisation: '🏛️',
  place: '📍',
  event: '📅',
  topic: '🏷️',
  metric: '🔢',
  source: '📰',
  statement: '💬',
  figure: '🔢',
};

const LONGEST_COMPLETION = 100;
const LONGEST_LABEL = 80;
const LONGEST_ECHO = 200;

/**
 * A name as autocomplete shows it, with the id as its value.
 * @param suggestion the name
 */
export function completionOf(suggestion: Suggestion): Completion {
  const name = shorten(`${ICONS[suggestion.kind]} ${visible(suggestion.label) || suggestion.id}`, LONGEST_COMPLETION);
  return {
    name,
    value:
      [...suggestion.id].length <= LONGEST_COMPLETION ? suggestion.id : shorten(suggestion.name, LONGEST_COMPLETION),
  };
}

/**
 * What was typed, without the icon that stands before a name where a client sends the name shown instead of its value.
 * @param value an option's value
 */
export const typed = (value: string | undefined): string =>
  (value ?? '').replace(/^\s*\p{Extended_Pictographic}\ufe0f?\s*/u, '').trim();

/**
 * What was asked, for repeating it to the reader: escaped and short.
 * @param question what was typed
 */
export const echo = (question: string): string => escapeMarkdown(shorten(visible(question), LONGEST_ECHO)) || '…';

/**
 * The answer where search is not sure enough: a choice between names, or "not on file".
 * @param found what the search offers
 * @param question what was typed
 * @param context the record, to tell bearers of one name apart, and the language
 * @param valuesFor the whole question with one of the names in its place
 */
export function unanswered(
  found: Exclude<Found<unknown>, { band: 'answered' }>,
  question: string,
  { record, language }: Said,
  valuesFor: (picked: string) => Values,
): Choices {
  const choices = found.suggestions.map((one): Choice => ({ label: labelOf(one, record), values: valuesFor(one.id) }));
  const shown = echo(question);
  if (found.band === 'offered') {
    const text = language.say(found.reason === 'ambiguous' ? 'none.ambiguous' : 'none.near', { question: shown });
    return { kind: 'choices', text, choices, noneOf: question };
  }
  return { kind: 'choices', text: notOnFile(question, choices.length > 0, language), choices };
}

/**
 * The answer where something is on file, but nothing of it passes the filters: which of them to drop.
 * @param question what was typed
 * @param filters the options that filter, resolved
 * @param context the record, for their names, and the language
 * @param finds whether anything is found with these filters
 * @param valuesFor the whole question with these filters
 */
export async function nothingWithFilters(
  question: string,
  filters: Values,
  { record, language }: Said,
  finds: (filters: Values) => Promise<boolean>,
  valuesFor: (filters: Values) => Values,
): Promise<Choices> {
  const named = (option: string): string => limitInWords(option, nameOf(record, filters[option] ?? ''), language);
  const options = Object.keys(filters);
  const dropped = options.map((option) => ({
    option,
    rest: Object.fromEntries(Object.entries(filters).filter(([name]) => name !== option)),
  }));
  const finding = await Promise.all(dropped.map(async ({ rest }) => options.length > 1 && (await finds(rest))));
  const enough = dropped.filter((_, index) => finding[index]);
  const advice =
    options.length < 2
      ? ''
      : enough.length > 0
        ? `\n${language.say('limits.drop', { limits: language.either(enough.map(({ option }) => `**${escapeMarkdown(named(option))}**`)) })}`
        : `\n${language.say('limits.all')}`;
  return {
    kind: 'choices',
    text: `${language.say('limits.none', { question: echo(question), limits: escapeMarkdown(options.map(named).join(', ')) })}${advice}`,
    choices: [
      ...enough.map(({ option, rest }) => ({
        label: shorten(visible(language.say('button.without', { limit: named(option) })), LONGEST_LABEL),
        values: valuesFor(rest),
      })),
      { label: language.say('button.without-all'), values: valuesFor({}) },
    ],
  };
}

/** What a question is answered with. */
type Said = Pick<CommandContext, 'record' | 'language'>;

const LIMITS: ReadonlySet<string> = new Set(['speaker', 'event', 'metric', 'since', 'until', 'form']);

function limitInWords(option: string, value: string, language: Language): string {
  if (!LIMITS.has(option)) return value;
  return language.say(`limit.${option as 'speaker'}`, { value });
}

/**
 * "Not on file", which never means "false".
 * @param question what was typed
 * @param nearest whether names that come nearest follow
 * @param language the reader's
 */
export function notOnFile(question: string, nearest: boolean, language: Language): string {
  const what =
    visible(question) === ''
      ? language.say('none.nothing-asked')
      : language.say('none.not-on-file', { question: echo(question) });
  return `${what}\n${nearest ? language.say('none.nearest') : `-# ${language.say('none.caution')}`}`;
}

function labelOf(suggestion: Suggestion, record: VerbatimRecord): string {
  const entry = record.byId.get(suggestion.id);
  const role = entry?.entry === 'person' ? entry.roles.at(-1) : undefined;
  const more = role === undefined ? '' : ` · ${roleInWords(record, role)}`;
  return shorten(visible(`${ICONS[suggestion.kind]} ${suggestion.label}${more}`), LONGEST_LABEL);
}
