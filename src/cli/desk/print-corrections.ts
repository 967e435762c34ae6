import { countCorrections, outOfReach } from '../../desk/corrections/count-corrections.js';
import type { Store } from '../../desk/store/store.js';
import type { Output } from '../output.js';

const DAYS = 30;
const DAY_MS = 86_400_000;

/** Prints how the corrections of answers that were posted went in the last 30 days, and where the bot could not reach them. */
export async function printCorrections(store: Store, output: Output, json: boolean): Promise<boolean> {
  const since = Date.now() - DAYS * DAY_MS;
  const counts = await countCorrections(store, since);
  const channels = await outOfReach(store, since);
  if (json) {
    output.write(`${JSON.stringify({ ...counts, outOfReach: channels })}\n`);
    return true;
  }
  const { waiting, corrected, healed, gone, unreachable, failed } = counts;
  output.write(
    `In the last ${DAYS} days: ${corrected} corrected, ${healed} by a click, ${gone} deleted before, ${unreachable} out of reach, ${failed} refused by Discord, ${waiting} waiting.\n`,
  );
  for (const { server, channel, count } of channels)
    output.write(
      `Out of reach: ${count} in channel ${channel} ${server === null ? '(a direct message)' : `of server ${server}`}\n`,
    );
  return true;
}
