import { type APIMessageTopLevelComponent, ComponentType, InteractionResponseType } from 'discord-api-types/v10';
import type { FontMetrics } from '../../view/pictures/font-metrics.js';
import type { Picture } from '../../view/pictures/svg.js';
import type { Pictured, Reply } from '../reply.js';

/** Draws pictures: the widths of their font, and PNG from SVG. */
export interface Pictures {
  fontMetrics(): Promise<FontMetrics>;
  draw(svg: string): Promise<Uint8Array>;
}

/**
 * A reply that gets a picture once it is drawn.
 * @param reply the reply as it goes out first
 * @param make makes the picture when the widths of the font are known
 * @param pictures draws it; absent where nothing is drawn
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
    async later(): Promise<Pictured | undefined> {
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

/** The picture stands under the heading. */
function shownIn(components: readonly APIMessageTopLevelComponent[], picture: Picture): APIMessageTopLevelComponent[] {
  const gallery = {
    type: ComponentType.MediaGallery as const,
    items: [{ media: { url: `attachment://${picture.name}` }, description: picture.altText }],
  };
  let placed = false;
  return components.map((component) => {
    if (component.type !== ComponentType.Container || placed) return component;
    placed = true;
    const [heading, ...rest] = component.components;
    return { ...component, components: [...(heading === undefined ? [] : [heading]), gallery, ...rest] };
  });
}
