import { mkdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { readGuarded } from '../read/guarded-file.js';
import { writeAtomically } from '../read/write-atomically.js';
import { ENTRY_SCHEMAS, type ListName, STORY_SCHEMA } from './schema.js';

/** What each list of a file holds. */
export const LIST_DESCRIPTIONS: Readonly<Record<ListName, string>> = {
  sources: 'Where words came from: one published report or document each.',
  people: 'Who speaks, or is spoken about.',
  organisations: 'Bodies that speak: a ministry, a party, a company, an outlet.',
  places: 'Where things happen, with the name that each side uses.',
  metrics: 'What figures count or measure, and the words people ask for it with.',
  topics: 'What statements are about, from the wide to the narrow.',
  groups: 'Who is counted: whose people, and what kind of people.',
  events: 'What happened, under a neutral name.',
  statements: 'What somebody said, as one source reports it.',
  figures: 'One number each, as one claimant gave it in one source.',
};

const FILE_SCHEMA = z
  .strictObject({
    story: STORY_SCHEMA.optional().describe('The story this file belongs to.'),
    ...Object.fromEntries(
      Object.entries(ENTRY_SCHEMAS).map(([list, entry]) => [
        list,
        z
          .array(entry)
          .optional()
          .describe(LIST_DESCRIPTIONS[list as ListName]),
      ]),
    ),
  })
  .meta({ title: 'A file of the record' });

/** The JSON Schema of a file of the record, for editors that complete and check while typing. */
export function recordJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(FILE_SCHEMA, { io: 'input', target: 'draft-7', reused: 'ref' }) };
}

/**
 * The first line of a file of the record, which switches completion on in editors.
 * @param file path of the file
 */
export function schemaLine(knowledgeDir: string, file: string): string {
  const path = relative(dirname(resolve(file)), resolve(schemaPath(knowledgeDir))).replaceAll('\\', '/');
  return `# yaml-language-server: $schema=${path.startsWith('.') ? path : `./${path}`}`;
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
