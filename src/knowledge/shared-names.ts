import type { Entry } from '../record/entries.js';
import { addToGroup } from '../record/group-by.js';
import { nameKey } from './entries/name-bearers.js';
import { excerpt, type Problem } from './problems.js';

/**
 * Warnings about an alias that is the name of another entry of the same kind: a question for the one would be answered with the other.
 * Aliases that two entries have alike are no fault, as a surname of two people is not.
 */
export function sharedNames(entries: readonly Entry[]): readonly Problem[] {
  const bearers = new Map<string, Entry[]>();
  for (const entry of entries) if ('name' in entry) addToGroup(bearers, keyOf(entry, entry.name), entry);
  return entries.flatMap((entry): Problem[] => {
    if (!('aliases' in entry)) return [];
    return entry.aliases.flatMap(({ name }): Problem[] => {
      const other = bearers.get(keyOf(entry, name))?.find(({ id }) => id !== entry.id);
      if (other === undefined) return [];
      return [
        {
          ...entry.position,
          entry: entry.id,
          wrong: `its alias "${excerpt(name)}" is the name of ${other.id}`,
          right: 'take the alias away, or make the two one entry if they are the same',
        },
      ];
    });
  });
}

const keyOf = ({ entry }: Entry, name: string): string => `${entry} ${nameKey(name)}`;
