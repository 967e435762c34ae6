import type { Draft, DraftedQuotation, DraftedReport, Said, Tier } from '../found.js';
import { overlap, type Span, wordsAt } from '../span.js';
import type { Voice } from '../voices.js';

/** What somebody says at one place of a text: quotations with the words around them, or reported words. */
export interface DraftedStatement extends Said {
  readonly runs: readonly DraftedQuotation[];
  /** Reported words, where nothing is quoted. */
  readonly report?: DraftedReport;
  /** From the first sentence to the last. */
  readonly passage: Span;
}

const RANK: Readonly<Record<Tier, number>> = { sure: 0, likely: 1, look: 2 };
export const byTier = <T extends { readonly tier: Tier }>(all: readonly T[]): T[] =>
  all
    .map((one, at) => ({ one, at }))
    .sort((a, b) => RANK[a.one.tier] - RANK[b.one.tier] || a.at - b.at)
    .map(({ one }) => one);

/**
 * The statements of a draft in the order of the text: quotations of one sentence by one speaker are one, and those that follow without
 * another speaker belong to it. Words that are reported around a quotation go with it.
 */
export function statementsOf(text: string, { quotations, reports }: Draft): DraftedStatement[] {
  const grouped: DraftedStatement[] = [];
  for (const quotation of quotations) {
    if (!quotation.isSpeech) continue;
    const before = grouped.at(-1);
    if (before !== undefined && belongsTo(text, before, quotation))
      grouped[grouped.length - 1] = {
        ...before,
        runs: [...before.runs, quotation],
        tier: RANK[quotation.tier] > RANK[before.tier] ? quotation.tier : before.tier,
        passage: { start: before.passage.start, end: Math.max(before.passage.end, quotation.sentence.end) },
      };
    else grouped.push({ ...quotation, runs: [quotation], passage: quotation.sentence });
  }
  const alone = reports.filter(
    ({ words, sentence, voice }) =>
      !grouped.some(
        (one) =>
          one.voice === voice && overlap(one.passage, sentence) && one.runs.some(({ run }) => overlap(run, words)),
      ),
  );
  return [...grouped, ...alone.map((report) => ({ ...report, runs: [], report, passage: report.sentence }))].sort(
    (a, b) => a.passage.start - b.passage.start,
  );
}

function belongsTo(text: string, before: DraftedStatement, { voice, sentence, cue, run }: DraftedQuotation): boolean {
  if (voice === undefined || before.voice !== voice || before.passedOnBy.length > 0) return false;
  const last = before.runs.at(-1);
  const between = text.slice(last?.run.outer.end ?? before.passage.end, run.outer.start);
  if (/\n[ \t]*\n/.test(between)) return false;
  if (before.runs.some((one) => one.sentence.start === sentence.start)) return isSameCue(last?.cue, cue);
  // A sentence of quotations alone goes on with what was said before it.
  const rest = text.slice(sentence.start, run.outer.start) + text.slice(run.outer.end, sentence.end);
  return cue === undefined && !/\p{L}/u.test(rest.replace(/[“«„"‘].*$/su, ''));
}

const isSameCue = (a: Span | undefined, b: Span | undefined): boolean => a?.start === b?.start;

/** The words by which a text names a voice. */
export const nameOf = (text: string, voice: Voice): string => wordsAt(text, voice.words);

/** The stretches of a statement that are what is said in it. */
export const saidIn = ({ runs, report }: DraftedStatement): Span[] =>
  report === undefined ? runs.map(({ run }) => run.outer) : [report.words];
