import { type APIButtonComponentWithCustomId, MessageFlags } from 'discord-api-types/v10';
import type { Language } from '../../language/language.js';
import type { Block } from '../../view/block.js';
import { LIMITS } from '../../view/discord/violations.js';
import { headingsOf, type Page } from '../../view/page.js';
import { codePointCount, escapeMarkdown, safeAddress, unescapeMarkdown } from '../../view/text.js';
import { privateText, type Reply } from '../reply.js';
import { textFile } from './text-file.js';

/**
 * A page as ordinary text to copy: quote, attribution, source, link. Whole blocks only; where they do not all fit, all of them are
 * attached as a file as well.
 * @param one buttons for one statement of the page alone
 */
export function plainTextReply(
  page: Page,
  language: Language,
  one: readonly APIButtonComponentWithCustomId[] = [],
): Reply {
  const rest = `\n\n${language.say('file.rest')}`;
  const all = page.blocks.map((block, index) =>
    [...headingsInWords(block, page.blocks[index - 1]), block.plain].join('\n'),
  );
  const shown: string[] = [];
  let length = codePointCount(rest);
  for (const block of all) {
    const lines = block.split('\n').map(escapeLine).join('\n');
    length += codePointCount(lines) + 2;
    if (length > LIMITS.content) break;
    shown.push(lines);
  }
  const whole = shown.length === all.length;
  const content = whole ? shown.join('\n\n') || language.say('file.nothing') : `${shown.join('\n\n')}${rest}`.trim();
  return privateText(content, {
    flags: MessageFlags.SuppressEmbeds,
    files: whole ? [] : [textFile('verbatim.txt', all, language.say('file.answer'))],
    buttons: one,
    entries: [...new Set(page.blocks.flatMap(({ entries }) => entries))],
  });
}

/** The headings of a block as ordinary text: without them, a line of figures does not say what is counted. */
function headingsInWords(block: Block, before: Block | undefined): string[] {
  if (block.heading === undefined) return [];
  const lines = headingsOf(block, before).split('\n').filter(Boolean);
  return lines.map((line) => unescapeMarkdown(line.replace(/^#+ /u, '').replaceAll('**', '')));
}

/** The address of a source stays a link. Anything that merely begins like one, such as a title, is escaped. */
const escapeLine = (line: string): string => (safeAddress(line) === line ? line : escapeMarkdown(line));
