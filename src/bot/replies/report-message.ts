import { type APIComponentInContainer, ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { Language } from '../../language/language.js';
import { button, buttonRows, container, divider, textDisplay } from '../../view/discord/components.js';
import { LIMITS } from '../../view/discord/violations.js';
import { pageOf } from '../../view/page.js';
import { escapeMarkdown } from '../../view/text.js';
import { writeCustomId } from '../buttons/custom-id.js';
import type { Report } from '../command.js';
import type { Asked, Message } from './page-message.js';
import { textFile } from './text-file.js';

/** Room for heading, notes and the name of the attached file. */
const AROUND = { characters: 360, bytes: 1_200 };
/** Two components a verdict, of the forty a message may have. */
const MOST_BLOCKS = 14;

/**
 * Draws verdicts as one Components V2 message. What does not fit goes out as a file: nothing of what was pasted is kept for a next page.
 * @param answer the verdicts
 * @param asked the command and the record
 */
export function reportMessage(answer: Report, asked: Asked): Message {
  const budget = {
    blocks: MOST_BLOCKS,
    characters: LIMITS.budgetText - AROUND.characters,
    bytes: LIMITS.budgetBytes - AROUND.bytes,
  };
  const page = pageOf(answer.list, 1, budget);
  const whole = !page.more && page.blocks.every(({ markdown }) => [...markdown].length <= budget.characters);
  const parts: APIComponentInContainer[] = [textDisplay(answer.heading)];
  for (const { markdown, brief } of page.blocks)
    parts.push(divider(), textDisplay([...markdown].length <= budget.characters ? markdown : brief));
  const { language } = asked.context;
  const notes = [
    ...(answer.note === undefined ? [] : [answer.note]),
    ...(whole ? [] : [language.say('check.attached')]),
    language.say('check.kept-nowhere', { version: asked.context.record.version }),
  ];
  parts.push(textDisplay(notes.map((note) => `-# ${escapeMarkdown(note)}`).join('\n')));
  const files = whole ? [] : [fileOf(answer, language)];
  for (const { name } of files) parts.push({ type: ComponentType.File, file: { url: `attachment://${name}` } });
  const version = asked.context.record.version;
  const buttons = answer.choices.flatMap(({ label, command = '', values }) => {
    const other = asked.commands.get(command);
    if (other === undefined) return [];
    return [button(label, writeCustomId({ command, action: 'show', version, page: 1, values }, other, asked.context))];
  });
  return {
    components: [container(parts), ...buttonRows(buttons)],
    flags: MessageFlags.IsComponentsV2,
    files,
    entries: [...new Set(page.blocks.flatMap(({ entries }) => entries))],
  };
}

function fileOf({ list }: Report, language: Language) {
  const all = Array.from({ length: list.count }, (_, index) => list.block(index).plain);
  return textFile('verdicts.txt', all, language.say('file.verdicts'));
}
