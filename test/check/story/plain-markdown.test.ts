import { describe, expect, it } from 'vitest';
import { plainFromMarkdown } from '../../../src/check/story/plain-markdown.js';
import fc, { runs } from '../../support/properties.js';

const plain = (text: string): string => plainFromMarkdown(text).plain;

describe('Markdown', () => {
  it.each([
    [
      'emphasis',
      'He said **“it was __well__ planned”** *and* ~~not~~ _so_.',
      'He said “it was well planned” and not so.',
    ],
    ['emphasis inside a word', 'un**prece**dented', 'unprecedented'],
    [
      'links and pictures',
      '[“The *harbour* is shut”](https://a.example/x "title"), ![“A” boat](b.png)',
      '“The harbour is shut”, “A” boat',
    ],
    ['a picture that is a link', '[![boat](b.png)](https://a.example/) left', 'boat left'],
    ['links by reference', '“It is [shut][1] now”\n\n[1]: https://a.example "a “title”"', '“It is shut now”\n\n'],
    ['omissions and insertions in brackets', '“it [the harbour] is […] shut”', '“it [the harbour] is […] shut”'],
    ['headings', '## “Shut” ##', '“Shut” ##'],
    ['quoted lines', '> “It is\n> > shut”', '“It is\nshut”'],
    ['lists', '- one “a”\n* two\n12. three\n1) four', 'one “a”\ntwo\nthree\nfour'],
    ['code', '`“a”` and\n```js\n"b"\n```\nend', '“a” and\n\n"b"\n\nend'],
    ['rules and underlines', 'Title\n=====\n\n* * *\n\n---\nend', 'Title\n\n\n\n\n\nend'],
    ['tables', '| “a” | 5 |\n|---|:--|\n| b | 6 |', '| “a” | 5 |\n\n| b | 6 |'],
    ['backslashes', '\\“a\\” 5\\*3 \\[b\\] C:\\dir', '\\“a\\” 5*3 [b] C:\\dir'],
    ['references to characters', '&ldquo;a&rdquo; &amp; &#8220;b&#x201d; &unknown; &#0;', '“a” & “b” &unknown; \ufffd'],
    ['HTML', '<p class="x">“a<br>b”</p><a href="“z”">c</a>', '\n“a\nb”\nc'],
    ['comments', 'a <!-- “hidden”\n --> b', 'a  b'],
    ['a comment that is not closed', 'a <!-- “shown”', 'a <!-- “shown”'],
    ['footnotes', 'He said so.[^1]\n\n[^1]: “There.”', 'He said so.\n\n “There.”'],
    [
      'signs that are no markup',
      '5 * 3, 5*3, snake_case, a < b > c, 1995. Then',
      '5 * 3, 5*3, snake_case, a < b > c, 1995. Then',
    ],
    ['front matter', '---\ntitle: "“Shut,” she said"\ntags: [a]\n---\nText', '“Shut,” she said\n\n[a]\n\nText'],
    ['front matter that is not closed', '---\ntitle: "a"\n', '\ntitle: "a"\n'],
  ])('loses the marks of %s and keeps the words', (_what, text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it('leads every sign back to where it stands', () => {
    const text = '# Title\n\n> He **said** [“it is *shut*”](https://a.example) &ldquo;b&rdquo;';
    const { plain: words, offsetOf } = plainFromMarkdown(text);
    expect(text.slice(offsetOf[words.indexOf('“it')])).toMatch(/^“it is \*shut/);
    expect(text.slice(offsetOf[words.indexOf('“b')])).toMatch(/^&ldquo;b/);
  });

  it('keeps the order, and every letter of a text without markup', () => {
    const signs = fc.constantFrom(
      ...[
        'a',
        ' ',
        '\n',
        '\r\n',
        '*',
        '**',
        '_',
        '[',
        ']',
        '(',
        ')',
        '](',
        '<',
        '>',
        '<a',
        '<!--',
        '-->',
        '`',
        '~~',
        '\\',
      ],
      ...['&', '&amp;', '#', '- ', '1. ', '---\n', '“', '”', '!', '![', '|', '=', ':', '"', '\ud83d', '\udca9', '\0'],
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 300 }), (all) => {
        const text = all.join('');
        const { plain: words, offsetOf } = plainFromMarkdown(text);
        expect(offsetOf).toHaveLength(words.length);
        expect(offsetOf.every((at, index) => at >= (offsetOf[index - 1] ?? 0) && at <= text.length)).toBe(true);
        const letters = (one: string): string => one.replace(/[^a“”]/g, '');
        if (!/[<[&\\`~]|-{2}|: /.test(text)) expect(letters(words)).toBe(letters(text));
      }),
      runs(0.5),
    );
  });
});
