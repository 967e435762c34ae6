import { UnreadableStoryError } from './story-file.js';

const UTF_16 = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/**
 * The text of a file: UTF-8, or UTF-16 with a mark at its beginning. Nothing is guessed, because a wrong guess would change quotation marks.
 * @throws {UnreadableStoryError} when it is neither, or no text
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = UTF_16.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  const encoding = marked?.encoding ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableStoryError('not-text', 'This file is no UTF-8 text: save it as UTF-8.');
  }
  if (text.includes('\0'))
    throw new UnreadableStoryError('not-text', 'This file is no text: it holds null characters.');
  return text;
}
