import { readdir } from 'node:fs/promises';
import type { Config } from '../../config.js';
import { formatProblem } from '../../knowledge/problems.js';
import { checkRecord } from '../../knowledge/prove.js';
import { advice, type Finding, failed, passed } from './finding.js';

const MAX_PROBLEMS_SHOWN = 5;

/** Whether the record can be loaded, and how much of it is proven. */
export async function recordFindings({ knowledgeDir, archiveDir }: Config): Promise<Finding[]> {
  const result = await checkRecord({ knowledgeDir, archiveDir });
  const texts = await readdir(archiveDir).then(
    (names) => names.filter((name) => name.endsWith('.txt')).length,
    () => undefined,
  );
  if (!result.ok) {
    const shown = result.problems.slice(0, MAX_PROBLEMS_SHOWN).map((problem) => `\n    ${formatProblem(problem)}`);
    const more = result.problems.length > MAX_PROBLEMS_SHOWN ? '\n    "npx verbatim check" shows all.' : '';
    const { length } = result.problems;
    return [
      failed(
        'Record',
        `${knowledgeDir} has ${length} ${length === 1 ? 'problem' : 'problems'}, so the bot does not start:${shown.join('')}${more}`,
      ),
      archiveFinding(archiveDir, texts),
    ];
  }
  const counts = Object.entries(result.counts).map(([name, count]) => `${count} ${name}`);
  const proven = `${result.proven} entries are proven word for word`;
  return [
    passed('Record', `${counts.join(', ')}.`),
    result.unproven === 0
      ? passed('Proofs', `${proven}.`)
      : advice(
          'Proofs',
          `${proven}, ${result.unproven} are not: the text of their source is not archived. Answers say so with each.`,
        ),
    archiveFinding(archiveDir, texts),
  ];
}

const archiveFinding = (archiveDir: string, texts: number | undefined): Finding =>
  texts === undefined
    ? advice(
        'Archive',
        `There is no folder ${archiveDir}: stored proofs still count, but nothing new can be proven here, and /check searches no source text.`,
      )
    : passed('Archive', `${texts} source ${texts === 1 ? 'text' : 'texts'} in ${archiveDir}.`);
