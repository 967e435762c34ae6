import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Config } from '../../config.js';
import { formatProblem } from '../../knowledge/problems.js';
import { findSourceTexts } from '../../knowledge/proof/source-texts.js';
import { checkRecord } from '../../knowledge/prove.js';
import { shareInEnglish } from '../proof-report.js';
import { advice, type Finding, failed, passed } from './finding.js';

const MAX_PROBLEMS_SHOWN = 5;

/** Whether the record can be loaded, and how much of it is proven. */
export async function recordFindings({ knowledgeDir, archiveDir, recordFrom }: Config): Promise<Finding[]> {
  if (recordFrom === 'cluster' && !existsSync(knowledgeDir))
    return [passed('Record', 'it is read from the cluster: there is no folder of it here, and none is needed.')];
  const result = await checkRecord({ knowledgeDir, archiveDir });
  const { root, paths } = await findSourceTexts(archiveDir);
  const texts = root === undefined ? undefined : paths.map((path) => basename(path, '.txt'));
  if (!result.ok) {
    const shown = result.problems.slice(0, MAX_PROBLEMS_SHOWN).map((problem) => `\n    ${formatProblem(problem)}`);
    const more = result.problems.length > MAX_PROBLEMS_SHOWN ? '\n    "npx verbatim check" shows all.' : '';
    const { length } = result.problems;
    return [
      failed(
        'Record',
        `${knowledgeDir} has ${length} ${length === 1 ? 'problem' : 'problems'}, so the bot does not start:${shown.join('')}${more}`,
      ),
      archiveFinding(archiveDir, texts?.length),
    ];
  }
  const counts = Object.entries(result.counts).map(([name, count]) => `${count} ${name}`);
  const { quotations, figures } = result.share;
  const isWhole = quotations.proven + figures.proven === quotations.all + figures.all;
  const share = shareInEnglish(result.share);
  // Texts of no source are named in the warnings of `check`, and prove nothing.
  const ofSources = texts?.filter((id) => result.sources.has(id)).length;
  return [
    passed('Record', `${counts.join(', ')}.`),
    isWhole ? passed('Proofs', share) : advice('Proofs', `${share} Answers say so with each.`),
    archiveFinding(archiveDir, ofSources, (texts?.length ?? 0) - (ofSources ?? 0)),
  ];
}

function archiveFinding(archiveDir: string, texts: number | undefined, strays = 0): Finding {
  if (texts === undefined)
    return advice(
      'Archive',
      `There is no folder ${archiveDir}: stored proofs still count, but nothing new can be proven here, and /check searches no source text.`,
    );
  const found = `${texts} source ${texts === 1 ? 'text' : 'texts'} in ${archiveDir}`;
  return strays === 0
    ? passed('Archive', `${found}.`)
    : advice('Archive', `${found}, and ${strays} of no source on file: "npx verbatim check" names them.`);
}
