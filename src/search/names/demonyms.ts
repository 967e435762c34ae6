import { addToGroup } from '../../record/group-by.js';
import type { VerbatimRecord } from '../../record/record.js';
import { words } from '../words/fold.js';
import type { Subject } from './subject.js';
import { withoutDrafts } from './without-drafts.js';

/**
 * The words for a country and its people, as one word for all: `Ruritanian` and `Ruritanians` are `ruritania`, the first name of the place
 * that is a single word. A word is left as it is where two places share it or a person is called by it.
 * @param isPersonName whether a folded word is part of somebody's name
 * @returns folded words, by folded word
 */
export function demonymTable(
  record: VerbatimRecord,
  isPersonName: (word: string) => boolean,
): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const shared = new Set<string>();
  for (const { name, aliases, demonyms } of withoutDrafts(record.places)) {
    if (demonyms.length === 0) continue;
    const ownNames = singleWords([name, ...aliases.map((alias) => alias.name)]);
    const all = [...new Set([...ownNames, ...singleWords(demonyms)])];
    const [country = ''] = all;
    for (const word of all) {
      if (table.has(word)) shared.add(word);
      else table.set(word, country);
    }
  }
  return new Map([...table].filter(([word, country]) => word !== country && !shared.has(word) && !isPersonName(word)));
}

/** The places that a single word says somebody or something comes from. */
export function placesByDemonym(
  record: VerbatimRecord,
  byId: ReadonlyMap<string, readonly Subject[]>,
): ReadonlyMap<string, readonly Subject[]> {
  const table = new Map<string, Subject[]>();
  for (const { id, demonyms } of withoutDrafts(record.places))
    for (const word of new Set(singleWords(demonyms)))
      for (const subject of byId.get(id) ?? []) addToGroup(table, word, subject);
  return table;
}

const singleWords = (names: readonly string[]): string[] =>
  names.map(words).flatMap(([word, ...more]) => (word === undefined || more.length > 0 ? [] : [word]));
