import { countInWords, verdictBlock } from '../src/check/verdict-blocks.js';
import type { Judged } from '../src/check/verdicts.js';
import { type Choice, type Command, UserError } from '../src/command/command.js';
import { define, defineMenu, paste } from '../src/command/options.js';
import type { VerbatimRecord } from '../src/record/record.js';
import { blockList } from '../src/view/block.js';
import { nameOf } from '../src/view/names.js';
import { shorten, visible } from '../src/view/text.js';

const QUESTION = 'text';
const MOST_CHOICES = 4;

/** `/check`: whether the quotes and figures of a pasted text are exact, altered, joined, somebody else's, or not on file. */
export const check: Command = {
  definition: define(
    'check',
    'Is this quote exact? Paste a sentence or a whole message: each quote and figure is judged',
    [paste(QUESTION, 'The text to check; only you see the answer until you share it')],
    true,
  ),
  menu: defineMenu('Check quote'),
  question: QUESTION,
  complete: async () => [],
  async answer({ values }, { checker, record }) {
    const text = values[QUESTION] ?? '';
    if (visible(text) === '')
      throw new UserError('There are no words to check here. Paste a sentence with `/check`; pictures cannot be read.');
    const { judged, more } = await checker.check(text);
    if (judged.length === 0)
      throw new UserError('There is nothing to check in this text: no words in quotation marks and no figure.');
    return {
      kind: 'report',
      heading: `### Checked · ${countInWords(judged)}`,
      list: blockList(judged.map((one) => verdictBlock(one, record))),
      judged,
      ...(more ? { note: 'The text was long: only its beginning was checked.' } : {}),
      choices: choicesOf(judged, record),
    };
  },
};

/** The statements it was judged by, to be shown whole. */
function choicesOf(judged: readonly Judged[], record: VerbatimRecord): Choice[] {
  const found = new Map<string, Choice>();
  for (const one of judged) {
    const [first] = one.kind === 'quote' ? one.statements : [];
    if (first === undefined) continue;
    const name = first.speaker === 'outlet' ? nameOf(record, first.source) : nameOf(record, first.speaker);
    found.set(first.id, {
      label: shorten(visible(`On file: ${name}`), 40),
      command: 'claims',
      values: { 'who-or-what': first.id },
    });
  }
  return [...found.values()].slice(0, MOST_CHOICES);
}
