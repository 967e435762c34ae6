import type { Corpus } from './corpus.js';
import type { Group, Reading } from './read-query.js';
import type { Hit } from './search.js';

/** How a list of hits is put in order where they match equally well. */
export type TieBreak<T> = (a: T, b: T) => number;

/** Up to this many words, entries that match them all leave out those that match only some. */
const MOST_REQUIRED = 5;

interface Scored {
  readonly doc: number;
  /** How many parts of the rest it matches. */
  readonly matched: number;
  readonly score: number;
  readonly why: string[];
}

/**
 * Ranks the entries that a reading asks for: by the speakers named, then by what of the rest each one matches.
 * @param reading the query, understood; every group stands for all its subjects
 * @param corpus the entries
 * @param allowed which entries the filters let through
 * @param tieBreak the order among equals
 * @returns the hits, and whether the words beside the speaker matched any of them
 */
export function rank<T>(
  reading: Reading,
  corpus: Corpus<T>,
  allowed: (item: T) => boolean,
  tieBreak: TieBreak<T>,
): { readonly hits: readonly Hit<T>[]; readonly matchedRest: boolean } {
  const speakers = reading.groups.filter((group) => union(group, corpus.by).size > 0);
  const metrics = reading.groups.filter((group) => group.subjects.every((subject) => subject.kind === 'metric'));
  const others = reading.groups.filter((group) => !speakers.includes(group) && !metrics.includes(group));
  let base = speakers.length > 0 ? bySpeakers(speakers, corpus) : new Set(corpus.items.keys());
  if (metrics.length > 0) {
    const counted = new Set(metrics.flatMap((group) => [...union(group, corpus.about)]));
    base = new Set([...base].filter((doc) => counted.has(doc)));
  }
  const rest = [
    ...others.map((group) => ({
      docs: weighted(union(group, corpus.about)),
      weight: 3,
      why: `about ${group.words.join(' ')}`,
    })),
    ...reading.content.map((part) => contentMatch(part.word, part.stems, part.fuzzy, corpus)),
  ];
  const scored: Scored[] = [];
  for (const doc of base) {
    const item = corpus.items[doc];
    if (item === undefined || !allowed(item)) continue;
    const why = [...speakers, ...metrics].map((group) => group.words.join(' '));
    let score = 0;
    let matched = 0;
    for (const part of rest) {
      const found = part.docs.get(doc);
      if (found === undefined) continue;
      score += part.weight * found;
      matched += 1;
      why.push(part.why);
    }
    scored.push({ doc, matched, score, why });
  }
  const best = scored.reduce((most, one) => Math.max(most, one.score), 0);
  const anchored = speakers.length + metrics.length > 0;
  const possible = rest.reduce((sum, part) => sum + part.weight, 0);
  if (rest.length > 0 && !anchored && best < possible * 0.45) return { hits: [], matchedRest: false };
  const whole =
    rest.length > 0 && rest.length <= MOST_REQUIRED ? scored.filter((one) => one.matched === rest.length) : [];
  const kept =
    whole.length > 0
      ? whole
      : best > 0
        ? scored.filter((one) => one.score >= best * 0.5)
        : anchored || rest.length === 0
          ? scored
          : [];
  const hits = kept
    .map((one) => ({
      ...one,
      step: best > 0 ? Math.round((one.score / best) * 20) : 20,
      item: corpus.items[one.doc] as T,
    }))
    .sort((a, b) => b.step - a.step || tieBreak(a.item, b.item) || a.doc - b.doc)
    .map(({ item, step, why }) => ({ item, score: Math.min(1, (step / 20) * Math.max(0.5, reading.coverage)), why }));
  return { hits, matchedRest: best > 0 };
}

function bySpeakers<T>(speakers: readonly Group[], corpus: Corpus<T>): Set<number> {
  const said = speakers.map((group) => union(group, corpus.by));
  const all = new Set(said.flatMap((docs) => [...docs]));
  if (speakers.length === 1) return all;
  const mentioned = speakers.map((group) => union(group, corpus.about));
  const crossing = [...all].filter((doc) =>
    said.some((docs, index) => docs.has(doc) && mentioned.some((about, other) => other !== index && about.has(doc))),
  );
  return crossing.length > 0 ? new Set(crossing) : all;
}

function contentMatch<T>(word: string, stems: readonly string[], fuzzy: boolean, corpus: Corpus<T>) {
  const docs = new Map<number, number>();
  for (const stem of stems) {
    for (const [doc, weight] of corpus.postings.get(stem) ?? []) docs.set(doc, Math.max(docs.get(doc) ?? 0, weight));
  }
  const rarity = Math.log(1 + corpus.items.length / (1 + docs.size));
  return {
    docs,
    weight: (fuzzy ? 0.7 : 1) * Math.max(0.2, rarity),
    why: fuzzy ? `a word near “${word}”` : `the word “${word}”`,
  };
}

function weighted(docs: ReadonlySet<number>): Map<number, number> {
  return new Map([...docs].map((doc) => [doc, 1]));
}

/**
 * The documents of all subjects of a group.
 * @param group the group
 * @param table `by` or `about` of a corpus
 */
export function union(group: Pick<Group, 'subjects'>, table: Corpus<unknown>['by']): Set<number> {
  const docs = new Set<number>();
  for (const subject of group.subjects) for (const doc of table.get(subject) ?? []) docs.add(doc);
  return docs;
}
