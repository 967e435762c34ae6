import type { ProposedChange } from '../proposed-change.js';
import type { Proposal } from '../store/proposals.js';

const VERBS = { new: 'Add', correct: 'Correct', retract: 'Withdraw', alias: 'Add a name of' } as const;

/**
 * The message of the commit of a change. It names people by their names in the store, which lead to nobody outside of it.
 * @param why what is said about it between its first line and its trailers; absent: the reason of a correction
 */
export function messageOf(
  change: ProposedChange,
  { proposer }: Proposal,
  {
    approvers,
    authors,
    mark,
  }: {
    readonly approvers: readonly string[];
    readonly authors: readonly string[];
    readonly mark: Readonly<Record<string, string>>;
  },
  why = 'revision' in change ? inParagraph(change.revision.why ?? '') : '',
): string {
  const trailers = [
    ...new Set([proposer, ...authors].map((person) => `Proposed-by: ${person}`)),
    ...approvers.map((person) => `Approved-by: ${person}`),
    ...Object.entries(mark).map(([name, value]) => `${name}: ${value}`),
  ];
  const parts = [`${VERBS[change.change]} ${change.entry}`, why, trailers.join('\n')].filter((part) => part !== '');
  return `${parts.join('\n\n')}\n`;
}

/** A reason is somebody's text: on one line it cannot end in lines that read like trailers. */
const inParagraph = (text: string): string => text.replace(/\s+/gu, ' ').trim();
