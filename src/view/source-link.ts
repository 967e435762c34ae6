import type { Source } from '../record/entries.js';
import { quotedRuns } from '../record/quotes.js';
import type { Figure, Passage, Statement } from '../record/statement.js';
import type { ViewContext } from './block.js';
import { nameOf } from './names.js';
import { addressAt } from './recording-link.js';
import { safeAddress } from './text.js';

/** How many words mark each end of a passage in a link: enough to be found, short enough for a message. */
const WORDS_PER_END = 3;

/** A source in words: publisher and date, and whether the page is a copy or a machine translation of another's. */
export function sourceInWords(source: Source, { record, language }: Pick<ViewContext, 'record' | 'language'>): string {
  const { publisher, published, republishedFrom, standing } = source;
  const copy =
    republishedFrom !== undefined
      ? [language.say('source.copy-of', { name: nameOf(record, republishedFrom) })]
      : standing === 'copy' || standing === 'aggregator'
        ? [language.say(`source.${standing}`)]
        : [];
  const translation = standing === 'machine-translation' ? [language.say('source.machine-translation')] : [];
  const date = published.precision === 'unknown' ? language.say('date.undated') : language.date(published);
  return [publisher, date, ...translation, ...copy].join(', ');
}

/**
 * The address of an entry's words in its source: of a recording the second at which they are said, of a page the place where they are.
 * @returns undefined where the source has no address that a reader may be sent to
 */
export function entryAddress(source: Source, entry: Statement | Figure): string | undefined {
  if (entry.second !== undefined && source.url !== undefined) return safeAddress(addressAt(source.url, entry.second));
  const words = entry.entry === 'statement' ? quotedRuns(entry.says)[0] : entry.value;
  return passageAddress(source, entry.passage ?? words);
}

/**
 * The source's address, ending in a text fragment that makes the browser scroll to the words.
 * Source: WICG "URL Fragment Text Directives".
 * @param words the passage, or the words themselves; without them, the plain address
 * @returns undefined where the source has no address that a reader may be sent to
 */
export function passageAddress(source: Source, words?: Passage | string): string | undefined {
  if (source.url === undefined) return undefined;
  const directive = words === undefined ? undefined : textDirective(words);
  if (directive === undefined) return safeAddress(source.url);
  return (
    safeAddress(`${source.url}${source.url.includes('#') ? '' : '#'}:~:text=${directive}`) ?? safeAddress(source.url)
  );
}

function textDirective(words: Passage | string): string | undefined {
  const first = split(typeof words === 'string' ? words : words.first);
  const last = split(typeof words === 'string' ? '' : (words.last ?? ''));
  const start = first.slice(0, WORDS_PER_END);
  const end =
    last.length > 0 ? last.slice(-WORDS_PER_END) : first.length > 2 * WORDS_PER_END ? first.slice(-WORDS_PER_END) : [];
  if (start.length === 0) return undefined;
  if (end.length === 0) return encode(first);
  return `${encode(start)},${encode(end)}`;
}

const split = (text: string): string[] => text.split(/\s+/u).filter(Boolean);
/** A hyphen has a meaning of its own in the directive, and a full stop at its end would be taken for the end of a sentence. */
const encode = (words: readonly string[]): string =>
  encodeURIComponent(words.join(' ').toWellFormed()).replace(
    /[-.!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
