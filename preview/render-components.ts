import type {
  APIComponentInMessageActionRow,
  APIContainerComponent,
  APIMessageTopLevelComponent,
  APISectionComponent,
} from 'discord-api-types/v10';
import type { Attachments } from './attachments.js';
import { element } from './element.js';
import { renderButton, renderSelect, type UseControl } from './render-controls.js';
import { renderFile, renderGallery, renderMedia } from './render-files.js';
import { renderMarkdown, type UseCommand } from './render-markdown.js';

/** What the components of a message share. */
export interface RenderContext {
  readonly attachments: Attachments;
  readonly use: UseControl;
  readonly useCommand: UseCommand;
}

type Component = APIMessageTopLevelComponent | APIComponentInMessageActionRow;

/** Renders a component of a message. An unknown one is named, so that nothing is silently left out. */
export function renderComponent(component: Component, context: RenderContext): HTMLElement {
  switch (component.type) {
    case 1:
      return element('div', { class: 'action-row' }, renderAll(component.components, context));
    case 2:
      return renderButton(component, context.use);
    case 3:
      return renderSelect(component, context.use);
    case 9:
      return renderSection(component, context);
    case 10:
      return renderMarkdown(component.content, context.useCommand);
    case 12:
      return renderGallery(component, context.attachments);
    case 13:
      return renderFile(component.file.url, context.attachments);
    case 14: {
      const wide = component.spacing === 2 ? ' wide' : '';
      return component.divider === false
        ? element('div', { class: `gap${wide}` })
        : element('hr', { class: `divider${wide}` });
    }
    case 17:
      return renderContainer(component, context);
    default:
      return element('p', { class: 'unknown' }, [`Unknown component type ${(component as { type: number }).type}`]);
  }
}

const renderAll = (components: readonly Component[], context: RenderContext): HTMLElement[] =>
  components.map((component) => renderComponent(component, context));

function renderContainer(container: APIContainerComponent, context: RenderContext): HTMLElement {
  const made = element('div', { class: 'container' }, renderAll(container.components, context));
  const colour = container.accent_color;
  // Set through the style object: the page's policy refuses style attributes.
  if (typeof colour === 'number')
    made.style.setProperty('--accent', `#${(colour & 0xffffff).toString(16).padStart(6, '0')}`);
  return made;
}

function renderSection(section: APISectionComponent, context: RenderContext): HTMLElement {
  const { accessory } = section;
  const beside =
    accessory.type === 11
      ? renderMedia(accessory.media.url, accessory.description ?? '', context.attachments)
      : renderComponent(accessory, context);
  return element('div', { class: 'section' }, [
    element('div', { class: 'section-text' }, renderAll(section.components, context)),
    element('div', { class: 'section-accessory' }, [beside]),
  ]);
}
