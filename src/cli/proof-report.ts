import { formatProblem } from '../knowledge/problems.js';
import type { ProveResult } from '../knowledge/prove.js';
import { createLanguages } from '../language/language.js';
import type { ProofShare, ShareCount, SourceShare } from '../record/proof-share.js';
import { shareInWords } from '../view/proof-share.js';
import type { Output } from './output.js';

/** Prints warnings and problems, what was written, and how much of the record is proven. */
export function printProofReport(result: ProveResult, output: Output): void {
  for (const problem of [...result.warnings, ...result.problems]) output.error(`${formatProblem(problem)}\n`);
  for (const { entry, wrong } of result.refiled ?? []) output.write(`${entry}: ${wrong}; stored as it is now.\n`);
  for (const path of result.written ?? []) output.write(`${path}: written.\n`);
  for (const path of result.removed ?? []) output.write(`${path}: removed, no entry needs it.\n`);
  if (result.ok) output.write(`${shareInEnglish(result.share)}\n`);
  else
    output.error(
      `${result.problems.length} ${result.problems.length === 1 ? 'problem' : 'problems'}. Nothing was written.\n`,
    );
}

/** How much is proven, in the words that readers see. */
export const shareInEnglish = (share: ProofShare): string => shareInWords(share, createLanguages()('en-US'));

/** Prints how much of each source is proven; those of which nothing is, in one line. */
export function printShareBySource({ sources }: ProofShare, output: Output): void {
  const touched = sources.filter(({ quotations, figures }) =>
    [quotations, figures].some(({ proven, read }) => proven + read > 0),
  );
  const others = sources.length - touched.length;
  for (const share of touched) output.write(`  ${share.source}: ${partsOf(share).join(', ')}\n`);
  if (others > 0)
    output.write(
      `  ${others} ${touched.length > 0 ? 'other ' : ''}${others === 1 ? 'source' : 'sources'}: nothing proven or read\n`,
    );
}

const partsOf = ({ quotations, figures }: SourceShare): string[] =>
  [['quotations', quotations] as const, ['figures', figures] as const].flatMap(([what, count]) =>
    count.all === 0 ? [] : [`${inWords(count)} ${what}`],
  );

const inWords = ({ all, proven, read }: ShareCount): string =>
  `${proven} of ${all}${read === 0 ? '' : ` (${read} read beside the page)`}`;

/** The outcome as one line of JSON. */
export function proofReportAsJson({ ok, share, written = [], removed = [], problems }: ProveResult): string {
  return `${JSON.stringify({ ok, ...share, written, removed, problems: problems.map(formatProblem) })}\n`;
}
