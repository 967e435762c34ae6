import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a cluster has in front of it in a newsroom: TLS with a certificate of its own authority, and a password. */
export interface GuardedDoor {
  readonly url: string;
  /** The authority's certificate in PEM. */
  readonly authority: string;
  close(): Promise<void>;
}

/** Opens such a door to a node without one, which nodes made of jars are. */
export async function guardedDoor(node: string, user: string, password: string, folder: string): Promise<GuardedDoor> {
  const store = join(folder, 'node.p12');
  const secret = ['-storepass', 'changeit', '-keystore', store, '-alias', 'node'];
  // The JDK is there where nodes are; its tool makes certificates.
  await run('keytool', [
    '-genkeypair',
    ...['-keyalg', 'EC', '-validity', '2', '-dname', 'CN=127.0.0.1', '-ext', 'SAN=ip:127.0.0.1'],
    ...['-storetype', 'PKCS12', '-ext', 'bc:c=ca:true'],
    ...secret,
  ]);
  const { stdout: authority } = await run('keytool', ['-exportcert', '-rfc', ...secret]);
  const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const server = createServer({ pfx: await readFile(store), passphrase: 'changeit' }, (incoming, outgoing) => {
    if (incoming.headers.authorization !== expected) {
      outgoing.writeHead(401, { 'content-type': 'text/plain' }).end('Unauthorized');
      return;
    }
    const { url, method, headers } = incoming;
    const passedOn = request(new URL(url ?? '/', node), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passedOn);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    authority,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
