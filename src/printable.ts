/**
 * Text for terminals and logs. A terminal obeys control characters (some repaint it, set its title or fill the clipboard), and marks of
 * direction and invisible characters make a line look like another one. Whatever comes from a file or a person is made printable
 * before it is printed: such characters are shown as codes, `<U+001B>` for an escape.
 */

/** Joiners and variation selectors belong to the spelling of words and emoji; line feeds and tabs only lay out text. */
const UNPRINTABLE =
  /(?!\r\n)[^\P{Cc}\t\n]|(?!\u200c|\u200d|[\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}|[\p{Zl}\p{Zp}\ufff9-\ufffb]/gu;

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');
const visibleCode = (character: string): string => `<U+${hex(character.codePointAt(0) ?? 0)}>`;

/** Shows characters that a terminal obeys or hides as codes. */
export const printable = (text: string): string => text.toWellFormed().replace(UNPRINTABLE, visibleCode);

/** As `printable`, and line breaks as codes too: a name cannot begin a line of its own. */
export const printableLine = (text: string): string => printable(text).replace(/[\r\n]/g, visibleCode);

/** A JSON value in which every text is printable. */
export const printableValues = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_key, inner: unknown) => (typeof inner === 'string' ? printable(inner) : inner));

/** A value as one line of printable JSON; a reader gets back the same value. */
export const printableJson = (value: unknown): string => escapeUnprintable(JSON.stringify(value));

/** JSON text with the same meaning that is printable. */
export const escapeUnprintable = (json: string): string =>
  json.replace(UNPRINTABLE, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${hex(character.charCodeAt(at)).toLowerCase()}`).join(''),
  );
