import type { APIInteractionResponseCallbackData } from 'discord-api-types/v10';
import { element } from './element.js';
import { type RenderContext, renderComponent } from './render-components.js';
import { renderAttachment } from './render-files.js';
import { renderMarkdown } from './render-markdown.js';

export type MessageData = APIInteractionResponseCallbackData;

/** Renders the content of a message: its text, its components, and the files that no component shows. */
export function renderBody(data: MessageData, context: RenderContext): HTMLElement {
  const body = element('div', { class: 'body' });
  if (data.content) body.append(renderMarkdown(data.content, context.useCommand));
  if (data.embeds?.length) body.append(element('p', { class: 'unknown' }, ['Embeds are not shown here']));
  const components = (data.components ?? []) as readonly Parameters<typeof renderComponent>[0][];
  const below = components.filter(({ type }) => type === 1);
  const legacy = data.content !== undefined && components.length === below.length;
  const rendered = components.map((component) => renderComponent(component, context));
  const shown = JSON.stringify(components);
  const loose = context.attachments.all.filter(({ name }) => !shown.includes(JSON.stringify(`attachment://${name}`)));
  const files = loose.map(renderAttachment);
  // Discord puts the files of an ordinary message above its buttons.
  body.append(...(legacy ? [...files, ...rendered] : [...rendered, ...files]));
  return body;
}

/** Lists what Discord would refuse about the message. */
export function renderViolations(violations: readonly string[]): HTMLElement | undefined {
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
