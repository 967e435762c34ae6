type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };
type JsonObject = { readonly [key: string]: Json | undefined };

/** A command as it is deployed or as Discord returns it; only these two fields are read by name. */
export interface ComparedCommand {
  readonly name: string;
  /** 1 chat (when absent), 2 user menu, 3 message menu, 4 entry point. */
  readonly type?: number | undefined;
}

/** Set by Discord, or replaced by `contexts`: they say nothing about what was deployed. */
const NOT_COMPARED = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'default_permission',
  'dm_permission',
  'name_localized',
  'description_localized',
]);

/** What Discord means when a field is absent. */
const DEFAULTS: JsonObject = { nsfw: false, required: false, autocomplete: false, description: '' };

/** Discord chooses these when they are absent, and not always as its documentation says (discord/discord-api-docs#7108). */
const LEFT_TO_DISCORD: readonly string[] = ['type', 'contexts', 'integration_types'];

/** Lists in which the order means nothing. */
const SETS = new Set(['contexts', 'integration_types', 'channel_types']);

/**
 * What deploying would change, field by field, without the fields Discord fills in itself.
 * @param wanted the commands as they would be sent
 * @param current the commands as Discord returned them, with localizations
 * @returns lines such as `claims › options › speaker › description: "old" → "new"`; empty when nothing would change
 */
export function commandDifference(wanted: readonly ComparedCommand[], current: readonly ComparedCommand[]): string[] {
  const before = new Map(current.map((command) => [commandKey(command), command]));
  const after = new Map(wanted.map((command) => [commandKey(command), command]));
  const lines: string[] = [];
  for (const [key, command] of after) {
    const old = before.get(key);
    if (old === undefined) lines.push(`${command.name}: added`);
    else lines.push(...objectDifference(command.name, comparable(old, command), comparable(command, command)));
  }
  for (const [key, command] of before) if (!after.has(key)) lines.push(`${command.name}: removed`);
  return lines;
}

/** Identifies a command within its scope: names are unique within a type only. */
export const commandKey = (command: ComparedCommand): string => `${command.type ?? 1} ${command.name}`;

function objectDifference(path: string, before: JsonObject, after: JsonObject): string[] {
  const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...keys].flatMap((key) => valueDifference(`${path} › ${key}`, key, before[key], after[key]));
}

function valueDifference(path: string, key: string, before: Json | undefined, after: Json | undefined): string[] {
  if (isNamedList(before, after)) return listDifference(path, named(before), named(after));
  if (isObject(before) && isObject(after)) return objectDifference(path, relevant(before), relevant(after));
  const [old, fresh] = [shown(key, before), shown(key, after)];
  return old === fresh ? [] : [`${path}: ${old} → ${fresh}`];
}

/** Options and choices: matched by name, so that one more does not look like a change of all that follow. */
function listDifference(
  path: string,
  before: ReadonlyMap<string, JsonObject>,
  after: ReadonlyMap<string, JsonObject>,
): string[] {
  const lines: string[] = [];
  for (const [name, item] of after) {
    const old = before.get(name);
    if (old === undefined) lines.push(`${path} › ${name}: added`);
    else lines.push(...objectDifference(`${path} › ${name}`, relevant(old), relevant(item)));
  }
  for (const name of before.keys()) if (!after.has(name)) lines.push(`${path} › ${name}: removed`);
  const oldOrder = [...before.keys()].filter((name) => after.has(name)).join(', ');
  const newOrder = [...after.keys()].filter((name) => before.has(name)).join(', ');
  if (oldOrder !== newOrder) lines.push(`${path}: order ${oldOrder} → ${newOrder}`);
  return lines;
}

/** A command without what the wanted one leaves to Discord: its type, and where it may be used. */
function comparable(command: ComparedCommand, wanted: ComparedCommand): JsonObject {
  const left = LEFT_TO_DISCORD.filter((key) => !(key in wanted));
  return Object.fromEntries(Object.entries(relevant(command)).filter(([key]) => !left.includes(key)));
}

function relevant(value: object): JsonObject {
  const entries = Object.entries(value as JsonObject).filter(([key, field]) => {
    if (NOT_COMPARED.has(key) || field === undefined || field === null || DEFAULTS[key] === field) return false;
    return typeof field !== 'object' || Object.keys(field).length > 0;
  });
  return Object.fromEntries(entries);
}

function shown(key: string, value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  return JSON.stringify(SETS.has(key) && Array.isArray(value) ? [...value].sort() : value);
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNamedList = (before: Json | undefined, after: Json | undefined): boolean =>
  [before, after].some(
    (list) =>
      Array.isArray(list) && list.length > 0 && list.every((item) => isObject(item) && typeof item.name === 'string'),
  );

function named(list: Json | undefined): ReadonlyMap<string, JsonObject> {
  const items = Array.isArray(list) ? (list as readonly JsonObject[]) : [];
  return new Map(items.map((item) => [String(item.name), item]));
}
