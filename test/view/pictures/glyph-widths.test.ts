import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fontFiles, fontMetrics } from '../../../src/view/pictures/drawing/fonts.js';
import { glyphWidths } from '../../../src/view/pictures/drawing/glyph-widths.js';

describe('the widths of letters', () => {
  it('are those of the font, as opentype.js reads them', async () => {
    const { regular, bold } = fontMetrics(await fontFiles());
    const hashes = [regular, bold].map((widths) =>
      createHash('sha256').update(new Uint8Array(widths.buffer)).digest('hex'),
    );
    expect(hashes).toEqual([
      '92b105eaade42977bdf1a17d3e8e960e4f652537462ea70b0ffbdfdda835e572',
      '26c0aebcc2ece5dde59b541832ba274eba803fd717f30bb579bf289527fa3aeb',
    ]);
    expect([...'Aiя'].map((letter) => regular[letter.charCodeAt(0)])).toEqual([615, 250, 541]);
  });

  it('are not read from a file that is no font', () => {
    expect(() => glyphWidths(new Uint8Array(64))).toThrow('no table');
  });
});
