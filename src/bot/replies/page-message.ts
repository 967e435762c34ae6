import type { Language, Phrase } from '../../language/language.js';
import { prepared } from '../../view/block.js';
import { container, textDisplay } from '../../view/discord/components.js';
import { LIMITS } from '../../view/discord/violations.js';
import { smallLines } from '../../view/notices.js';
import { MAX_PAGE, type Page, type PageBudget, pageCount, pageOf } from '../../view/page.js';
import { recordInWords } from '../../view/record-age.js';
import { shorten, visible } from '../../view/text.js';
import { pageButtons } from '../buttons/buttons.js';
import type { Command, CommandContext, Pages } from '../command.js';
import type { Deps } from '../deps.js';
import type { Message } from '../reply.js';
import { pageParts } from './page-parts.js';

/** Reserved for heading, footnotes, footer and notices. */
const RESERVED = { characters: 580, bytes: 2_000 };
const MAX_HEADING_CHARS = 110;
/** Of the small lines below the heading: how a question was read, what was not looked for, who is silent. */
const MAX_NOTES_CHARS = 200;
const MAX_READING_CHARS = 40;

/**
 * Lays out one page of an answer.
 * @param wanted from 1
 */
export async function layOut(answer: Pages, wanted: number): Promise<Page> {
  const list = await prepared(answer.list, Math.min(wanted, MAX_PAGE) * answer.perPage);
  return pageOf(list, wanted, budgetOf(answer));
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

/** Renders one page of an answer. */
export async function pageMessage({ answer, page, command, outdated }: ShownPage, deps: Deps): Promise<Message> {
  const { language } = deps.context;
  const { parts, files } = pageParts(page.blocks, { budget: budgetOf(answer), divided: answer.divided, language });
  const [title = '', ...notes] = answer.heading.split('\n');
  const small = notes.length === 0 ? '' : `\n${shorten(notes.join('\n'), MAX_NOTES_CHARS)}`;
  const heading = textDisplay(`${shorten(title, MAX_HEADING_CHARS)}${small}`);
  const below = textDisplay(footer(answer, page, deps.context, outdated));
  return {
    components: [container([heading, ...parts, below])],
    buttons: await pageButtons(answer, page, command, deps),
    files,
    entries: [...new Set(page.blocks.flatMap(({ entries }) => entries))],
  };
}

function footer(answer: Pages, page: Page, context: CommandContext, outdated: boolean): string {
  const { language } = context;
  const where =
    answer.counted !== undefined && page.last > 0
      ? placeOf(page, answer.list, answer.counted, language)
      : page.number > 1 || page.more
        ? language.say('footer.page', { number: page.number, total: pageCount(answer.list, budgetOf(answer)) })
        : '';
  const parts = [
    where,
    answer.reading === undefined ? '' : shorten(visible(answer.reading), MAX_READING_CHARS),
    recordInWords(context),
  ].filter(Boolean);
  const footnotes = [...new Set(page.blocks.flatMap((block) => block.footnotes ?? []))].sort();
  return smallLines([
    ...(footnotes.length > 0 ? [footnotes.join(' · ')] : []),
    parts.join(' · '),
    ...(outdated ? [language.say('footer.updated')] : []),
  ]).join('\n');
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
