import { landingOf } from '../../desk/landing/landing.js';
import { possibleActions, proposalInFull } from '../../desk/proposal-in-full.js';
import { decisions } from '../../desk/store/decisions.js';
import type { Store } from '../../desk/store/store.js';
import { printableLine } from '../../printable.js';
import type { Output } from '../output.js';
import { inWords } from './print-log.js';

const BY = {
  editor: 'an editor',
  approver: 'an approver who neither proposed nor wrote it',
  proposer: 'whoever proposed it',
} as const;

/**
 * Prints where a proposal is, what can be done with it by whom, and how it came there.
 * @returns whether there is one of this id
 */
export async function printWhy(store: Store, output: Output, id: string): Promise<boolean> {
  const found = await store.ask((queries) => proposalInFull(queries, id));
  if (found === undefined) {
    output.error(`There is no proposal "${printableLine(id)}": its card names it.\n`);
    return false;
  }
  const { proposal, setup, authors, approvers, rivals } = found;
  output.write(
    `${proposal.id}: ${proposal.state}, revision ${proposal.revision}, ${proposal.change} ${proposal.entry}\n`,
  );
  output.write(`Proposed by ${proposal.proposer}; written by ${authors.join(', ') || 'nobody yet'}.\n`);
  if (setup === undefined) output.write('The desk is not set up: /desk setup.\n');
  else output.write(`Approved by ${approvers.length} of ${Math.max(1, setup.approvals)}.\n`);
  for (const { action, to, by } of possibleActions(proposal))
    output.write(`- ${action} (${BY[by]}) → ${to ?? 'another proposal'}\n`);
  const { request, trouble, reason } = landingOf(proposal) ?? {};
  if (request !== undefined)
    output.write(
      `Request ${request.number} (${printableLine(request.url)}): checks ${request.checks}, waits for ${request.next}.\n`,
    );
  if (trouble !== undefined)
    output.write(`In its way: ${trouble.kind}${reason === undefined ? '' : ` (${printableLine(reason)})`}.\n`);
  for (const rival of rivals) output.write(`Also open: ${rival.id}, ${rival.state}, about the same entry.\n`);
  for await (const row of decisions(store, id)) output.write(`${inWords(row)}\n`);
  return true;
}
