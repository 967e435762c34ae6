import type { Language } from '../../language/language.js';
import { LIMITS } from '../../view/discord/violations.js';
import type { Page } from '../../view/page.js';
import { codePointCount, escapeMarkdown } from '../../view/text.js';
import type { ReplyFile } from '../reply.js';
import { textFile } from './text-file.js';

/** Text of an ordinary message, with a file for what it cannot hold. */
export interface PlainText {
  readonly content: string;
  readonly files: readonly ReplyFile[];
}

/**
 * A page as ordinary text to copy: quote, attribution, source, link. Whole blocks only; where they do not all fit, all of them go out
 * as a file as well.
 * @param page the page
 * @param language the reader's
 */
export function plainText(page: Page, language: Language): PlainText {
  const rest = `\n\n${language.say('file.rest')}`;
  const all = page.blocks.map(({ plain }) => plain);
  const shown: string[] = [];
  let length = codePointCount(rest);
  for (const block of all) {
    const lines = block.split('\n').map(line).join('\n');
    length += codePointCount(lines) + 2;
    if (length > LIMITS.content) break;
    shown.push(lines);
  }
  if (shown.length === all.length) return { content: shown.join('\n\n') || language.say('file.nothing'), files: [] };
  return {
    content: `${shown.join('\n\n')}${rest}`.trim(),
    files: [textFile('verbatim.txt', all, language.say('file.answer'))],
  };
}

/** A link stays a link; everything else is escaped. */
const line = (text: string): string => (/^\s*https?:\/\/\S+$/.test(text) ? text.trim() : escapeMarkdown(text));
