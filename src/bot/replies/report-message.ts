import { type APIComponentInContainer, ComponentType } from 'discord-api-types/v10';
import type { Language } from '../../language/language.js';
import { container, divider, textDisplay } from '../../view/discord/components.js';
import { LIMITS } from '../../view/discord/violations.js';
import { pageOf } from '../../view/page.js';
import { escapeMarkdown } from '../../view/text.js';
import { linkButtons, proposeButtons } from '../buttons/buttons.js';
import type { Command, Report } from '../command.js';
import type { Deps } from '../deps.js';
import type { Message } from '../reply.js';
import { textFile } from './text-file.js';

/** Reserved for heading, notes and the name of the attached file. */
const RESERVED = { characters: 360, bytes: 1_200 };
/** Two components a verdict, of the forty a message may have. */
const MAX_BLOCKS = 14;

/** Renders verdicts. What does not fit is attached as a file: nothing of what was pasted is kept for a next page. */
export function reportMessage(answer: Report, command: Command, deps: Deps): Message {
  const budget = {
    blocks: MAX_BLOCKS,
    characters: LIMITS.budgetText - RESERVED.characters,
    bytes: LIMITS.budgetBytes - RESERVED.bytes,
  };
  const page = pageOf(answer.list, 1, budget);
  const whole = !page.more && page.blocks.every(({ markdown }) => [...markdown].length <= budget.characters);
  const parts: APIComponentInContainer[] = [textDisplay(answer.heading)];
  for (const { markdown, brief } of page.blocks)
    parts.push(divider(), textDisplay([...markdown].length <= budget.characters ? markdown : brief));
  const { language } = deps.context;
  const notes = [
    ...(answer.note === undefined ? [] : [answer.note]),
    ...(whole ? [] : [language.say('check.attached')]),
    language.say('check.kept-nowhere', { version: deps.context.record.version }),
  ];
  parts.push(textDisplay(notes.map((note) => `-# ${escapeMarkdown(note)}`).join('\n')));
  const files = answer.file !== undefined ? [answer.file] : whole ? [] : [fileOf(answer, language)];
  for (const { name } of files) parts.push({ type: ComponentType.File, file: { url: `attachment://${name}` } });
  return {
    components: [container(parts)],
    buttons: [
      ...linkButtons(answer.choices, command, deps),
      ...(answer.judged.some(({ verdict }) => verdict === 'not-on-file') ? proposeButtons(deps) : []),
    ],
    files,
    entries: [...new Set(page.blocks.flatMap(({ entries }) => entries))],
  };
}

function fileOf({ list }: Report, language: Language) {
  const all = Array.from({ length: list.count }, (_, index) => list.block(index).plain);
  return textFile('verdicts.txt', all, language.say('file.verdicts'));
}
