import type { Statement } from '../../record/entries.js';
import { proofInWords, saidInWords, speakerName } from '../attribution.js';
import type { Setting } from '../block.js';
import { sourceOf, speakerOf } from '../names.js';
import { besideOf } from '../related-statements.js';
import { sourceInWords } from '../source-link.js';
import { visible } from '../text.js';
import { drawable, type Measure, wrap } from './measure.js';
import { COLOURS, describe, filled, MARGIN, type Picture, page, round, SMALLEST, THEME, text, WIDTH } from './svg.js';

const INNER = WIDTH - 2 * MARGIN - 14;
const LEFT = MARGIN + 14;
/** Sizes for the words, the greatest that fits is taken. */
const SIZES = [21, 19, 17, 15.5, 14] as const;
const TALLEST = 300;

/**
 * A statement as a card: words, speaker, role, day, source, proof and what stands against it, inseparable. Nothing of the words is cut.
 * @param statement a live statement
 * @param setting the record and the language
 * @param measure the font
 * @returns nothing where the words are too many to be read on a card
 */
export function cardPicture(statement: Statement, setting: Setting, measure: Measure): Picture | undefined {
  const { record, language } = setting;
  const voice = speakerOf(record, statement);
  const role = voice.outlet ? language.say('said.outlet') : voice.role;
  const proof = proofInWords(setting, statement.id);
  const small = [
    saidInWords(statement, language),
    sourceInWords(sourceOf(record, statement.source), language),
    ...(proof === undefined ? [] : [proof]),
  ].join(' · ');
  const beside = besideOf(statement, setting).flatMap(({ short, label }) => short ?? label);
  const notes = beside.slice(0, 2);
  const says = drawable(measure, statement.says);
  const fitting = SIZES.map((size) => ({ size, lines: wrap(measure, says, size, INNER) })).find(
    ({ size, lines }) => lines.length * size * 1.32 <= TALLEST,
  );
  if (fitting === undefined) return undefined;
  const body: string[] = [];
  let y = 34;
  const put = (words: string, size: number, fill: string, bold = false): void => {
    for (const part of wrap(measure, drawable(measure, words), size, INNER, bold)) {
      body.push(text(LEFT, y, part, { size, fill, bold }));
      y += size * 1.32;
    }
  };
  put(speakerName(statement, setting), 17, THEME.text, true);
  if (role !== undefined) put(role, 13, THEME.dim);
  y += 8;
  const top = y - fitting.size;
  for (const words of fitting.lines) {
    body.push(text(LEFT, y, words, { size: fitting.size, fill: THEME.text }));
    y += fitting.size * 1.32;
  }
  body.push(filled(`M${MARGIN} ${round(top)}h4V${round(y - fitting.size * 0.9)}h-4Z`, COLOURS[0]));
  y += 6;
  put(small, SMALLEST, THEME.dim);
  for (const note of notes) put(note, SMALLEST, THEME.text);
  const description = describe([
    `${visible(speakerName(statement, setting))}${role === undefined ? '' : `, ${visible(role)},`} ${visible(statement.says)}`,
    `(${visible(small)})`,
    ...notes.map((note) => `${visible(note)}.`),
  ]);
  return { name: 'card.png', svg: page(y + 12, body, description), description };
}
