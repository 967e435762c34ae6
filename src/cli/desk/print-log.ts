import { decisions, verifyLog } from '../../desk/store/decisions.js';
import type { Store } from '../../desk/store/store.js';
import type { DecisionTable } from '../../desk/store/tables.js';
import { printableLine } from '../../printable.js';
import type { Output } from '../output.js';

/**
 * Prints decisions in order, and whether the log is whole.
 * @returns whether it is
 */
export async function printLog(
  store: Store,
  output: Output,
  { json, proposal }: { readonly json: boolean; readonly proposal?: string },
): Promise<boolean> {
  let count = 0;
  for await (const row of decisions(store, proposal)) {
    count += 1;
    output.write(`${json ? JSON.stringify(row) : inWords(row)}\n`);
  }
  const broken = await verifyLog(store);
  if (broken !== undefined) {
    output.error(
      `The log is broken at row ${broken.number}: ${broken.wrong}. Compare it with a backup, and with the trailers of the commits in the record.\n`,
    );
    return false;
  }
  if (!json) output.write(count === 0 ? 'No decision yet.\n' : 'The log is whole.\n');
  return true;
}

/** A decision on one line. */
export function inWords({
  number,
  at,
  proposal,
  revision,
  from_state,
  to_state,
  action,
  person,
  reason,
}: DecisionTable) {
  const why = reason === '' ? '' : ` “${printableLine(reason)}”`;
  return `${number}  ${new Date(at).toISOString()}  ${proposal}/${revision}  ${action}: ${from_state} → ${to_state}, by ${person}${why}`;
}
