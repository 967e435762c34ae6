import { isAide, officeKey } from '../names/office-words.js';
import type { Office } from '../names/offices.js';
import type { Subject } from '../names/subject.js';
import { addGroup, type Draft, type PlacedGroup } from './draft.js';

/**
 * "The president’s spokesman", by the president's name: those who hold such a post with the holder of a post like the one that the
 * person holds. Runs when names as spelt are known.
 */
export function readAides(draft: Draft): void {
  if (!draft.context.kinds.has('person')) return;
  for (const group of [...draft.groups]) {
    const at = group.at + group.words.length;
    const word = draft.words[at] ?? '';
    if (draft.taken[at] || !isAide(word) || !isNext(draft, at)) continue;
    const aides = aidesOf(group, word, draft);
    if (aides.length === 0) continue;
    draft.groups = draft.groups.filter((one) => one !== group);
    addGroup(draft, [...group.words, word], group.at, { subjects: aides, how: 'post' });
    draft.taken[at] = true;
  }
}

/** Whether nothing is typed between a word and the one before it: "Berg and the spokesman" are two. */
const isNext = ({ typedPlaces }: Draft, at: number): boolean => typedPlaces[at] === (typedPlaces[at - 1] ?? 0) + 1;

function aidesOf({ subjects }: PlacedGroup, word: string, { context }: Draft): readonly Subject[] {
  const { offices, stem } = context.vocabulary;
  const [person, ...others] = subjects;
  if (person?.kind !== 'person' || others.length > 0) return [];
  const own = offices.bySubject.get(person) ?? [];
  const aides = (offices.byKey.get(officeKey(word, stem)) ?? []).filter(
    (office) =>
      office.subject !== person &&
      office.heads.has(officeKey(word, stem)) &&
      own.some((post) => isAideTo(office, post)),
  );
  return [...new Set(aides.map(({ subject }) => subject))];
}

/** Whether a title names both what a post is and whose it is. */
const isAideTo = (office: Office, { heads, all }: Office): boolean =>
  [...heads].some((key) => office.all.has(key)) && [...all].some((key) => !heads.has(key) && office.all.has(key));
