import { inlineYaml } from '../knowledge/edit/skeleton.js';
import type { ListName } from '../knowledge/entries/schema.js';
import type { ProposedEntry } from './proposed-change.js';

/** An entry to propose. */
export interface EntryToPropose {
  readonly list: ListName;
  /** The folder of its story below `stories`. */
  readonly story: string;
  readonly id: string;
  /** Keys in order, with values as the record has them: text, lists and maps. */
  readonly keys: readonly (readonly [key: string, value: unknown])[];
}

/** The file that an approved entry becomes: one entry, one file, so that two proposals never change the same one. */
export function entryFile({ list, story, id, keys }: EntryToPropose): ProposedEntry {
  const lines = [['id', id] as const, ...keys].map(
    ([key, value], index) => `  ${index === 0 ? '-' : ' '} ${key}: ${inlineYaml(value)}\n`,
  );
  return {
    change: 'new',
    list,
    entry: id,
    file: `stories/${story}/desk/${id}.yaml`,
    yaml: `# yaml-language-server: $schema=../../../schema/record.schema.json\n${list}:\n${lines.join('')}`,
  };
}
