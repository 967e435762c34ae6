import { styleText } from 'node:util';
import type { Draft, Tier } from '../../draft/found.js';
import { type Span, wordsAt } from '../../draft/span.js';
import { printable } from '../../printable.js';

type Style = Parameters<typeof styleText>[0];

interface Mark extends Span {
  readonly style: Style;
  /** What stands behind it: its number in the list below. */
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

function marksOf(
  text: string,
  { quotations, reports, figures, days }: Draft,
): { readonly marks: readonly Mark[]; readonly lines: readonly string[] } {
  const marks: Mark[] = [];
  const lines: string[] = [];
  const said = [
    ...quotations.filter(({ isSpeech }) => isSpeech).map((one) => ({ ...one, span: one.run.outer, isQuoted: true })),
    ...reports.map((one) => ({ ...one, span: one.words, isQuoted: false })),
  ].sort((a, b) => a.span.start - b.span.start);
  for (const [at, { span, tier, voice, cue, kind, isQuoted }] of said.entries()) {
    const label = String(at + 1);
    if (isQuoted || !said.some((other) => other.isQuoted && other.span.start < span.end && span.start < other.span.end))
      marks.push({ ...span, style: isQuoted ? STYLE[tier] : ['underline'], label });
    const who =
      voice === undefined
        ? 'nobody named'
        : `${wordsAt(text, voice.words)}${voice.entry === undefined ? '' : ` (${voice.entry})`}`;
    lines.push(
      `${label.padStart(3)}  ${tier.padEnd(6)}  ${who} – ${cue === undefined ? 'goes on' : wordsAt(text, cue)}, ${isQuoted ? 'quoted' : 'reported'}, ${kind}: ${short(wordsAt(text, span))}`,
    );
  }
  for (const [at, { value, counted, tier, voice }] of figures.entries()) {
    const label = `f${at + 1}`;
    marks.push({ ...value, style: ['cyan'], label });
    const who = voice === undefined ? 'the text itself' : wordsAt(text, voice.words);
    lines.push(
      `${label.padStart(3)}  ${tier.padEnd(6)}  ${who}: ${wordsAt(text, value)}${counted === undefined ? '' : ` ${wordsAt(text, counted)}`}`,
    );
  }
  for (const day of days)
    lines.push(
      `day  ${day.isInferred ? 'likely' : 'sure  '}  ${wordsAt(text, day)}: ${day.iso}${day.isInferred ? ', worked out from the day of publication' : ''}`,
    );
  return { marks, lines };
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
