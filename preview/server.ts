import type {
  APIApplicationCommandOptionChoice,
  APIInteractionResponse,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { readerLocale } from './locale.js';

/** A command as it is deployed. */
export type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;
/** A completion: what is shown, and what is sent. */
export type Choice = APIApplicationCommandOptionChoice;

/** What the page asks the server. */
export type Question =
  | { readonly kind: 'command'; readonly line: string }
  | { readonly kind: 'complete'; readonly line: string }
  | { readonly kind: 'edit'; readonly id: string }
  | {
      readonly kind: 'component';
      readonly custom_id: string;
      readonly component_type: number;
      readonly values?: readonly string[];
      readonly message: { readonly id: string; readonly flags: number; readonly components: readonly unknown[] };
    };

/** A file that came with an answer. */
export interface SentFile {
  readonly name: string;
  readonly base64: string;
  readonly description?: string;
}

/** What the server answers. */
export interface Answer {
  readonly reply: APIInteractionResponse;
  readonly files: readonly SentFile[];
  /** What Discord would refuse about the reply. */
  readonly violations: readonly string[];
  /** The id of the edit that follows. */
  readonly edit?: string;
  /** Whether the message is to be deleted. */
  readonly deleted: boolean;
  readonly entries: readonly string[];
  /** Time taken, in milliseconds. */
  readonly ms: number;
}

/** What the page knows from the start. */
export interface Start {
  readonly commands: readonly Definition[];
  readonly examples: readonly string[];
}

/** The commands and the questions to begin with. */
export const fetchStart = (): Promise<Start> => fetchJson<Start>('/commands', {});

/**
 * Sends a question.
 * @param question the question
 * @param signal gives up waiting
 * @throws {Error} in words a reader understands
 */
export const ask = (question: Question, signal?: AbortSignal): Promise<Answer> =>
  fetchJson<Answer>('/interactions', {
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
  const told = (body as { error?: unknown } | undefined)?.error;
  throw new Error(typeof told === 'string' ? told : `The preview answered ${response.status} without saying why.`);
}
