import type { Client } from '@opensearch-project/opensearch';
import { indexOf } from '../asking.js';
import { DOCUMENT_KINDS, type DocumentKind, indexBody } from '../documents/fields.js';

/** Statements in one part of an index, at most about so many. */
const STATEMENTS_PER_SHARD = 400_000;
/** How long it is waited for copies. */
const COPIES_TIMEOUT = '600s';
const LONG = { requestTimeout: 620_000, ignore: [408] };

/** How many copies each part has besides the first: one, where there is another node for it. */
export async function replicasFor(client: Client): Promise<number> {
  const { body } = await client.cluster.health();
  return Number(body.number_of_data_nodes) > 1 ? 1 : 0;
}

/**
 * Makes the indices of a build, or goes on with those that an interrupted run of the same code made.
 * @param size how many statements there will be
 */
export async function ensureBuild(
  client: Client,
  build: string,
  { code, size }: { readonly code: string; readonly size: number },
): Promise<void> {
  const ensure = async (kind: DocumentKind): Promise<void> => {
    const index = indexOf(build, kind);
    const { body: exists } = await client.indices.exists({ index });
    if (exists) {
      if ((await codeOf(client, build, kind)) === code) return;
      await client.indices.delete({ index });
    }
    const shards = kind === 'statements' ? Math.max(1, Math.ceil(size / STATEMENTS_PER_SHARD)) : 1;
    // Copies are made once all is written: until then every document is worked on once only.
    const body = indexBody(shards, 0);
    await client.indices.create({
      index,
      body: {
        settings: { ...body.settings, 'index.translog.durability': 'async' },
        mappings: { ...body.mappings, _meta: { code } },
      } as Record<string, unknown>,
    });
  };
  await Promise.all(DOCUMENT_KINDS.map(ensure));
}

/** Has the copies of a build made that was written, and waits until they are there. From now on no write is lost with a node. */
export async function finishBuild(client: Client, build: string, replicas: number): Promise<void> {
  const index = indicesOf(build);
  await client.indices.flush({ index });
  await client.indices.putSettings({
    index,
    body: { 'index.number_of_replicas': replicas, 'index.translog.durability': 'request' },
  });
  if (replicas > 0)
    // Without them answers are whole as well: what is missing is reported by whoever inspects the cluster.
    await client.cluster.health({ index: index.join(), wait_for_status: 'green', timeout: COPIES_TIMEOUT }, LONG);
}

/** The code that an index was made by. */
async function codeOf(client: Client, build: string, kind: DocumentKind): Promise<unknown> {
  const index = indexOf(build, kind);
  const { body } = await client.indices.getMapping({ index });
  return body[index]?.mappings._meta?.code;
}

/** Makes all that was written to be found. */
export async function refresh(client: Client, build: string): Promise<void> {
  const { body } = await client.indices.refresh({ index: indicesOf(build) });
  const failed = body._shards?.failed ?? 0;
  if (failed > 0) throw new Error(`${failed} parts of the index could not be refreshed`);
}

export const indicesOf = (build: string): string[] => DOCUMENT_KINDS.map((kind) => indexOf(build, kind));

/** Lets the plain names, such as `verbatim-statements`, lead to a build. Nothing here reads by them: they are for people. */
export async function pointAliases(client: Client, prefix: string, build: string): Promise<void> {
  await client.indices.updateAliases({
    body: {
      actions: DOCUMENT_KINDS.flatMap((kind) => [
        { remove: { index: `${prefix}-*`, alias: `${prefix}-${kind}`, must_exist: false } },
        { add: { index: indexOf(build, kind), alias: `${prefix}-${kind}` } },
      ]),
    },
  });
}

/** The builds that are there, by their numbers. Indices of other prefixes are none of them. */
export async function buildsOf(
  client: Client,
  prefix: string,
): Promise<readonly { readonly number: number; readonly build: string }[]> {
  const { body } = await client.indices.get({ index: `${prefix}-*`, allow_no_indices: true });
  const numbers = Object.keys(body).flatMap((index) => {
    const rest = index.slice(prefix.length + 1);
    const number = Number.parseInt(rest, 10);
    return DOCUMENT_KINDS.some((kind) => rest === `${number}-${kind}`) ? [number] : [];
  });
  return [...new Set(numbers)].map((number) => ({ number, build: `${prefix}-${number}` }));
}

/** Deletes the indices of a build. */
export async function deleteBuild(client: Client, build: string): Promise<void> {
  await client.indices.delete({ index: indicesOf(build), ignore_unavailable: true });
}
