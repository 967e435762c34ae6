import type { AttachedFile } from '../bot/attached-file.js';
import { MAX_STORY_BYTES, storyKindOf, UnreadableStoryError } from '../check/story/story-file.js';

/** Where Discord keeps the files of messages. Source: Discord documentation, "Image Formatting" and attachment objects. */
export const DISCORD_ORIGINS: readonly string[] = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
const MAX_FETCH_MS = 10_000;

/** Fetches a file of a message. */
export type FetchAttachment = (file: AttachedFile, signal: AbortSignal) => Promise<Uint8Array>;

/**
 * Makes a fetcher that goes to Discord's own addresses only, follows no redirect, and takes no more than a story.
 * @param origins such as `https://cdn.discordapp.com`
 */
export function createAttachmentFetcher(origins = DISCORD_ORIGINS): FetchAttachment {
  return async ({ name, url, size }, signal) => {
    const maxBytes = MAX_STORY_BYTES[storyKindOf(name) ?? 'plain'];
    if (size > maxBytes) throw tooLarge();
    if (!URL.canParse(url) || !origins.includes(new URL(url).origin)) throw notFetched();
    const late = AbortSignal.any([signal, AbortSignal.timeout(MAX_FETCH_MS)]);
    try {
      const response = await fetch(url, { redirect: 'error', credentials: 'omit', signal: late });
      if (!response.ok || response.body === null) throw notFetched();
      return await readWhole(response.body, maxBytes);
    } catch (error) {
      signal.throwIfAborted();
      // What went wrong underneath would name the address, which holds a signature.
      throw error instanceof UnreadableStoryError ? error : notFetched();
    }
  };
}

async function readWhole(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = () => new UnreadableStoryError('too-large', 'The file is too large.');
const notFetched = () => new UnreadableStoryError('not-fetched', 'The file could not be fetched.');
