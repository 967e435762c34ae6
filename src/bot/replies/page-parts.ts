import { type APIComponentInContainer, ComponentType } from 'discord-api-types/v10';
import type { Language } from '../../language/language.js';
import type { Block } from '../../view/block.js';
import { divider, textDisplay } from '../../view/discord/components.js';
import { fitsOnePage, headingsOf, type PageBudget } from '../../view/page.js';
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

/** What a page is made of. */
interface Draft {
  readonly parts: APIComponentInContainer[];
  readonly files: ReplyFile[];
  /** With this many parts, texts go on in the part before them. */
  readonly limit: number;
  /** The block above, whose headings are not repeated. */
  before: Block | undefined;
}

/** The components of a page's blocks. Blocks that are too long for a message are attached as files. */
export function pageParts(blocks: readonly Block[], options: PartsOptions): Pick<Draft, 'parts' | 'files'> {
  // A file may need a text of its own after it.
  const limit = MAX_PARTS - 2 * blocks.filter((block) => !fitsOnePage(block, options.budget)).length;
  const draft: Draft = { parts: [], files: [], limit, before: undefined };
  for (const group of grouped(blocks, options.divided)) {
    const needsDivider = options.divided || draft.parts.length > 0;
    if (needsDivider && draft.parts.length + 2 <= limit) draft.parts.push(divider());
    addGroup(draft, group, options);
  }
  return draft;
}

function addGroup(draft: Draft, group: readonly Block[], { budget, language }: PartsOptions): void {
  const { parts, files, limit } = draft;
  const attached = files.length;
  for (const [index, block] of group.entries()) {
    const { before } = draft;
    const heading = headingsOf(block, before);
    const isNew =
      (index === 0 || block.apart === true || block.subheading !== before?.subheading) && parts.length < limit;
    draft.before = block;
    if (fitsOnePage(block, budget)) {
      addText(parts, `${heading}${block.markdown}`, isNew);
    } else {
      const file = fileOf(block, files.length + 1, language);
      files.push(file);
      addText(parts, `${heading}${briefOf(block, file, language)}`, isNew);
    }
  }
  for (const { name } of files.slice(attached))
    parts.push({ type: ComponentType.File, file: { url: `attachment://${name}` } });
}

/** Adds a text as a part of its own, or to the text before it. */
function addText(parts: APIComponentInContainer[], text: string, isNew: boolean): void {
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
