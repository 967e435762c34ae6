import { fileURLToPath } from 'node:url';
import { loadRecord } from '../../src/knowledge/load.js';
import { formatProblem } from '../../src/knowledge/problems.js';
import type { VerbatimRecord } from '../../src/record/record.js';

/** The invented story, with its source texts. */
export const EXAMPLE = {
  knowledgeDir: fileURLToPath(new URL('../../examples/dolna-bridge/knowledge', import.meta.url)),
  archiveDir: fileURLToPath(new URL('../../examples/dolna-bridge/archive', import.meta.url)),
};

/** Loads the invented story as the bot does. */
export async function exampleStory(): Promise<VerbatimRecord> {
  const result = await loadRecord(EXAMPLE);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.record;
}
