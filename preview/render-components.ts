import type {
  APIComponentInMessageActionRow,
  APIContainerComponent,
  APIMessageTopLevelComponent,
  APISectionComponent,
} from 'discord-api-types/v10';
import type { Attachments } from './attachments.js';
import { drawButton, drawSelect, type Use } from './render-controls.js';
import { drawFile, drawGallery, drawMedia } from './render-files.js';
import { drawMarkdown, type UseCommand } from './render-markdown.js';
import { element } from './element.js';

/** What a message's parts need besides their own JSON. */
export interface Setting {
  readonly attachments: Attachments;
  readonly use: Use;
  readonly useCommand: UseCommand;
}

type Component = APIMessageTopLevelComponent | APIComponentInMessageActionRow;

/**
 * Draws a component of a message. One that this page does not know is named, so that nothing is silently left out.
 * @param component its JSON
 * @param setting files and what controls do
 */
export function drawComponent(component: Component, setting: Setting): HTMLElement {
  switch (component.type) {
    case 1:
      return element('div', { class: 'action-row' }, drawAll(component.components, setting));
    case 2:
      return drawButton(component, setting.use);
    case 3:
      return drawSelect(component, setting.use);
    case 9:
      return drawSection(component, setting);
    case 10:
      return drawMarkdown(component.content, setting.useCommand);
    case 12:
      return drawGallery(component, setting.attachments);
    case 13:
      return drawFile(component.file.url, setting.attachments);
    case 14: {
      const wide = component.spacing === 2 ? ' wide' : '';
      return component.divider === false
        ? element('div', { class: `gap${wide}` })
        : element('hr', { class: `divider${wide}` });
    }
    case 17:
      return drawContainer(component, setting);
    default:
      return element('p', { class: 'unknown' }, [`Unknown component type ${(component as { type: number }).type}`]);
  }
}

const drawAll = (components: readonly Component[], setting: Setting): HTMLElement[] =>
  components.map((component) => drawComponent(component, setting));

function drawContainer(container: APIContainerComponent, setting: Setting): HTMLElement {
  const made = element('div', { class: 'container' }, drawAll(container.components, setting));
  const colour = container.accent_color;
  // Set through the style object: the page's policy refuses style attributes.
  if (typeof colour === 'number')
    made.style.setProperty('--accent', `#${(colour & 0xffffff).toString(16).padStart(6, '0')}`);
  return made;
}

function drawSection(section: APISectionComponent, setting: Setting): HTMLElement {
  const { accessory } = section;
  const beside =
    accessory.type === 11
      ? drawMedia(accessory.media.url, accessory.description ?? '', setting.attachments)
      : drawComponent(accessory, setting);
  return element('div', { class: 'section' }, [
    element('div', { class: 'section-text' }, drawAll(section.components, setting)),
    element('div', { class: 'section-accessory' }, [beside]),
  ]);
}
