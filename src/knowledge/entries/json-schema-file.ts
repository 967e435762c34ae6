import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readGuarded } from '../read/guarded-file.js';
import { writeAtomically } from '../read/write-atomically.js';
import { recordJsonSchema } from './schema.js';

const schemaPath = (knowledgeDir: string): string => join(knowledgeDir, 'schema', 'record.schema.json');
const schemaText = (): string => `${JSON.stringify(recordJsonSchema(), null, 2)}\n`;

/**
 * Writes the JSON Schema where the files of the record point to.
 * @returns the path written
 */
export async function writeJsonSchema(knowledgeDir: string): Promise<string> {
  const path = schemaPath(knowledgeDir);
  await mkdir(dirname(path), { recursive: true });
  await writeAtomically(path, schemaText());
  return path;
}

const GUARD = { maxBytes: 4 * 1024 * 1024, ifLarger: 'write it again' };

/** Whether the JSON Schema on disk is missing or no longer what the code says. */
export async function jsonSchemaIsStale(knowledgeDir: string): Promise<boolean> {
  return readGuarded(schemaPath(knowledgeDir), GUARD).then(
    (there) => there.toString('utf8').replaceAll('\r\n', '\n') !== schemaText(),
    () => true,
  );
}
