import Fuse from 'fuse.js';
import { suggestionOf } from './labels.js';
import type { Suggestion } from './search.js';
import { skeleton } from './sound.js';
import type { Name, Subject, SubjectKind, Vocabulary } from './vocabulary.js';

interface Row {
  readonly subject: Subject;
  readonly name: Name;
}

/** Finds the names nearest to words that name nothing. */
export type Nearest = (typed: readonly string[], kinds: ReadonlySet<SubjectKind>, most: number) => Suggestion[];

/**
 * Builds "did you mean" over every name on file with Fuse.js, and over consonants for scripts that write no vowels.
 * @param vocabulary the names
 */
export function buildNearest(vocabulary: Vocabulary): Nearest {
  const rows: Row[] = vocabulary.subjects.flatMap((subject) =>
    subject.names.filter((name) => !name.role).map((name) => ({ subject, name })),
  );
  const byWord = new Map<string, Row[]>();
  for (const row of rows) {
    for (const word of new Set([...row.name.words, row.name.words.join('')])) {
      if (word.length >= 3 && word.length <= 24) byWord.set(word, [...(byWord.get(word) ?? []), row]);
    }
  }
  const fuse = new Fuse([...byWord.keys()], {
    threshold: 0.34,
    includeScore: true,
    ignoreLocation: true,
    minMatchCharLength: 3,
  });
  const skeletons = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.subject.kind !== 'person' && row.subject.kind !== 'place') continue;
    for (const word of row.name.words) {
      const key = skeleton(word);
      if (key.length >= 3) skeletons.set(key, [...(skeletons.get(key) ?? []), row]);
    }
  }
  return (typed, kinds, most) => {
    const best = new Map<Subject, { score: number; name: Name }>();
    const offer = ({ subject, name }: Row, score: number): void => {
      if (kinds.has(subject.kind) && (best.get(subject)?.score ?? 1) > score) best.set(subject, { score, name });
    };
    for (const word of typed.slice(0, 4)) {
      if (word.length < 3 || /^[\d.]+$/.test(word)) continue;
      for (const row of skeletons.get(skeleton(word)) ?? []) offer(row, 0.2);
      for (const { item, score } of fuse.search(word.slice(0, 24), { limit: 12 })) {
        for (const row of byWord.get(item) ?? []) offer(row, score ?? 1);
      }
    }
    return [...best]
      .sort((a, b) => a[1].score - b[1].score)
      .slice(0, most)
      .map(([subject, { name }]) => suggestionOf(subject, name));
  };
}
