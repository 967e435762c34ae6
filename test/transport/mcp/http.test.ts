import { request } from 'node:http';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { VerbatimRecord } from '../../../src/record/record.js';
import { type AssistantHttp, type HttpOptions, startHttp } from '../../../src/transport/mcp/http.js';
import type { AssistantDeps } from '../../../src/transport/mcp/server.js';
import { type Assistant, assistantThrough, depsOver } from '../../support/assistant.js';
import { exampleStory } from '../../support/example-story.js';
import { freePort } from '../../support/free-port.js';
import { keptLog } from '../gateway/support.js';

let record: VerbatimRecord;
beforeAll(async () => {
  record = await exampleStory();
});

const TOKEN = 'a-token-of-some-length';

async function opened(more: Partial<HttpOptions> = {}, deps: Partial<AssistantDeps> = {}): Promise<AssistantHttp> {
  const port = await freePort();
  const http = await startHttp(depsOver(record, deps), { host: '127.0.0.1', port, allowedHosts: [], ...more });
  onTestFinished(() => http.close(1_000));
  return http;
}

const connect = (url: string, headers: Record<string, string> = {}): Promise<Assistant> =>
  assistantThrough(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));

const CALL = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'who', arguments: { name: 'Velik' } },
});

/** A request as it is written, with any `Host`: `fetch` would set its own. */
function post(url: string, headers: Record<string, string> = {}, body = CALL, method = 'POST') {
  return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('assistants over HTTP', () => {
  it('get the answers that they get over standard input', async () => {
    const { url } = await opened();
    const assistant = await connect(url);
    const { entries, outcome } = await assistant.ask('claims', { question: 'velik-rust' });
    expect([outcome, entries.map(({ id }) => id)]).toEqual(['answered', ['velik-rust', 'halen-no-repair-refused']]);
    expect((await assistant.read('velik-rust')).entry).toMatchObject(entries[0] ?? {});
    expect((await assistant.client.listResources()).resources.length).toBe(record.byId.size);
  });

  it('may be many, and share nothing', async () => {
    const { url } = await opened();
    const all = await Promise.all(Array.from({ length: 8 }, () => connect(url)));
    const answers = await Promise.all(
      all.map((assistant, index) => assistant.ask('who', { name: index % 2 === 0 ? 'Velik' : 'Rusu' })),
    );
    expect(answers.map(({ entries }) => entries[0]?.id)).toEqual(
      all.map((_, index) => (index % 2 === 0 ? 'tomas-velik' : 'ana-rusu')),
    );
  });

  it('need the token where there is one', async () => {
    const { log, text } = keptLog();
    const { url } = await opened({ token: TOKEN }, { log });
    for (const authorization of [undefined, '', 'Bearer', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, TOKEN]) {
      const { status, headers, body } = await post(url, authorization === undefined ? {} : { authorization });
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toBe('Bearer');
      expect(body).not.toContain('Velik');
    }
    await expect(connect(url)).rejects.toThrow();
    expect(
      (await (await connect(url, { authorization: `Bearer ${TOKEN}` })).ask('who', { name: 'Velik' })).outcome,
    ).toBe('answered');
    expect(text()).not.toContain(TOKEN);
  });

  it('reach it under names of this machine, and those that are allowed', async () => {
    const { url } = await opened({ allowedHosts: ['record.example.org'] });
    for (const host of ['localhost', '127.0.0.1:80', '[::1]:8484', 'record.example.org', 'record.example.org:443'])
      expect([host, (await post(url, { host })).status]).toEqual([host, 200]);
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      'evil.example#localhost',
      '127.0.0.1.evil.example',
      'evil.example@localhost',
      'localhost/evil',
    ])
      expect([host, (await post(url, { host })).status]).toEqual([host, 421]);
  });

  it('ask from no page of elsewhere', async () => {
    const { url } = await opened({ allowedHosts: ['record.example.org'] });
    for (const origin of ['http://localhost:3000', 'https://record.example.org'])
      expect([origin, (await post(url, { origin })).status]).toEqual([origin, 200]);
    for (const origin of [
      'https://evil.example',
      'http://203.0.113.7',
      'null',
      'file://',
      'https://localhost.evil.example',
    ])
      expect([origin, (await post(url, { origin })).status]).toEqual([origin, 403]);
    const { headers } = await post(url, { origin: 'http://localhost:3000' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('ask at one address, with POST, in JSON of a reasonable length', async () => {
    const { url } = await opened();
    expect((await post(url, {}, '', 'GET')).status).toBe(405);
    expect((await post(url, {}, '', 'DELETE')).status).toBe(405);
    expect((await post(url.replace('/mcp', '/'), {})).status).toBe(404);
    expect((await post(url, {}, '{"jsonrpc":')).status).toBe(400);
    expect((await post(url, {}, `{"jsonrpc":"2.0","id":1,"method":"${'x'.repeat(200_000)}"}`)).status).toBe(413);
    expect((await post(url, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(url)).status).toBe(200);
  });

  it('are told where a port is taken', async () => {
    const { url } = await opened();
    await expect(opened({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE');
  });
});
