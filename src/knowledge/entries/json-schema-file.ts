import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readGuarded } from '../read/guarded-file.js';
import { writeAtomically } from '../read/write-atomically.js';
import { ENTRY_SCHEMAS, STORY_SCHEMA } from './schema.js';

const FILE_SCHEMA = z
  .strictObject({
    story: STORY_SCHEMA.optional().describe('The story this file belongs to.'),
    sources: z.array(ENTRY_SCHEMAS.sources).optional().describe('Where words came from.'),
    people: z.array(ENTRY_SCHEMAS.people).optional(),
    organisations: z.array(ENTRY_SCHEMAS.organisations).optional(),
    places: z.array(ENTRY_SCHEMAS.places).optional(),
    metrics: z.array(ENTRY_SCHEMAS.metrics).optional(),
    events: z.array(ENTRY_SCHEMAS.events).optional(),
    statements: z.array(ENTRY_SCHEMAS.statements).optional(),
    figures: z.array(ENTRY_SCHEMAS.figures).optional(),
  })
  .meta({ title: 'A file of the record' });

/** The JSON Schema of a file of the record, for editors that complete and check while typing. */
export function recordJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(FILE_SCHEMA, { io: 'input', target: 'draft-7', reused: 'ref' }) };
}

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
