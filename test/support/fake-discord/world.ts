import type { APIInteraction, APIInteractionResponse, APIMessage } from 'discord-api-types/v10';
import type { JsonObject } from './json.js';

const DISCORD_EPOCH = 1_420_070_400_000;

/** A file as it arrived in a multipart body. */
export interface ReceivedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** One REST request, as it arrived. */
export interface SeenRequest {
  readonly method: string;
  /** Without the version and the query, decoded, such as `/users/@me`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: unknown;
  readonly files: readonly ReceivedFile[];
  /** What was answered; 0 when the connection was cut. */
  status: number;
}

/** A callback that Discord would not take. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly error: JsonObject;
  readonly callback: unknown;
}

/** The first response to an interaction. */
export interface Answer {
  readonly interaction: APIInteraction;
  readonly callback: APIInteractionResponse;
  readonly files: readonly ReceivedFile[];
  readonly status: number;
  /** What now stands in the channel, as Discord would return it; absent for choices, modals and deferrals. */
  readonly message: APIMessage | undefined;
  /** Callbacks refused before this one was taken. */
  readonly refused: readonly Refusal[];
}

/** An interaction that was made, and what became of it. */
export interface Pending {
  readonly interaction: APIInteraction;
  /** How old it was when it was sent, and where Discord's clock had been put by then, in milliseconds. */
  readonly sentAtAge: number;
  readonly clockAtSend: number;
  readonly refused: Refusal[];
  /** How many times a callback was posted, refused ones counted. */
  callbacks: number;
  answer?: Answer;
  /** The id of the message that `@original` means. */
  original?: string;
  followUps: number;
}

/** What a channel refuses. */
export interface ClosedChannel {
  /** Whether only sending is refused. */
  readonly toSending?: boolean;
  readonly status: 403 | 404 | 400;
  /** Discord's code, such as 50001. */
  readonly code: number;
}

/** What Discord holds: one application, its commands, the interactions and messages made so far. */
export class World {
  readonly applicationId: string;
  readonly botId: string;
  readonly requests: SeenRequest[] = [];
  readonly interactions = new Map<string, Pending>();
  readonly messages = new Map<string, APIMessage>();
  /** Channels in which the bot may do nothing. */
  readonly forbidden = new Set<string>();
  /** Commands by scope, a server's id or `global`. */
  readonly commands = new Map<string, JsonObject[]>();
  /** Channels that the bot cannot reach, or may not send to, by id. */
  readonly closed = new Map<string, ClosedChannel>();
  /** Messages by their nonce, where one was to be used once. */
  readonly nonces = new Map<string, string>();
  /** Channels of direct messages, by the other person's id. */
  readonly directs = new Map<string, string>();
  readonly #waiting = new Set<() => void>();
  #ahead = 0;
  #count = 0;

  constructor(
    readonly token: string,
    readonly guilds: readonly string[],
  ) {
    this.applicationId = this.id();
    this.botId = this.applicationId;
  }

  /** Discord's clock, in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** How far the clock was put forward, in milliseconds. */
  get ahead(): number {
    return this.#ahead;
  }

  /** The age of an interaction, in milliseconds. Only `advance` makes it older: how fast the machine is does not count. */
  age(pending: Pending): number {
    return pending.sentAtAge + this.#ahead - pending.clockAtSend;
  }

  /** Puts Discord's clock forward by so many milliseconds. */
  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  /** A new snowflake, of this moment or of so many milliseconds ago. */
  id(ageMs = 0): string {
    this.#count += 1;
    return ((BigInt(this.now() - ageMs - DISCORD_EPOCH) << 22n) | BigInt(this.#count & 0xfff)).toString();
  }

  /** Whether an Authorization header is the bot's. */
  knows(authorization: string | undefined): boolean {
    return authorization === `Bot ${this.token}`;
  }

  /** Says that something happened, so that those who wait look again. */
  notify(): void {
    for (const look of [...this.#waiting]) look();
  }

  /**
   * Waits until something has happened.
   * @param condition looked at whenever anything happens
   * @param what said when it does not happen
   * @param timeoutMs when to give up, in milliseconds
   */
  until(condition: () => boolean, what: () => string, timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (finish: () => void) => {
        clearTimeout(timer);
        clearInterval(poll);
        this.#waiting.delete(look);
        finish();
      };
      const look = () => {
        if (condition()) done(resolve);
      };
      // What the bot does on its own side, such as writing its log, is not told.
      const poll = setInterval(look, 10);
      const timer = setTimeout(
        () => done(() => reject(new Error(`fake Discord waited ${timeoutMs} ms for ${what()}`))),
        timeoutMs,
      );
      this.#waiting.add(look);
      look();
    });
  }
}
