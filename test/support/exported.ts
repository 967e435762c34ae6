import { parse } from 'csv-parse/sync';
import { exportChunks, type Format } from '../../src/export/formats.js';
import { selectEntries } from '../../src/export/selection.js';
import type { VerbatimRecord } from '../../src/record/record.js';

/** A node of an exported graph. */
export type Node = Readonly<Record<string, unknown>>;

/** The whole text of an export, through UTF-8 as a reader gets it. */
export function exported(format: Format, record: VerbatimRecord, ids?: readonly string[]): string {
  const text = [...exportChunks(format, selectEntries(record, ids))].join('');
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** The nodes of an exported graph by entry id. */
export function nodesById(record: VerbatimRecord, ids?: readonly string[]): ReadonlyMap<string, Node> {
  const { '@graph': graph } = JSON.parse(exported('jsonld', record, ids)) as { '@graph': readonly Node[] };
  return new Map(graph.map((node) => [String(node['@id']).replace('urn:verbatim:', ''), node]));
}

/** The texts of a node's remarks of one kind; for a remark that points elsewhere, where to. */
export function remarks(node: Node | undefined, name: string): unknown[] {
  const all = (node?.comment ?? []) as readonly { name: string; text?: string; about?: { '@id': string } }[];
  return all.filter((one) => one.name === name).map(({ text, about }) => text ?? about?.['@id']);
}

/** The rows of an exported table, read strictly as RFC 4180. */
export function rowsOf(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true, record_delimiter: '\r\n' }) as unknown as Record<string, string>[];
}
