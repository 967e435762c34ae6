/**
 * Text as data. Whatever a record or a reader wrote passes through here before it goes into a message: markdown is escaped, mentions and
 * links are disarmed, invisible characters that could reorder or hide text are dropped. The letters a reader sees stay the same.
 * Discord's markdown takes a backslash before any punctuation as "this character, literally".
 */

/** Bidirectional controls, zero-width characters, tags, and control characters other than line breaks and tabs. */
const INVISIBLE = /[^\P{Cc}\t\n\r]|(?!\u200c|\u200d|[\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu;

/** Joiners have a meaning only between letters and inside emoji. */
const STRAY_JOINER =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;

/** More marks on one letter than any language uses: they would cover the neighbouring lines. */
const STACKED_MARKS = /(\p{M}{8})\p{M}+/gu;

/** Drops what a reader cannot see and folds white space to single blanks, so that the text is one line. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .replace(STACKED_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Makes a text safe inside a Discord message, as one line.
 * @returns the text with markdown, mentions and links disarmed by backslashes
 */
export function escapeMarkdown(text: string): string {
  return (
    visible(text)
      // Discord undoes escapes inside a masked link, so that only its opening bracket can stop one.
      .replace(/[\\*_~`|<[]/g, '\\$&')
      .replace(/@(?=everyone|here)/gi, '\\@')
      .replace(/\](?=\(|$)/g, '\\]')
      .replace(/(?<=[A-Za-z][A-Za-z0-9+.-]*):(?=\S)/g, '\\:')
      .replace(/(discord(?:app)?)\.(?=gg|com|media|new|gift)/gi, '$1\\.')
      .replace(/^(?=[#>+-])/, '\\')
      .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\')
  );
}

/** Undoes `escapeMarkdown`, for the terminal and for tests. */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(/\\([^0-9A-Za-z\s])/g, '$1');
}

/** Markdown of the bot's own as ordinary text: headings, small lines, bold, code and links without their marks, escapes undone. */
export const plainFromMarkdown = (markdown: string): string =>
  unescapeMarkdown(
    markdown
      .replace(/^(?:#{1,3}|-#) /gm, '')
      .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\(<([^>]*)>\)/g, '$1 $2')
      .replace(/(?<!\\)(?:\*\*|__|`)/g, ''),
  );

const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Cuts a text to a number of code points without splitting a character a reader sees, marking the cut with an ellipsis.
 * Never used on quoted words.
 * @param limit in code points
 */
export function shorten(text: string, limit: number): string {
  if (Array.from(text).length <= limit) return text;
  let kept = '';
  let count = 0;
  for (const { segment } of CHARACTERS.segment(text)) {
    const length = Array.from(segment).length;
    if (count + length > limit - 1) break;
    kept += segment;
    count += length;
  }
  return `${kept.trimEnd()}…`;
}

/** A text's length as Discord counts it: in code points. */
export const codePointCount = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** A text's length in UTF-8 bytes. */
export const byteCount = (text: string): number => Buffer.byteLength(text, 'utf8');

/** A link with a label, or the label alone where the address is none that a reader may be sent to. */
export function markdownLink(label: string, address: string | undefined): string {
  const safe = safeAddress(address);
  // Discord ends the label at an escaped bracket too.
  const text = escapeMarkdown(label.replaceAll('[', '(').replaceAll(']', ')'));
  return safe === undefined ? escapeMarkdown(label) : `[${text}](<${safe}>)`;
}

/** An address for a link: http or https, without characters that would end the link early. */
export function safeAddress(address: string | undefined): string | undefined {
  if (address === undefined || address.length > 2_000 || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  return url.href.replace(
    /[<>()\s\\`*|]|~(?=~)/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
