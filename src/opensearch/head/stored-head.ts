import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import type { Client } from '@opensearch-project/opensearch';
import { searchUnavailable } from '../client/failures.js';
import { stateIndex } from '../state-index.js';
import type { PackedHead } from './packed-head.js';

/** Where a head is in the cluster. */
export interface HeadRef {
  /** Hash of all of it. */
  readonly digest: string;
  readonly chunks: number;
}

/** What was read is not the head that was written. */
export class HeadDamagedError extends Error {}

/** Letters of one document. */
const CHUNK_LENGTH = 1_000_000;
const AT_ONCE = 4;
/** A chunk takes longer than an answer may. */
const MAX_READ_MS = 20_000;
const DIGEST_LENGTH = 22;
const PREFIX = 'head-';

const squeeze = promisify(deflate);
const unsqueeze = promisify(inflate);

const chunkId = (digest: string, at: number): string => `${PREFIX}${digest}-${at}`;
const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, DIGEST_LENGTH);

/** Writes a head beside those that are there. Nobody reads it before the state names it. */
export async function writeHead(client: Client, prefix: string, head: PackedHead): Promise<HeadRef> {
  const text = (await squeeze(JSON.stringify(head))).toString('base64');
  const digest = digestOf(text);
  const chunks = Math.ceil(text.length / CHUNK_LENGTH);
  for (let at = 0; at < chunks; at += 1) {
    const data = text.slice(at * CHUNK_LENGTH, (at + 1) * CHUNK_LENGTH);
    await client.index({ index: stateIndex(prefix), id: chunkId(digest, at), body: { content: { data } } });
  }
  return { digest, chunks };
}

/**
 * Reads a head.
 * @throws {SearchUnavailableError} where the cluster cannot be asked
 * @throws {HeadDamagedError} where it is not whole
 */
export async function readHead(client: Client, prefix: string, { digest, chunks }: HeadRef): Promise<PackedHead> {
  const parts: string[] = [];
  for (let at = 0; at < chunks; at += AT_ONCE)
    parts.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, chunks - at) }, (_, more) =>
          readChunk(client, prefix, chunkId(digest, at + more)),
        ),
      )),
    );
  const text = parts.join('');
  if (digestOf(text) !== digest)
    throw new HeadDamagedError('names and counts in the cluster are not whole: run npx verbatim index --anew');
  return JSON.parse((await unsqueeze(Buffer.from(text, 'base64'))).toString('utf8')) as PackedHead;
}

async function readChunk(client: Client, prefix: string, id: string): Promise<string> {
  try {
    const { body } = await client.get({ index: stateIndex(prefix), id }, { requestTimeout: MAX_READ_MS });
    return (body._source as { readonly content: { readonly data: string } }).content.data;
  } catch (error) {
    throw searchUnavailable(error);
  }
}

/** Removes every head but some. */
export async function removeHeads(client: Client, prefix: string, kept: readonly HeadRef[]): Promise<void> {
  const index = stateIndex(prefix);
  await client.indices.refresh({ index });
  const { body } = await client.search({
    index,
    body: { size: 10_000, query: { match_all: {} }, _source: false } as Record<string, unknown>,
  });
  const isKept = (id: string): boolean =>
    !id.startsWith(PREFIX) || kept.some(({ digest }) => id.startsWith(`${PREFIX}${digest}-`));
  for (const { _id = '' } of body.hits.hits)
    if (!isKept(_id)) await client.delete({ index, id: _id }, { ignore: [404] });
}
