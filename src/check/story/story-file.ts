/** A story as it came: a file's name and its bytes. */
export interface StoryFile {
  /** Its kind is read from its ending. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The kinds of file that a story may be in, by the ending of their name. */
export const STORY_KINDS = {
  '.txt': 'plain',
  '.text': 'plain',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.docx': 'docx',
} as const;
export type StoryKind = (typeof STORY_KINDS)[keyof typeof STORY_KINDS];

/** Larger files are not read, in bytes: the longest story in any script, and in a document its pictures as well. */
export const MAX_STORY_BYTES: Readonly<Record<StoryKind, number>> = {
  plain: 1_000_000,
  markdown: 1_000_000,
  docx: 5_000_000,
};

/** Why a file cannot be read as a story. */
export type Unreadable = 'kind' | 'too-large' | 'not-text' | 'not-document' | 'not-fetched';

/** A file that cannot be read as a story. The message says why and what would be right, and holds nothing of the story. */
export class UnreadableStoryError extends Error {
  constructor(
    readonly why: Unreadable,
    message: string,
  ) {
    super(message);
    this.name = 'UnreadableStoryError';
  }
}

/** The kind of a file by its name; undefined where a story cannot be in it. */
export function storyKindOf(name: string): StoryKind | undefined {
  const ending = /\.[a-z]+$/.exec(name.toLowerCase())?.[0] ?? '';
  return Object.hasOwn(STORY_KINDS, ending) ? STORY_KINDS[ending as keyof typeof STORY_KINDS] : undefined;
}
