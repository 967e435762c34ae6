import type { APIInteractionResponseCallbackData } from 'discord-api-types/v10';
import { drawComponent, type Setting } from './render-components.js';
import { drawAttachment } from './render-files.js';
import { drawMarkdown } from './render-markdown.js';
import { element } from './element.js';

/** What a message says, as the reply carries it. */
export type MessageData = APIInteractionResponseCallbackData;

/**
 * Draws what a message says: its text, its components, and the files that none of them shows.
 * @param data the message as the reply carries it
 * @param setting files and what controls do
 */
export function drawBody(data: MessageData, setting: Setting): HTMLElement {
  const body = element('div', { class: 'body' });
  if (data.content) body.append(drawMarkdown(data.content, setting.useCommand));
  if (data.embeds?.length) body.append(element('p', { class: 'unknown' }, ['Embeds are not drawn here']));
  const components = (data.components ?? []) as readonly Parameters<typeof drawComponent>[0][];
  const below = components.filter(({ type }) => type === 1);
  const legacy = data.content !== undefined && components.length === below.length;
  const drawn = components.map((component) => drawComponent(component, setting));
  const shown = JSON.stringify(components);
  const loose = setting.attachments.all.filter(({ name }) => !shown.includes(JSON.stringify(`attachment://${name}`)));
  const files = loose.map(drawAttachment);
  // Discord puts the files of an ordinary message above its buttons.
  body.append(...(legacy ? [...files, ...drawn] : [...drawn, ...files]));
  return body;
}

/**
 * What Discord would refuse, in words, where everybody sees it.
 * @param violations the rules the message breaks
 */
export function drawViolations(violations: readonly string[]): HTMLElement | undefined {
  if (violations.length === 0) return undefined;
  return element('div', { class: 'violations', role: 'alert' }, [
    element('strong', {}, ['Discord would refuse this message']),
    element(
      'ul',
      {},
      violations.map((violation) => element('li', {}, [violation])),
    ),
  ]);
}
