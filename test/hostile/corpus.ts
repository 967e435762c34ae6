/** The longest text that an option or a message can hold, in UTF-16 units. */
const LENGTH = 4_000;

/**
 * What a text is filled with. Each made some bot, parser or pattern slow somewhere: words and separators without end, numbers in every
 * form, marks that open and never close, letters that are folded, joined or drawn in their own way, markdown, addresses, and code.
 */
export const PIECES: readonly string[] = [
  ...['a', 'a ', 'ab', 'ab ', 'a-b-', 'a.b.', 'a,', "a'b'", 'a’s ', 'A. ', 'a…b ', 'a/b/', 'a_b_', 'aA', 'the of and '],
  ...[
    '1',
    '1 ',
    '1 2 3 ',
    '1,',
    '1,000,000 ',
    '1.',
    '12.5% ',
    '1st 2nd ',
    '€5 ',
    '-5 ',
    '5–6 ',
    '5-6-7-',
    '1e9 ',
    '²³',
  ],
  ...[
    'more than ',
    'at least 200 people were killed, ',
    'killed 5 ',
    '5 killed. ',
    'two hundred ',
    'million ',
    '2023 ',
  ],
  ...[
    '“',
    '”',
    '“a ',
    '“a” ',
    '“we ” said ',
    '"',
    '"a" ',
    "'",
    '«',
    '« a » ',
    '„a“ ',
    '‘a’ ',
    '(',
    '((a',
    '[a](',
    '{',
    '<',
  ],
  ...[
    'said ',
    'he said that ',
    'who said what to whom ',
    'when did ',
    'how many ',
    '? ',
    '! ',
    '; ',
    ': ',
    ' – ',
    '. ',
    '\n',
    '\t',
  ],
  ...['é', 'e\u0301', '\u0301', 'ß', 'ŉ', 'ﬁ', 'İ', 'ı', 'ſ', 'а', 'аб-', 'щ ', 'Մ', 'և', 'ա ', 'ა ', 'α ', 'ά'],
  ...[
    'ا ',
    'الـ',
    'שלום ',
    'न',
    'ி',
    '中',
    '中 ',
    'ひ',
    '한',
    '가나 ',
    '😀',
    '👨‍👩‍👧',
    '🇦🇲',
    '\u200b',
    '\u202e',
    '\ufeff',
    '\ud800',
  ],
  ...[
    '*',
    '**a** ',
    '_',
    '~~',
    '`',
    '```\n',
    '> ',
    '# ',
    '- a\n',
    '||',
    '<@1> ',
    '<t:1> ',
    '@everyone ',
    'https://a.b/',
    '\\',
    '\0',
  ],
  ...['aaaaaaaaab ', 'zzzq wwwx ', 'qxz', 'aab', 'abcdefghij', 'Abcdef Ghijkl ', 'ABC ', 'van der ', 'al-', 'Mc', 'O’'],
];

/** How a piece becomes a text. */
export const SHAPES: Readonly<Record<string, (piece: string) => string>> = {
  repeated: (piece) => fill(() => piece),
  // No two pieces are alike, so that nothing can be remembered from one to the next.
  numbered: (piece) => fill((index) => `${piece}${index.toString(36)}`),
  quoted: (piece) => `“${fill(() => piece, LENGTH - 2)}”`,
  'half quoted': (piece) => `“${fill(() => piece, LENGTH / 2)}” said ${fill(() => piece, LENGTH / 2 - 8)}`,
};

function fill(piece: (index: number) => string, length = LENGTH): string {
  let text = '';
  for (let index = 0; text.length < length; index += 1) text += piece(index) || ' ';
  return text.slice(0, length);
}
