import type { SubjectKind } from '../names/subject.js';
import { type Draft, inQueryOrder, type PlacedGroup } from './draft.js';

/** Between two of which either will do, in English: questions in other languages are read as English ones. */
const EITHER = 'or';
const MATTERS: ReadonlySet<SubjectKind> = new Set(['topic', 'event']);

/** "Genocide or ethnic cleansing": two matters of which either will do are one name with two meanings. */
export function readAlternatives(draft: Draft): void {
  const merged: PlacedGroup[] = [];
  for (const group of inQueryOrder(draft.groups)) {
    const last = merged.at(-1);
    if (last === undefined || !isMatter(last) || !isMatter(group) || !areAlternatives(last, group, draft)) {
      merged.push(group);
      continue;
    }
    merged[merged.length - 1] = {
      ...last,
      words: [...last.words, ...group.words],
      subjects: [...new Set([...last.subjects, ...group.subjects])],
      isEither: true,
    };
  }
  draft.groups = merged;
}

const isMatter = ({ subjects }: PlacedGroup): boolean => subjects.every(({ kind }) => MATTERS.has(kind));

/** Whether nothing but "or" is between two names. */
function areAlternatives(one: PlacedGroup, other: PlacedGroup, { typed, typedPlaces }: Draft): boolean {
  const after = (typedPlaces[one.at + one.words.length - 1] ?? 0) + 1;
  const before = typedPlaces[other.at] ?? 0;
  return other.at === one.at + one.words.length && typed.slice(after, before).join(' ') === EITHER;
}
