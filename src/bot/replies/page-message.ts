import { type APIComponentInContainer, ComponentType } from 'discord-api-types/v10';
import type { Language, Phrase } from '../../language/language.js';
import { newestFirst } from '../../record/dates.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Block } from '../../view/block.js';
import { container, divider, textDisplay } from '../../view/discord/components.js';
import { LIMITS } from '../../view/discord/violations.js';
import { fitsOnePage, type Page, type PageBudget, pageOf } from '../../view/page.js';
import { escapeMarkdown, shorten, visible } from '../../view/text.js';
import { pageButtons } from '../buttons/buttons.js';
import type { Command, CommandContext, Pages } from '../command.js';
import type { Deps } from '../deps.js';
import type { Message, ReplyFile } from '../reply.js';
import { textFile } from './text-file.js';

/** Reserved for heading, footer and notices. */
const RESERVED = { characters: 260, bytes: 900 };
const MAX_HEADING_CHARS = 110;
const MAX_READING_CHARS = 40;

/**
 * Lays out one page of an answer.
 * @param wanted from 1
 */
export function layOut(answer: Pages, wanted: number): Page {
  return pageOf(answer.list, wanted, budgetOf(answer));
}

const budgetOf = (answer: Pages): PageBudget => ({
  blocks: answer.perPage,
  characters: LIMITS.budgetText - RESERVED.characters,
  bytes: LIMITS.budgetBytes - RESERVED.bytes,
});

/** One page of an answer, and where its buttons lead. */
interface ShownPage {
  readonly answer: Pages;
  readonly page: Page;
  readonly command: Command;
  /** Whether the question was asked of an older version of the record. */
  readonly outdated: boolean;
}

/** Renders one page of an answer. Blocks that are too long for a message are attached as files. */
export function pageMessage({ answer, page, command, outdated }: ShownPage, deps: Deps): Message {
  const budget = budgetOf(answer);
  const { language } = deps.context;
  const files: ReplyFile[] = [];
  const parts: APIComponentInContainer[] = [textDisplay(shorten(answer.heading, MAX_HEADING_CHARS))];
  for (const [index, group] of grouped(page.blocks, answer.divided).entries()) {
    if (index > 0 || answer.divided) parts.push(divider());
    const [first] = group;
    const texts: string[][] = [first?.heading === undefined ? [] : [first.heading]];
    const attached: ReplyFile[] = [];
    for (const block of group) {
      if (block.apart === true && block !== first) texts.push([]);
      const lines = texts.at(-1) ?? [];
      if (fitsOnePage(block, budget)) lines.push(block.markdown);
      else {
        const file = fileOf(block, files.length + attached.length + 1, language);
        attached.push(file);
        lines.push(`${block.brief}\n-# ${language.say('file.too-long', { name: escapeMarkdown(file.name) })}`);
      }
    }
    parts.push(...texts.map((lines) => textDisplay(lines.join('\n'))));
    for (const { name } of attached) parts.push({ type: ComponentType.File, file: { url: `attachment://${name}` } });
    files.push(...attached);
  }
  parts.push(textDisplay(footer(answer, page, deps.context, outdated)));
  return {
    components: [container(parts)],
    buttons: pageButtons(answer, page, command, deps),
    files,
    entries: [...new Set(page.blocks.flatMap(({ entries }) => entries))],
  };
}

/** Groups blocks into one text each: those under one heading together; in a divided list, each block without a heading alone. */
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

const fileOf = (block: Block, number: number, language: Language): ReplyFile => {
  const name = `${(block.entries[0] ?? 'text').replace(/[^a-z0-9-]/g, '')}-${number}.txt`;
  return textFile(name, [block.plain], language.say('file.entry'));
};

function footer(answer: Pages, page: Page, { record, language }: CommandContext, outdated: boolean): string {
  const where =
    answer.counted !== undefined && page.last > 0
      ? placeOf(page, answer.list, answer.counted, language)
      : page.number > 1 || page.more
        ? language.say('footer.page', { number: page.number })
        : '';
  const parts = [
    where,
    answer.reading === undefined ? '' : shorten(visible(answer.reading), MAX_READING_CHARS),
    asOf(record, language),
  ].filter(Boolean);
  const note = outdated ? `\n-# ${language.say('footer.updated')}` : '';
  return `-# ${parts.map(escapeMarkdown).join(' · ')}${note}`;
}

function placeOf(
  { first, last }: Page,
  { count, more = false }: Pages['list'],
  counted: NonNullable<Pages['counted']>,
  language: Language,
): string {
  const range = `${language.number(first)}–${language.number(last)}`;
  if (more) return language.say(`count.more-${counted}`, { count, range });
  const all = last - first + 1 === count;
  const phrase: Phrase = all ? `count.${counted}` : `count.range-${counted}`;
  return language.say(phrase, { count, range });
}

/** How fresh the record is: speed of search never hides age. */
function asOf(record: VerbatimRecord, language: Language): string {
  const newest = record.sources.reduce<VerbatimRecord['sources'][number] | undefined>(
    (found, source) =>
      source.status === 'live' && (found === undefined || newestFirst(source.published, found.published) < 0)
        ? source
        : found,
    undefined,
  );
  const date = newest === undefined ? language.say('footer.no-source') : language.date(newest.published);
  return language.say('footer.record', { date, version: record.version });
}
