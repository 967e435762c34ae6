import { describe, expect, it } from 'vitest';
import {
  findWhole,
  foldWords,
  originalSpan,
  passageSpan,
  runsWithin,
  toComparable,
} from '../../src/knowledge/proof/comparable-text.js';

const isFound = (words: string, text: string): boolean => findWhole(toComparable(text), foldWords(words)) !== undefined;

describe('words are found in a text as whole words', () => {
  it.each([
    ['war', 'the war ended'],
    ['war', 'war'],
    ['war', '(war), they said'],
    ['war', 'after-effects, war – and peace'],
    ['minister', 'the “minister” said'],
    ['5', 'a toll of 5, or more'],
    ['5', 'at 5.'],
    ['5', 'x,5 were hurt'],
    ['12,500', 'some 12,500 left'],
    ['-old', 'an -old sign'],
    ['the dead', 'of\n\t the   dead'],
    ['it’s over', "she says it's over"],
    ['boys', "the boys' tents"],
    ['“yes”', 'he said "yes" twice'],
    ['née', 'née'],
  ])('%j in %j', (words, text) => expect(isFound(words, text)).toBe(true));

  it.each([
    ['war', 'the warden ended'],
    ['war', 'the postwar order'],
    ['war', 'the war-time order'],
    ['war', 'an anti-war rally'],
    ['war', 'the war‐time order'],
    ['s', "it's"],
    ['t', "they don't"],
    ['ll', "we'll see"],
    ['don', "they don't"],
    ['5', 'a toll of 2,5'],
    ['5', 'a toll of 5.2'],
    ['5', '5–7 people'],
    ['7', '5–7 people'],
    ['500', 'some 12,500 left'],
    ['-old', 'a year-old sign'],
    ['year-', 'a year-old sign'],
    ['nee', 'nee\u0301'],
    ['\u0301e', 'ne\u0301e'],
    ['', 'anything'],
  ])('%j not in %j', (words, text) => expect(isFound(words, text)).toBe(false));

  it('begin after an apostrophe that contracts nothing', () => {
    expect(isFound('amour', "l'amour")).toBe(true);
    expect(isFound('army', "'army'")).toBe(true);
  });

  it('are looked for further on where the first place is a part of a word', () => {
    const text = toComparable('postwar and war');
    expect(findWhole(text, 'war')).toEqual({ start: 12, end: 15 });
    expect(findWhole(text, 'war', 0, 14)).toBeUndefined();
    expect(findWhole(text, 'war', 0, 15)).toEqual({ start: 12, end: 15 });
    expect(findWhole(text, 'war', 13)).toBeUndefined();
  });
});

describe('a place in a text', () => {
  it('is one of the text as printed, whatever was folded before it', () => {
    const printed = '  “No,”\n\n  she   said: ‘enough’';
    const text = toComparable(printed);
    const span = findWhole(text, 'said');
    expect(text.folded).toBe(' "No," she said: \'enough\'');
    expect(span && printed.slice(originalSpan(text, span).start, originalSpan(text, span).end)).toBe('said');
    expect(originalSpan(text, { start: 0, end: text.folded.length })).toEqual({ start: 0, end: printed.length });
  });

  it('is a passage from its first words to the nearest last ones', () => {
    const text = toComparable('one two three two four');
    expect(passageSpan(text, undefined)).toEqual({ span: { start: 0, end: 22 } });
    expect(passageSpan(text, { first: 'two' })).toEqual({ span: { start: 4, end: 7 } });
    expect(passageSpan(text, { first: 'one', last: 'two' })).toEqual({ span: { start: 0, end: 7 } });
    expect(passageSpan(text, { first: 'five' })).toEqual({ missing: 'first', words: 'five' });
    expect(passageSpan(text, { first: 'three', last: 'one' })).toEqual({ missing: 'last', words: 'one' });
  });

  it('is one for each quoted run, in order and within the passage', () => {
    const text = toComparable('a b a b c');
    expect(runsWithin(text, { start: 0, end: 9 }, ['a', 'b', 'a'])).toEqual({
      spans: [
        { start: 0, end: 1 },
        { start: 2, end: 3 },
        { start: 4, end: 5 },
      ],
    });
    expect(runsWithin(text, { start: 0, end: 9 }, ['b', 'c', 'a'])).toMatchObject({ missing: 2 });
    expect(runsWithin(text, { start: 0, end: 7 }, ['c'])).toEqual({ spans: [], missing: 0 });
    expect(runsWithin(text, { start: 0, end: 9 }, ['a'], ({ start }) => start > 0)).toEqual({
      spans: [{ start: 4, end: 5 }],
    });
  });
});
