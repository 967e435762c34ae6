import { storyAnswer } from '../src/bot/answers/story-answer.js';
import { countInWords, unjudgedBlock, verdictBlock } from '../src/bot/answers/verdict-blocks.js';
import { type Choice, type Command, type CommandContext, UserError } from '../src/bot/command.js';
import { statementLink } from '../src/bot/links.js';
import { define, defineMenu, paste } from '../src/bot/options/define.js';
import { entriesInVerdict } from '../src/check/entries-judged.js';
import { CheckQueueFullError } from '../src/check/queued-checker.js';
import { UnreadableStoryError } from '../src/check/story/story-file.js';
import type { Judged } from '../src/check/verdicts.js';
import { WorkBudgetExceededError } from '../src/check/work-budget.js';
import type { Language } from '../src/language/language.js';
import { blockList } from '../src/view/block.js';
import { speakerInWords } from '../src/view/names.js';
import { shorten, visible } from '../src/view/text.js';

const QUESTION = 'text';
const MAX_CHOICES = 4;

/** `/check`: whether the quotes and figures of a pasted text are exact, altered, joined, somebody else's, withdrawn, or not on file. */
export const check: Command = {
  definition: define('check', [paste(QUESTION)], { alwaysPrivate: true }),
  menu: defineMenu('check'),
  question: QUESTION,
  // Comparing 4,000 characters with what is on file takes many times as long as a search.
  cost: 6,
  async answer(values, context) {
    const { checker, language, signal } = context;
    const text = values[QUESTION] ?? '';
    if (visible(text) === '') throw new UserError(language.say('hint.no-words'));
    const { judged, more, strayMark } = await checker.check(text, signal).catch(hintFor(language));
    const unjudged = judged.filter((one) => one.kind === 'number');
    const others = judged.filter((one) => one.kind !== 'number');
    if (judged.length === 0) throw new UserError(language.say('hint.nothing-to-check'));
    const record = await context.archive.slice({ entries: judged.flatMap(entriesInVerdict) });
    const shown = { ...context, record };
    const notes = [
      ...(strayMark ? [language.say('check.stray-mark')] : []),
      ...(more ? [language.say('check.long')] : []),
    ];
    return {
      kind: 'report',
      heading: `### ${language.say('check.heading', { counts: countInWords(judged, language) })}`,
      list: blockList([...others.map((one) => verdictBlock(one, shown)), ...unjudgedBlock(unjudged, shown)]),
      judged: others,
      unjudged,
      ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
      choices: choicesOf(others, shown),
    };
  },
  async answerFile(file, context, signal) {
    const { checkFile, language } = context;
    if (checkFile === undefined) throw new UserError(language.say('hint.file-not-fetched'));
    const checked = await checkFile(file, signal).catch(hintFor(language));
    if (checked.judged.length === 0 && checked.report.unchecked.length === 0)
      throw new UserError(language.say('hint.nothing-to-check'));
    const record = await context.archive.slice({ entries: checked.judged.flatMap(entriesInVerdict) });
    const shown = { ...context, record };
    return { ...storyAnswer(checked, shown), choices: choicesOf(checked.judged, shown) };
  },
};

/** What somebody can do about a text or a file that was not checked. */
const hintFor =
  (language: Language) =>
  (error: unknown): never => {
    if (error instanceof CheckQueueFullError) throw new UserError(language.say('hint.busy'));
    if (error instanceof WorkBudgetExceededError) throw new UserError(language.say('hint.check-too-long'));
    if (error instanceof UnreadableStoryError) throw new UserError(language.say(`hint.file-${error.why}`));
    if (error instanceof DOMException && error.name === 'TimeoutError')
      throw new UserError(language.say('hint.check-too-long'));
    throw error;
  };

/** The statements it was judged by, to be shown whole. */
function choicesOf(judged: readonly Judged[], { record, language }: CommandContext): Choice[] {
  const found = new Map<string, Choice>();
  for (const one of judged) {
    const [first] = one.kind === 'quote' ? one.statements : [];
    if (first === undefined || first.status === 'withdrawn') continue;
    const name = speakerInWords(record, first.speaker, first.source);
    found.set(first.id, {
      label: shorten(visible(language.say('button.on-file', { name })), 40),
      ...statementLink(first.id),
    });
  }
  return [...found.values()].slice(0, MAX_CHOICES);
}
