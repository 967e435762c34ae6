import { describe, expect, it } from 'vitest';
import {
  byteCount,
  codePointCount,
  escapeMarkdown,
  markdownLink,
  safeAddress,
  shorten,
  unescapeMarkdown,
  visible,
} from '../../src/view/text.js';

describe('text that a reader sees', () => {
  it.each([
    ['loses what turns letters around', 'a\u202eb\u2066c', 'abc'],
    ['loses zero-width characters and control characters', 'a\u200bb\u0007c', 'abc'],
    ['keeps joiners between letters and inside emoji', 'نمی\u200cخواهم 👩\u200d🚀', 'نمی\u200cخواهم 👩\u200d🚀'],
    ['loses joiners beside nothing to join', 'a \u200d b\u200c', 'a b'],
    ['keeps eight marks on a letter and no more', `e${'\u0301'.repeat(12)}`, `e${'\u0301'.repeat(8)}`],
    ['is one line with single blanks', '  a \n\t b\u00a0\u00a0c ', 'a b c'],
    ['has no half of a character', 'a\ud800b', 'a\ufffdb'],
  ])('%s', (_name, text, seen) => expect(visible(text)).toBe(seen));
});

describe('text in a message', () => {
  it.each([
    ['stars, lines, tildes, ticks, bars', '*a* _b_ ~c~ `d` |e|', '\\*a\\* \\_b\\_ \\~c\\~ \\`d\\` \\|e\\|'],
    ['mentions', '<@1> @everyone @HERE @somebody', '\\<@1> \\@everyone \\@HERE @somebody'],
    ['a masked link', '[a](b)', '\\[a\\](b)'],
    ['a bracket that ends the text, and none inside', 'a] b]', 'a] b\\]'],
    ['an address', 'https://a.example mailto:b', 'https\\://a.example mailto\\:b'],
    ['an address of a scheme with signs', 'git+ssh://a x.y-z:b', 'git+ssh\\://a x.y-z\\:b'],
    ['an address of a scheme with a digit at its end', 's3://a', 's3\\://a'],
    ['no colon before a blank or after a digit', 'note: 10:30', 'note: 10:30'],
    ['an invitation', 'discord.gg/a discordapp.com/b discord.de', 'discord\\.gg/a discordapp\\.com/b discord.de'],
    ['a heading, a quote, a list at its beginning', '# a', '\\# a'],
    ['a quote at its beginning', '> a - b', '\\> a - b'],
    ['a numbered list', '12. a', '12\\. a'],
    ['a numbered list in brackets', '3) a', '3\\) a'],
    ['a number that ends with its point', '7.', '7\\.'],
    ['no decimal number, and no number further on', '1.5 and 2. b', '1.5 and 2. b'],
    ['no letter before a point', 'a. b', 'a. b'],
  ])('is disarmed: %s', (_name, text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown);
    expect(unescapeMarkdown(markdown)).toBe(text);
  });

  it('keeps a backslash before a letter, a digit or a blank', () => {
    expect(unescapeMarkdown('\\a \\1 \\ \\*')).toBe('\\a \\1 \\ *');
  });
});

describe('a text that is cut', () => {
  it.each([
    ['is left whole at the limit', 'abcde', 5, 'abcde'],
    ['ends with an ellipsis within the limit', 'abcdef', 5, 'abcd…'],
    ['has no blank before the ellipsis', 'abc defg', 5, 'abc…'],
    ['keeps a blank at its beginning', ' abcdef', 4, ' ab…'],
    ['is not cut inside what a reader sees as one character', 'ab👩‍🚀cdef', 4, 'ab…'],
    ['counts a sign of two units as one', '😀😀😀😀', 4, '😀😀😀😀'],
  ])('%s', (_name, text, limit, cut) => expect(shorten(text, limit)).toBe(cut));

  it('is measured in code points or in bytes', () => {
    expect(codePointCount('a😀é')).toBe(3);
    expect(byteCount('a😀é')).toBe(7);
  });
});

describe('a link', () => {
  it('has a label without brackets, and an address in angle brackets', () => {
    expect(markdownLink('a [b] c', 'https://a.example/x')).toBe('[a (b) c](<https://a.example/x>)');
  });

  it('is its label alone where the address is none', () => {
    expect(markdownLink('a [b]', 'javascript:alert(1)')).toBe('a \\[b\\]');
    expect(markdownLink('a', undefined)).toBe('a');
  });

  it.each([
    ['https', 'https://a.example/x', 'https://a.example/x'],
    ['http', 'http://a.example/x', 'http://a.example/x'],
    ['another scheme', 'ftp://a.example/x', undefined],
    ['no address', 'a b', undefined],
    ['nothing', undefined, undefined],
    ['a name', 'https://user@a.example/', undefined],
    ['a password alone', 'https://:secret@a.example/', undefined],
    ['a name and a password', 'https://user:secret@a.example/', undefined],
    ['brackets, a star and a bar', 'https://a.example/(x)*|y', 'https://a.example/%28x%29%2A%7Cy'],
    ['two tildes, and one', 'https://a.example/~~x~y', 'https://a.example/%7E~x~y'],
    ['2,000 characters', `https://a.example/${'x'.repeat(1_982)}`, `https://a.example/${'x'.repeat(1_982)}`],
    ['2,001 characters', `https://a.example/${'x'.repeat(1_983)}`, undefined],
  ])('goes, or does not go, to %s', (_name, address, safe) => expect(safeAddress(address)).toBe(safe));
});
