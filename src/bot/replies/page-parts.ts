import { type APIComponentInContainer, ComponentType } from 'discord-api-types/v10';
import type { Language } from '../../language/language.js';
import type { Block } from '../../view/block.js';
import { divider, textDisplay } from '../../view/discord/components.js';
import { fitsOnePage, type PageBudget } from '../../view/page.js';
import { escapeMarkdown } from '../../view/text.js';
import type { ReplyFile } from '../reply.js';
import { textFile } from './text-file.js';

/** Discord takes 40 components: the container, its heading, footer and picture, and three rows of buttons leave this many. */
const MAX_PARTS = 20;

interface PartsOptions {
  readonly budget: PageBudget;
  readonly divided: boolean;
  readonly language: Language;
}

/** The components of a page's blocks. Blocks that are too long for a message are attached as files. */
export function pageParts(
  blocks: readonly Block[],
  { budget, divided, language }: PartsOptions,
): { readonly parts: readonly APIComponentInContainer[]; readonly files: readonly ReplyFile[] } {
  const parts: APIComponentInContainer[] = [];
  const files: ReplyFile[] = [];
  // A file may need a text of its own after it.
  const limit = MAX_PARTS - 2 * blocks.filter((block) => !fitsOnePage(block, budget)).length;
  for (const [index, group] of grouped(blocks, divided).entries()) {
    if ((index > 0 || divided) && parts.length + 2 <= limit) parts.push(divider());
    const attached: ReplyFile[] = [];
    for (const [place, block] of group.entries()) {
      const isFirst = place === 0;
      const heading = isFirst && block.heading !== undefined ? `${block.heading}\n` : '';
      const file = fitsOnePage(block, budget) ? undefined : fileOf(block, files.length + attached.length + 1, language);
      if (file !== undefined) attached.push(file);
      addText(parts, `${heading}${file === undefined ? block.markdown : briefOf(block, file, language)}`, {
        isNew: (isFirst || block.apart === true) && parts.length < limit,
      });
    }
    for (const { name } of attached) parts.push({ type: ComponentType.File, file: { url: `attachment://${name}` } });
    files.push(...attached);
  }
  return { parts, files };
}

/** Adds a text as a part of its own, or to the text before it. */
function addText(parts: APIComponentInContainer[], text: string, { isNew }: { readonly isNew: boolean }): void {
  const last = parts.at(-1);
  if (!isNew && last?.type === ComponentType.TextDisplay)
    parts[parts.length - 1] = textDisplay(`${last.content}\n${text}`);
  else parts.push(textDisplay(text));
}

/** Blocks of one text: those of one heading; where dividers separate them, each without a heading is alone. */
function grouped(blocks: readonly Block[], divided: boolean): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const alone = divided && block.heading === undefined;
    if (!alone && last !== undefined && last[0]?.heading === block.heading) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

const briefOf = (block: Block, file: ReplyFile, language: Language): string =>
  `${block.brief}\n-# ${language.say('file.too-long', { name: escapeMarkdown(file.name) })}`;

const fileOf = (block: Block, number: number, language: Language): ReplyFile => {
  const name = `${(block.entries[0] ?? 'text').replace(/[^a-z0-9-]/g, '')}-${number}.txt`;
  return textFile(name, [block.plain], language.say('file.entry'));
};
