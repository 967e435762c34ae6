import type { AddressInfo } from 'node:net';
import type { REST } from 'discord.js';
import { type APIInteraction, InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { InteractionHandler } from '../../bot/delivery/handle-interaction.js';
import type { Delivery, ReplySender } from '../../bot/delivery/reply-sender.js';
import { closeRest, createInteractionRest } from '../../bot/delivery/rest.js';
import { restFollowUps } from '../../bot/delivery/rest-reply-sender.js';
import type { Reply } from '../../bot/reply.js';
import type { Logger } from '../../log.js';
import { type ResponseBody, responseBody } from './body.js';
import { readInteraction } from './interaction.js';
import { HTTP_LIMITS, type HttpLimits } from './limits.js';
import { createRefusalLog } from './refusal-log.js';
import { createSentReplies, type SentReply } from './sent-replies.js';
import { headersToRefuse, publicKey, reasonToRefuse, type SignatureHeaders } from './signature.js';

export interface HttpDoorOptions {
  /** The application's public key: 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Where REST is, without the version; absent: discord.com. */
  readonly apiUrl?: string;
  readonly answer: InteractionHandler;
  /** What else is served, to everybody: the answer by path; undefined where it is not at hand now. */
  readonly pages?: ReadonlyMap<string, () => Promise<{ readonly type: string; readonly text: string } | undefined>>;
  readonly log: Logger;
  readonly limits?: HttpLimits;
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

const PATH = '/interactions';
const NOT_SIGNED = { error: 'This request is not signed by Discord.' };
const NOT_HERE = { error: `Interactions go to POST ${PATH}.` };

/**
 * Opens an interactions endpoint, `POST /interactions`. Processes share no state, so any number may run behind one address.
 * Source: Discord documentation, "Receiving and Responding to Interactions".
 * @throws {Error} when the key is invalid, or the port is taken
 */
export async function startHttpDoor(options: HttpDoorOptions): Promise<HttpDoor> {
  const { answer, log, limits = HTTP_LIMITS, pages = new Map() } = options;
  const key = publicKey(options.publicKey);
  const rest = createInteractionRest(options.apiUrl);
  const inFlight = new Set<Promise<void>>();
  const sentReplies = createSentReplies();
  const logRefusal = createRefusalLog(log);
  const server = createServer(limits);

  // Before the body is read, which costs memory: most forged requests end here.
  server.addHook('onRequest', async (request, response) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (request.method === 'GET' && pages.has(path)) return undefined;
    if (request.method !== 'POST' || path !== PATH)
      return response.code(404).header('connection', 'close').send(NOT_HERE);
    const headers = signatureHeaders(request);
    const why = headersToRefuse(headers, Date.now());
    if (why === undefined) return undefined;
    logRefusal(why, headers.timestamp);
    // The rest of the request would be read to its end otherwise.
    return response.code(401).header('connection', 'close').send(NOT_SIGNED);
  });
  for (const [path, page] of pages)
    server.get(path, async (_request, response) => {
      const found = await page();
      if (found === undefined) return response.code(503).send({ error: 'This is not at hand now: try again.' });
      const { type, text } = found;
      return response.type(type).header('cache-control', 'public, max-age=60').send(text);
    });
  server.post(PATH, async (request, response) => {
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    const headers = signatureHeaders(request);
    const why = reasonToRefuse({ ...headers, body }, key, Date.now());
    if (why !== undefined) {
      logRefusal(why, headers.timestamp);
      return response.code(401).send(NOT_SIGNED);
    }
    const interaction = readInteraction(body);
    if (interaction === undefined) {
      log.warn({ bytes: body.length }, 'a signed request holds no interaction');
      return response.code(400).send({ error: 'This is no interaction.' });
    }
    if (interaction.type === InteractionType.Ping)
      return response.code(200).send({ type: InteractionResponseType.Pong });
    const earlier = sentReplies.find(interaction.id);
    if (earlier !== undefined) {
      log.warn({ request: interaction.id }, 'the same interaction came again');
      const repeated = await earlier;
      if (repeated === undefined) return response.code(409).send({ error: 'This interaction was answered already.' });
      return sendBody(response, repeated);
    }
    const sentReply = sentReplies.begin(interaction.id);
    const answering = answer(interaction, replySenderFor({ interaction, response, sentReply }, rest)).finally(() => {
      sentReply.close();
      inFlight.delete(answering);
    });
    inFlight.add(answering);
    // The reply sender responds; pictures and deletions follow through REST.
    return response;
  });
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
    url: `http://${shown}:${port}${PATH}`,
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

function createServer(limits: HttpLimits): FastifyInstance {
  const server = fastify({
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    maxRequestsPerSocket: limits.requestsPerConnection,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.checkEveryMs },
    forceCloseConnections: 'idle',
    logger: false,
  });
  server.server.maxConnections = limits.connections;
  // The signature covers the raw bytes, so nothing may parse them first.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  return server;
}

const signatureHeaders = ({ headers }: FastifyRequest): SignatureHeaders => ({
  signature: headers['x-signature-ed25519'],
  timestamp: headers['x-signature-timestamp'],
});

const sendBody = (response: FastifyReply, { type, bytes }: ResponseBody): FastifyReply =>
  response.code(200).header('content-type', type).send(bytes);

/** A request that waits for its response. */
interface OpenRequest {
  readonly interaction: APIInteraction;
  readonly response: FastifyReply;
  readonly sentReply: SentReply;
}

/** The first response answers the request; everything after it goes through REST. */
function replySenderFor({ interaction, response, sentReply }: OpenRequest, rest: REST): ReplySender {
  return {
    ...restFollowUps(rest, interaction),
    async send(reply: Reply): Promise<Delivery> {
      if (response.sent) return 'double';
      const body = await responseBody(reply);
      sentReply.keep(body);
      if (response.raw.destroyed) return 'late';
      const out = new Promise<Delivery>((resolve) => {
        response.raw.once('finish', () => resolve('answered'));
        response.raw.once('close', () => resolve('late'));
      });
      sendBody(response, body);
      return out;
    },
  };
}
