import {
  type APIAllowedMentions,
  type APIButtonComponentWithCustomId,
  type APIInteractionResponse,
  type APIMessageTopLevelComponent,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Missed } from '../desk/misses/misses.js';
import { buttonRows } from '../view/discord/components.js';
import { shorten } from '../view/text.js';

/** A file that goes out with a reply; a component names it as `attachment://name`. */
export interface ReplyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Alternative text, at most 1,024 characters. */
  readonly description?: string;
}

/** An edit replaces the whole message: it repeats every component and file. */
export interface MessageEdit {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly ReplyFile[];
}

/** What an answer answers, so that it can be asked again. */
export interface Asked {
  readonly command: string;
  /** From 1. */
  readonly page: number;
  readonly values: Readonly<Record<string, string>>;
  /** The version of the record that the answer was made of. */
  readonly version: string;
  /** Whether somebody shared a private answer. */
  readonly shared: boolean;
}

/** A reply in Discord's own form, and what it shows. Transports send `callback` unchanged. */
export interface Reply {
  readonly callback: APIInteractionResponse;
  readonly files: readonly ReplyFile[];
  /** Ids of the entries shown, in order. */
  readonly entries: readonly string[];
  /**
   * Draws the picture of the reply, which is sent first and edited then.
   * @returns undefined where there is nothing to draw
   * @throws {Error} when it could not be drawn: the reply stays without it
   */
  drawPicture?(): Promise<MessageEdit | undefined>;
  /**
   * What the reply is replaced by as soon as it is there: for work that takes longer than Discord waits.
   * @throws {Error} when it failed: the asker gets a reference number
   */
  later?(): Promise<MessageEdit>;
  /** What it answers, where it shows entries. */
  readonly asked?: Asked;
  /** What was asked and is not on file. */
  readonly missed?: Missed;
  /** What is sent as another message once Discord has accepted this one. */
  readonly also?: Reply;
  /** Such as `answered`, `offered` or `not on file`; for the log and metrics. */
  readonly outcome?: string;
  /** Whether to delete the message whose button was pressed, once Discord has accepted the reply. */
  readonly deleteMessage?: boolean;
  /** Verdicts on pasted quotes and figures, in order. */
  readonly verdicts?: readonly {
    readonly pasted: string;
    readonly verdict: string;
    readonly entries: readonly string[];
  }[];
}

/** A Components V2 message: its parts, before they are wrapped into a response. */
export interface Message {
  readonly components: readonly APIMessageTopLevelComponent[];
  /** At most 25; placed in buttonRows below the components. */
  readonly buttons: readonly APIButtonComponentWithCustomId[];
  /** Shown below the buttons. */
  readonly below?: APIMessageTopLevelComponent;
  readonly files: readonly ReplyFile[];
  /** Ids of the entries shown, in order. */
  readonly entries: readonly string[];
}

/** The outcome where statements, figures and sources could not be searched. */
export const UNAVAILABLE = 'unavailable';

/** Spread into every message: text of users and records pings nobody. */
export const NO_MENTIONS: { readonly allowed_mentions: APIAllowedMentions } = { allowed_mentions: { parse: [] } };

/** Discord's limits for autocomplete. */
const MAX_CHOICES = 25;
const MAX_CHOICE_NAME_CHARS = 100;

/**
 * A new message in answer to an interaction.
 * @param hidden whether only the asker sees it
 */
export function messageReply(message: Message, hidden: boolean): Reply {
  const flags = MessageFlags.IsComponentsV2 | (hidden ? MessageFlags.Ephemeral : 0);
  return {
    callback: {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { flags, components: componentsOf(message), ...NO_MENTIONS },
    },
    files: message.files,
    entries: message.entries,
  };
}

/** Replaces the message whose button was pressed. */
export function updateReply(message: Message): Reply {
  return {
    callback: {
      type: InteractionResponseType.UpdateMessage,
      data: {
        flags: MessageFlags.IsComponentsV2,
        components: componentsOf(message),
        // Without this, Discord keeps the files of the page before; those of this page are uploaded with it.
        attachments: [],
        ...NO_MENTIONS,
      },
    },
    files: message.files,
    entries: message.entries,
  };
}

/** Everything that a message consists of, in its order. */
export const componentsOf = ({ components, buttons, below }: Message): APIMessageTopLevelComponent[] => [
  ...components,
  ...buttonRows(buttons),
  ...(below === undefined ? [] : [below]),
];

/**
 * Ordinary text that only the asker sees.
 * @param content at most 2,000 code points of markdown
 * @param more files and entries that belong to it; more flags than the one that hides it
 */
export function privateText(
  content: string,
  more: Partial<Pick<Reply, 'files' | 'entries'>> & {
    readonly flags?: MessageFlags;
    readonly buttons?: readonly APIButtonComponentWithCustomId[];
  } = {},
): Reply {
  const { files = [], entries = [], flags = 0, buttons = [] } = more;
  return {
    callback: {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: {
        content,
        ...(buttons.length === 0 ? {} : { components: buttonRows(buttons) }),
        flags: MessageFlags.Ephemeral | flags,
        ...NO_MENTIONS,
      },
    },
    files,
    entries,
  };
}

/** Completions of half-typed text, as many and as long as Discord takes. */
export function autocompleteReply(found: readonly { readonly name: string; readonly value: string }[]): Reply {
  const choices = found
    .filter(({ name, value }) => name !== '' && value !== '')
    .slice(0, MAX_CHOICES)
    .map(({ name, value }) => ({ name: shorten(name, MAX_CHOICE_NAME_CHARS), value }));
  return {
    callback: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
    files: [],
    entries: [],
  };
}
