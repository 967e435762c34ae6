import { kindsIn } from '../../language/words/kinds-of-people.js';
import { addToGroup } from '../../record/group-by.js';
import type { VerbatimRecord } from '../../record/record.js';
import { words } from '../words/fold.js';
import { stem } from '../words/stem.js';
import type { Subject } from './subject.js';
import { withoutDrafts } from './without-drafts.js';

/** Words for kinds of people that only a question uses for them: in a text an army, or forces, are no number of people. */
const MORE_WORDS: Readonly<Record<string, string>> = {
  soldiers: 'army armies forces ranks troopers combatants combatant',
  civilians: 'noncombatants noncombatant',
  children: 'kids kid boys girls schoolchildren',
  employees: 'employee staff workers worker personnel workforce staffers',
  voters: 'voter electorate',
  passengers: 'passenger travellers travelers',
  police: 'cop cops constable constables',
  firefighters: 'firefighter firemen fireman',
  sailors: 'sailor seamen seaman crewmen',
  pupils: 'pupil students student',
};

const KIND_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(MORE_WORDS).flatMap(([kind, line]) =>
    [kind, ...line.split(' ')].map((word): [string, string] => [word, kind]),
  ),
);
const knownKind = (word: string): string | undefined => KIND_OF.get(word) ?? [...kindsIn(word)][0];

/** The kind of people that a folded word means, under one word. */
export const kindOfPeople = (word: string): string => stem(knownKind(word) ?? word);

/** Whether a folded word means a kind of people in any record. */
export const namesPeople = (word: string): boolean => knownKind(word) !== undefined;

/** The groups that a record counts, by the kind of their people. */
export interface CountedGroups {
  /** By kind as `kindOfPeople` names it. */
  readonly byKind: ReadonlyMap<string, readonly CountedGroupSubject[]>;
  readonly all: readonly CountedGroupSubject[];
  /** The places and bodies whose people a folded word may mean, by id: "Ruritanian". */
  readonly sides: ReadonlyMap<string, readonly string[]>;
  /** Those of these words that are no name of a place. */
  readonly demonyms: ReadonlySet<string>;
}

/** A counted group as something that a query names, and whose people they are. */
export interface CountedGroupSubject {
  readonly subject: Subject;
  /** Absent where they are nobody's side. */
  readonly side?: string;
}

export function countedGroups(record: VerbatimRecord, byId: ReadonlyMap<string, readonly Subject[]>): CountedGroups {
  const byKind = new Map<string, CountedGroupSubject[]>();
  const all: CountedGroupSubject[] = [];
  for (const { id, kind, side } of withoutDrafts(record.groups)) {
    const [subject] = byId.get(id) ?? [];
    if (subject === undefined) continue;
    const one = side === undefined ? { subject } : { subject, side };
    all.push(one);
    const [word] = words(kind ?? '');
    if (word !== undefined) addToGroup(byKind, kindOfPeople(word), one);
  }
  const sides = new Map<string, string[]>();
  const names = new Set<string>();
  for (const { id, name, demonyms } of withoutDrafts(record.places)) {
    names.add(words(name).join(' '));
    for (const [word, ...more] of [name, ...demonyms].map(words))
      if (word !== undefined && more.length === 0) addToGroup(sides, word, id);
  }
  return { byKind, all, sides, demonyms: new Set([...sides.keys()].filter((word) => !names.has(word))) };
}
