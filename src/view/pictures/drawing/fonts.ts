import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import type { FontMetrics, GlyphWidths } from '../font-metrics.js';

const require = createRequire(import.meta.url);
const FILES = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'] as const;

/** The font files of pictures: one family for Latin, Cyrillic, Armenian, Georgian, Greek, Arabic and Hebrew; regular and bold. */
export async function fontFiles(): Promise<readonly [Uint8Array, Uint8Array]> {
  const [regular, bold] = await Promise.all(
    FILES.map((file) => readFile(require.resolve(`dejavu-fonts-ttf/ttf/${file}`))),
  );
  if (regular === undefined || bold === undefined) throw new Error('the font of the pictures is not installed');
  return [regular, bold];
}

/** The widths of every letter of the font. */
export const fontMetrics = ([regular, bold]: readonly [Uint8Array, Uint8Array]): FontMetrics => ({
  regular: widthsOf(regular),
  bold: widthsOf(bold),
});

function widthsOf(file: Uint8Array): GlyphWidths {
  const font = opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer);
  const widths = new Uint16Array(0x1_0000);
  for (const [code, glyph] of Object.entries(font.tables.cmap?.glyphIndexMap as Readonly<Record<string, number>>)) {
    const place = Number(code);
    if (place < widths.length && glyph > 0)
      widths[place] = Math.max(1, Math.round(((font.glyphs.get(glyph).advanceWidth ?? 0) * 1_000) / font.unitsPerEm));
  }
  return widths;
}
