import type { AddressInfo } from 'node:net';
import type { APIInteraction, APIMessage } from 'discord-api-types/v10';
import { patience } from '../patience.js';
import { applicationRoutes } from './application-routes.js';
import { type ChannelLimit, channelRoutes } from './channel-routes.js';
import { commandRoutes } from './command-routes.js';
import { type Fault, Faults } from './faults.js';
import { filledInteraction } from './forms.js';
import { FakeGateway } from './gateway.js';
import { createSigner, type Posted, postInteraction, type SignedRequest } from './http-sender.js';
import { interactionRoutes } from './interaction-routes.js';
import {
  autocompleteInteraction,
  type Circumstances,
  commandInteraction,
  componentInteraction,
  menuInteraction,
  modalInteraction,
  type OptionValues,
} from './interactions.js';
import type { JsonObject } from './json.js';
import { createRest } from './rest.js';
import { type Answer, type ClosedChannel, type Pending, type SeenRequest, World } from './world.js';

export type { Fault } from './faults.js';
export type { Circumstances, OptionValues } from './interactions.js';
export type { Answer, Pending, SeenRequest } from './world.js';

export interface FakeDiscordOptions {
  readonly token?: string;
  /** The servers the bot is in; one when absent. */
  readonly guilds?: readonly string[];
  /** Between heartbeats, in milliseconds; 41,250 as on Discord when absent. */
  readonly heartbeatMs?: number;
  /** How many shards `/gateway/bot` recommends; 1 when absent. */
  readonly recommendedShards?: number;
  /** The fewest shards the gateway takes; 1 when absent. */
  readonly requiredShards?: number;
  /** How many log-ins are left today; 1,000 less those made when absent. */
  readonly sessionsLeft?: number;
  /** How many edits a channel takes in a time; as many as come when absent. */
  readonly channelLimit?: ChannelLimit;
  /** Where interactions are posted to, as the developer portal holds it; absent: nowhere. */
  readonly endpoint?: string;
  /** How long to wait for an answer on an idle machine, in milliseconds; 60,000 when absent. */
  readonly patienceMs?: number;
}

/** Builds interactions as Discord shapes them, without sending them. */
export interface InteractionBuilder {
  command(command: string, options?: OptionValues, at?: Circumstances): APIInteraction;
  autocomplete(command: string, options: OptionValues, focused: string, at?: Circumstances): APIInteraction;
  menu(name: string, content: string, at?: Circumstances): APIInteraction;
  press(on: Answer | APIMessage, customId: string, at?: Circumstances): APIInteraction;
  select(on: Answer | APIMessage, customId: string, values: readonly string[], at?: Circumstances): APIInteraction;
  /** Fills in the form that an answer opened. */
  fill(opened: Answer, values?: Readonly<Record<string, string>>, at?: Circumstances): APIInteraction;
  submit(customId: string, fields: Readonly<Record<string, string>>, at?: Circumstances): APIInteraction;
}

const MODAL = 9;

/** The same, sent: each resolves with the answer Discord took, and rejects when none came. */
export type InteractionSender = {
  [Kind in keyof InteractionBuilder]: (...parameters: Parameters<InteractionBuilder[Kind]>) => Promise<Answer>;
};

/** Discord on 127.0.0.1. */
export interface FakeDiscord extends InteractionSender {
  /** For `rest: { api }`, without the version. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly guilds: readonly string[];
  readonly gateway: FakeGateway;
  /** Every REST request so far. */
  readonly requests: readonly SeenRequest[];
  readonly build: InteractionBuilder;
  /** Sends an interaction; what becomes of it can be read from what is returned, as it happens. */
  send(interaction: APIInteraction): Pending;
  /** The key that interactions over HTTP are signed with: 64 hexadecimal digits. */
  readonly publicKey: string;
  /**
   * Posts an interaction to an endpoint, signed, and takes the response as its answer.
   * @param url the endpoint
   */
  post(url: string, interaction: APIInteraction): Promise<Posted>;
  /** A body as it would be posted, with its signed headers. */
  sign(body: string, timestamp?: number): SignedRequest;
  /** Waits for the answer to an interaction that was sent. */
  answer(pending: Pending): Promise<Answer>;
  /** The messages that the bot has posted in a channel and that are still there, oldest first. */
  posted(channel: string): readonly APIMessage[];
  /** Takes a message away, as somebody in the channel may. */
  deleteMessage(id: string): void;
  /** Takes from the bot what it may do in a channel, or gives it back. */
  forbid(channel: string, isForbidden?: boolean): void;
  /** Waits until something has happened. */
  until(condition: () => boolean, what?: string): Promise<void>;
  /** What a message is now; absent where it was deleted. */
  message(id: string): APIMessage | undefined;
  /** Every message that the bot has in a channel, oldest first. */
  messagesIn(channel: string): readonly APIMessage[];
  /** The channel of direct messages with somebody, once the bot has opened it. */
  directChannel(user: string): string | undefined;
  /** Makes a channel refuse what the bot does there. */
  closeChannel(id: string, how: ClosedChannel): void;
  /** Makes the next requests go wrong. */
  fail(fault: Fault): void;
  /** Puts Discord's clock forward, in milliseconds: interactions on their way grow older. */
  advance(milliseconds: number): void;
  /** The commands deployed everywhere, or in a server, as Discord holds them. */
  commands(guild?: string): readonly JsonObject[];
  stop(): Promise<void>;
}

