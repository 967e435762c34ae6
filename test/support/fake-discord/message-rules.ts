import { isObject, type JsonObject, length, number, objects, text } from './json.js';
import type { Problem } from './problem.js';

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;
/** SUPPRESS_EMBEDS, EPHEMERAL, SUPPRESS_NOTIFICATIONS, voice, IS_COMPONENTS_V2. */
const SETTABLE = (1 << 2) | EPHEMERAL | (1 << 12) | (1 << 13) | V2;
/** Parts that only Components V2 have: section, text, thumbnail, gallery, file, separator, container. */
const V2_PARTS = new Set([9, 10, 11, 12, 13, 14, 17]);
const ROW = 1;
const BUTTON = 2;
const STRING_SELECT = 3;
const LINK = 5;
const PREMIUM = 6;

/** What surrounds a message body and decides what is allowed in it. */
export interface MessageContext {
  /** Names of the files sent along. */
  readonly fileNames: readonly string[];
  /** The flags the message has already, on an edit. */
  readonly flags: number;
  /** An edit leaves out what stays. */
  readonly edit: boolean;
}

/**
 * What Discord refuses in a message although its specification does not say so. Source: Discord documentation, "Message Resource",
 * "Component Reference", "Receiving and Responding".
 * @param message the body, without the callback around it
 * @param at where the message stands in the request
 */
