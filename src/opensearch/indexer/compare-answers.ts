import type { Client } from '@opensearch-project/opensearch';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { speakerId } from '../../record/speakers.js';
import { indexInMemory } from '../../search/embedded/search-index.js';
import { createSearch } from '../../search/engine.js';
import type { Found } from '../../search/search.js';
import type { Snapshot } from '../asking.js';
import { MAX_WORK_MS } from '../client/connect.js';
import { type PackedDictionary, UnpackedDictionary } from '../documents/packed-dictionary.js';
import { figureIndex, sourceIndex, statementIndex } from '../entry-index.js';
import { compareCounts } from './compare-counts.js';
import { comparedPart } from './compared-part.js';
import type { Difference } from './difference.js';

/** Questions that are under way at the same time. */
const AT_ONCE = 6;

/** A record whose revision is to be compared, and what its head holds of its words. */
export interface ComparedRecord {
  readonly record: VerbatimRecord;
  readonly places: ReadonlyMap<EntryId, number>;
  readonly statements: PackedDictionary;
  readonly figures: PackedDictionary;
}

/**
 * Asks questions of a record in memory and of its revision in the cluster, before readers see that: by name, by event, by topic, by words, and
 * by two of these together. Of a long record, stretches are in memory, and the cluster answers from these alone; besides, it counts over
 * everything how many documents hold some words and subjects.
 * @param each how many questions of each sort are asked
 * @param most how many entries of each kind are in memory, at most
 * @returns one that finds something else; undefined where all find the same
 */
export async function compareAnswers(
  client: Client,
  { build, revision }: Snapshot,
  compared: ComparedRecord,
  { each, most }: { readonly each: number; readonly most: number },
): Promise<Difference | undefined> {
  const asked = { client, maxMs: MAX_WORK_MS };
  for (const kind of ['statements', 'figures'] as const) {
    const different = await compareCounts(asked, { build, revision }, kind, compared[kind]);
    if (different !== undefined) return different;
  }
  const { record, within } = comparedPart(compared.record, compared.places, { most, turn: revision });
  const inMemory = indexInMemory(record);
  const at = (): Snapshot => ({ build, revision, ...(within === undefined ? {} : { within }) });
  const statements = new UnpackedDictionary(compared.statements);
  const figures = new UnpackedDictionary(compared.figures);
  // Of a part, the words are those of the whole: questions are read in the same way on both sides, as readers' are.
  const here = createSearch(
    record,
    within === undefined
      ? inMemory
      : {
          ...inMemory,
          statements: { ...inMemory.statements, dictionary: statements },
          figures: { ...inMemory.figures, dictionary: figures },
        },
  );
  const there = createSearch(record, {
    ...inMemory,
    statements: statementIndex(asked, at, statements),
    figures: figureIndex(asked, at, figures),
    sources: sourceIndex(asked, at),
  });
  const differenceIn = async (question: string): Promise<Difference | undefined> => {
    for (const kind of ['statements', 'figures', 'sources'] as const) {
      const [expected, found] = await Promise.all([here[kind](question), there[kind](question)]);
      const [wanted, got] = [idsOf(expected), idsOf(found)];
      if (wanted.join() !== got.join()) return { question, inMemory: wanted.length, inCluster: got.length };
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
  const voices = spread(record.statements).flatMap(({ speaker, event }) =>
    [speakerId(speaker), event].flatMap((id) => nameOf(record, id)),
  );
  const pairs = people.map((name, place) => `${name} ${topics[place] ?? events[place] ?? ''}`);
  return [
    ...new Set([...people, ...events, ...voices, ...words, ...topics, ...names(record.metrics), ...sources, ...pairs]),
  ];
}

function nameOf({ byId }: VerbatimRecord, id: EntryId | undefined): string[] {
  const entry = id === undefined ? undefined : byId.get(id);
  return entry !== undefined && 'name' in entry ? [entry.name] : [];
}

/** A few, from the first to the last. */
const spreadOver = <T>(all: readonly T[], each: number): T[] =>
  Array.from({ length: each }, (_, place) => all[Math.floor((place * all.length) / each)]).flatMap((one) => one ?? []);

const idsOf = (found: Found<{ readonly id: string }>): string[] =>
  found.band === 'answered' ? [...found.hits, ...(found.related ?? [])].map(({ item }) => item.id) : [found.band];
