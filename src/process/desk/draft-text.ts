import { extname } from 'node:path';
import type { DraftRequest } from '../../bot/desk/desk-service.js';
import { decodeText } from '../../check/story/decode.js';
import { type ReadDocx, readStory } from '../../check/story/read-story.js';
import { storyKindOf, UnreadableStoryError } from '../../check/story/story-file.js';
import { asTranscript } from '../../knowledge/proof/transcripts.js';
import type { FetchAttachment } from '../fetch-attachment.js';

/** Fetching and reading one file takes no longer; then it is given up. */
const MAX_FILE_MS = 30_000;

/** A text that came with a command. */
export interface AttachedText {
  readonly name: string;
  readonly text: string;
  readonly isTranscript: boolean;
}

/**
 * Fetches and reads a text that came with a command: what stories are read from, and subtitles.
 * @throws {UnreadableStoryError}
 */
export async function attachedText(
  { name, ...file }: NonNullable<DraftRequest['file']>,
  { fetchAttachment, readDocx }: { readonly fetchAttachment: FetchAttachment; readonly readDocx: ReadDocx },
): Promise<AttachedText> {
  const isSubtitles = /^\.(?:srt|vtt)$/i.test(extname(name));
  if (!isSubtitles && storyKindOf(name) === undefined)
    throw new UnreadableStoryError('kind', 'Nothing is drafted from files of this kind.');
  const signal = AbortSignal.timeout(MAX_FILE_MS);
  const bytes = await fetchAttachment({ name, ...file }, signal);
  if (!isSubtitles)
    return { name, text: (await readStory({ name, bytes }, readDocx, signal)).plain, isTranscript: false };
  const text = decodeText(bytes);
  const transcript = asTranscript(name, text);
  return { name, text: transcript ?? text, isTranscript: transcript !== undefined };
}
