import { newestFirst } from '../../record/dates.js';
import type { Source } from '../../record/entries.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { SourceIndex } from '../index/entry-index.js';
import { sourceSuggestion, sourceText } from '../names/labels.js';
import { withoutDrafts } from '../names/without-drafts.js';
import { words } from '../words/fold.js';

/** The sources of a record that is in memory. */
export function sourcesInMemory(record: VerbatimRecord, stem: (word: string) => string): SourceIndex {
  const sources = withoutDrafts(record.sources).sort((a, b) => newestFirst(a.published, b.published));
  const typed = sources.map((source) => words(sourceText(source)));
  const holding = (source: Source, stems: readonly string[]): number => {
    const known = new Set(words(`${sourceText(source)} ${sourceSuggestion(source).label}`).map(stem));
    return stems.filter((one) => known.has(one)).length;
  };
  return {
    first: async (most) => sources.slice(0, most),
    holdingAll: async (stems) => sources.filter((source) => holding(source, stems) === stems.length),
    holdingMost: async (stems, most) =>
      sources
        .map((source) => ({ source, held: holding(source, stems) }))
        .filter(({ held }) => held > 0)
        .sort((a, b) => b.held - a.held)
        .slice(0, most)
        .map(({ source }) => source),
    beginning: async (beginnings, most) =>
      sources
        .filter((_, place) => beginnings.every((part) => typed[place]?.some((word) => word.startsWith(part))))
        .slice(0, most),
  };
}
