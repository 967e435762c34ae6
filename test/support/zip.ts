import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive; what the archive says of it need not be true. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the archive says is its size; its own when absent. */
  readonly claimedSize?: number;
  /** Entries that share the bytes of an entry before them, by its index. */
  readonly sameAs?: number;
}

const SIGNATURES = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };

/** A zip archive, deflated. Source: PKWARE, "APPNOTE.TXT". */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  const written: { readonly offset: number; readonly packed: Buffer; readonly crc: number }[] = [];
  let offset = 0;
  for (const { name, bytes, claimedSize = bytes.length, sameAs } of entries) {
    const shared = sameAs === undefined ? undefined : written[sameAs];
    const packed = shared?.packed ?? deflateRawSync(bytes);
    const crc = shared?.crc ?? crc32(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([number(SIGNATURES.local), common, Buffer.from(name), packed]);
    const central = Buffer.alloc(16);
    central.writeUInt32LE(shared?.offset ?? offset, 12);
    centrals.push(
      Buffer.concat([number(SIGNATURES.central), short(20), common, central.subarray(2), Buffer.from(name)]),
    );
    written.push({ offset: shared?.offset ?? offset, packed, crc });
    if (shared !== undefined) continue;
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, number(SIGNATURES.end), end]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A Word document with these paragraphs as its XML, `<w:r><w:t>…</w:t></w:r>`; `notes` are its footnotes, from number 1 on. */
export function docx(
  paragraphs: readonly string[],
  notes: readonly string[] = [],
  more: readonly ZipEntry[] = [],
): Buffer {
  const file = (name: string, text: string): ZipEntry => ({ name, bytes: new TextEncoder().encode(XML + text) });
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zip([
    file(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    file(
      '_rels/.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    file(
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/footnotes" Target="footnotes.xml"/></Relationships>`,
    ),
    file(
      'word/footnotes.xml',
      `<w:footnotes ${w}>${notes.map((note, index) => `<w:footnote w:id="${index + 1}"><w:p>${note}</w:p></w:footnote>`).join('')}</w:footnotes>`,
    ),
    file(
      'word/document.xml',
      `<w:document ${w}><w:body>${paragraphs.map((one) => `<w:p>${one}</w:p>`).join('')}</w:body></w:document>`,
    ),
    ...more,
  ]);
}

/** A run of text. */
export const run = (text: string): string =>
  `<w:r><w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r>`;
