import { csvDocument } from './csv.js';
import { jsonDocument } from './json.js';
import { jsonLdDocument } from './json-ld/document.js';
import type { Selection } from './selection.js';

/** The formats an export can have. */
export const FORMATS = ['jsonld', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

const DOCUMENTS: Readonly<Record<Format, (selection: Selection) => Generator<string>>> = {
  jsonld: jsonLdDocument,
  csv: csvDocument,
  json: jsonDocument,
};

/** In UTF-16 units: few writes, and little text in memory. */
const MAX_CHUNK_LENGTH = 65_536;

/**
 * An export in chunks: a record of any size is never one text in memory.
 * @returns chunks of about 64 KB, to be written one after the other as UTF-8
 */
export function* exportChunks(format: Format, selection: Selection): Generator<string> {
  let chunk = '';
  for (const piece of DOCUMENTS[format](selection)) {
    chunk += piece;
    if (chunk.length < MAX_CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
