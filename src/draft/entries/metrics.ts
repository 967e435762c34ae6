import type { Metric } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { words } from '../../search/words/fold.js';
import type { DraftedFigure } from '../found.js';

/** How far from its number a word for what is counted may stand, in UTF-16 units. */
const MAX_BEFORE = 40;
const MAX_AFTER = 60;

/** The metric on file that a word beside a number names, where one alone does. */
export function metricFor(
  text: string,
  { value, sentence }: DraftedFigure,
  metrics: readonly Metric[],
): EntryId | undefined {
  const near = [
    ...words(text.slice(Math.max(sentence.start, value.start - MAX_BEFORE), value.start)),
    '|',
    ...words(text.slice(value.end, Math.min(sentence.end, value.end + MAX_AFTER))),
  ];
  const bar = near.indexOf('|');
  let best: { readonly id: EntryId; readonly far: number } | undefined;
  let isTied = false;
  for (const { id, name, aliases, names } of metrics)
    for (const called of [name, ...aliases.map((alias) => alias.name), ...Object.values(names ?? {}).flat()]) {
      const wanted = words(called);
      const at = near.findIndex(
        (_, place) => wanted.length > 0 && wanted.every((word, offset) => near[place + offset] === word),
      );
      if (at < 0) continue;
      // What is counted follows its number more often than it precedes it.
      const far = Math.abs(at - bar) - (at > bar ? 0.5 : 0);
      if (best === undefined || far < best.far) {
        isTied = false;
        best = { id, far };
      } else if (far === best.far && best.id !== id) isTied = true;
    }
  return isTied ? undefined : best?.id;
}