export function messageProblems(message: JsonObject, context: MessageContext, at: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const refuse = (path: readonly string[], code: string, reason: string) =>
    problems.push({ path: [...at, ...path], code, message: reason });
  const flags = number(message.flags) | context.flags;
  const v2 = (flags & V2) !== 0;
  const parts = flattened(message.components, ['components']);
  if ((number(message.flags) & ~SETTABLE) !== 0)
    refuse(['flags'], 'FLAGS_INVALID', 'A flag that an application cannot set');
  contentRules(message, context, v2, parts.length > 0, refuse);
  embedRules(objects(message.embeds), refuse);
  mentionRules(message.allowed_mentions, refuse);
  if (parts.length > 40)
    refuse(['components'], 'BASE_TYPE_BAD_LENGTH', `${parts.length} components, nested ones counted, of 40`);
  if (!v2 && objects(message.components).length > 5)
    refuse(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be 5 or fewer in length');
  const characters = parts.reduce((sum, { part }) => sum + (part.type === 10 ? length(part.content) : 0), 0);
  if (characters > 4_000) refuse(['components'], 'BASE_TYPE_MAX_LENGTH', `${characters} characters of text of 4000`);
  const seen = new Set<string>();
  for (const { part, path } of parts) {
    if (!v2 && V2_PARTS.has(number(part.type)))
      refuse(path, 'COMPONENT_TYPE_INVALID', 'Allowed only with the flag IS_COMPONENTS_V2');
    const id = text(part.custom_id);
    if (id !== '' && seen.has(id))
      refuse([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    seen.add(id);
    partRules(part, path, refuse);
  }
  fileRules(message, context, v2, parts, refuse);
  return problems;
}

/**
 * What Discord refuses in a deferral: it can only be private or not.
 * @param data the callback's data
 */
export function deferProblems(data: JsonObject): Problem[] {
  if ((number(data.flags) & ~EPHEMERAL) === 0) return [];
  return [{ path: ['data', 'flags'], code: 'FLAGS_INVALID', message: 'A deferral accepts EPHEMERAL only' }];
}

/**
 * What Discord refuses in autocomplete choices although its specification allows it.
 * @param data the callback's data
 */
export function choiceProblems(data: JsonObject): Problem[] {
  return objects(data.choices).flatMap((choice, index) =>
    length(choice.value) <= 100
      ? []
      : [
          {
            path: ['data', 'choices', String(index), 'value'],
            code: 'BASE_TYPE_BAD_LENGTH',
            message: 'Must be between 1 and 100 in length.',
          },
        ],
  );
}

type Refuse = (path: readonly string[], code: string, reason: string) => void;
interface Part {
  readonly part: JsonObject;
  readonly path: readonly string[];
}

function flattened(components: unknown, at: readonly string[]): Part[] {
  return objects(components).flatMap((part, index) => {
    const path = [...at, String(index)];
    const accessory = part.accessory;
    return [
      { part, path },
      ...flattened(part.components, [...path, 'components']),
      ...(isObject(accessory) ? [{ part: accessory, path: [...path, 'accessory'] }] : []),
    ];
  });
}

function contentRules(
  message: JsonObject,
  context: MessageContext,
  v2: boolean,
  hasParts: boolean,
  refuse: Refuse,
): void {
  const filled = ['content', 'embeds', 'poll', 'stickers'].filter((key) => isFilled(message[key]));
  if (v2) {
    for (const key of filled)
      refuse(
        [key],
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${key}' field cannot be used with IS_COMPONENTS_V2`,
      );
    if (!context.edit && !hasParts) refuse([], 'MESSAGE_EMPTY', 'Cannot send an empty message');
  } else if (!context.edit && filled.length === 0 && context.fileNames.length === 0) {
    refuse([], 'MESSAGE_EMPTY', 'Cannot send an empty message');
  }
}

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

function embedRules(embeds: readonly JsonObject[], refuse: Refuse): void {
  let characters = 0;
  for (const [index, embed] of embeds.entries()) {
    const { footer, author } = embed;
    characters += length(embed.title) + length(embed.description);
    characters += isObject(footer) ? length(footer.text) : 0;
    characters += isObject(author) ? length(author.name) : 0;
    for (const [at, field] of objects(embed.fields).entries()) {
      characters += length(field.name) + length(field.value);
      for (const key of ['name', 'value'])
        if (text(field[key]).trim() === '')
          refuse(['embeds', String(index), 'fields', String(at), key], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
  }
  if (characters > 6_000) refuse(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
}

function mentionRules(mentions: unknown, refuse: Refuse): void {
  if (!isObject(mentions)) return;
  const parse = Array.isArray(mentions.parse) ? mentions.parse : [];
  for (const key of ['users', 'roles'])
    if (parse.includes(key) && isFilled(mentions[key]))
      refuse(
        ['allowed_mentions'],
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${key}"] and ${key}: [ids...] are mutually exclusive`,
      );
}

function partRules(part: JsonObject, path: readonly string[], refuse: Refuse): void {
  if (part.type === BUTTON) buttonRules(part, path, refuse);
  if (part.type === ROW) {
    const children = objects(part.components);
    if (children.length > 1 && children.some((child) => child.type !== BUTTON))
      refuse([...path, 'components'], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select takes a whole row');
  }
  if (part.type === STRING_SELECT) {
    const values = objects(part.options).map((option) => option.value);
    if (new Set(values).size !== values.length)
      refuse(
        [...path, 'options'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
  }
  if (part.type === 10 && text(part.content).trim() === '')
    refuse([...path, 'content'], 'BASE_TYPE_REQUIRED', 'This field is required');
  for (const { url, at } of mediaOf(part))
    if (!/^(?:https?|attachment):\/\//.test(url))
      refuse([...path, ...at], 'URL_TYPE_INVALID_SCHEME', 'Scheme must be one of http, https, attachment');
}

function buttonRules(part: JsonObject, path: readonly string[], refuse: Refuse): void {
  const [id, url] = [text(part.custom_id), text(part.url)];
  const style = number(part.style);
  if (style === LINK) {
    if (url === '' || id !== '')
      refuse(path, 'BUTTON_COMPONENT_URL_REQUIRED', 'A link button needs an address and no custom id');
    else if (!/^(?:https?|discord):\/\//.test(url))
      refuse([...path, 'url'], 'URL_TYPE_INVALID_SCHEME', 'Scheme must be one of http, https, discord');
  } else if (style === PREMIUM) {
    if (text(part.sku_id) === '' || id !== '' || url !== '')
      refuse(path, 'BUTTON_COMPONENT_SKU_REQUIRED', 'A premium button has a SKU only');
  } else if (id === '' || url !== '') refuse(path, 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
  if (style !== PREMIUM && text(part.label) === '' && !isObject(part.emoji))
    refuse(path, 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A label or emoji is required');
}

function mediaOf(part: JsonObject): { url: string; at: readonly string[] }[] {
  const own = ['media', 'file'].flatMap((key) => {
    const media = part[key];
    return isObject(media) ? [{ url: text(media.url), at: [key, 'url'] }] : [];
  });
  const items = objects(part.items).flatMap((item, index) =>
    isObject(item.media) ? [{ url: text(item.media.url), at: ['items', String(index), 'media', 'url'] }] : [],
  );
  return [...own, ...items];
}

/** Every `attachment://` must be sent, and beside Components V2 every file must be shown by one. */
function fileRules(
  message: JsonObject,
  context: MessageContext,
  v2: boolean,
  parts: readonly Part[],
  refuse: Refuse,
): void {
  const named = objects(message.attachments).map((attachment) => text(attachment.filename));
  const known = new Set([...context.fileNames, ...named]);
  const shown = new Set<string>();
  for (const { part, path } of parts)
    for (const { url, at } of mediaOf(part)) {
      if (!url.startsWith('attachment://')) continue;
      const name = url.slice('attachment://'.length);
      shown.add(name);
      if (!known.has(name))
        refuse(
          [...path, ...at],
          'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
          `The referenced attachment '${name}' was not found`,
        );
    }
  if (v2)
    for (const name of context.fileNames)
      if (!shown.has(name)) refuse(['attachments'], 'FILE_NOT_SHOWN', `No component shows '${name}'`);
  if (context.fileNames.length > 10) refuse(['attachments'], 'BASE_TYPE_BAD_LENGTH', 'Must be 10 or fewer in length');
}
