import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Language, Phrase } from '../../language/language.js';
import { newestFirst } from '../../record/dates.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Block } from '../../view/block.js';
import { button, buttonRows, container, divider, textDisplay } from '../../view/discord/components.js';
import { LIMITS } from '../../view/discord/violations.js';
import { fitsOnePage, type Page, type PageBudget, pageOf } from '../../view/page.js';
import { escapeMarkdown, shorten, visible } from '../../view/text.js';
import { type Action, writeCustomId } from '../buttons/custom-id.js';
import type { Command, CommandContext, Pages, Values } from '../command.js';
import type { ReplyFile } from '../reply.js';
import { statementsOn } from './card-reply.js';
import { textFile } from './text-file.js';

/** Room for the heading, the footer and the notices; what is left is the blocks'. */
const AROUND = { characters: 260, bytes: 900 };
const LONGEST_HEADING = 110;
const LONGEST_READING = 40;
const MOST_CHOICES = 5;

/** A message's parts, before they are wrapped into a callback. */
export interface Message {
  readonly components: ReturnType<typeof buttonRows>;
  readonly flags: number;
  readonly files: readonly ReplyFile[];
  readonly entries: readonly string[];
}

/** What a message with buttons needs to know to write them. */
export interface Asked {
  readonly command: Command;
  readonly commands: ReadonlyMap<string, Command>;
  readonly context: CommandContext;
}

/**
 * The page of an answer that a question or a button asks for.
 * @param answer the answer
 * @param wanted the page, from 1
 */
export function layOut(answer: Pages, wanted: number): Page {
  return pageOf(answer.list, wanted, budgetOf(answer));
}

const budgetOf = (answer: Pages): PageBudget => ({
  blocks: answer.perPage,
  characters: LIMITS.budgetText - AROUND.characters,
  bytes: LIMITS.budgetBytes - AROUND.bytes,
});

/**
 * Draws one page of an answer as a Components V2 message.
 * @param answer the answer
 * @param page its page
 * @param asked the command and the record
 * @param updated whether the question was asked of an older version of the record
 */
export function pageMessage(answer: Pages, page: Page, asked: Asked, updated: boolean): Message {
  const budget = budgetOf(answer);
  const { language } = asked.context;
  const files: ReplyFile[] = [];
  const parts: APIComponentInContainer[] = [textDisplay(shorten(answer.heading, LONGEST_HEADING))];
  for (const [index, group] of grouped(page.blocks, answer.divided).entries()) {
    if (index > 0 || answer.divided) parts.push(divider());
    const lines: string[] = [];
    const attached: ReplyFile[] = [];
    for (const block of group) {
      if (fitsOnePage(block, budget)) lines.push(block.markdown);
      else {
        const file = fileOf(block, files.length + attached.length + 1, language);
        attached.push(file);
        lines.push(`${block.brief}\n-# ${language.say('file.too-long', { name: escapeMarkdown(file.name) })}`);
      }
    }
    const [first] = group;
    parts.push(textDisplay([...(first?.heading === undefined ? [] : [first.heading]), ...lines].join('\n')));
    for (const { name } of attached) parts.push({ type: ComponentType.File, file: { url: `attachment://${name}` } });
    files.push(...attached);
  }
  parts.push(textDisplay(footer(answer, page, asked.context, updated)));
  return {
    components: [container(parts), ...buttonRows(buttons(answer, page, asked))],
    flags: MessageFlags.IsComponentsV2,
    files,
    entries: [...new Set(page.blocks.flatMap(({ entries }) => entries))],
  };
}

/** Blocks that stand together in one text: those of one heading; where lines separate them, each without a heading stands alone. */
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

function footer(answer: Pages, page: Page, { record, language }: CommandContext, updated: boolean): string {
  const where =
    answer.counted !== undefined && page.last > 0
      ? placeOf(page, answer.list, answer.counted, language)
      : page.number > 1 || page.more
        ? language.say('footer.page', { number: page.number })
        : '';
  const parts = [
    where,
    answer.reading === undefined ? '' : shorten(visible(answer.reading), LONGEST_READING),
    asOf(record, language),
  ].filter(Boolean);
  const note = updated ? `\n-# ${language.say('footer.updated')}` : '';
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

function buttons(answer: Pages, page: Page, asked: Asked): APIButtonComponentWithCustomId[] {
  const to = (
    action: Action,
    number: number,
    values: Values = answer.values,
    command: Command = asked.command,
  ): string =>
    writeCustomId(
      { command: command.definition.name, action, version: asked.context.record.version, page: number, values },
      command,
      asked.context,
    );
  const choices = (answer.choices ?? []).slice(0, MOST_CHOICES).flatMap(({ label, command, values }) => {
    const other = command === undefined ? asked.command : asked.commands.get(command);
    return other === undefined ? [] : [button(label, to('show', 1, values, other))];
  });
  const { say } = asked.context.language;
  const shown = page.blocks.some(({ entries }) => entries.length > 0);
  const own = [
    ...(page.number > 1 ? [button(say('button.previous'), to('page', page.number - 1))] : []),
    ...(page.more ? [button(say('button.next'), to('page', page.number + 1), true)] : []),
    ...(shown ? [button(say('button.plain'), to('text', page.number))] : []),
    ...(shown && answer.exported ? [button(say('button.export'), to('export', page.number))] : []),
    ...(statementsOn(page, asked.context.record).length > 0
      ? [button(say('button.card'), to('card', page.number))]
      : []),
    ...choices,
  ];
  return [...new Map(own.map((one) => [one.custom_id, one])).values()];
}
