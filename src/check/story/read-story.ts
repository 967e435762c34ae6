import { decodeText } from './decode.js';
import { MAX_STORY_BYTES, STORY_KINDS, type StoryFile, storyKindOf, UnreadableStoryError } from './story-file.js';
import { readStoryText, type StoryText } from './story-text.js';

/** Reads the paragraphs of a Word document, an empty line between them. */
export type ReadDocx = (bytes: Uint8Array, signal?: AbortSignal) => Promise<string>;

/**
 * Reads a story from its file, by the kind that its name gives.
 * @throws {UnreadableStoryError} when it is of no kind that is read, too large, or not what its name says
 * @throws the reason of the signal
 */
export async function readStory(file: StoryFile, readDocx: ReadDocx, signal?: AbortSignal): Promise<StoryText> {
  const kind = storyKindOf(file.name);
  if (kind === undefined)
    throw new UnreadableStoryError(
      'kind',
      `A story is read from ${Object.keys(STORY_KINDS).join(', ')}, and from nothing else.`,
    );
  if (file.bytes.length > MAX_STORY_BYTES[kind])
    throw new UnreadableStoryError('too-large', `This file is too large: ${megabytes(MAX_STORY_BYTES[kind])} at most.`);
  const text = kind === 'docx' ? await readDocx(file.bytes, signal) : decodeText(file.bytes);
  return readStoryText(text, kind);
}

const megabytes = (bytes: number): string => `${bytes / 1_000_000} MB`;
