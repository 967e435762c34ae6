import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerAsked } from './answer.js';
import { type Asset, PAGE_DIR, readAssets } from './assets.js';
import type { PreviewOptions } from './options.js';
import { RequestError, readAsked } from './requests.js';
import { Waiting } from './waiting.js';

/** A running preview. */
export interface Preview {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** How many ports are tried after the one wanted. */
const TRIES = 20;

/** Nothing from elsewhere is loaded, framed or run; pictures may be made on the page itself. */
const SECURITY: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/**
 * Serves the page that looks like Discord and answers what it asks. Reachable from this machine only.
 * @param options router, commands and port
 * @throws {Error} when the page was not built, or no port is free
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const assets = await readAssets(options.assetsDir ?? PAGE_DIR);
  const waiting = new Waiting();
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000 }, (request, response) => {
    serve(request, response, options, assets, waiting).catch((error: unknown) => {
      const known = error instanceof RequestError;
      if (!known) options.log?.error({ error: String(error) }, 'the preview failed');
      send(response, known ? error.status : 500, {
        error: known ? error.message : 'Something went wrong here: see the log.',
      });
    });
  });
  const port = await listen(server, options.port);
  return {
    url: `http://${HOST}:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  options: PreviewOptions,
  assets: ReadonlyMap<string, Asset>,
  waiting: Waiting,
): Promise<void> {
  refuseStrangers(request);
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (path === '/interactions') {
    allowMethod(request, response, 'POST');
    const answered = await answerAsked(await readAsked(request), options, waiting);
    return send(response, 200, answered);
  }
  allowMethod(request, response, 'GET');
  if (path === '/commands')
    return send(response, 200, { commands: options.commands, examples: options.examples ?? [] });
  const asset = assets.get(path);
  if (asset === undefined) throw new RequestError(404, 'There is no such page.');
  response.writeHead(200, { ...SECURITY, 'content-type': asset.type, 'content-length': asset.bytes.byteLength });
  response.end(asset.bytes);
}

/** A page elsewhere must not ask through a visitor's browser, neither under another name for this machine nor from another origin. */
function refuseStrangers(request: IncomingMessage): void {
  const { port } = request.socket.address() as AddressInfo;
  const own = [`${HOST}:${port}`, `localhost:${port}`];
  if (!own.includes(request.headers.host ?? '')) throw new RequestError(421, `This is ${own[0]}: open that address.`);
  const { origin } = request.headers;
  if (origin !== undefined && !own.includes(origin.replace(/^http:\/\//, '')))
    throw new RequestError(403, 'Only the page served here may ask.');
}

function allowMethod(request: IncomingMessage, response: ServerResponse, method: 'GET' | 'POST'): void {
  if (request.method === method || (method === 'GET' && request.method === 'HEAD')) return;
  response.setHeader('allow', method);
  throw new RequestError(405, `Use ${method} here.`);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(JSON.stringify(body));
  // What is left of a refused request is not waited for.
  const close = status >= 400 ? { connection: 'close' } : {};
  response.writeHead(status, {
    ...SECURITY,
    ...close,
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.byteLength,
  });
  response.end(bytes);
}

async function listen(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; ; port += 1) {
    try {
      return await listenOn(server, port);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const busy = code === 'EADDRINUSE' || code === 'EACCES';
      if (!busy || wanted === 0 || port >= Math.min(wanted + TRIES, 65_535))
        throw new Error(`No port from ${wanted} to ${port} is free: set PORT to another one.`, { cause: error });
    }
  }
}

const listenOn = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
