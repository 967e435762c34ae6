/** The named characters that editors write in Markdown and HTML. Source: HTML standard, "Named character references". */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bdquo: '„',
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  lsaquo: '‹',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: '\u00a0',
  ndash: '–',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  rsaquo: '›',
  rsquo: '’',
  sbquo: '‚',
  shy: '',
  thinsp: '\u2009',
};

/** A character reference at a place of a text. Sticky. */
export const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/iy;

/** The character that a match of `ENTITY` means; as written where it means none. */
export function entityText([written, decimal, hexadecimal, name]: RegExpExecArray): string {
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? written) : written;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}
