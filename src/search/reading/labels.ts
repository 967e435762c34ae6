import { labelOf } from '../names/labels.js';
import type { Subject } from '../names/subject.js';
import type { NameTable, Vocabulary } from '../names/vocabulary.js';
import { words } from '../words/fold.js';
import { meaningful } from '../words/stem.js';

/** Subjects by what autocomplete shows for them, and by their ids: what a reader picked is found as it was picked. */
export function labelTable(vocabulary: Vocabulary): NameTable {
  const table = new Map<string, Subject[]>();
  const put = (key: string, subject: Subject): void => {
    const list = table.get(key);
    if (list === undefined) table.set(key, [subject]);
    else if (!list.includes(subject)) list.push(subject);
  };
  for (const subject of vocabulary.subjects) {
    const others = subject.names
      // Countries' names in other languages have too many labels to keep, and are found as names.
      .filter((name) => !name.foreign)
      .map((name) => labelOf(subject, name))
      .filter((label) => label !== subject.name);
    for (const key of [labelOf(subject), ...others].map(keyOf)) if (key !== '') put(key, subject);
    const id = keyOf(subject.id);
    if (id.includes(' ')) put(id, subject);
  }
  return table;
}

const keyOf = (text: string): string => meaningful(words(text)).join(' ');
