import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import type { MonitorAddress } from '../../config.js';
import { FEED_PATH, FEED_TYPE } from '../../export/corrections-feed.js';
import { isAllowedHost } from './allowed-host.js';
import type { Health } from './health.js';

const MAX_REQUEST_MS = 5_000;
/** How often Node looks for requests that take too long. */
const TIMEOUT_CHECK_MS = 1_000;
/** Prometheus and a health check hold one each. */
const MAX_CONNECTIONS = 32;
const MAX_BODY_BYTES = 1_024;

export interface MonitorSources {
  health(): Health | Promise<Health>;
  /** The counters as Prometheus reads them. */
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
  /** The corrections of the record as a feed; undefined until it is loaded. */
  corrections(): Promise<object | undefined>;
}

/** The port for health and metrics. */
export interface Monitor {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves `/healthz` (the process runs), `/readyz` (whether it can answer, and with which record), `/metrics` and `/corrections.json`. Nothing here is secret,
 * but the problems of a record are not for the public: by default only this machine reaches it, and only by names of its own.
 * @throws {Error} when the port is taken
 */
export async function startMonitor(
  { host, port, allowedHosts }: MonitorAddress,
  { health, metrics, corrections }: MonitorSources,
): Promise<Monitor> {
  const server = fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: MAX_REQUEST_MS,
    http: { headersTimeout: MAX_REQUEST_MS, connectionsCheckingInterval: TIMEOUT_CHECK_MS },
  });
  server.server.maxConnections = MAX_CONNECTIONS;
  const names = new Set([host, ...allowedHosts].map((name) => name.toLowerCase()));
  server.addHook('onRequest', async ({ headers }, response) => {
    if (isAllowedHost(headers.host, names)) return undefined;
    return response
      .code(421)
      .send({ error: 'This is not served under that name. METRICS_ALLOWED_HOSTS holds further names.' });
  });
  server.get('/healthz', () => ({ status: 'ok', uptimeSeconds: Math.round(process.uptime()) }));
  server.get('/readyz', async (_request, response) => {
    const now = await health();
    // A degraded process still answers: taking it out of service would make things worse.
    return response.code(now.status === 'not ready' ? 503 : 200).send(now);
  });
  server.get('/metrics', async (_request, response) => response.type(metrics.contentType).send(await metrics.text()));
  server.get(FEED_PATH, async (_request, response) => {
    const feed = await corrections();
    if (feed === undefined) return response.code(503).send({ error: 'The record is not at hand.' });
    return response.type(FEED_TYPE).send(JSON.stringify(feed));
  });
  server.setNotFoundHandler((_request, response) =>
    response.code(404).send({ error: 'There are /healthz, /readyz, /metrics and /corrections.json.' }),
  );
  await server.listen({ host, port });
  const address = server.server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: () => server.close(),
  };
}
