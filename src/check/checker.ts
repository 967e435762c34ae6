import { type Archive, archiveInMemory } from '../record/archive.js';
import type { EntryId } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Statement } from '../record/statement.js';
import type { SearchEngine } from '../search/search.js';
import { type ArchivedText, createArchiveFinder, type FindInArchive } from './archive-texts.js';
import { type Attribution, attributionOf, namesSpeaker } from './attribution.js';
import { FiledRuns } from './filed-runs.js';
import { createFigureJudge } from './judge-figures.js';
import { isWithdrawn, judgeWords, MIN_UNMARKED_WEIGHT } from './judge-words.js';
import { type PastedQuote, pastedQuotes } from './pasted-quotes.js';
import { unjudgedNumbers } from './unjudged-numbers.js';
import type { CheckReport, Judged, JudgedQuote } from './verdicts.js';
import { totalWeight } from './words.js';
import { createWorkBudget, type WorkBudget } from './work-budget.js';

/** The longest text a Discord message can have, in code points. */
export const MAX_TEXT_CHARS = 4_000;
export const MAX_QUOTES = 50;
const MAX_FIGURES = 50;
/** Statements that a quote is compared with word by word. */
const MAX_COMPARED_STATEMENTS = 40;
/** What the checking of one text may cost in all, in milliseconds of work. */
const MAX_CHECK_MS = 1_500;
/** Words of less weight could be in any source text. */
const MIN_ARCHIVE_WEIGHT = 4;

/** Judges pasted texts against a record. Keeps nothing of them. */
export interface Checker {
  /**
   * Judges every quote and every figure in the first 4,000 characters of a text.
   * @param signal stops the work
   * @throws {WorkBudgetExceededError} when the text takes too long
   * @throws the reason of the signal
   */
  check(text: string, signal?: AbortSignal): Promise<CheckReport>;
}

/** A word or two prove nothing about who said them, where the one who is named is not the one on file. */
const MAX_COMMON_WEIGHT = 2;
const COMMON_WHEN: ReadonlySet<JudgedQuote['verdict']> = new Set(['other-speaker']);

interface CheckContext {
  readonly search: SearchEngine;
  readonly archive: Archive;
  readonly findInArchive: FindInArchive;
  readonly runs: FiledRuns;
}

/**
 * Builds the checker of a record.
 * @param texts reads every archived source text; none where there is no archive
 * @param archive where its entries are; by default in the record itself
 */
export function createChecker(
  record: VerbatimRecord,
  search: SearchEngine,
  texts: () => AsyncIterable<ArchivedText>,
  archive: Archive = archiveInMemory(record),
): Checker {
  const findInArchive = createArchiveFinder(texts);
  let runs = new FiledRuns();
  const judgeFigures = createFigureJudge(record, search, archive);
  return {
    async check(text, signal) {
      const budget = createWorkBudget(MAX_CHECK_MS, signal === undefined ? {} : { signal });
      const points = Array.from(text.toWellFormed());
      const checked = points.slice(0, MAX_TEXT_CHARS).join('');
      const { quotes, more, strayMark } = pastedQuotes(checked, MAX_QUOTES);
      await budget.pause();
      if (runs.isFull) runs = new FiledRuns();
      const context: CheckContext = { search, archive, findInArchive, runs };
      const judgedQuotes = await judgeQuotes(checked, quotes, context, budget);
      const onFile = judgedQuotes.filter(({ judged: { verdict } }) => verdict !== 'not-on-file');
      const figures = await judgeFigures(
        checked,
        onFile.map(({ quote }) => quote),
        MAX_FIGURES,
        budget,
      );
      // A sentence without quotation marks that is no quote on file may still hold figures, which say more about it.
      const shown = judgedQuotes
        .filter(({ quote, judged: { marked, verdict } }) => {
          if (marked || verdict !== 'not-on-file') return true;
          return figures.length === 0 && totalWeight(quote.words) >= MIN_UNMARKED_WEIGHT;
        })
        .map(({ judged }) => judged);
      const judged: Judged[] = [...shown, ...figures];
      judged.push(...unjudgedNumbers(checked, judged));
      return {
        judged: judged.sort((a, b) => a.start - b.start || a.end - b.end),
        strayMark,
        more: more || points.length > MAX_TEXT_CHARS || figures.length === MAX_FIGURES,
      };
    },
  };
}

