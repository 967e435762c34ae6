import type { Client } from '@opensearch-project/opensearch';
import type { VerbatimRecord } from '../../record/record.js';
import type { Corpus } from '../../search/embedded/corpus.js';
import type { EmbeddedIndex } from '../../search/embedded/embedded-index.js';
import { indexInMemory } from '../../search/embedded/search-index.js';
import { createSearch } from '../../search/engine.js';
import type { Found } from '../../search/search.js';
import type { Snapshot } from '../asking.js';
import { MAX_WORK_MS } from '../client/connect.js';
import { packDictionary, UnpackedDictionary } from '../documents/packed-dictionary.js';
import { figureIndex, sourceIndex, statementIndex } from '../entry-index.js';

/** Questions that are under way at the same time. */
const AT_ONCE = 6;

/** A question, and what it finds in either index. */
export interface Difference {
  readonly question: string;
  readonly inMemory: readonly string[];
  readonly inCluster: readonly string[];
}

/**
 * Asks questions of a record in memory and of its revision in the cluster, before readers see that: by name, by event, by topic, by words, and
 * by two of these together.
 * @param each how many questions of each sort are asked
 * @returns one that finds something else; undefined where all find the same
 */
export async function compareAnswers(
  client: Client,
  snapshot: Snapshot,
  { record, index }: { readonly record: VerbatimRecord; readonly index: EmbeddedIndex },
  each: number,
): Promise<Difference | undefined> {
  const inMemory = indexInMemory(record, index);
  const here = createSearch(record, inMemory);
  const dictionaryOf = (corpus: Corpus<unknown>): UnpackedDictionary =>
    new UnpackedDictionary(packDictionary(corpus, index.vocabulary));
  const at = (): Snapshot => snapshot;
  const asked = { client, maxMs: MAX_WORK_MS };
  const there = createSearch(record, {
    ...inMemory,
    statements: statementIndex(asked, at, dictionaryOf(index.statements)),
    figures: figureIndex(asked, at, dictionaryOf(index.figures)),
    sources: sourceIndex(asked, at),
  });
  const differenceIn = async (question: string): Promise<Difference | undefined> => {
    for (const kind of ['statements', 'figures', 'sources'] as const) {
      const [expected, found] = await Promise.all([here[kind](question), there[kind](question)]);
      const [wanted, got] = [idsOf(expected), idsOf(found)];
      if (wanted.join() !== got.join()) return { question, inMemory: wanted, inCluster: got };
    }
    return undefined;
  };
  const questions = questionsOf(record, each);
  for (let at = 0; at < questions.length; at += AT_ONCE) {
    const differences = await Promise.all(questions.slice(at, at + AT_ONCE).map(differenceIn));
    const [difference] = differences.filter((one) => one !== undefined);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function questionsOf(record: VerbatimRecord, each: number): readonly string[] {
  const spread = <T>(all: readonly T[]): T[] => spreadOver(all, each);
  const names = (entries: readonly { readonly name: string }[]): string[] => spread(entries).map(({ name }) => name);
  const people = names([...record.people, ...record.organisations]);
  const events = names([...record.events, ...record.places]);
  const words = spread(record.statements).map(({ says }) => says.split(/\s+/).slice(0, 3).join(' '));
  const topics = spread(record.statements).flatMap(({ topics: own }) => own.slice(0, 1));
  const sources = spread(record.sources).map(({ publisher }) => publisher);
  const pairs = people.map((name, place) => `${name} ${topics[place] ?? events[place] ?? ''}`);
  return [...new Set([...people, ...events, ...words, ...topics, ...names(record.metrics), ...sources, ...pairs])];
}

/** A few, from the first to the last. */
const spreadOver = <T>(all: readonly T[], each: number): T[] =>
  Array.from({ length: each }, (_, place) => all[Math.floor((place * all.length) / each)]).flatMap((one) => one ?? []);

const idsOf = (found: Found<{ readonly id: string }>): string[] =>
  found.band === 'answered' ? [...found.hits, ...(found.related ?? [])].map(({ item }) => item.id) : [found.band];
