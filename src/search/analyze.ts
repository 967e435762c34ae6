import type { SearchContext } from './context.js';
import type { Corpus } from './index/corpus.js';
import { suggestionOf } from './names/labels.js';
import type { SubjectKind } from './names/subject.js';
import type { Group } from './reading/reading.js';
import type { TextAnalyzer } from './text-analyzer.js';
import { QUERY } from './weights.js';

const MENTIONED: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'metric']);

export function createAnalyzer(context: SearchContext, statements: Corpus<unknown>): TextAnalyzer {
  // Every button of one answer carries the same query.
  let last = { query: '', words: '' };
  const meaningOf = (query: string): string => {
    if (query !== last.query) last = { query, words: context.wordsOf(query).join(' ') };
    return last.words;
  };
  return {
    async mentions(sentence) {
      return context.read(sentence, statements, MENTIONED).groups.flatMap((group) =>
        group.subjects.map((subject) => ({
          ...suggestionOf(subject),
          words: group.words,
          sure:
            isAsSpelt(group) || subject.names.some(({ words }) => group.words.every((word) => words.includes(word))),
        })),
      );
    },
    async unknownWords(text) {
      return context.wordsOf(text).filter((word) => !context.isKnown(word));
    },
    condense(query, maxLength) {
      const trimmed = query.trim();
      if (context.record.byId.has(trimmed) && trimmed.length <= maxLength) return trimmed;
      const length = Math.max(0, Math.min(maxLength, QUERY.maxLength));
      return context.wordsOf(meaningOf(query), length).join(' ');
    },
  };
}

const isAsSpelt = ({ how }: Group): boolean => how === 'exact' || how === 'sound';
