import type { Subject } from '../names/subject.js';
import type { PlacedGroup } from './draft.js';
import type { Content, Group } from './reading.js';

export const isPeople = (group: Group): boolean => group.subjects.some(({ kind }) => kind === 'person');

const shared = (a: Group, b: Group): Subject[] => a.subjects.filter((subject) => b.subjects.includes(subject));

/** Whether one person's first name is followed by another's surname: that is somebody who is not on file. */
export function namesTwoPeople(groups: readonly PlacedGroup[]): boolean {
  return groups.some((first, index) => {
    const second = groups[index + 1];
    if (second === undefined || !isPeople(first) || !isPeople(second)) return false;
    const [word] = first.words;
    const adjacent = first.words.length === 1 && second.words.length === 1 && second.at === first.at + 1;
    const isFirstName = first.subjects.every((subject) =>
      subject.names.every(({ words }) => words.length > 1 && words.at(-1) !== word),
    );
    return adjacent && isFirstName && shared(first, second).length === 0;
  });
}

/** Makes groups that name the same person one; a word of somebody's post settles which bearer of a surname is meant. */
export function mergePeople(
  groups: readonly Group[],
  content: readonly Content[],
  stem: (word: string) => string,
): Group[] {
  const merged: Group[] = [];
  for (const group of groups) {
    const index = merged.findIndex((other) => isPeople(other) && isPeople(group) && shared(other, group).length > 0);
    const other = merged[index];
    if (other === undefined) merged.push(group);
    else merged[index] = merge(other, group);
  }
  return merged.map((group) => withPost(group, content, stem));
}

/** Who is named by a post too is named: the post says no more. */
function merge(one: Group, other: Group): Group {
  const subjects = shared(one, other);
  const slot = one.slot ?? other.slot;
  const rest = { subjects, ...(slot === undefined ? {} : { slot }) };
  if (one.how === 'post') return { words: other.words, how: other.how, ...rest };
  if (other.how === 'post') return { words: one.words, how: one.how, ...rest };
  return { words: [...one.words, ...other.words], how: other.how === 'exact' ? one.how : other.how, ...rest };
}

function withPost(group: Group, content: readonly Content[], stem: (word: string) => string): Group {
  if (!isPeople(group) || group.subjects.length < 2) return group;
  const fitting = group.subjects.filter(({ names }) =>
    names.some(
      ({ role, words }) => role && words.some((word) => content.some(({ stems }) => stems.includes(stem(word)))),
    ),
  );
  return fitting.length === 1 ? { ...group, subjects: fitting } : group;
}
