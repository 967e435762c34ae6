import type { Statement } from '../../record/statement.js';
import { proofInWords, saidDateInWords, speakerName } from '../attribution.js';
import type { ViewContext } from '../block.js';
import { changeLines, retractionsOf } from '../changes.js';
import { sourceOf, speakerOf } from '../names.js';
import { relatedStatements } from '../related-statements.js';
import { sourceInWords } from '../source-link.js';
import { drawableText, type FontMetrics, isDrawable, labelLines, wrap } from './font-metrics.js';
import { MARGIN, MIN_FONT_SIZE, WIDTH } from './layout.js';
import {
  filledPath,
  isRightToLeft,
  joinAltText,
  MARK_COLOUR,
  type Picture,
  round,
  svgDocument,
  type TextStyle,
  THEME,
  textElement,
} from './svg.js';

/** The bar beside the words, and the room for it. */
const BAR_WIDTH = 4;
const INDENT = 14;
const LEFT = MARGIN + INDENT;
const TEXT_WIDTH = WIDTH - 2 * MARGIN - INDENT;
const LINE_HEIGHT = 1.32;
/** The greatest in which the words fit is taken. */
const WORDS_FONT_SIZES = [21, 19, 17, 15.5, 14] as const;
const MAX_WORDS_HEIGHT = 300;
const MAX_LABEL_LINES = 4;
const MAX_NOTES = 2;

const SPEAKER_STYLE = { size: 17, fill: THEME.text, bold: true };
const ROLE_STYLE = { size: 13, fill: THEME.dim };
const SMALL_STYLE = { size: MIN_FONT_SIZE, fill: THEME.dim };
const NOTE_STYLE = { size: MIN_FONT_SIZE, fill: THEME.text };

/**
 * A live statement as a card: words, speaker, role, day, source, proof and what is against it, inseparable. Nothing of the words is cut.
 * @returns undefined where the words are too many to be read on a card, or the font lacks some of their letters
 */
export function cardPicture(statement: Statement, context: ViewContext, font: FontMetrics): Picture | undefined {
  const { record, language } = context;
  const words = fittingWords(statement.says, font);
  if (words === undefined) return undefined;
  const speaker = speakerName(statement, context);
  const voice = speakerOf(record, statement);
  const role = voice.outlet ? language.say('said.outlet') : voice.role;
  const proof = proofInWords(context, statement.id);
  const small = [
    saidDateInWords(statement, language),
    sourceInWords(sourceOf(record, statement.source), context),
    ...(proof === undefined ? [] : [proof]),
  ].join(' · ');
  const above = new Set(retractionsOf(statement, context).map(({ statement: one }) => one.id));
  const related = relatedStatements(statement, context).filter(({ id }) => id === undefined || !above.has(id));
  const notes = [
    ...changeLines(statement, context).slice(0, MAX_NOTES),
    ...related.map(({ short, label }) => short ?? label).slice(0, MAX_NOTES),
  ];
  const body: string[] = [];
  let y = 34;
  const putLines = (lines: readonly string[], style: TextStyle, rightToLeft: boolean): void => {
    for (const line of lines) {
      body.push(
        textElement(rightToLeft ? WIDTH - LEFT : LEFT, y, line, {
          ...style,
          rightToLeft,
          anchor: rightToLeft ? 'end' : 'start',
        }),
      );
      y += style.size * LINE_HEIGHT;
    }
  };
  const putLabel = (label: string, style: TextStyle): void =>
    putLines(
      labelLines(font, label, { ...style, width: TEXT_WIDTH, maxLines: MAX_LABEL_LINES }),
      style,
      isRightToLeft(label),
    );
  putLabel(speaker, SPEAKER_STYLE);
  if (role !== undefined) putLabel(role, ROLE_STYLE);
  y += 8;
  const top = y - words.size;
  putLines(words.lines, { size: words.size, fill: THEME.text }, isRightToLeft(statement.says));
  const bar = isRightToLeft(statement.says) ? WIDTH - MARGIN - BAR_WIDTH : MARGIN;
  body.push(
    filledPath(`M${bar} ${round(top)}h${BAR_WIDTH}V${round(y - words.size * 0.9)}h-${BAR_WIDTH}Z`, MARK_COLOUR),
  );
  y += 6;
  putLabel(small, SMALL_STYLE);
  for (const note of notes) putLabel(note, NOTE_STYLE);
  const altText = joinAltText([
    `${speaker}${role === undefined ? '' : `, ${role},`} ${statement.says}`,
    `(${small})`,
    ...notes.map((note) => `${note}.`),
  ]);
  return { name: 'card.png', svg: svgDocument(y + 12, body, altText), altText };
}

/** The words in the greatest size in which they fit. */
function fittingWords(
  says: string,
  font: FontMetrics,
): { readonly size: number; readonly lines: string[] } | undefined {
  if (!isDrawable(font, says)) return undefined;
  const words = drawableText(font, says);
  return WORDS_FONT_SIZES.map((size) => ({ size, lines: wrap(font, words, TEXT_WIDTH, { size }) })).find(
    ({ size, lines }) => lines.length * size * LINE_HEIGHT <= MAX_WORDS_HEIGHT,
  );
}
