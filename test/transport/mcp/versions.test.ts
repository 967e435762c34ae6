import { InMemoryTransport, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { VerbatimRecord } from '../../../src/record/record.js';
import { startHttp } from '../../../src/transport/mcp/http.js';
import { createAssistantServer } from '../../../src/transport/mcp/server.js';
import { assistantThrough, depsOver } from '../../support/assistant.js';
import { exampleStory } from '../../support/example-story.js';
import { freePort } from '../../support/free-port.js';

let record: VerbatimRecord;
beforeAll(async () => {
  record = await exampleStory();
});

describe('assistants of other years', () => {
  it.each(['2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25'])('are answered in version %s', async (version) => {
    const [near, far] = InMemoryTransport.createLinkedPair();
    await createAssistantServer(depsOver(record)).connect(far);
    const assistant = await assistantThrough(near, { supportedProtocolVersions: [version] });
    expect(assistant.client.getNegotiatedProtocolVersion()).toBe(version);
    const { entries } = await assistant.ask('claims', { question: 'velik-rust' });
    expect(entries[0]?.id).toBe('velik-rust');
    expect((await assistant.read('velik-rust')).entry).toMatchObject(entries[0] ?? {});
  });
});

describe('assistants that try a newer version first', () => {
  const newest = { versionNegotiation: { mode: 'auto' } } as const;

  it('are answered in the newest that is spoken here', async () => {
    const [near, far] = InMemoryTransport.createLinkedPair();
    await createAssistantServer(depsOver(record)).connect(far);
    const assistant = await assistantThrough(near, newest);
    expect(assistant.client.getNegotiatedProtocolVersion()).toBe('2025-11-25');
    expect((await assistant.ask('who', { name: 'Velik' })).outcome).toBe('answered');
  });

  it('are so over HTTP as well', async () => {
    const http = await startHttp(depsOver(record), { host: '127.0.0.1', port: await freePort(), allowedHosts: [] });
    onTestFinished(() => http.close(1_000));
    const assistant = await assistantThrough(new StreamableHTTPClientTransport(new URL(http.url)), newest);
    expect(assistant.client.getNegotiatedProtocolVersion()).toBe('2025-11-25');
    expect((await assistant.ask('who', { name: 'Velik' })).outcome).toBe('answered');
  });
});
