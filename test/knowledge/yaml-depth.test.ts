import { describe, expect, it } from 'vitest';
import { firstTooDeepLine, MAX_DEPTH } from '../../src/knowledge/read/yaml-depth.js';
import fc from '../support/properties.js';

const open = (levels: number) => '['.repeat(levels);
const closed = (levels: number) => `${open(levels)}${']'.repeat(levels)}`;

describe('the first line that is nested too deep', () => {
  it.each([
    ['none where the nesting is just deep enough', `a: 1\nb: ${closed(MAX_DEPTH)}\n`, undefined],
    ['that of the bracket that is one too many', `a: 1\n\nb: ${closed(MAX_DEPTH + 1)}\n`, 3],
    ['the same for braces', `a: 1\nb: ${'{a: '.repeat(MAX_DEPTH + 1)}1${'}'.repeat(MAX_DEPTH + 1)}\n`, 2],
    ['counted with lines inside a text', `a: "one\n  two"\nb: ${closed(MAX_DEPTH + 1)}\n`, 3],
    ['counted with lines between brackets', `a: [\n[\n[\n${closed(MAX_DEPTH - 2)}]]]\n`, 4],
    ['none where brackets are closed again', `${`- ${closed(2)}\n- {a: {b: 1}}\n`.repeat(40)}`, undefined],
    [
      'none where brackets are words of a text',
      `a: "${open(MAX_DEPTH + 1)}"\nb: '${open(MAX_DEPTH + 1)}'\n`,
      undefined,
    ],
    ['none where nothing was open', `a: b]\n${'c: d]\n'.repeat(40)}`, undefined],
    ['that of steep indentation', `a: 1\n${' '.repeat(301)}b: 1\n`, 2],
    ['that of a row of dashes', `a:\n${'- '.repeat(41)}b\n`, 2],
  ])('is %s', (_what, text, line) => {
    expect(firstTooDeepLine(text)).toBe(line);
  });

  it('is found for every depth beyond the deepest, and for no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 5 }), (levels, before) => {
        const text = `${'a: 1\n'.repeat(before)}b: ${closed(levels)}\n`;
        expect(firstTooDeepLine(text)).toBe(levels > MAX_DEPTH ? before + 1 : undefined);
      }),
    );
  });
});
