import { setMissAside, topMisses } from '../../desk/misses/misses.js';
import type { Store } from '../../desk/store/store.js';
import { printableLine } from '../../printable.js';
import type { Output } from '../output.js';

const MAX_SHOWN = 100;
const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Prints what was asked and is not on file, first what most people asked. */
export async function printMisses(store: Store, output: Output, json: boolean): Promise<boolean> {
  const misses = await topMisses(store, MAX_SHOWN);
  for (const miss of misses) {
    if (json) {
      const { key: _, ...shown } = miss;
      output.write(`${JSON.stringify(shown)}\n`);
      continue;
    }
    const nearest = miss.nearest.length === 0 ? '' : `  nearest: ${miss.nearest.map(printableLine).join(', ')}`;
    output.write(
      `${miss.askers} asked  ${day(miss.firstAt)} to ${day(miss.lastAt)}  /${miss.command} ${printableLine(miss.question)}${nearest}\n`,
    );
  }
  if (misses.length === 0 && !json) output.write('Nothing was asked that is not on file.\n');
  return true;
}

/** Says that a question is not for this record. */
export async function setAside(store: Store, output: Output, question: string): Promise<boolean> {
  const count = await setMissAside(store, question, Date.now());
  if (count === 0) output.error('Nobody asked that, or it is set aside already.\n');
  else output.write('Set aside.\n');
  return count > 0;
}