/** A quote without a speaker of its own is attributed like the one before it in the same paragraph. */
async function judgeQuotes(
  text: string,
  quotes: readonly PastedQuote[],
  context: CheckContext,
  budget: WorkBudget,
): Promise<{ readonly quote: PastedQuote; readonly judged: JudgedQuote }[]> {
  const results: { readonly quote: PastedQuote; readonly judged: JudgedQuote }[] = [];
  let attribution: ReadAttribution = async () => undefined;
  let end = 0;
  for (const quote of quotes) {
    const isNewParagraph = /\n[ \t]*\n/.test(text.slice(end, quote.start));
    end = quote.end;
    await budget.pause();
    const before = attribution;
    attribution = once(
      async () => (await attributionOf(quote, context.search)) ?? (isNewParagraph ? undefined : before()),
    );
    results.push({ quote, judged: await judgeQuote(quote, attribution, context, budget) });
  }
  return results;
}

/** Reads who a quote is attributed to. Of most quotes of a text nothing is on file, and nobody asks. */
type ReadAttribution = () => Promise<Attribution | undefined>;

function once(read: ReadAttribution): ReadAttribution {
  let attribution: Promise<Attribution | undefined> | undefined;
  return () => {
    attribution ??= read();
    return attribution;
  };
}

async function judgeQuote(
  quote: PastedQuote,
  readAttribution: ReadAttribution,
  context: CheckContext,
  budget: WorkBudget,
): Promise<JudgedQuote> {
  const candidates = await context.search.sharingWords(quote.text, MAX_COMPARED_STATEMENTS);
  const { verdict, runs, difference } = await judgeWords(quote, candidates, context.runs, budget);
  const statements = [...new Set(runs.map(({ statement }) => statement))];
  // A source says for whom its speakers speak.
  const record = await context.archive.slice({ entries: statements.map(({ id }) => id) });
  const judged = {
    kind: 'quote' as const,
    pasted: quote.text,
    start: quote.start,
    end: quote.end,
    unclosed: quote.unclosed,
    marked: quote.marked,
    filed: runs.filter((run) => !isWithdrawn(run)).map(({ text }) => text),
    ...(difference === undefined ? {} : { difference }),
  };
  if (verdict === 'not-on-file') {
    const archived = await archivedSources(quote, context);
    const attribution = statements.length > 1 ? await readAttribution() : undefined;
    const isNamed = (statement: Statement): boolean =>
      attribution !== undefined && namesSpeaker(attribution, statement, record);
    const nearest = [...statements.filter(isNamed), ...statements.filter((one) => !isNamed(one))];
    return { ...judged, verdict, statements: nearest, ...(archived.length === 0 ? {} : { archived }) };
  }
  // Whose words they were is withdrawn with them.
  if (verdict === 'withdrawn') return { ...judged, verdict, statements };
  const attributed = withAttribution(verdict, statements, await readAttribution(), record);
  const isCommon = COMMON_WHEN.has(attributed.verdict) && totalWeight(quote.words) <= MAX_COMMON_WEIGHT;
  return { ...judged, ...attributed, ...(isCommon ? { verdict: 'common-words' as const } : {}) };
}

async function archivedSources({ pieces }: PastedQuote, { findInArchive }: CheckContext): Promise<readonly EntryId[]> {
  const [words, ...others] = pieces;
  if (words === undefined || others.length > 0 || totalWeight(words) < MIN_ARCHIVE_WEIGHT) return [];
  return findInArchive(words.map(({ key }) => key));
}

/** The verdict on words that are on file, once their attribution is compared with the speakers on file. */
function withAttribution(
  verdict: JudgedQuote['verdict'],
  statements: readonly Statement[],
  attribution: Attribution | undefined,
  record: VerbatimRecord,
): Pick<JudgedQuote, 'verdict' | 'statements' | 'attributedTo'> {
  if (attribution === undefined) return { verdict, statements };
  const bySpeaker = statements.filter((statement) => namesSpeaker(attribution, statement, record));
  // Joined words are of several statements: all of them are shown.
  if (bySpeaker.length > 0) return { verdict, statements: verdict === 'joined' ? statements : bySpeaker };
  const isInexact = verdict === 'altered' || verdict === 'joined' || verdict === 'looks-like';
  return { verdict: isInexact ? verdict : 'other-speaker', statements, attributedTo: attribution.name };
}
