import type { Client } from '@opensearch-project/opensearch';
import { indexOf } from '../asking.js';
import { DOCUMENT_KINDS, type DocumentKind, indexBody } from '../documents/fields.js';

/** Statements in one part of an index, at most about so many. */
const STATEMENTS_PER_SHARD = 400_000;

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
  { code, replicas, size }: { readonly code: string; readonly replicas: number; readonly size: number },
): Promise<void> {
  const ensure = async (kind: DocumentKind): Promise<void> => {
    const index = indexOf(build, kind);
    const { body: exists } = await client.indices.exists({ index });
    if (exists) {
      if ((await codeOf(client, build, kind)) === code) return;
      await client.indices.delete({ index });
    }
    const shards = kind === 'statements' ? Math.max(1, Math.ceil(size / STATEMENTS_PER_SHARD)) : 1;
    const body = indexBody(shards, replicas);
    await client.indices.create({
      index,
      body: { ...body, mappings: { ...body.mappings, _meta: { code } } } as Record<string, unknown>,
    });
  };
  await Promise.all(DOCUMENT_KINDS.map(ensure));
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
