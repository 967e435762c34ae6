import { LRUCache } from 'lru-cache';
import type { ZodType } from 'zod';
import type { ForgeSettings } from '../../../desk-settings.js';
import { printableLine } from '../../../printable.js';
import { askAgainAt, ForgeError, troubleOf } from './forge-error.js';

/** Of GitHub's REST API. Source: GitHub's documentation, "API Versions". */
const API_VERSION = '2022-11-28';
const MAX_ANSWER_MS = 15_000;
/** A file of the record is at most 5 MB, and a third longer in base64. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const MAX_WORDS = 200;
/** Answers kept to ask whether they are still true, which counts towards no limit. */
const MAX_KEPT = 200;

/** What is asked of a forge. */
export interface Question<T> {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  /** Below the address of the API, from its slash on, with the query. */
  readonly path: string;
  readonly body?: object;
  /** What the answer must hold; everything else in it is left alone. */
  readonly answer: ZodType<T>;
}

/** Asks one forge, with one token. */
export interface ForgeClient {
  /** @throws {ForgeError} */
  ask<T>(question: Question<T>): Promise<T>;
  /**
   * Asks its GraphQL API, for the little that the other cannot do.
   * @throws {ForgeError} also where an answer names errors
   */
  query(text: string, variables: object): Promise<void>;
}

interface Kept {
  readonly tag: string;
  readonly json: unknown;
}

/** What a forge is asked with. */
export interface AskOptions {
  /** In milliseconds since 1970. */
  readonly now: () => number;
  /** How long an answer may take, in milliseconds. */
  readonly maxAnswerMs?: number;
}

export function createForgeClient(
  { api, token }: Pick<ForgeSettings, 'api' | 'token'>,
  { now, maxAnswerMs = MAX_ANSWER_MS }: AskOptions,
): ForgeClient {
  const kept = new LRUCache<string, Kept>({ max: MAX_KEPT });
  /** What others wrote, on one line, and never the token. */
  const said = (words: string): string => printableLine(words.replaceAll(token, '…')).slice(0, MAX_WORDS);

  async function send(method: string, url: string, body?: object, tag?: string) {
    for (let attempt = 1; ; attempt += 1)
      try {
        return await sendOnce(method, url, body, tag);
      } catch (error) {
        if (error instanceof ForgeError) throw error;
        // A connection that was kept from before may be gone: checking a record takes longer than servers keep one.
        if (method === 'GET' && attempt === 1 && !isTimeout(error)) continue;
        throw new ForgeError('away', `the forge cannot be reached (${reasonOf(error)})`);
      }
  }

  async function sendOnce(method: string, url: string, body: object | undefined, tag: string | undefined) {
    const response = await fetch(url, {
      method,
      // Followed, it would take the token to wherever the answer says.
      redirect: 'manual',
      signal: AbortSignal.timeout(maxAnswerMs),
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'verbatim-desk',
        'x-github-api-version': API_VERSION,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(tag === undefined ? {} : { 'if-none-match': tag }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { response, text: await textOf(response) };
  }

  async function ask<T>({ method = 'GET', path, body, answer }: Question<T>): Promise<T> {
    const url = `${api}${path}`;
    const before = method === 'GET' ? kept.get(url) : undefined;
    const { response, text } = await send(method, url, body, before?.tag);
    const { status, headers } = response;
    const what = `${method} ${path.split('?', 1)[0]}`;
    if (status === 304 && before !== undefined) return parsed(before.json, answer, what);
    if (!response.ok) {
      const words = wordsOf(text);
      const trouble = troubleOf({ status, headers, words });
      const again = trouble === 'busy' ? askAgainAt(headers, now()) : undefined;
      throw new ForgeError(trouble, said(`${what}: ${status} ${words}`), status, again);
    }
    const json = jsonOf(text);
    const tag = headers.get('etag');
    if (method === 'GET' && tag !== null) kept.set(url, { tag, json });
    return parsed(json, answer, what);
  }

  function parsed<T>(json: unknown, answer: ZodType<T>, what: string): T {
    const read = answer.safeParse(json);
    if (read.success) return read.data;
    const where = read.error.issues[0]?.path.join('.') ?? '';
    throw new ForgeError('away', said(`${what}: the answer is none of a forge's (${where || 'no JSON'})`));
  }

  return {
    ask,
    async query(text, variables) {
      // Where its REST API is at /api/v3, the other is beside it. Source: GitHub Enterprise Server's documentation.
      const url = `${api.replace(/\/v3$/, '')}/graphql`;
      const { response, text: answered } = await send('POST', url, { query: text, variables });
      const { status, headers } = response;
      const json = jsonOf(answered) as { readonly errors?: readonly { readonly message?: string }[] } | undefined;
      if (response.ok && json !== undefined && json.errors === undefined) return;
      const words = response.ok ? (json?.errors?.[0]?.message ?? 'no answer') : wordsOf(answered);
      const trouble = response.ok ? 'refused' : troubleOf({ status, headers, words });
      const again = trouble === 'busy' ? askAgainAt(headers, now()) : undefined;
      throw new ForgeError(trouble, said(`POST /graphql: ${status} ${words}`), status, again);
    },
  };
}

/** @throws {ForgeError} where it is longer than anything that was asked for */
async function textOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > MAX_ANSWER_BYTES) throw new ForgeError('away', 'the answer of the forge is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Undefined where it is no JSON, as the pages of proxies are not. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Why a forge says no, in its own words: its message, and what it says of single fields. */
function wordsOf(text: string): string {
  const json = jsonOf(text) as
    | { readonly message?: unknown; readonly errors?: readonly { readonly message?: unknown }[] }
    | undefined;
  const details = Array.isArray(json?.errors) ? json.errors.map((one) => one?.message ?? '') : [];
  return [json?.message, ...details].filter((one) => typeof one === 'string' && one !== '').join('; ');
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/** What became of a connection, by the code that Node gives it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if (isTimeout(error)) return 'no answer in time';
  const { code } = (error.cause ?? error) as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'connection lost';
}
