import type { EntryId } from '../record/entry-base.js';
import { wordsOf } from './words.js';

/** An archived source text. */
export interface ArchivedText {
  readonly id: EntryId;
  readonly text: string;
}

/** Texts beyond this are not held in memory, and not searched. In UTF-16 units. */
const MAX_TEXT_LENGTH = 60_000_000;

/** Finds the archived sources whose text has these words in a row. */
export type FindInArchive = (words: readonly string[]) => Promise<readonly EntryId[]>;

/** Makes a finder that reads the source texts once, when they are first needed. */
export function createArchiveFinder(texts: () => AsyncIterable<ArchivedText>): FindInArchive {
  let loading: Promise<readonly ArchivedText[]> | undefined;
  return async (words) => {
    if (words.length === 0) return [];
    loading ??= load(texts);
    const wanted = spaced(words);
    return (await loading).filter(({ text }) => text.includes(wanted)).map(({ id }) => id);
  };
}

/** Each text as its words in the form they are compared in. */
async function load(texts: () => AsyncIterable<ArchivedText>): Promise<readonly ArchivedText[]> {
  const loaded: ArchivedText[] = [];
  let length = 0;
  for await (const { id, text } of texts()) {
    length += text.length;
    if (length > MAX_TEXT_LENGTH) break;
    loaded.push({ id, text: spaced(wordsOf(text).map(({ key }) => key)) });
  }
  return loaded;
}

/** With a blank at each end, so that only whole words match. */
const spaced = (words: readonly string[]): string => ` ${words.join(' ')} `;
