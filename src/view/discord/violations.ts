import {
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
  ComponentType,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import { byteCount, codePointCount } from '../text.js';

/** Discord's limits on a message, and this project's own budget below them (text above about 10,000 bytes is refused by Discord). */
export const LIMITS = {
  content: 2_000,
  components: 40,
  text: 4_000,
  budgetText: 3_500,
  budgetBytes: 9_500,
  customId: 100,
  buttonLabel: 80,
  buttonUrl: 512,
  rowButtons: 5,
  selectOptions: 25,
  choices: 25,
  choiceText: 100,
  altText: 1_024,
  files: 10,
} as const;

interface Node {
  readonly type?: number;
  readonly content?: string;
  readonly custom_id?: string;
  readonly url?: string;
  readonly label?: string;
  readonly style?: number;
  readonly options?: readonly { label?: string; value?: string; description?: string }[];
  readonly placeholder?: string;
  readonly components?: readonly Node[];
  readonly accessory?: Node;
  readonly items?: readonly { description?: string; media?: { url?: string } }[];
  readonly file?: { url?: string };
}

/**
 * What Discord would refuse in a reply, and what goes past this project's own budget; empty when all is well.
 * Source: Discord's API documentation (message components reference, interactions, message resource).
 */
export function violations(callback: APIInteractionResponse, fileNames: readonly string[] = []): string[] {
  if (callback.type === InteractionResponseType.ApplicationCommandAutocompleteResult)
    return choiceViolations(callback.data.choices ?? []);
  if (
    callback.type !== InteractionResponseType.ChannelMessageWithSource &&
    callback.type !== InteractionResponseType.UpdateMessage
  )
    return [];
  const data = callback.data ?? {};
  const nodes = flatten((data.components ?? []) as readonly Node[]);
  const isUpdate = callback.type === InteractionResponseType.UpdateMessage;
  return [
    ...contentViolations(data, { isUpdate, isEmpty: nodes.length === 0 }),
    ...(data.allowed_mentions?.parse?.length === 0 ? [] : ['allowed_mentions.parse must be an empty list']),
    ...(fileNames.length > LIMITS.files ? [`${fileNames.length} files of ${LIMITS.files}`] : []),
    ...componentsViolations(nodes),
    ...nodes.flatMap((node) => nodeViolations(node, fileNames)),
  ];
}

/** Content and embeds, or components of the second version: a message has either. */
function contentViolations(
  { flags, content, embeds, components }: APIInteractionResponseCallbackData,
  { isUpdate, isEmpty }: { readonly isUpdate: boolean; readonly isEmpty: boolean },
): string[] {
  const hasText = Boolean(content) || (embeds?.length ?? 0) > 0;
  if (((flags ?? 0) & MessageFlags.IsComponentsV2) !== 0)
    return [
      ...(hasText ? ['content and embeds are not allowed beside Components V2'] : []),
      ...(isEmpty ? ['the message is empty'] : []),
    ];
  const keepsText = isUpdate && (components?.length ?? 0) > 0;
  return [
    ...(hasText || keepsText ? [] : ['the message is empty']),
    ...(codePointCount(content ?? '') > LIMITS.content
      ? [`content has ${codePointCount(content ?? '')} characters of ${LIMITS.content}`]
      : []),
  ];
}

/** All components of a message together. */
function componentsViolations(nodes: readonly Node[]): string[] {
  const found: string[] = [];
  if (nodes.length > LIMITS.components) found.push(`${nodes.length} components of ${LIMITS.components}`);
  const text = nodes.map((node) => (node.type === ComponentType.TextDisplay ? (node.content ?? '') : ''));
  const length = text.reduce((sum, part) => sum + codePointCount(part), 0);
  const bytes = text.reduce((sum, part) => sum + byteCount(part), 0);
  if (length > LIMITS.budgetText) found.push(`${length} characters of text, the budget is ${LIMITS.budgetText}`);
  if (bytes > LIMITS.budgetBytes) found.push(`${bytes} bytes of text, the budget is ${LIMITS.budgetBytes}`);
  const ids = nodes.flatMap((node) => (node.custom_id === undefined ? [] : [node.custom_id]));
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
    found.push(`custom_id "${id}" is used twice`);
  return found;
}

function flatten(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [
    node,
    ...flatten(node.components ?? []),
    ...(node.accessory ? flatten([node.accessory]) : []),
  ]);
}

function nodeViolations(node: Node, fileNames: readonly string[]): string[] {
  const own = node.type === undefined ? [] : (PER_TYPE[node.type as ComponentType]?.(node) ?? []);
  return [...tooLong('custom_id', node.custom_id, LIMITS.customId), ...own, ...mediaViolations(node, fileNames)];
}

function tooLong(what: string, value: string | undefined, limit: number): string[] {
  const length = codePointCount(value ?? '');
  return length > limit ? [`${what} has ${length} characters of ${limit}`] : [];
}

const PER_TYPE: Readonly<Partial<Record<ComponentType, (node: Node) => string[]>>> = {
  [ComponentType.TextDisplay]: ({ content }) => (content?.trim() ? [] : ['a text display is empty']),
  [ComponentType.Button]: buttonViolations,
  [ComponentType.ActionRow]: rowViolations,
  [ComponentType.StringSelect]: selectViolations,
};

function buttonViolations({ label, url, custom_id }: Node): string[] {
  const found = [
    ...tooLong('a button label', label, LIMITS.buttonLabel),
    ...tooLong('a button address', url, LIMITS.buttonUrl),
  ];
  if ((url === undefined) === (custom_id === undefined))
    found.push(`button "${label ?? ''}" needs either an address or a custom_id`);
  return found;
}

function rowViolations({ components: children = [] }: Node): string[] {
  const found: string[] = [];
  if (children.length === 0) found.push('a row is empty');
  if (children.length > LIMITS.rowButtons) found.push(`${children.length} buttons in a row of ${LIMITS.rowButtons}`);
  if (children.length > 1 && children.some((child) => child.type !== ComponentType.Button))
    found.push('a select shares its row');
  return found;
}

function selectViolations({ options = [], placeholder }: Node): string[] {
  const found: string[] = [];
  if (options.length === 0 || options.length > LIMITS.selectOptions)
    found.push(`${options.length} options of ${LIMITS.selectOptions}`);
  found.push(...tooLong('a placeholder', placeholder, 150));
  for (const { label, value, description } of options)
    for (const part of [label, value, description]) found.push(...tooLong('an option', part, 100));
  if (new Set(options.map((option) => option.value)).size !== options.length)
    found.push('two options have the same value');
  return found;
}

function mediaViolations({ file, items = [] }: Node, fileNames: readonly string[]): string[] {
  const found: string[] = [];
  for (const url of [file?.url, ...items.map((item) => item.media?.url)])
    if (url?.startsWith('attachment://') && !fileNames.includes(url.slice(13)))
      found.push(`${url} is not sent with the message`);
  for (const item of items) found.push(...tooLong('alternative text', item.description, LIMITS.altText));
  return found;
}

function choiceViolations(choices: readonly { name: string; value: string | number }[]): string[] {
  const found: string[] = [];
  if (choices.length > LIMITS.choices) found.push(`${choices.length} choices of ${LIMITS.choices}`);
  for (const choice of choices) {
    if (codePointCount(choice.name) < 1 || codePointCount(choice.name) > LIMITS.choiceText)
      found.push(`a choice name has ${codePointCount(choice.name)} characters`);
    if (codePointCount(String(choice.value)) > LIMITS.choiceText) found.push('a choice value is over 100 characters');
  }
  return found;
}
