import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Fault, Faults } from './faults.js';
import { parametersOf, type Route, type RouteResponse, refusal } from './route.js';
import type { ReceivedFile, SeenRequest, World } from './world.js';

/**
 * Discord's REST side: reads requests, keeps a list of them, makes the faults that were asked for, and hands the rest to the routes.
 * @param routes in the order in which they are tried
 */
export function createRest(world: World, faults: Faults, routes: readonly Route[]): Server {
  return createServer((request, response) => {
    serve(request, response, world, faults, routes).catch((error: unknown) => {
      if (response.destroyed) return;
      response.writeHead(500).end(JSON.stringify({ message: `the fake failed: ${String(error)}`, code: 0 }));
    });
  });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  faults: Faults,
  routes: readonly Route[],
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const path = url.pathname
    .replace(/^\/api(?:\/v\d+)?/, '')
    .split('/')
    .map(decodeURIComponent)
    .join('/');
  const { body, files } = await read(request);
  const seen: SeenRequest = {
    method: request.method ?? 'GET',
    path,
    query: url.searchParams,
    authorization: request.headers.authorization,
    body,
    files,
    status: 0,
  };
  world.requests.push(seen);
  const fault = faults.take(path);
  const reply =
    fault === undefined || fault.processed || fault.kind === 'slow body' ? route(seen, world, routes) : { status: 0 };
  if (fault === undefined) send(response, seen, reply);
  else fail(response, seen, fault, reply);
  world.notify();
}

async function read(request: IncomingMessage): Promise<{ body: unknown; files: ReceivedFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return readBody(Buffer.concat(chunks), request.headers['content-type'] ?? '');
}

/**
 * A body as JSON; of a multipart body, `payload_json` and the files.
 * @param type its content type
 */
export async function readBody(
  bytes: Buffer<ArrayBuffer>,
  type: string,
): Promise<{ body: unknown; files: ReceivedFile[] }> {
  if (!type.startsWith('multipart/form-data'))
    return { body: bytes.length === 0 ? undefined : JSON.parse(bytes.toString()), files: [] };
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: ReceivedFile[] = [];
  for (const [key, value] of form)
    if (key.startsWith('files[') && typeof value !== 'string')
      files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()), contentType: value.type });
  return { body: JSON.parse(String(form.get('payload_json') ?? 'null')), files };
}

function route(seen: SeenRequest, world: World, routes: readonly Route[]): RouteResponse {
  for (const candidate of routes) {
    const parameters = candidate.method === seen.method ? parametersOf(candidate.pattern, seen.path) : undefined;
    if (parameters === undefined) continue;
    if (candidate.authorized && !world.knows(seen.authorization)) return refusal(401, 0, '401: Unauthorized');
    return candidate.handle({ seen, parameters, body: seen.body, files: seen.files, query: seen.query });
  }
  return refusal(404, 0, '404: Not Found');
}

function fail(response: ServerResponse, seen: SeenRequest, fault: Fault, reply: RouteResponse): void {
  switch (fault.kind) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'status':
      send(response, seen, { status: fault.status, body: { message: `${fault.status}: made on purpose`, code: 0 } });
      return;
    case 'missing':
      send(response, seen, refusal(404, 10_008, 'Unknown Message'));
      return;
    case 'rate limit':
      response.setHeader('retry-after', String(fault.retryAfterSeconds));
      response.setHeader('x-ratelimit-scope', fault.global ? 'global' : 'user');
      if (fault.global) response.setHeader('x-ratelimit-global', 'true');
      send(response, seen, {
        status: 429,
        body: {
          message: 'You are being rate limited.',
          retry_after: fault.retryAfterSeconds,
          global: fault.global ?? false,
        },
      });
      return;
    case 'slow body':
      seen.status = reply.status;
      response.writeHead(reply.status, headersOf(reply));
      response.flushHeaders();
      setTimeout(() => response.end(bodyOf(reply)), fault.milliseconds);
  }
}

function send(response: ServerResponse, seen: SeenRequest, reply: RouteResponse): void {
  seen.status = reply.status;
  response.writeHead(reply.status, headersOf(reply)).end(bodyOf(reply));
}

const bodyOf = (reply: RouteResponse): string | undefined =>
  reply.body === undefined ? undefined : JSON.stringify(reply.body);

const headersOf = (reply: RouteResponse): Record<string, string> => ({
  ...(reply.body === undefined ? {} : { 'content-type': 'application/json' }),
  'x-ratelimit-bucket': 'fake',
  'x-ratelimit-limit': '50',
  'x-ratelimit-remaining': '49',
  'x-ratelimit-reset': String(Date.now() / 1_000 + 1),
  'x-ratelimit-reset-after': '1',
  ...reply.headers,
});
