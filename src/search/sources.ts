import { newestFirst } from '../record/dates.js';
import type { Source } from '../record/entries.js';
import type { Room } from './context.js';
import { sourceSuggestion } from './names/labels.js';
import { live } from './names/vocabulary.js';
import type { Found } from './search.js';
import { hostOf } from './suggest.js';
import { words } from './words/fold.js';
import { stem } from './words/stem.js';

/**
 * Finds sources by id, by the id of an entry that rests on them, or by words of publisher, title, host and date; newest first.
 * @param room names and readers
 * @param query the query
 */
export function sourceSearch(room: Room, query: string): Found<Source> {
  const all = live(room.record.sources).sort((a, b) => newestFirst(a.published, b.published));
  const entry = room.entry(query);
  const wanted = entry?.entry === 'statement' || entry?.entry === 'figure' ? entry.source : entry?.id;
  const own = all.filter((source) => source.id === wanted);
  const answered = (items: readonly Source[], score: number, why: string): Found<Source> => ({
    band: 'answered',
    hits: items.map((item) => ({ item, score, why: [why] })),
    reading: why,
    subjects: items.slice(0, 25).map(sourceSuggestion),
  });
  if (own.length > 0) return answered(own, 1, own[0]?.publisher ?? '');
  const typed = room.take(query);
  if (typed.length === 0) return { band: 'none', suggestions: all.slice(0, 10).map(sourceSuggestion) };
  const matching = all.map((source) => {
    const label = sourceSuggestion(source).label;
    const known = new Set(
      words(
        `${source.publisher} ${source.title ?? ''} ${label} ${hostOf(source.url)} ${source.published.iso} ${source.id}`,
      ).map(stem),
    );
    return { source, share: typed.filter((word) => known.has(stem(word))).length / typed.length };
  });
  const full = matching.filter((one) => one.share === 1).map((one) => one.source);
  if (full.length > 0) return answered(full, 0.9, typed.join(' '));
  const partly = matching
    .filter((one) => one.share > 0)
    .sort((a, b) => b.share - a.share)
    .map((one) => sourceSuggestion(one.source));
  if (partly.length > 0) return { band: 'offered', reason: 'near', suggestions: partly.slice(0, 10) };
  return { band: 'none', suggestions: [] };
}
