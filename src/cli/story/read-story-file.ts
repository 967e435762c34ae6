import { MAX_STORY_BYTES, type StoryFile, storyKindOf } from '../../check/story/story-file.js';
import { explainTrouble, readGuarded } from '../../knowledge/read/guarded-file.js';

/** Read where the story comes from standard input. */
const STANDARD_INPUT = '-';

/** A file that cannot be read; the message names it, says what is wrong, and what would be right. */
export class StoryFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StoryFileError';
  }
}

/**
 * Reads the file of a story, or standard input for `-`.
 * @param name what it is called in the report, and what its kind is read from; absent: the path as given
 * @throws {StoryFileError} when it cannot be read, or is too large
 */
export async function readStoryFile(path: string, name: string | undefined): Promise<StoryFile> {
  const shown = name ?? (path === STANDARD_INPUT ? 'standard input.md' : path);
  const maxBytes = MAX_STORY_BYTES[storyKindOf(shown) ?? 'plain'];
  if (path === STANDARD_INPUT) return { name: shown, bytes: await readInput(maxBytes) };
  try {
    return { name: shown, bytes: await readGuarded(path, { maxBytes, ifLarger: 'check it in parts' }) };
  } catch (error) {
    const { wrong, right } = explainTrouble(error);
    throw new StoryFileError(`${path} ${wrong}; ${right}`);
  }
}

async function readInput(maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw new StoryFileError('standard input is too large; check the story in parts');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
