import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FontMetrics } from '../font-metrics.js';
import { glyphWidths } from './glyph-widths.js';

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

export const fontMetrics = ([regular, bold]: readonly [Uint8Array, Uint8Array]): FontMetrics => ({
  regular: glyphWidths(regular),
  bold: glyphWidths(bold),
});
