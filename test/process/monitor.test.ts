import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { startMonitor } from '../../src/process/monitor/server.js';
import { eventually } from '../support/patience.js';

async function monitorForTest(allowedHosts: readonly string[] = []): Promise<URL> {
  const monitor = await startMonitor(
    { host: '127.0.0.1', port: 0, allowedHosts },
    {
      health: () => ({
        status: 'ready',
        door: { kind: 'http', state: 'ready' },
        probe: { eventLoopDelayMs: 0 },
      }),
      metrics: { contentType: 'text/plain', text: async () => 'counters 1\n' },
      corrections: async () => ({ version: 'https://jsonfeed.org/version/1.1', items: [] }),
    },
  );
  onTestFinished(() => monitor.close());
  return new URL(monitor.url);
}

/** The status of an answer to a request for some host. */
async function statusFor({ port }: URL, host: string, path = '/readyz'): Promise<number | undefined> {
  const asked = request({ host: '127.0.0.1', port, path, headers: { host }, agent: false }).end();
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
}

/** A connection on which a request was begun. */
async function begin({ port }: URL, text: string): Promise<{ socket: Socket; isClosed: () => boolean }> {
  const socket = connect(Number(port), '127.0.0.1');
  let closed = false;
  socket.on('close', () => {
    closed = true;
  });
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write(text);
  socket.resume();
  return { socket, isClosed: () => closed };
}

describe('the port for health and metrics', () => {
  it.each(['localhost', 'localhost:9464', '127.0.0.1:9464', '[::1]:9464', '10.0.0.7', 'LOCALHOST'])(
    'serves this machine as %s',
    async (host) => {
      expect(await statusFor(await monitorForTest(), host)).toBe(200);
    },
  );

  it.each(['evil.example', 'evil.example:9464', 'localhost.evil.example', '127.0.0.1.evil.example', 'a@localhost'])(
    'refuses the name %j, to which a web page could have sent a browser',
    async (host) => {
      const url = await monitorForTest();
      for (const path of ['/readyz', '/metrics', '/healthz', '/nothing'])
        expect(await statusFor(url, host, path)).toBe(421);
    },
  );

  it('serves names that are set', async () => {
    const { metrics } = readConfig({ METRICS_ALLOWED_HOSTS: 'gateway , http-1' });
    const url = await monitorForTest(metrics?.allowedHosts);
    expect(await statusFor(url, 'gateway:9464')).toBe(200);
    expect(await statusFor(url, 'http-1')).toBe(200);
    expect(await statusFor(url, 'http-2')).toBe(421);
  });

  it.each([
    ['nothing', ''],
    ['half a header', 'GET /readyz HTTP/1.1\r\nHost: local'],
    ['a body that never comes', 'POST /readyz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{'],
    ['an endless body', 'POST /readyz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n'],
  ])('gives up a connection that sends %s', async (_what, text) => {
    const { isClosed } = await begin(await monitorForTest(), text);
    await eventually(isClosed, 'the connection to be closed');
  });

  it('is reachable again when somebody has held every connection', async () => {
    const url = await monitorForTest();
    const held = await Promise.all(Array.from({ length: 100 }, () => begin(url, 'GET /healthz HTTP/1.1\r\n')));
    await eventually(() => held.some(({ isClosed }) => isClosed()), 'a connection too many to be refused');
    await eventually(async () => (await statusFor(url, 'localhost', '/healthz')) === 200, 'an answer');
  });
});
