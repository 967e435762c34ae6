import { formatProblem } from '../knowledge/problems.js';
import type { ProveResult } from '../knowledge/prove.js';
import type { Output } from './output.js';

/** Prints warnings and problems, and how many entries are proven. */
export function printProofReport(result: ProveResult, output: Output): void {
  for (const problem of [...result.warnings, ...result.problems]) output.error(`${formatProblem(problem)}\n`);
  if (result.ok)
    output.write(
      `${result.proven} entries proven word for word, ${result.unproven} not checked (their source text is not archived).\n`,
    );
  else
    output.error(
      `${result.problems.length} ${result.problems.length === 1 ? 'problem' : 'problems'}. Nothing was written.\n`,
    );
}
