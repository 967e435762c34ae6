import type { AddressInfo } from 'node:net';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { withDeadline } from '../../bot/delivery/with-deadline.js';
import { type Guard, reasonToRefuse } from './http-guard.js';
import { type AssistantDeps, createAssistantServer } from './server.js';

/** The longest question is 4,000 characters of up to twelve bytes each. */
const MAX_BODY_BYTES = 128 * 1024;
const MAX_REQUEST_MS = 10_000;
const MAX_HEADERS_MS = 3_000;
/** How often Node looks for requests that take too long. */
const TIMEOUT_CHECK_MS = 1_000;
const MAX_CONNECTIONS = 64;

const PATH = '/mcp';

export interface HttpOptions extends Guard {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

/** An address that assistants ask at. */
export interface AssistantHttp {
  readonly url: string;
  /**
   * Takes no new requests and finishes those in flight.
   * @param graceMs how long to wait for them, in milliseconds
   */
  close(graceMs: number): Promise<void>;
}

/**
 * Serves `POST /mcp`: Streamable HTTP without sessions, so that nothing is kept between two requests and any request may reach any process.
 * Source: MCP specification 2025-11-25, "Transports: Streamable HTTP".
 * @throws {Error} when the port is taken
 */
export async function startHttp(deps: AssistantDeps, options: HttpOptions): Promise<AssistantHttp> {
  const server = createHttpServer();
  server.addHook('onRequest', async (request, response) => {
    const refused = reasonToRefuse(request.headers, options);
    if (refused !== undefined) {
      deps.log.warn({ status: refused.status }, 'a request was refused');
      if (refused.status === 401) response.header('www-authenticate', 'Bearer');
      return response.code(refused.status).header('connection', 'close').send({ error: refused.error });
    }
    if (request.url.split('?', 1)[0] !== PATH)
      return response
        .code(404)
        .header('connection', 'close')
        .send({ error: `Assistants ask at POST ${PATH}.` });
    // There are no sessions to listen to or to end.
    if (request.method !== 'POST')
      return response
        .code(405)
        .header('allow', 'POST')
        .send({ error: `Use POST ${PATH}.` });
    return undefined;
  });
  server.post(PATH, async (request, response) => {
    const assistant = createAssistantServer(deps);
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await assistant.connect(transport);
    // What nobody waits for any more is given up.
    response.raw.once('close', () => void assistant.close());
    const answer = await transport.handleRequest(toWebRequest(request));
    const body = await answer.text();
    return response.code(answer.status).headers(Object.fromEntries(answer.headers)).send(body);
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, response) => {
    const status = error.statusCode ?? 500;
    deps.log.warn({ status, error: error.name }, 'a request could not be answered');
    return response.code(status).send({ error: status < 500 ? error.message : 'Something went wrong.' });
  });
  await server.listen({ host: options.host, port: options.port });
  const { port } = server.server.address() as AddressInfo;
  const shown = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${shown}:${port}${PATH}`,
    async close(graceMs) {
      const closed = server.close();
      await withDeadline(graceMs, closed);
      server.server.closeAllConnections();
      await closed;
    },
  };
}

function createHttpServer(): FastifyInstance {
  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: MAX_REQUEST_MS,
    http: { headersTimeout: MAX_HEADERS_MS, connectionsCheckingInterval: TIMEOUT_CHECK_MS },
    forceCloseConnections: 'idle',
    logger: false,
  });
  server.server.maxConnections = MAX_CONNECTIONS;
  // The transport reads the body itself, and says in its own terms what is wrong with it.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  return server;
}

function toWebRequest({ headers, body }: FastifyRequest): Request {
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  // The name was checked already; it decides nothing from here on.
  return new Request(`http://localhost${PATH}`, {
    method: 'POST',
    headers: given,
    body: body instanceof Uint8Array ? new Uint8Array(body) : null,
  });
}
