import { fileURLToPath } from 'node:url';
import { loadRecord } from '../../src/knowledge/load.js';
import { formatProblem } from '../../src/knowledge/problems.js';
import type { VerbatimRecord } from '../../src/record/record.js';

/** The record this repository ships. */
export const KNOWLEDGE_DIR = fileURLToPath(new URL('../../knowledge', import.meta.url));
/** The source texts where they are at hand; the tests pass without them. */
export const ARCHIVE_DIR = process.env.ARCHIVE_DIR ?? fileURLToPath(new URL('../../archive', import.meta.url));

/** Loads the first story as the bot does. */
export async function firstStory(archiveDir = ARCHIVE_DIR): Promise<VerbatimRecord> {
  const result = await loadRecord({ knowledgeDir: KNOWLEDGE_DIR, archiveDir });
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.record;
}
