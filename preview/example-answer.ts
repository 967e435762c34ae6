import { readAttachments } from './attachments.js';
import { element, textButton } from './element.js';
import { readerLocale } from './locale.js';
import { renderBody } from './render-message.js';
import { ask } from './server.js';

/**
 * A question to try, with the beginning of its answer below it as soon as it is there. The beginning is only looked at: the answer itself,
 * with its buttons, comes with a click.
 * @param send sends the question
 */
export function renderExample(line: string, send: (line: string) => void): HTMLElement {
  const question = textButton(line, 'example-question', () => send(line));
  const glimpse = element('div', { class: 'example-answer', inert: true, 'aria-hidden': 'true', lang: readerLocale() });
  void showAnswer(line, glimpse);
  return element('div', { class: 'example' }, [question, glimpse]);
}

/** What cannot be shown is left out: the question is there to be asked all the same. */
async function showAnswer(line: string, glimpse: HTMLElement): Promise<void> {
  const answer = await ask({ kind: 'command', line }).catch(() => undefined);
  if (answer?.reply.type !== 4 || answer.reply.data === undefined) return;
  const [first] = (answer.reply.data.components ?? []).filter(({ type }) => type !== 1);
  if (first === undefined) return;
  const none = { attachments: readAttachments([]), use: () => undefined, useCommand: () => undefined };
  glimpse.append(renderBody({ ...answer.reply.data, components: [first] }, none));
}
