import { type APIInteraction, type Client, Events, GatewayDispatchEvents, RESTEvents } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { explainClose, explainLogin, tookTooLong } from '../../bot/delivery/explain-login.js';
import type { InteractionHandler } from '../../bot/delivery/handle-interaction.js';
import type { GatewayLoginError } from '../../bot/delivery/login-error.js';
import { closeRest, createInteractionRest } from '../../bot/delivery/rest.js';
import { restReplySender } from '../../bot/delivery/rest-reply-sender.js';
import { withDeadline } from '../../bot/delivery/with-deadline.js';
import type { Logger } from '../../log.js';
import { createClient } from './client.js';
import { watchShards } from './last-heard.js';
import { leave } from './leave.js';

export type GatewayState = 'connecting' | 'ready' | 'reconnecting' | 'closing' | 'closed';

export interface GatewayOptions {
  readonly token: string;
  /** Base address of REST without the version, such as `http://127.0.0.1:1234/api`; absent: discord.com. The gateway is asked for there. */
  readonly apiUrl?: string;
  readonly answer: InteractionHandler;
  readonly log: Logger;
  /** How long logging in may take; 30,000 when absent. */
  readonly readyTimeoutMs?: number;
}

export interface Gateway {
  readonly applicationId: string;
  state(): GatewayState;
  /** How long the quietest shard has been silent, in milliseconds. Discord answers a heartbeat about every 41 seconds. */
  silentForMs(): number;
  /** Resolves when the connection has ended for good: with the reason, such as a token that was reset, or without one after `close`. */
  readonly ended: Promise<GatewayLoginError | undefined>;
  /**
   * Leaves the gateway, then finishes everything that has arrived.
   * @param options.graceMs how long to wait for those in flight
   */
  close(options: { readonly graceMs: number }): Promise<void>;
}

/** How many interaction ids are kept to recognize one that Discord sends twice. */
const MAX_SEEN_IDS = 10_000;

/**
 * Opens Discord's gateway and answers every interaction that comes through it.
 * @throws {GatewayLoginError} when the token is wrong, Discord is out of reach, or the log-in is refused; nothing is retried then
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { answer, log } = options;
  const client = createClient(options.apiUrl);
  const rest = createInteractionRest(options.apiUrl);
  const seen = new LRUCache<string, true>({ max: MAX_SEEN_IDS });
  const heard = watchShards(client);
  const inFlight = new Set<Promise<void>>();
  const disconnected = new Set<number>();
  let state: GatewayState = 'connecting';
  let end: (reason: GatewayLoginError | undefined) => void = () => {};
  const ended = new Promise<GatewayLoginError | undefined>((resolve) => {
    end = resolve;
  });
  const settle = () => {
    if (state !== 'closing' && state !== 'closed') state = disconnected.size === 0 ? 'ready' : 'reconnecting';
  };

  // Raw packets, because discord.js's own objects would only be taken apart again.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    if (state === 'closed') return;
    if (seen.has(interaction.id)) return log.warn({ request: interaction.id }, 'the same interaction came again');
    seen.set(interaction.id, true);
    const answering = answer(interaction, restReplySender(rest, interaction)).finally(() => inFlight.delete(answering));
    inFlight.add(answering);
  });
  // Without this listener an error would end the process.
  client.on(Events.Error, (error) => log.error({ error: error.message }, 'discord.js reported an error'));
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ shard, error: error.message }, 'the gateway connection failed'),
  );
  client.on(Events.Warn, (message) => log.warn(message));
  client.on(Events.ShardReconnecting, (shard) => {
    disconnected.add(shard);
    if (state === 'ready') log.warn({ shard }, 'lost the gateway, reconnecting');
    if (state !== 'connecting') settle();
  });
  const recovered = (shard: number) => {
    disconnected.delete(shard);
    if (state === 'connecting' || state === 'closing' || state === 'closed') return;
    settle();
    log.info({ shard }, 'back on the gateway');
  };
  client.on(Events.ShardResume, recovered);
  client.on(Events.ShardReady, recovered);
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (state === 'connecting' || state === 'closing' || state === 'closed') return;
    state = 'closed';
    const reason = explainClose(code);
    log.error({ code }, reason.message);
    end(reason);
  });
  rest.on(RESTEvents.RateLimited, ({ route, method, retryAfter, global }) =>
    log.warn({ route, method, retryAfterMs: retryAfter, global }, 'Discord asked to slow down'),
  );

  let applicationId: string;
  try {
    applicationId = await logIn(client, options.token, options.readyTimeoutMs ?? 30_000);
  } catch (error) {
    state = 'closed';
    heard.stop();
    await leave(client);
    closeRest(rest);
    throw explainLogin(error, options.token);
  }
  state = 'ready';
  settle();
  log.info({ applicationId, shards: client.ws.shards.size }, 'on the gateway');

  let closing: Promise<void> | undefined;
  const close = async (graceMs: number) => {
    const started = performance.now();
    // A connection that has ended for good keeps its reason.
    if (state !== 'closed') state = 'closing';
    heard.stop();
    await leave(client);
    state = 'closed';
    await withDeadline(Math.max(0, graceMs - (performance.now() - started)), Promise.all(inFlight));
    if (inFlight.size > 0) log.warn({ unanswered: inFlight.size }, 'left without answering everything');
    closeRest(rest);
    end(undefined);
  };
  return {
    applicationId,
    state: () => state,
    silentForMs: () => heard.silentForMs(),
    ended,
    close: ({ graceMs }) => {
      closing ??= close(graceMs);
      return closing;
    },
  };
}

/** Logs in and waits until every shard is ready; returns the application's id. */
async function logIn(client: Client, token: string, timeoutMs: number): Promise<string> {
  const ready = new Promise<string>((resolve) =>
    client.once(Events.ClientReady, ({ application }) => resolve(application.id)),
  );
  const login = client.login(token).then(() => ready);
  // After a timeout nothing waits for the login any more, and it may still reject.
  login.catch(() => {});
  const applicationId = await withDeadline(timeoutMs, login);
  if (applicationId === undefined) throw tookTooLong(timeoutMs);
  return applicationId;
}
