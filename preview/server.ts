import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { PageAnswer, PageQuestion, PageStart } from '../src/transport/preview/protocol.js';
import { readerLocale } from './locale.js';

/** A completion: what is shown, and what is sent. */
export type Choice = APIApplicationCommandOptionChoice;

/** Fetches the commands and the examples. */
export const fetchStart = (): Promise<PageStart> => fetchJson<PageStart>('/commands', {});

/**
 * Sends a question, in the reader's language.
 * @throws {Error} with a message for the reader
 */
export const ask = (question: PageQuestion, signal?: AbortSignal): Promise<PageAnswer> =>
  fetchJson<PageAnswer>('/interactions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...question, locale: readerLocale() }),
    ...(signal === undefined ? {} : { signal }),
  });

async function fetchJson<T>(path: string, options: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Error('The preview does not answer. Is it still running in the terminal?', { cause: error });
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && typeof body === 'object' && body !== null) return body as T;
  const reason = (body as { error?: unknown } | undefined)?.error;
  throw new Error(typeof reason === 'string' ? reason : `The preview answered ${response.status} without a reason.`);
}
