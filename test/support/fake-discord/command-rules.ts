import { isObject, type JsonObject, length, number, objects, text } from './json.js';
import type { Problem } from './problem.js';

/** Source: Discord documentation, "Application Command Naming". */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Source: Discord reference, "Locales". */
const LOCALES = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

/** How many commands of a type a scope holds: chat, user menu, message menu, entry point. */
const MOST = new Map([
  [1, 100],
  [2, 15],
  [3, 15],
  [4, 1],
]);

const SUBCOMMAND = 1;
const GROUP = 2;

type Refuse = (path: readonly string[], code: string, reason: string) => void;

/**
 * What Discord refuses in a command although its specification does not say so. Source: Discord documentation, "Application Commands".
 * @param command one command as it is sent
 * @param at where it stands in the request
 */
export function commandProblems(command: JsonObject, at: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const refuse: Refuse = (path, code, message) => problems.push({ path: [...at, ...path], code, message });
  if ((command.type ?? 1) === 1) {
    nameRules(command, [], refuse);
    if (text(command.description) === '') refuse(['description'], 'BASE_TYPE_REQUIRED', 'This field is required');
    optionRules(command, [], 0, refuse);
  } else {
    if (text(command.description) !== '')
      refuse(['description'], 'APPLICATION_COMMAND_DESCRIPTION_INVALID', 'Menu commands have no description');
    if (objects(command.options).length > 0)
      refuse(['options'], 'APPLICATION_COMMAND_OPTIONS_INVALID', 'Menu commands have no options');
  }
  localeRules(command, [], refuse);
  const characters = size(command);
  if (characters > 8_000) refuse([], 'APPLICATION_COMMAND_TOO_LARGE', `${characters} characters of 8000`);
  const { contexts, integration_types: installs } = command;
  if (Array.isArray(contexts) && contexts.includes(2) && Array.isArray(installs) && !installs.includes(1))
    refuse(['contexts'], 'APPLICATION_COMMAND_INVALID_CONTEXT', 'PRIVATE_CHANNEL needs USER_INSTALL');
  return problems;
}

/**
 * What Discord refuses in all the commands of a scope together.
 * @param commands the commands as they are sent
 */
export function scopeProblems(commands: readonly JsonObject[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, command] of commands.entries()) {
    const key = `${command.type ?? 1} ${text(command.name)}`;
    if (seen.has(key))
      problems.push({
        path: [String(index), 'name'],
        code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
        message: 'Names must be unique',
      });
    seen.add(key);
  }
  for (const [type, most] of MOST) {
    const count = commands.filter((command) => (command.type ?? 1) === type).length;
    if (count > most)
      problems.push({
        path: [],
        code: 'APPLICATION_COMMAND_LIMIT',
        message: `${count} commands of type ${type}, at most ${most}`,
      });
  }
  return problems;
}

function nameRules(item: JsonObject, path: readonly string[], refuse: Refuse): void {
  const translations = isObject(item.name_localizations) ? Object.entries(item.name_localizations) : [];
  const names: [readonly string[], unknown][] = [
    [['name'], item.name],
    ...translations.map(([key, name]): [readonly string[], unknown] => [['name_localizations', key], name]),
  ];
  for (const [at, name] of names)
    if (!NAME.test(text(name)) || text(name) !== text(name).toLowerCase())
      refuse([...path, ...at], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
}

function localeRules(item: JsonObject, path: readonly string[], refuse: Refuse): void {
  for (const key of ['name_localizations', 'description_localizations'])
    for (const locale of Object.keys(isObject(item[key]) ? item[key] : {}))
      if (!LOCALES.has(locale)) refuse([...path, key, locale], 'INVALID_LOCALE', `Unknown locale '${locale}'`);
  for (const list of ['options', 'choices'])
    for (const [index, child] of objects(item[list]).entries())
      localeRules(child, [...path, list, String(index)], refuse);
}

function optionRules(parent: JsonObject, path: readonly string[], depth: number, refuse: Refuse): void {
  const options = objects(parent.options);
  const seen = new Set<string>();
  let optional = false;
  for (const [index, option] of options.entries()) {
    const at = [...path, 'options', String(index)];
    const [name, type] = [text(option.name), number(option.type)];
    nameRules(option, at, refuse);
    if (seen.has(name))
      refuse([...at, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE', 'Option names must be unique');
    seen.add(name);
    if (option.required === true && optional)
      refuse(
        at,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    optional ||= option.required !== true;
    choiceRules(option, at, refuse);
    if (type === GROUP || type === SUBCOMMAND) {
      const allowed = depth === 0 || (depth === 1 && type === SUBCOMMAND && parent.type === GROUP);
      if (!allowed)
        refuse(at, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-command and group options cannot be nested so');
      optionRules(option, at, depth + 1, refuse);
    }
  }
  const nesting = options.filter((option) => number(option.type) <= GROUP).length;
  if (nesting !== 0 && nesting !== options.length)
    refuse(
      [...path, 'options'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and group option types are mutually exclusive to all other types',
    );
}

function choiceRules(option: JsonObject, path: readonly string[], refuse: Refuse): void {
  const choices = objects(option.choices);
  if (choices.length > 0 && option.autocomplete === true)
    refuse(path, 'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE', 'An option has choices or autocomplete, not both');
  const names = choices.map((choice) => choice.name);
  if (new Set(names).size !== names.length)
    refuse([...path, 'choices'], 'APPLICATION_COMMAND_OPTIONS_CHOICES_DUPLICATE', 'Choice names must be unique');
  for (const [index, choice] of choices.entries())
    if (length(choice.value) > 100)
      refuse(
        [...path, 'choices', String(index), 'value'],
        'BASE_TYPE_BAD_LENGTH',
        'Must be between 1 and 100 in length.',
      );
}

/** Characters of names, descriptions and values all through a command, the longest translation counted. */
function size(item: JsonObject): number {
  const own = ['name', 'description'].reduce(
    (sum, key) => sum + longest(item[key], item[`${key}_localizations`]),
    length(item.value),
  );
  return [...objects(item.options), ...objects(item.choices)].reduce((sum, child) => sum + size(child), own);
}

const longest = (value: unknown, translations: unknown): number =>
  Math.max(length(value), ...Object.values(isObject(translations) ? translations : {}).map(length));
