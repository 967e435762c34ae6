import { setImmediate as breathe } from 'node:timers/promises';
import type { VerbatimRecord } from '../record/record.js';
import type { Search } from '../search/search.js';
import { type ArchivedText, archiveTexts, type FindInArchive } from './archive-texts.js';
import { type Attribution, attributionOf, namesSpeaker } from './attribution.js';
import { runsOf } from './filed-runs.js';
import { figureLookup, judgeFigures } from './judge-figures.js';
import { judgeWords } from './judge-words.js';
import { type PastedQuote, pastedQuotes } from './pasted-quotes.js';
import type { CheckReport, JudgedQuote } from './verdicts.js';
import { weightOfAll } from './words.js';

/** The longest text that is looked at, in code points: a Discord message of the longest kind. */
const LONGEST = 4_000;
const MOST_QUOTES = 50;
const MOST_FIGURES = 50;
/** So many statements are compared with a quote word by word. */
const MOST_COMPARED = 40;
/** A quote of less than this could be in any text. */
const LEAST_IN_ARCHIVE = 4;

/** Judges pasted texts against a record. Keeps nothing of them. */
export interface Checker {
  /**
   * Judges every quote and every figure of a text.
   * @param text as pasted, of any length; the first 4,000 characters are looked at
   */
  check(text: string): Promise<CheckReport>;
}

/**
 * Builds the checker of a record.
 * @param record the record
 * @param search its search
 * @param texts reads every archived source text; nothing where there is no archive
 */
export function createChecker(
  record: VerbatimRecord,
  search: Search,
  texts: () => AsyncIterable<ArchivedText>,
): Checker {
  const inArchive = archiveTexts(texts);
  const figures = figureLookup(record);
  return {
    async check(text) {
      const points = Array.from(text.toWellFormed());
      const looked = points.slice(0, LONGEST).join('');
      const { quotes, more } = pastedQuotes(looked, MOST_QUOTES);
      const judged: JudgedQuote[] = [];
      const known: { readonly quote: PastedQuote; readonly judged: JudgedQuote }[] = [];
      let before: Attribution | undefined;
      let at = 0;
      for (const quote of quotes) {
        if (/\n[ \t]*\n/.test(looked.slice(at, quote.start))) before = undefined;
        at = quote.end;
        // A message may hold fifty quotes: whoever asks something short meanwhile does not wait for all of them.
        await breathe();
        const attribution = (await attributionOf(quote, search)) ?? before;
        before = attribution;
        const one = await judgeQuote(quote, attribution, record, search, inArchive);
        known.push({ quote, judged: one });
        judged.push(one);
      }
      const sure = known.filter(({ judged: { verdict } }) => verdict !== 'not-on-file').map(({ quote }) => quote);
      const counted = await judgeFigures(looked, sure, figures, record, search, MOST_FIGURES);
      // A sentence without quotation marks that is no quote on file may still hold figures, which say more about it.
      const said = judged.filter(({ marked, verdict }) => marked || verdict !== 'not-on-file' || counted.length === 0);
      return { judged: [...said, ...counted], more: more || points.length > LONGEST };
    },
  };
}

async function judgeQuote(
  quote: PastedQuote,
  attribution: Attribution | undefined,
  record: VerbatimRecord,
  search: Search,
  inArchive: FindInArchive,
): Promise<JudgedQuote> {
  const candidates = await search.sharingWords(quote.text, MOST_COMPARED);
  const { verdict, runs, difference } = judgeWords(quote, candidates.flatMap(runsOf));
  const statements = [...new Set(runs.map(({ statement }) => statement))];
  const base = {
    kind: 'quote' as const,
    pasted: quote.text,
    unclosed: quote.unclosed,
    marked: quote.marked,
    filed: runs.map(({ text }) => text),
    ...(difference === undefined ? {} : { difference }),
  };
  if (verdict === 'not-on-file') {
    const words = quote.pieces.flat();
    const archived =
      quote.pieces.length === 1 && weightOfAll(words) >= LEAST_IN_ARCHIVE
        ? await inArchive(words.map(({ key }) => key))
        : [];
    return { ...base, verdict, statements, ...(archived.length === 0 ? {} : { archived }) };
  }
  if (attribution === undefined) return { ...base, verdict, statements };
  const own = statements.filter((statement) => namesSpeaker(attribution, statement, record));
  if (own.length > 0 && verdict !== 'joined') return { ...base, verdict, statements: own };
  if (own.length > 0 || verdict === 'altered' || verdict === 'joined')
    return { ...base, verdict, statements, ...(own.length === 0 ? { attributedTo: attribution.name } : {}) };
  return { ...base, verdict: 'other-speaker', statements, attributedTo: attribution.name };
}
