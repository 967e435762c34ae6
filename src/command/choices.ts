import type { VerbatimRecord } from '../record/record.js';
import type { Found, Suggestion } from '../search/search.js';
import { nameOf, roleInWords } from '../view/names.js';
import { escapeMarkdown, shorten, visible } from '../view/text.js';
import type { Choice, Choices, Completion, Values } from './command.js';

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
export const echo = (question: string): string => escapeMarkdown(shorten(visible(question), LONGEST_ECHO)) || 'nothing';

/**
 * The answer where search is not sure enough: a choice between names, or "not on file".
 * @param found what the search offers
 * @param question what was typed
 * @param record the record, to tell bearers of one name apart
 * @param valuesFor the whole question with one of the names in its place
 */
export function unanswered(
  found: Exclude<Found<unknown>, { band: 'answered' }>,
  question: string,
  record: VerbatimRecord,
  valuesFor: (picked: string) => Values,
): Choices {
  const choices = found.suggestions.map((one): Choice => ({ label: labelOf(one, record), values: valuesFor(one.id) }));
  const shown = echo(question);
  if (found.band === 'offered') {
    const text =
      found.reason === 'ambiguous'
        ? `Several on file are called **${shown}**. Which one?`
        : `**${shown}** is not on file by that name. Did you mean:`;
    return { kind: 'choices', text, choices, noneOf: question };
  }
  return { kind: 'choices', text: notOnFile(question, choices.length > 0), choices };
}

/**
 * The answer where something is on file, but nothing of it passes the filters: which of them to drop.
 * @param question what was typed
 * @param filters the options that filter, resolved
 * @param record the record, for their names
 * @param finds whether anything is found with these filters
 * @param valuesFor the whole question with these filters
 */
export async function nothingWithFilters(
  question: string,
  filters: Values,
  record: VerbatimRecord,
  finds: (filters: Values) => Promise<boolean>,
  valuesFor: (filters: Values) => Values,
): Promise<Choices> {
  const named = (option: string): string => `${option} ${nameOf(record, filters[option] ?? '')}`;
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
        ? `\nThere is something without ${inWords(enough.map(({ option }) => `**${escapeMarkdown(named(option))}**`))}.`
        : '\nNo single one of these is to blame: they leave nothing between them.';
  return {
    kind: 'choices',
    text: `On file for **${echo(question)}**, but not with ${escapeMarkdown(options.map(named).join(', '))}.${advice}`,
    choices: [
      ...enough.map(({ option, rest }) => ({
        label: shorten(visible(`Without ${named(option)}`), LONGEST_LABEL),
        values: valuesFor(rest),
      })),
      { label: 'Without these limits', values: valuesFor({}) },
    ],
  };
}

const inWords = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;

/**
 * "Not on file", which never means "false".
 * @param question what was typed
 * @param nearest whether names that come nearest follow
 */
export function notOnFile(question: string, nearest: boolean): string {
  const what = visible(question) === '' ? 'Nothing was asked for.' : `Not on file: **${echo(question)}**`;
  return nearest
    ? `${what}\nNearest on file:`
    : `${what}\n-# That says nothing about whether it is true: the record holds only what its editors have entered.`;
}

function labelOf(suggestion: Suggestion, record: VerbatimRecord): string {
  const entry = record.byId.get(suggestion.id);
  const role = entry?.entry === 'person' ? entry.roles.at(-1) : undefined;
  const more = role === undefined ? '' : ` · ${roleInWords(record, role)}`;
  return shorten(visible(`${ICONS[suggestion.kind]} ${suggestion.label}${more}`), LONGEST_LABEL);
}