/**
 * Starts a Discord of our own: REST and gateway on one port of 127.0.0.1. It refuses what Discord refuses, as far as its
 * specification and documentation say.
 */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const world = new World(
    options.token ?? 'a-token.that-only.the-fake-knows',
    options.guilds ?? ['803000000000000001'],
  );
  const gateway = new FakeGateway(world, {
    heartbeatMs: options.heartbeatMs ?? 41_250,
    requiredShards: options.requiredShards ?? 1,
    privileged: false,
  });
  const faults = new Faults();
  const signer = createSigner();
  const advice = {
    shards: options.recommendedShards ?? 1,
    remaining: () => options.sessionsLeft ?? 1_000 - gateway.identifies.length,
    url: () => gateway.url,
    publicKey: signer.publicKey,
    endpoint: () => options.endpoint ?? null,
  };
  const server = createRest(world, faults, [
    ...applicationRoutes(world, advice),
    ...commandRoutes(world),
    ...interactionRoutes(world),
    ...channelRoutes(world, options.channelLimit),
  ]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  gateway.attach(server, port);

  const maxWaitMs = patience(options.patienceMs ?? 60_000);
  const expect = (interaction: APIInteraction): Pending => {
    const pending: Pending = {
      interaction,
      sentAtAge: world.now() - createdAt(interaction),
      clockAtSend: world.ahead,
      refused: [],
      callbacks: 0,
      followUps: 0,
    };
    world.interactions.set(interaction.token, pending);
    return pending;
  };
  const send = (interaction: APIInteraction): Pending => {
    const pending = expect(interaction);
    gateway.dispatch('INTERACTION_CREATE', interaction, interaction.guild_id);
    return pending;
  };
  const answer = async (pending: Pending): Promise<Answer> => {
    const what = () =>
      `an answer to interaction ${pending.interaction.id}; refused so far: ${JSON.stringify(pending.refused.map(({ error }) => error))}`;
    await world.until(() => pending.answer !== undefined, what, maxWaitMs);
    return pending.answer as Answer;
  };
  const build = builder(world);
  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token: world.token,
    applicationId: world.applicationId,
    guilds: world.guilds,
    gateway,
    requests: world.requests,
    build,
    send,
    publicKey: signer.publicKey,
    sign: signer.sign,
    post: async (url, interaction) => postInteraction(world, signer, url, interaction, expect(interaction)),
    answer,
    ...sender(build, (interaction) => answer(send(interaction))),
    posted: (channel) => [...world.messages.values()].filter((one) => one.channel_id === channel && one.type === 0),
    deleteMessage: (id) => void world.messages.delete(id),
    forbid: (channel, isForbidden = true) => {
      if (isForbidden) world.forbidden.add(channel);
      else world.forbidden.delete(channel);
    },
    until: (condition, what = 'what the test waits for') => world.until(condition, () => what, maxWaitMs),
    message: (id) => world.messages.get(id),
    messagesIn: (channel) => [...world.messages.values()].filter(({ channel_id }) => channel_id === channel),
    directChannel: (user) => world.directs.get(user),
    closeChannel: (id, how) => void world.closed.set(id, how),
    fail: (fault) => faults.add(fault),
    advance: (milliseconds) => world.advance(milliseconds),
    commands: (guild) => world.commands.get(guild ?? 'global') ?? [],
    stop: async () => {
      gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function builder(world: World): InteractionBuilder {
  const messageOf = (on: Answer | APIMessage): APIMessage => {
    const message = 'callback' in on ? on.message : on;
    if (message === undefined) throw new Error('the answer has no message to press on');
    return world.messages.get(message.id) ?? message;
  };
  return {
    command: (command, options = {}, at = {}) => commandInteraction(world, command, options, at),
    autocomplete: (command, options, focused, at = {}) => autocompleteInteraction(world, command, options, focused, at),
    menu: (name, content, at = {}) => menuInteraction(world, name, content, at),
    press: (on, customId, at = {}) => componentInteraction(world, messageOf(on), customId, undefined, at),
    select: (on, customId, values, at = {}) => componentInteraction(world, messageOf(on), customId, values, at),
    fill: (opened, values = {}, at = {}) => {
      const data = 'data' in opened.callback ? (opened.callback.data as unknown as JsonObject) : undefined;
      if (opened.callback.type !== MODAL || data === undefined) throw new Error('the answer opened no form');
      return filledInteraction(world, opened.interaction, data, values, at);
    },
    submit: (customId, fields, at = {}) => modalInteraction(world, customId, fields, at),
  };
}

function sender(build: InteractionBuilder, sent: (interaction: APIInteraction) => Promise<Answer>): InteractionSender {
  return {
    command: async (...parameters) => sent(build.command(...parameters)),
    autocomplete: async (...parameters) => sent(build.autocomplete(...parameters)),
    menu: async (...parameters) => sent(build.menu(...parameters)),
    press: async (...parameters) => sent(build.press(...parameters)),
    select: async (...parameters) => sent(build.select(...parameters)),
    fill: async (...parameters) => sent(build.fill(...parameters)),
    submit: async (...parameters) => sent(build.submit(...parameters)),
  };
}

const createdAt = (interaction: APIInteraction): number => Number((BigInt(interaction.id) >> 22n) + 1_420_070_400_000n);
