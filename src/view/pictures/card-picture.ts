import type { Statement } from '../../record/entries.js';
import { proofInWords, saidDateInWords, speakerName } from '../attribution.js';
import type { ViewContext } from '../block.js';
import { sourceOf, speakerOf } from '../names.js';
import { relatedStatements } from '../related-statements.js';
import { sourceInWords } from '../source-link.js';
import { visible } from '../text.js';
import { drawableText, type FontMetrics, wrap } from './font-metrics.js';
import { MARGIN, MIN_FONT_SIZE, WIDTH } from './layout.js';
import { COLOURS, filledPath, joinAltText, type Picture, round, svgDocument, THEME, textElement } from './svg.js';

const INNER = WIDTH - 2 * MARGIN - 14;
const LEFT = MARGIN + 14;
/** Sizes for the words, the greatest that fits is taken. */
const FONT_SIZES = [21, 19, 17, 15.5, 14] as const;
const MAX_WORDS_HEIGHT = 300;

/**
 * A statement as a card: words, speaker, role, day, source, proof and what stands against it, inseparable. Nothing of the words is cut.
 * @returns nothing where the words are too many to be read on a card
 */
export function cardPicture(statement: Statement, context: ViewContext, font: FontMetrics): Picture | undefined {
  const { record, language } = context;
  const voice = speakerOf(record, statement);
  const role = voice.outlet ? language.say('said.outlet') : voice.role;
  const proof = proofInWords(context, statement.id);
  const small = [
    saidDateInWords(statement, language),
    sourceInWords(sourceOf(record, statement.source), language),
    ...(proof === undefined ? [] : [proof]),
  ].join(' · ');
  const beside = relatedStatements(statement, context).flatMap(({ short, label }) => short ?? label);
  const notes = beside.slice(0, 2);
  const says = drawableText(font, statement.says);
  const fitting = FONT_SIZES.map((size) => ({ size, lines: wrap(font, says, size, INNER) })).find(
    ({ size, lines }) => lines.length * size * 1.32 <= MAX_WORDS_HEIGHT,
  );
  if (fitting === undefined) return undefined;
  const body: string[] = [];
  let y = 34;
  const put = (words: string, size: number, fill: string, bold = false): void => {
    for (const part of wrap(font, drawableText(font, words), size, INNER, bold)) {
      body.push(textElement(LEFT, y, part, { size, fill, bold }));
      y += size * 1.32;
    }
  };
  put(speakerName(statement, context), 17, THEME.text, true);
  if (role !== undefined) put(role, 13, THEME.dim);
  y += 8;
  const top = y - fitting.size;
  for (const words of fitting.lines) {
    body.push(textElement(LEFT, y, words, { size: fitting.size, fill: THEME.text }));
    y += fitting.size * 1.32;
  }
  body.push(filledPath(`M${MARGIN} ${round(top)}h4V${round(y - fitting.size * 0.9)}h-4Z`, COLOURS[0]));
  y += 6;
  put(small, MIN_FONT_SIZE, THEME.dim);
  for (const note of notes) put(note, MIN_FONT_SIZE, THEME.text);
  const altText = joinAltText([
    `${visible(speakerName(statement, context))}${role === undefined ? '' : `, ${visible(role)},`} ${visible(statement.says)}`,
    `(${visible(small)})`,
    ...notes.map((note) => `${visible(note)}.`),
  ]);
  return { name: 'card.png', svg: svgDocument(y + 12, body, altText), altText };
}
