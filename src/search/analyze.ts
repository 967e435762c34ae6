import type { SearchContext } from './context.js';
import type { SearchIndex } from './index/search-index.js';
import { suggestionOf } from './names/labels.js';
import type { Subject, SubjectKind } from './names/subject.js';
import type { Group, Reading } from './reading/reading.js';
import type { Mention, TextAnalyzer } from './text-analyzer.js';
import { QUERY } from './weights.js';

const MENTIONED: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'metric']);

/** Each turn leaves fewer words in another language. */
const MAX_TURNS = 4;

export function createAnalyzer(
  context: SearchContext,
  index: SearchIndex,
  inEnglish: (question: string) => Promise<string>,
): TextAnalyzer {
  // Every button of one answer carries the same query.
  let last = { query: '', words: '' };
  const meaningOf = async (query: string): Promise<string> => {
    if (query === last.query) return last.words;
    const words = context.condensed(await inEnglish(query)).join(' ');
    last = { query, words };
    return words;
  };
  return {
    inEnglish,
    async mentions(sentence) {
      return mentionsOf(context.read(sentence, index.statements.dictionary, MENTIONED));
    },
    async mentionsInText(sentence) {
      return mentionsOf(context.readText(sentence, index.statements.dictionary, MENTIONED));
    },
    async mayNameMetric(sentence) {
      return context.mayNameMetric(sentence, index.statements.dictionary);
    },
    async unknownWords(text) {
      return context.wordsOf(text).filter((word) => !context.isKnown(word));
    },
    async condense(query, maxLength) {
      const trimmed = query.trim();
      if (trimmed.length <= maxLength && (await index.entry(trimmed)) !== undefined) return trimmed;
      const length = Math.max(0, Math.min(maxLength, QUERY.maxLength));
      let short = context.condensed(await meaningOf(query), length).join(' ');
      // What is left of a long text may be a question in another language by itself: a button leads to the same words each time.
      for (let turn = 0; turn < MAX_TURNS; turn += 1) {
        const again = context.condensed(await inEnglish(short), length).join(' ');
        if (again === short) break;
        short = again;
      }
      return short;
    },
  };
}

function mentionsOf({ groups }: Reading): Mention[] {
  // "The minister" of a text may be anybody's.
  const named = groups.filter(({ how, words }) => how !== 'post' || words.length > 1);
  return named.flatMap((group) =>
    group.subjects.map((subject) => ({
      ...suggestionOf(subject),
      words: group.words,
      sure: isAsSpelt(group) || areOfNames(group.words, subject),
    })),
  );
}

/** Whether all words are of names of somebody, such as a post and a surname. */
const areOfNames = (words: readonly string[], { names }: Subject): boolean =>
  words.every((word) => names.some((name) => name.words.includes(word))) &&
  words.some((word) => names.some((name) => !name.role && name.words.includes(word)));

const isAsSpelt = ({ how }: Group): boolean => how === 'exact' || how === 'sound';
