import { newestFirst } from '../record/dates.js';
import type { Source } from '../record/entries.js';
import type { SearchContext } from './context.js';
import { sourceSuggestion, sourceText } from './names/labels.js';
import { withoutDrafts } from './names/without-drafts.js';
import type { Found } from './search.js';
import { BAND, SOURCE } from './weights.js';
import { words } from './words/fold.js';

/** Finds sources by id, by the id of an entry that rests on them, or by words of publisher, title, host and date; newest first. */
export function findSources(context: SearchContext, query: string): Found<Source> {
  const { stem } = context.vocabulary;
  const all = withoutDrafts(context.record.sources).sort((a, b) => newestFirst(a.published, b.published));
  const entry = context.findEntry(query);
  const wanted = entry?.entry === 'statement' || entry?.entry === 'figure' ? entry.source : entry?.id;
  const own = all.filter((source) => source.id === wanted);
  if (own.length > 0) return answered(own, 1, own[0]?.publisher ?? '');
  const typed = context.wordsOf(query);
  if (typed.length === 0) return { band: 'none', suggestions: all.slice(0, BAND.maxOffered).map(sourceSuggestion) };
  const matching = all.map((source) => {
    const known = new Set(words(`${sourceText(source)} ${sourceSuggestion(source).label}`).map(stem));
    return { source, share: typed.filter((word) => known.has(stem(word))).length / typed.length };
  });
  const full = matching.filter(({ share }) => share === 1).map(({ source }) => source);
  if (full.length > 0) return answered(full, SOURCE.allWords, typed.join(' '));
  const partly = matching
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .map(({ source }) => sourceSuggestion(source));
  if (partly.length > 0) return { band: 'offered', reason: 'near', suggestions: partly.slice(0, BAND.maxOffered) };
  return { band: 'none', suggestions: [] };
}

const answered = (sources: readonly Source[], score: number, why: string): Found<Source> => ({
  band: 'answered',
  hits: sources.map((item) => ({ item, score, why: [why] })),
  reading: why,
  subjects: sources.slice(0, SOURCE.maxSubjects).map(sourceSuggestion),
});
