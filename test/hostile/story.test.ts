import { describe, expect, it } from 'vitest';
import type { Checker } from '../../src/check/checker.js';
import { checkStory } from '../../src/check/story/check-story.js';
import type { StoryKind } from '../../src/check/story/story-file.js';
import { readStoryText } from '../../src/check/story/story-text.js';
import { PIECES } from './corpus.js';

/** In UTF-16 units. A pattern that looks at all of it again for each of its signs would take minutes. */
const LENGTH = 60_000;
const MARKUP = [
  ...[
    '[',
    '](',
    '![',
    '<a ',
    '<!--',
    '&',
    '&a',
    '**a ',
    '  - ',
    '\n> “a',
    '|--',
    ':-',
    '--- ',
    '| ',
    '[x]: a\n',
    '[x]:\t',
    '> \t',
    '[^a]',
  ],
  ...['a\n\n', '“\n\n', '“a\n', '"a\n\n', '—a\n\n', '— a —', '\r\n', '\r', ' ', '\t', 'x'],
];

describe.each(['plain', 'markdown'] satisfies StoryKind[])('a whole story as %s', (kind) => {
  it.each([...PIECES, ...MARKUP])('of %j without end is read and cut to its end', async (piece) => {
    const seen: string[] = [];
    const listening: Checker = {
      async check(text) {
        seen.push(text);
        return { judged: [], strayMark: false, more: false };
      },
    };
    for (const text of [
      piece.repeat(Math.ceil(LENGTH / piece.length)),
      `— a${piece.repeat(LENGTH / piece.length / 2)}`,
    ]) {
      const { plain } = readStoryText(text, kind);
      seen.length = 0;
      await checkStory(plain, listening);
      expect(seen.join('').replace(/\s/g, '')).toBe(plain.replace(/\s/g, ''));
    }
  });
});
