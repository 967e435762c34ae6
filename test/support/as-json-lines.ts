import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { KIND_OF } from '../../src/knowledge/read/collector.js';

/**
 * Copies a record of YAML files with every entry on a line of a JSON Lines file of the same name, and its proofs beside it.
 * @param change what becomes of the lines of each file
 */
export async function copyAsJsonLines(
  from: string,
  to: string,
  change: (lines: readonly string[], name: string) => readonly string[] = (lines) => lines,
): Promise<void> {
  await cp(from, to, { recursive: true });
  for (const name of await readdir(to, { recursive: true })) {
    const path = join(to, name);
    if (name.endsWith('.yaml.proofs.json')) await rename(path, path.replace('.yaml.', '.jsonl.'));
    if (!name.endsWith('.yaml')) continue;
    const lists = parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    const lines = Object.entries(lists).flatMap(([list, items]) =>
      Array.isArray(items) && list in KIND_OF
        ? items.map((item: object) => JSON.stringify({ entry: KIND_OF[list as keyof typeof KIND_OF], ...item }))
        : [],
    );
    await rm(path);
    if (lines.length === 0) continue;
    await writeFile(path.replace('.yaml', '.jsonl'), `${change(lines, name).join('\n')}\n`);
  }
}
