import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { connectToIndex } from '../../src/opensearch/client/connect.js';

/** A way to the node of the tests that can be shut and opened again. */
async function way(): Promise<{ url: string; shut: () => void; open: () => void; connections: () => number }> {
  const node = new URL(inject('clusterUrl'));
  const sockets = new Set<Socket>();
  let isOpen = true;
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    if (!isOpen) return void socket.destroy();
    const beyond = connect(Number(node.port), node.hostname);
    for (const [one, other] of [
      [socket, beyond],
      [beyond, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shut: () => {
      isOpen = false;
      for (const socket of sockets) socket.destroy();
    },
    open: () => {
      isOpen = true;
    },
    connections: () => connections,
  };
}

describe('long work on a cluster', () => {
  it('waits where a cluster that has answered is away for a moment, in bulks as elsewhere', async () => {
    const { url, shut, open } = await way();
    const client = connectToIndex({ addresses: [url] });
    onTestFinished(() => client.close());
    const index = `patience-${Date.now()}`;
    await client.indices.create({ index });
    onTestFinished(async () => void (await client.indices.delete({ index })));
    shut();
    const health = client.cluster.health();
    const bulk = client.helpers.bulk({
      datasource: Array.from({ length: 50 }, (_, place) => ({ place })),
      onDocument: ({ place }) => ({ index: { _index: index, _id: String(place) } }),
    });
    await wait(1_200);
    open();
    expect((await health).statusCode).toBe(200);
    expect(await bulk).toMatchObject({ successful: 50, failed: 0 });
  });

  it.each([
    ['waits for a node that has too much to do just now', 'circuit_breaking_exception', 'fulfilled'],
    ['does not wait for a node whose disk is full', 'cluster_block_exception', 'rejected'],
  ])('%s', async (_, type, outcome) => {
    const statuses = [200, 429, 429, 200];
    const server = createHttpServer((_request, answer) => {
      const status = statuses.shift() ?? 200;
      answer.writeHead(status, { 'content-type': 'application/json' });
      answer.end(JSON.stringify(status === 200 ? {} : { status, error: { type, reason: 'too much' } }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const client = connectToIndex({ addresses: [`http://127.0.0.1:${(server.address() as AddressInfo).port}`] });
    onTestFinished(() => client.close());
    await client.cluster.health();
    const [result] = await Promise.allSettled([client.cluster.health()]);
    expect(result?.status).toBe(outcome);
  });

  it('is given up without waiting where the cluster has never answered', async () => {
    const { url, shut, connections } = await way();
    shut();
    const client = connectToIndex({ addresses: [url] });
    onTestFinished(() => client.close());
    await expect(client.info()).rejects.toThrow();
    // Once, and as often as the client asks again without waiting.
    expect(connections()).toBe(6);
  });
});
