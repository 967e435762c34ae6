import { styleText } from 'node:util';
import type { Draft, Tier } from '../../draft/found.js';
import { overlap, type Span, wordsAt } from '../../draft/span.js';
import type { Voice } from '../../draft/voices.js';
import { printable } from '../../printable.js';

type Style = Parameters<typeof styleText>[0];

interface Mark extends Span {
  readonly style: Style;
  /** What follows it: its number in the list below. */
  readonly label: string;
}

const STYLE: Readonly<Record<Tier, Style>> = {
  sure: ['bold', 'green'],
  likely: ['bold', 'yellow'],
  look: ['bold', 'red'],
};
const MAX_SHOWN = 110;

/** A text with what was found in it marked and numbered, and the list of that: for a terminal. */
export function showDraft(text: string, draft: Draft, colours: boolean): string {
  const { marks, lines } = marksOf(text, draft);
  return `${markedText(text, marks, colours)}\n\n${lines.map(printable).join('\n')}\n`;
}

interface Shown {
  readonly marks: readonly Mark[];
  readonly lines: readonly string[];
}

function marksOf(text: string, draft: Draft): Shown {
  const said = saidIn(text, draft);
  const figures = figuresIn(text, draft);
  const days = draft.days.map(
    (day) =>
      `day  ${day.isInferred ? 'likely' : 'sure  '}  ${wordsAt(text, day)}: ${day.iso}${day.isInferred ? ', worked out from the day of publication' : ''}`,
  );
  return { marks: [...said.marks, ...figures.marks], lines: [...said.lines, ...figures.lines, ...days] };
}

function saidIn(text: string, { quotations, reports }: Draft): Shown {
  const said = [
    ...quotations.filter(({ isSpeech }) => isSpeech).map((one) => ({ ...one, span: one.run.outer, isQuoted: true })),
    ...reports.map((one) => ({ ...one, span: one.words, isQuoted: false })),
  ].sort((a, b) => a.span.start - b.span.start);
  const holdsQuotation = (span: Span): boolean => said.some((other) => other.isQuoted && overlap(other.span, span));
  return {
    marks: said.flatMap(({ span, tier, isQuoted }, at): Mark[] =>
      isQuoted || !holdsQuotation(span)
        ? [{ ...span, style: isQuoted ? STYLE[tier] : ['underline'], label: String(at + 1) }]
        : [],
    ),
    lines: said.map(({ span, tier, voice, cue, kind, isQuoted }, at) => {
      const by = cue === undefined ? 'goes on' : wordsAt(text, cue);
      const words = short(wordsAt(text, span));
      return `${lineOf(String(at + 1), tier, nameOf(text, voice))} – ${by}, ${isQuoted ? 'quoted' : 'reported'}, ${kind}: ${words}`;
    }),
  };
}

function figuresIn(text: string, { figures }: Draft): Shown {
  return {
    marks: figures.map(({ value }, at) => ({ ...value, style: ['cyan'], label: `f${at + 1}` })),
    lines: figures.map(({ value, counted, tier, voice }, at) => {
      const of = counted === undefined ? '' : ` ${wordsAt(text, counted)}`;
      const who = voice === undefined ? 'the text itself' : nameOf(text, voice);
      return `${lineOf(`f${at + 1}`, tier, who)}: ${wordsAt(text, value)}${of}`;
    }),
  };
}

const lineOf = (label: string, tier: Tier, who: string): string => `${label.padStart(3)}  ${tier.padEnd(6)}  ${who}`;

function nameOf(text: string, voice: Voice | undefined): string {
  if (voice === undefined) return 'nobody named';
  return `${wordsAt(text, voice.words)}${voice.entry === undefined ? '' : ` (${voice.entry})`}`;
}

const short = (words: string): string => {
  const line = words.replace(/\s+/gu, ' ');
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN).toWellFormed()} …` : line;
};

/** Marks lie beside each other; one inside another is left to its number in the list. */
function markedText(text: string, marks: readonly Mark[], colours: boolean): string {
  let shown = '';
  let at = 0;
  for (const { start, end, style, label } of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    const words = printable(text.slice(start, end));
    shown += printable(text.slice(at, start));
    shown += colours
      ? `${styleText(style, words, { validateStream: false })}${styleText('dim', `[${label}]`, { validateStream: false })}`
      : `⟦${words}⟧[${label}]`;
    at = end;
  }
  return shown + printable(text.slice(at));
}
