import type { AddressInfo } from 'node:net';
import type { REST } from 'discord.js';
import { type APIInteraction, InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import { type FastifyInstance, type FastifyReply, fastify } from 'fastify';
import type { InteractionHandler } from '../../bot/delivery/handle-interaction.js';
import type { Delivery, ReplySender } from '../../bot/delivery/reply-sender.js';
import { closeRest, createInteractionRest } from '../../bot/delivery/rest.js';
import { restFollowUps } from '../../bot/delivery/rest-reply-sender.js';
import type { Reply } from '../../bot/reply.js';
import type { Logger } from '../../log.js';
import { responseBody } from './body.js';
import { readInteraction } from './interaction.js';
import { publicKey, reasonToRefuse } from './signature.js';

/** Discord sends a whole message with a menu command: 4,000 characters, embeds and all. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** Time for a request to arrive. Discord itself waits three seconds for the whole exchange. */
const REQUEST_TIMEOUT_MS = 5_000;
/** Longer than the idle time of usual load balancers (60 s), so that they close first. */
const KEEP_ALIVE_MS = 75_000;
/** With a wrong clock every request is refused: one warning a minute is enough. */
const STALE_WARNING_INTERVAL_MS = 60_000;

export interface HttpDoorOptions {
  /** The application's public key: 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Where REST is, without the version; absent: discord.com. */
  readonly apiUrl?: string;
  readonly answer: InteractionHandler;
  readonly log: Logger;
}

/** An endpoint that Discord sends interactions to. */
export interface HttpDoor {
  readonly url: string;
  readonly port: number;
  /**
   * Takes no new requests and finishes those in flight.
   * @param options.graceMs how long to wait for them, in milliseconds
   */
  close(options: { readonly graceMs: number }): Promise<void>;
}

/**
 * Opens an interactions endpoint, `POST /interactions`. Processes share no state, so any number may run behind one address.
 * Source: Discord documentation, "Receiving and Responding to Interactions".
 * @throws {Error} when the key is invalid, or the port is taken
 */
export async function startHttpDoor(options: HttpDoorOptions): Promise<HttpDoor> {
  const { answer, log } = options;
  const key = publicKey(options.publicKey);
  const rest = createInteractionRest(options.apiUrl);
  const inFlight = new Set<Promise<void>>();
  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    logger: false,
  });
  readRaw(server);
  const refused = refusalLog(log);

  server.post('/interactions', async (request, response) => {
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    const { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp } = request.headers;
    const why = reasonToRefuse({ signature, timestamp, body }, key, Date.now());
    if (why !== undefined) {
      refused(why, timestamp);
      return response.code(401).send({ error: 'This request is not signed by Discord.' });
    }
    const interaction = readInteraction(body);
    if (interaction === undefined) {
      log.warn({ bytes: body.length }, 'a signed request holds no interaction');
      return response.code(400).send({ error: 'This is no interaction.' });
    }
    if (interaction.type === InteractionType.Ping)
      return response.code(200).send({ type: InteractionResponseType.Pong });
    const answering = answer(interaction, replySenderFor(interaction, response, rest)).finally(() =>
      inFlight.delete(answering),
    );
    inFlight.add(answering);
    // The reply sender responds; pictures and deletions follow through REST.
    return response;
  });
  server.setNotFoundHandler((_request, response) =>
    response.code(404).send({ error: 'Interactions go to POST /interactions.' }),
  );
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, response) => {
    const status = error.statusCode ?? 500;
    log.warn({ status, error: error.message }, 'a request could not be read');
    return response.code(status).send({ error: status < 500 ? error.message : 'Something went wrong.' });
  });
  await server.listen({ host: options.host, port: options.port });
  const { port } = server.server.address() as AddressInfo;
  const shown = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    port,
    url: `http://${shown}:${port}/interactions`,
    async close({ graceMs }) {
      const closed = server.close();
      const late = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref());
      await Promise.race([Promise.all(inFlight), late]);
      if (inFlight.size > 0) log.warn({ unanswered: inFlight.size }, 'left without answering everything');
      // A load balancer keeps its connections open for the next request: there is none here.
      server.server.closeAllConnections();
      await closed;
      closeRest(rest);
    },
  };
}

/** The signature covers the raw bytes, so nothing may parse them first. */
function readRaw(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** Logs each refused request at level debug, and warns where the clock is the likely reason. */
function refusalLog(log: Logger): (why: string, timestamp: unknown) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (why, timestamp) => {
    log.debug({ why }, 'a request that is not from Discord was refused');
    if (why !== 'stale' || performance.now() - last < STALE_WARNING_INTERVAL_MS) return;
    last = performance.now();
    const seconds = Math.round(Date.now() / 1_000 - Number(timestamp));
    log.warn(
      { seconds },
      'a signed request is more than five minutes off: it was recorded, or the clock of this machine is wrong',
    );
  };
}

/** The first response answers the request; everything after it goes through REST. */
function replySenderFor(interaction: APIInteraction, response: FastifyReply, rest: REST): ReplySender {
  return {
    ...restFollowUps(rest, interaction),
    async send(reply: Reply): Promise<Delivery> {
      if (response.sent) return 'double';
      const { type, bytes } = await responseBody(reply);
      if (response.raw.destroyed) return 'late';
      const out = new Promise<Delivery>((resolve) => {
        response.raw.once('finish', () => resolve('answered'));
        response.raw.once('close', () => resolve('late'));
      });
      response.code(200).header('content-type', type).send(bytes);
      return out;
    },
  };
}
