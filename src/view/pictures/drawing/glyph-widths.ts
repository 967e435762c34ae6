import type { GlyphWidths } from '../font-metrics.js';

/** Platform and encoding of the Windows table of the Basic Multilingual Plane. */
const WINDOWS_BMP = 0x0003_0001;
const SEGMENTS_FORMAT = 4;

/**
 * Reads the width of every letter from a TrueType font.
 * Source: OpenType specification, tables `cmap` (format 4), `head`, `hhea` and `hmtx`.
 * @throws {Error} when the font has no such table of letters
 */
export function glyphWidths(file: Uint8Array): GlyphWidths {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = tablesOf(view);
  const unitsPerEm = view.getUint16(tableAt(tables, 'head') + 18);
  const measured = view.getUint16(tableAt(tables, 'hhea') + 34);
  const metrics = tableAt(tables, 'hmtx');
  const widths = new Uint16Array(0x1_0000);
  for (const [code, glyph] of glyphsOf(view, tableAt(tables, 'cmap'))) {
    // Glyphs beyond the measured ones are as wide as the last of them.
    const width = view.getUint16(metrics + 4 * Math.min(glyph, measured - 1));
    widths[code] = Math.max(1, Math.round((width * 1_000) / unitsPerEm));
  }
  return widths;
}

function tablesOf(view: DataView): ReadonlyMap<string, number> {
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const entry = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(entry + byte)));
    tables.set(tag, view.getUint32(entry + 8));
  }
  return tables;
}

function tableAt(tables: ReadonlyMap<string, number>, tag: string): number {
  const offset = tables.get(tag);
  if (offset === undefined) throw new Error(`the font has no table "${tag}"`);
  return offset;
}

/** Letters with the number of their glyph, of those the font has. */
function* glyphsOf(view: DataView, cmap: number): Generator<readonly [code: number, glyph: number]> {
  const table = segmentsIn(view, cmap);
  const bytes = view.getUint16(table + 6);
  for (let at = 0; at < bytes; at += 2) {
    const last = view.getUint16(table + 14 + at);
    const first = view.getUint16(table + 16 + bytes + at);
    const delta = view.getUint16(table + 16 + 2 * bytes + at);
    const offsetAt = table + 16 + 3 * bytes + at;
    const offset = view.getUint16(offsetAt);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const listed = offset === 0 ? code : view.getUint16(offsetAt + offset + 2 * (code - first));
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) yield [code, glyph];
    }
  }
}

function segmentsIn(view: DataView, cmap: number): number {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const entry = cmap + 4 + 8 * index;
    const table = cmap + view.getUint32(entry + 4);
    if (view.getUint32(entry) === WINDOWS_BMP && view.getUint16(table) === SEGMENTS_FORMAT) return table;
  }
  throw new Error('the font has no table of letters that can be read');
}
