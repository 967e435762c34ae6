import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { RecordFile } from '../../src/knowledge/read/record-files.js';

/** A value in a file of the record: of which entry, under which keys, and where in the text. */
export interface Target {
  readonly file: number;
  readonly list: string;
  readonly id: string;
  /** Keys without the positions in lists, such as `renderings.says`. */
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Every text, number and date that the entries of a record hold. */
export function targetsOf(files: readonly RecordFile[]): Target[] {
  return files.flatMap(({ text = '' }, file) => {
    const { contents } = parseDocument(text);
    const found: Target[] = [];
    const visit = (node: unknown, about: Pick<Target, 'list' | 'id'>, keys: readonly string[]): void => {
      if (isMap(node)) for (const { key, value } of node.items) visit(value, about, [...keys, String(key)]);
      else if (isSeq(node)) for (const item of node.items) visit(item, about, keys);
      else if (isScalar(node) && node.range)
        found.push({
          ...about,
          file,
          key: keys.join('.'),
          value: String(node.source ?? node.value),
          start: node.range[0],
          end: node.range[1],
        });
    };
    if (!isMap(contents)) return [];
    for (const { key: list, value: entries } of contents.items)
      if (isSeq(entries))
        for (const entry of entries.items)
          if (isMap(entry)) visit(entry, { list: String(list), id: String(entry.get('id')) }, []);
    return found;
  });
}

/** The files with one value changed. */
export function changed(
  files: readonly RecordFile[],
  { file, start, end }: Target,
  value: string,
): readonly RecordFile[] {
  return files.map((one, index) => {
    if (index !== file) return one;
    const { text = '' } = one;
    return { ...one, text: `${text.slice(0, start)}${JSON.stringify(value)}${text.slice(end)}` };
  });
}
