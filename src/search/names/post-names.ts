import type { Person } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { words } from '../words/fold.js';

/** Where a title says of what: "Chair of the inquiry into the bridge". */
const OF_WHAT = /\s(?:of|for|into|at|in|on|de|des|du|del|für|von|der)\s|,\s/gu;
/** Posts that are held no more. */
const FORMER = /^(?:former|ex|late|past)(?![\p{L}])/iu;

/**
 * What a post is called for short, where exactly one person on file holds such a post: "Minister of Roads" for the "Minister of Roads of
 * Ruritania". One word alone is too little: "head", "speaker" and "chief" are words of other questions.
 */
export function shortPosts(people: readonly Person[]): ReadonlyMap<EntryId, readonly string[]> {
  const holders = new Map<string, Set<EntryId>>();
  for (const { id, roles } of people)
    for (const { title } of roles)
      for (const short of shortForms(title)) holders.set(short, (holders.get(short) ?? new Set()).add(id));
  const found = new Map<EntryId, string[]>();
  for (const [short, ids] of holders) {
    const [only] = ids;
    if (only !== undefined && ids.size === 1) found.set(only, [...(found.get(only) ?? []), short]);
  }
  return found;
}

function shortForms(title: string): string[] {
  if (FORMER.test(title)) return [];
  const cuts = [...title.matchAll(OF_WHAT)].map(({ index }) => title.slice(0, index));
  return [...new Set(cuts.map((cut) => cut.toLowerCase()))].filter((cut) => words(cut).length > 1);
}
