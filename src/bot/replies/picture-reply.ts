import { type APIMessageTopLevelComponent, ComponentType, InteractionResponseType } from 'discord-api-types/v10';
import type { FontMetrics } from '../../view/pictures/font-metrics.js';
import type { Picture } from '../../view/pictures/svg.js';
import type { MessageEdit, Reply } from '../reply.js';

/** Draws pictures: the widths of their font, and PNG from SVG. */
export interface Pictures {
  fontMetrics(): Promise<FontMetrics>;
  draw(svg: string): Promise<Uint8Array>;
}

/**
 * Gives a reply the means to draw its picture.
 * @param make lays out the picture; undefined where there is nothing to draw
 */
export function withPicture(
  reply: Reply,
  make: ((font: FontMetrics) => Picture | undefined) | undefined,
  pictures: Pictures | undefined,
): Reply {
  const { callback } = reply;
  const sent =
    callback.type === InteractionResponseType.ChannelMessageWithSource ||
    callback.type === InteractionResponseType.UpdateMessage
      ? callback.data?.components
      : undefined;
  if (make === undefined || pictures === undefined || sent === undefined) return reply;
  return {
    ...reply,
    async drawPicture(): Promise<MessageEdit | undefined> {
      const picture = make(await pictures.fontMetrics());
      if (picture === undefined) return undefined;
      const bytes = await pictures.draw(picture.svg);
      return {
        components: shownIn(sent as readonly APIMessageTopLevelComponent[], picture),
        files: [...reply.files, { name: picture.name, bytes, description: picture.altText }],
      };
    },
  };
}

/** The components with the picture below the answer, above its last line: the words always come first. */
function shownIn(components: readonly APIMessageTopLevelComponent[], picture: Picture): APIMessageTopLevelComponent[] {
  const gallery = {
    type: ComponentType.MediaGallery as const,
    items: [{ media: { url: `attachment://${picture.name}` }, description: picture.altText }],
  };
  let placed = false;
  return components.map((component) => {
    if (component.type !== ComponentType.Container || placed) return component;
    placed = true;
    const { components: all } = component;
    return { ...component, components: [...all.slice(0, -1), gallery, ...all.slice(-1)] };
  });
}
