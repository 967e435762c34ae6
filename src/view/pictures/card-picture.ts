import type { Statement } from '../../record/statement.js';
import { proofInWords, saidDateInWords, speakerName } from '../attribution.js';
import type { ViewContext } from '../block.js';
import { changeLines, retractionsOf } from '../changes.js';
import { sourceOf, speakerOf } from '../names.js';
import { entryNotices } from '../notices.js';
import { recordInWords } from '../record-age.js';
import { type RelatedStatement, relatedStatements } from '../related-statements.js';
import { sourceInWords } from '../source-link.js';
import { circumstancesOf, mannerOf } from '../statement.js';
import { codePointCount, safeAddress } from '../text.js';
import { drawableText, type FontMetrics, isDrawable, labelLines, wrap } from './font-metrics.js';
import { MARGIN, MIN_FONT_SIZE, WIDTH } from './layout.js';
import { qrCode } from './qr-code.js';
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
const MAX_NOTE_CHARS = 200;
/** The code that leads to the source's page. */
const CODE_SIZE = 84;

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
    [saidDateInWords(statement, language), ...circumstancesOf(statement, context), ...mannerOf(statement, context)],
    [sourceInWords(sourceOf(record, statement.source), context), ...(proof === undefined ? [] : [proof])],
  ].map((parts) => parts.join(' · '));
  const above = new Set(retractionsOf(statement, context).map(({ statement: one }) => one.id));
  const related = relatedStatements(statement, context).filter(({ id }) => id === undefined || !above.has(id));
  const notes = [
    ...changeLines(statement, context).slice(0, MAX_NOTES),
    ...entryNotices(statement, context).filter((notice) => codePointCount(notice) <= MAX_NOTE_CHARS),
    ...related.slice(0, MAX_NOTES).map(noteOf),
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
  const putLabel = (label: string, style: TextStyle, width = TEXT_WIDTH): void =>
    putLines(labelLines(font, label, { ...style, width, maxLines: MAX_LABEL_LINES }), style, isRightToLeft(label));
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
  for (const line of small) putLabel(line, SMALL_STYLE);
  for (const note of notes) putLabel(note, NOTE_STYLE);
  // The picture is passed on without the message around it: it says where its proof is to be found.
  const address = safeAddress(sourceOf(record, statement.source).url ?? '');
  const code = address === undefined ? undefined : qrCode(address, WIDTH - MARGIN - CODE_SIZE, y, CODE_SIZE);
  const footTop = y;
  y += SMALL_STYLE.size * LINE_HEIGHT;
  const foot = [`/source ${statement.id}`, recordInWords(context)];
  for (const line of foot) putLabel(line, SMALL_STYLE, TEXT_WIDTH - (code === undefined ? 0 : CODE_SIZE + 8));
  if (code !== undefined) {
    body.push(code);
    y = Math.max(y, footTop + CODE_SIZE + SMALL_STYLE.size);
  }
  const altText = joinAltText([
    `${speaker}${role === undefined ? '' : `, ${role},`} ${statement.says}`,
    `(${small.join(' · ')})`,
    ...notes.map((note) => `${note}.`),
    ...(address === undefined ? [] : [address]),
  ]);
  return { name: 'card.png', svg: svgDocument(y + 12, body, altText), altText };
}

/** What stands against it: who and when, and the words where they are not too many for a card. */
function noteOf({ label, short = label, marked, said }: RelatedStatement): string {
  if (said === undefined || marked === undefined) return short;
  // A card has no footnotes for the marks of days.
  const whole = `${marked.replace(/[†‡]$/u, '')}: ${said}`;
  return codePointCount(whole) > MAX_NOTE_CHARS ? short : whole;
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
