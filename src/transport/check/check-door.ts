import type { AddressInfo } from 'node:net';
import { type FastifyInstance, type FastifyReply, fastify } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { CheckQueueFullError } from '../../check/queued-checker.js';
import { mediaTypeOf, writeReport } from '../../check/report/formats.js';
import { gateResult, type StoryReport } from '../../check/report/story-report.js';
import { type StoryFile, UnreadableStoryError } from '../../check/story/story-file.js';
import type { Logger } from '../../log.js';
import { createBearerCheck } from './bearer.js';
import { CHECK_LIMITS, type CheckLimits } from './limits.js';
import { BadRequestError, readStoryRequest } from './story-request.js';

export interface CheckDoorOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly token: string;
  /** Stories a minute, from all who have the token; 0: no limit. */
  readonly perMinute: number;
  /**
   * @throws {UnreadableStoryError} @throws {CheckQueueFullError} @throws the reason of the signal
   */
  check(file: StoryFile, signal: AbortSignal): Promise<StoryReport>;
  readonly log: Logger;
  readonly limits?: CheckLimits;
}

/** The door for stories. */
export interface CheckDoor {
  readonly url: string;
  /** Takes nothing new and finishes what is in flight. */
  close(): Promise<void>;
}

const PATH = '/check';
const WINDOW_SECONDS = 60;
const BUSY_SECONDS = 5;
/** Reports hold what people wrote: nobody keeps or guesses at them, and a page runs nothing. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/**
 * Opens `POST /check` for content systems: a story in, its report out, nothing kept, and in the log only counts and time.
 * @throws {Error} when the port is taken
 */
export async function startCheckDoor(options: CheckDoorOptions): Promise<CheckDoor> {
  const { token, log, limits = CHECK_LIMITS } = options;
  const server = createServer(limits);
  const bringsToken = createBearerCheck(token);
  const overLimit = createLimiter(options.perMinute);

  // Before the body is read, which costs memory.
  server.addHook('onRequest', async (request, response) => {
    response.headers(HEADERS);
    if (request.url.split('?', 1)[0] !== PATH) return refuse(response, 404, `Stories go to POST ${PATH}.`);
    if (request.method !== 'POST') return refuse(response.header('allow', 'POST'), 405, `Stories go to POST ${PATH}.`);
    if (!bringsToken(request.headers.authorization))
      return refuse(response.header('www-authenticate', 'Bearer'), 401, 'Send "Authorization: Bearer <token>".');
    const seconds = await overLimit();
    if (seconds === undefined) return undefined;
    return refuse(response.header('retry-after', seconds), 429, `Too many stories: try again in ${seconds} s.`);
  });
  server.setErrorHandler((error: { readonly statusCode?: number }, _request, response) => {
    const status = error.statusCode ?? 500;
    if (status === 413) return refuse(response, 413, `The story is too large: ${limits.bodyBytes} bytes at most.`);
    return refuse(response, status < 500 ? 400 : 500, 'This request cannot be read.');
  });
  server.post(PATH, async (request, response) => {
    const started = performance.now();
    try {
      const { file, format, failOn } = readStoryRequest(
        { type: request.headers['content-type'], encoding: request.headers['content-encoding'] },
        request.query,
        request.body instanceof Uint8Array ? request.body : new Uint8Array(),
      );
      const report = await options.check(file, signalFor(response, limits.storyMs));
      const result = gateResult(report, failOn);
      log.info({ ...countsOf(report), result, ms: Math.round(performance.now() - started) }, 'a story was checked');
      return response
        .header('x-verbatim-result', result)
        .header('x-verbatim-digest', `sha256:${report.digest}`)
        .type(mediaTypeOf(format))
        .send(writeReport(format, report, failOn));
    } catch (error) {
      return refuseFor(error, response, log);
    }
  });
  await server.listen({ host: options.host, port: options.port });
  const { port } = server.server.address() as AddressInfo;
  const shown = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { url: `http://${shown}:${port}${PATH}`, close: () => server.close() };
}

function createServer(limits: CheckLimits): FastifyInstance {
  const server = fastify({
    logger: false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    http: { headersTimeout: limits.requestMs, connectionsCheckingInterval: limits.checkEveryMs },
    forceCloseConnections: 'idle',
  });
  server.server.maxConnections = limits.connections;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  return server;
}

/** Counts a story; seconds to wait where there were too many. */
function createLimiter(perMinute: number): () => Promise<number | undefined> {
  const limiter = perMinute > 0 ? new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS }) : undefined;
  return async () => {
    try {
      await limiter?.consume('all');
      return undefined;
    } catch (over) {
      return Math.max(1, Math.ceil(((over as { msBeforeNext?: number }).msBeforeNext ?? 1_000) / 1_000));
    }
  };
}

/** Aborted when the client has gone, or the time is over. */
function signalFor(response: FastifyReply, storyMs: number): AbortSignal {
  const gone = new AbortController();
  response.raw.once('close', () => {
    if (!response.raw.writableFinished) gone.abort();
  });
  return AbortSignal.any([gone.signal, AbortSignal.timeout(storyMs)]);
}

function refuseFor(error: unknown, response: FastifyReply, log: Logger): FastifyReply {
  if (error instanceof BadRequestError) return refuse(response, error.status, error.message);
  if (error instanceof UnreadableStoryError)
    return refuse(response, error.why === 'too-large' ? 413 : 422, error.message);
  const isLate = error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');
  if (isLate || error instanceof CheckQueueFullError)
    return refuse(response.header('retry-after', BUSY_SECONDS), 503, 'Too much to check at the moment: try again.');
  // An error's message may hold words of the story.
  log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'a story could not be checked');
  return refuse(response, 500, 'The story could not be checked.');
}

/** The rest of a request that is refused is not read. */
const refuse = (response: FastifyReply, status: number, error: string): FastifyReply =>
  response.code(status).header('connection', 'close').send({ error });

const countsOf = ({ items, unchecked }: StoryReport) => ({
  quotes: items.filter(({ kind }) => kind === 'quote').length,
  figures: items.filter(({ kind }) => kind === 'figure').length,
  unchecked: unchecked.length,
});
