import { currentId } from '../record/former-ids.js';
import type { SearchContext } from './context.js';
import type { Corpus } from './embedded/corpus.js';
import { suggestionOf } from './names/labels.js';
import type { SubjectKind } from './names/subject.js';
import type { Group } from './reading/reading.js';
import type { TextAnalyzer } from './text-analyzer.js';
import { QUERY } from './weights.js';

const MENTIONED: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'metric']);

/** Each turn leaves fewer words in another language. */
const MAX_TURNS = 4;

export function createAnalyzer(
  context: SearchContext,
  statements: Corpus<unknown>,
  inEnglish: (question: string) => string,
): TextAnalyzer {
  // Every button of one answer carries the same query.
  let last = { query: '', words: '' };
  const meaningOf = (query: string): string => {
    if (query !== last.query) last = { query, words: context.condensed(inEnglish(query)).join(' ') };
    return last.words;
  };
  return {
    inEnglish,
    async mentions(sentence) {
      const { groups } = context.read(sentence, statements, MENTIONED);
      // "The minister" of a text may be anybody's.
      const named = groups.filter(({ how, words }) => how !== 'post' || words.length > 1);
      return named.flatMap((group) =>
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
      if (context.record.byId.has(currentId(context.record, trimmed)) && trimmed.length <= maxLength) return trimmed;
      const length = Math.max(0, Math.min(maxLength, QUERY.maxLength));
      let short = context.condensed(meaningOf(query), length).join(' ');
      // What is left of a long text may be a question in another language by itself: a button leads to the same words each time.
      for (let turn = 0; turn < MAX_TURNS; turn += 1) {
        const again = context.condensed(inEnglish(short), length).join(' ');
        if (again === short) break;
        short = again;
      }
      return short;
    },
  };
}

const isAsSpelt = ({ how }: Group): boolean => how === 'exact' || how === 'sound';
