import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { shorten, visible } from '../text.js';

/** The bar at the left of every answer: one neutral colour for every party. */
const ACCENT = 0x5865f2;

/**
 * A text display.
 * @param content markdown whose record parts are already escaped
 */
export const textDisplay = (content: string): APIComponentInContainer => ({ type: ComponentType.TextDisplay, content });

/** A thin line between two parts. */
export const divider = (): APIComponentInContainer => ({ type: ComponentType.Separator, divider: true, spacing: 1 });

/** The frame around an answer. */
export const container = (components: APIComponentInContainer[]): APIMessageTopLevelComponent => ({
  type: ComponentType.Container,
  accent_color: ACCENT,
  components,
});

/**
 * A button that sends an interaction.
 * @param label what it says; cut to 80 characters
 * @param customId the state it carries, at most 100 characters
 */
export function button(label: string, customId: string, primary = false): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: primary ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: shorten(visible(label) || '…', 80),
    custom_id: customId,
  };
}

/**
 * Buttons in rows of five.
 * @param buttons at most 25
 */
export function buttonRows(buttons: readonly APIButtonComponentWithCustomId[]): APIMessageTopLevelComponent[] {
  const found: APIMessageTopLevelComponent[] = [];
  for (let at = 0; at < buttons.length && at < 25; at += 5)
    found.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + 5) });
  return found;
}
