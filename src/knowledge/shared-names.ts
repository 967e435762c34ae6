import type { Entry } from '../record/entries.js';
import { addToGroup } from '../record/group-by.js';
import { ofKind } from '../record/on-demand.js';
import { nameKey } from './entries/name-bearers.js';
import { excerpt, type Problem } from './problems.js';

/** The kinds of entry that have names. */
const BY_NAME = ['person', 'organisation', 'place', 'event', 'metric', 'topic', 'group'] as const;
const NAMES_ONE: ReadonlySet<Entry['entry']> = new Set(['organisation', 'place', 'event']);

/**
 * Warnings about an alias that is the name of another entry of the same kind, or an alias of another body, place or event: a
 * question for the one would be answered with the other. Two people may share a surname, and two metrics a word.
 */
export function sharedNames(all: readonly Entry[]): readonly Problem[] {
  const entries = ofKind(all, ...BY_NAME);
  const bearers = new Map<string, Entry[]>();
  for (const entry of entries) if ('name' in entry) addToGroup(bearers, keyOf(entry, entry.name), entry);
  const sharers = new Map<string, Entry[]>();
  for (const entry of entries)
    if ('aliases' in entry)
      for (const { name, strength } of entry.aliases)
        if (NAMES_ONE.has(entry.entry) && strength === 'strong') addToGroup(sharers, keyOf(entry, name), entry);
  // Two people may share a surname; nobody has another's.
  const surnames = new Map<string, Entry[]>();
  for (const entry of entries) {
    const [first, ...more] = entry.entry === 'person' ? entry.name.split(/\s+/u) : [];
    const last = more.at(-1);
    if (first !== undefined && last !== undefined) addToGroup(surnames, keyOf(entry, last), entry);
  }
  return entries.flatMap((entry): Problem[] => {
    if (!('aliases' in entry)) return [];
    const own = entry.entry === 'person' ? nameKey(entry.name).split(/\s+/u) : [];
    return entry.aliases
      .filter(({ name }) => !own.includes(nameKey(name)))
      .flatMap(({ name }): Problem[] => {
        const key = keyOf(entry, name);
        const isOther = ({ id }: Entry): boolean => id !== entry.id;
        const bearer = bearers.get(key)?.find(isOther) ?? surnames.get(key)?.find(isOther);
        const sharer = sharers.get(key)?.find(({ id }) => id < entry.id);
        const other = bearer ?? sharer;
        if (other === undefined) return [];
        const what = bearer === undefined ? 'an alias' : 'the name';
        return [
          {
            ...entry.position,
            entry: entry.id,
            wrong: `its alias "${excerpt(name)}" is ${what} of ${other.id}, too`,
            right: 'take the alias away from one of them, or make the two one entry if they are the same',
          },
        ];
      });
  });
}

const keyOf = ({ entry }: Entry, name: string): string => `${entry} ${nameKey(name)}`;
