import type { Source } from '../record/entries.js';
import type { SearchContext } from './context.js';
import type { SearchIndex } from './index/search-index.js';
import { sourceSuggestion } from './names/labels.js';
import type { Found } from './search.js';
import { BAND, SOURCE } from './weights.js';

/** Finds sources by id, by the id of an entry that rests on them, or by words of publisher, title, host and date; newest first. */
export async function findSources(
  context: SearchContext,
  { sources, named, entry: find }: Pick<SearchIndex, 'sources' | 'named' | 'entry'>,
  query: string,
): Promise<Found<Source>> {
  const { stem } = context.vocabulary;
  const entry = await named(query);
  const wanted = entry?.entry === 'statement' || entry?.entry === 'figure' ? entry.source : entry?.id;
  const own = wanted === undefined ? undefined : await find(wanted);
  if (own?.entry === 'source' && own.status !== 'draft') return answered([own], 1, own.publisher);
  const typed = context.wordsOf(query);
  if (typed.length === 0)
    return { band: 'none', suggestions: (await sources.first(BAND.maxOffered)).map(sourceSuggestion) };
  const stems = typed.map(stem);
  const full = await sources.holdingAll(stems);
  if (full.length > 0) return answered(full, SOURCE.allWords, typed.join(' '));
  const partly = (await sources.holdingMost(stems, BAND.maxOffered)).map(sourceSuggestion);
  if (partly.length > 0) return { band: 'offered', reason: 'near', suggestions: partly };
  return { band: 'none', suggestions: [] };
}

const answered = (sources: readonly Source[], score: number, why: string): Found<Source> => ({
  band: 'answered',
  hits: sources.map((item) => ({ item, score, why: [why] })),
  reading: why,
  subjects: sources.slice(0, SOURCE.maxSubjects).map(sourceSuggestion),
});
