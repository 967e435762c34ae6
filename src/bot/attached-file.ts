import type { APIMessage } from 'discord-api-types/v10';
import { storyKindOf } from '../check/story/story-file.js';

/** A file of a message, as Discord describes it. */
export interface AttachedFile {
  readonly name: string;
  /** Where Discord keeps it. */
  readonly url: string;
  /** In bytes. */
  readonly size: number;
}

type WithFiles = Pick<Partial<APIMessage>, 'attachments' | 'message_snapshots'>;

/** The files of a message and of what it forwards. Whatever is not shaped like one is left out. */
export function attachedFiles(message: WithFiles): AttachedFile[] {
  const all = [message, ...arrayOf(message.message_snapshots).map((one) => one?.message ?? {})];
  return all.flatMap(({ attachments }) =>
    arrayOf(attachments).flatMap((one) => {
      const { filename: name, url, size }: Partial<Record<'filename' | 'url' | 'size', unknown>> = one ?? {};
      return typeof name === 'string' && typeof url === 'string' && typeof size === 'number'
        ? [{ name, url, size }]
        : [];
    }),
  );
}

/** Whether a story may be in a file. */
export const isStory = ({ name }: AttachedFile): boolean => storyKindOf(name) !== undefined;

const arrayOf = <T>(value: readonly T[] | undefined | null): readonly T[] => (Array.isArray(value) ? value : []);
