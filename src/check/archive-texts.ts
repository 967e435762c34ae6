import type { EntryId } from '../record/entries.js';
import { wordsOf } from './words.js';

/** An archived source text. */
export interface ArchivedText {
  readonly id: EntryId;
  readonly text: string;
}

/** More text than this is not held in memory to look quotes up in. In UTF-16 units. */
const MOST_TEXT = 60_000_000;

/** Finds archived sources that hold words in a row. */
export type FindInArchive = (words: readonly string[]) => Promise<readonly EntryId[]>;

/**
 * Looks words up in the full source texts, which are read once, when they are first needed.
 * @param texts reads every archived text
 */
export function archiveTexts(texts: () => AsyncIterable<ArchivedText>): FindInArchive {
  let loading: Promise<readonly ArchivedText[]> | undefined;
  return async (words) => {
    if (words.length === 0) return [];
    loading ??= load(texts);
    const wanted = ` ${words.join(' ')} `;
    return (await loading).filter(({ text }) => text.includes(wanted)).map(({ id }) => id);
  };
}

/** Each text as its words in the form they are compared in, with single blanks around them. */
async function load(texts: () => AsyncIterable<ArchivedText>): Promise<readonly ArchivedText[]> {
  const loaded: ArchivedText[] = [];
  let size = 0;
  for await (const { id, text } of texts()) {
    size += text.length;
    if (size > MOST_TEXT) break;
    loaded.push({
      id,
      text: ` ${wordsOf(text)
        .map(({ key }) => key)
        .join(' ')} `,
    });
  }
  return loaded;
}
