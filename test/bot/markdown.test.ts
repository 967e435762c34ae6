import { parse } from 'discord-markdown-parser';
import { describe, expect, it } from 'vitest';
import { buildRecord, type VerbatimRecord } from '../../src/record/record.js';
import { type Answer, type Bot, botOver } from '../support/bot.js';
import { event, figure, metric, organisation, person, place, source, statement } from '../support/entries.js';

const EVIL = 'EVIL';
const LINK = 'https://evil.example';

/** One of each piece of markdown that Discord renders in a bot's message. */
const PAYLOADS: readonly (readonly [kind: string, payload: string])[] = [
  ['a masked link', `[${EVIL}](${LINK})`],
  ['a masked link in brackets', `[${EVIL}](<${LINK}>)`],
  ['a masked link with a title', `[${EVIL}](${LINK} "title")`],
  ['a masked link with escapes', `[${EVIL}\\](${LINK})](${LINK})`],
  ['the end of a label', `${EVIL}](${LINK})`],
  ['the end of a label and a new link', `x](<${LINK}>) [${EVIL}`],
  ['the end of an address', `${EVIL}>) [a](${LINK})`],
  ['a link', `${LINK}/${EVIL}`],
  ['a link in angle brackets', `<${LINK}/${EVIL}>`],
  ['an address with a masked link in it', `https://daily.example/[${EVIL}](${LINK})`],
  ['an address with a masked link and no blank', `https://daily.example/[${EVIL}](<${LINK}>)`],
  ['a heading', `# ${EVIL}`],
  ['a small heading', `### ${EVIL}`],
  ['subtext', `-# ${EVIL}`],
  ['lines of their own', `x\n# ${EVIL}\n-# ${EVIL}\n> ${EVIL}\n- ${EVIL}\n`],
  ['a list', `- ${EVIL}`],
  ['a numbered list', `1. ${EVIL}`],
  ['a quotation', `> ${EVIL}`],
  ['a quotation to the end', `>>> ${EVIL}`],
  ['a spoiler', `||${EVIL}||`],
  ['bold', `**${EVIL}**`],
  ['italics', `*${EVIL}*`],
  ['other italics', `_${EVIL}_`],
  ['underline', `__${EVIL}__`],
  ['strikethrough', `~~${EVIL}~~`],
  ['code', `\`${EVIL}\``],
  ['a block of code', `\`\`\`js\n${EVIL}\`\`\``],
  ['a user', '<@123456789012345678>'],
  ['a member', '<@!123456789012345678>'],
  ['a role', '<@&123456789012345678>'],
  ['a channel', '<#123456789012345678>'],
  ['everyone', '@everyone'],
  ['here', '@here'],
  ['a custom emoji', '<:evil:123456789012345678>'],
  ['a moving emoji', '<a:evil:123456789012345678>'],
  ['a timestamp', '<t:1700000000:R>'],
  ['a plain timestamp', '<t:1700000000>'],
  ['a slash command', '</claims:123456789012345678>'],
  ['a subcommand', '</claims all:123456789012345678>'],
  ['the guide of a server', '<123456789012345678:guide>'],
  ['the channels of a server', '<123456789012345678:customize>'],
  ['guild navigation', `<id:customize> <id:browse> <id:guide> <id:linked-roles>`],
  ['a mail address', '<evil@evil.example>'],
  ['a telephone number', '<+1234567890>'],
];

/** Nothing in a message of this bot is one of these, so any such node was injected. */
const NEVER = new Set([
  'user',
  'role',
  'channel',
  'everyone',
  'here',
  'emoji',
  'timestamp',
  'slashCommand',
  'guildNavigation',
  'spoiler',
  'codeBlock',
  'em',
  'strikethrough',
]);

interface Node {
  readonly type?: string;
  readonly content?: unknown;
  readonly target?: string;
}

const textOf = (node: unknown): string =>
  typeof node === 'string'
    ? node
    : Array.isArray(node)
      ? node.map(textOf).join('')
      : textOf((node as Node).content ?? '');

const nodesIn = (node: unknown): Node[] =>
  Array.isArray(node)
    ? node.flatMap(nodesIn)
    : typeof node === 'object' && node !== null
      ? [node as Node, ...nodesIn((node as Node).content)]
      : [];

/** The only mention that the bot writes itself: who shared an answer. */
const SHARED_BY = 'Shared by <@100000000000000003>';

/** The markup in a text that a payload brought about. Discord parses each text of a message alone. */
function injected(text: string): string[] {
  const markdown = text.replace(SHARED_BY, '');
  // In plain text, an address that is a line of its own hides nothing.
  const lines = new Set(markdown.split('\n'));
  const active = nodesIn(parse(markdown, 'extended')).filter(({ type = 'text' }) => type !== 'text' && type !== 'br');
  return [
    ...active
      .filter((node) => NEVER.has(node.type ?? '') || textOf(node).trim() === EVIL)
      .map((node) => `${node.type}: ${textOf(node)}`),
    ...active.flatMap(({ target = '' }) =>
      target === '' || new URL(target).hostname === 'daily.example' || lines.has(target) ? [] : [target],
    ),
    // The parser has no rule for these, Discord has.
    ...(markdown.match(/(?<!\\)<(?:id:|\+|[^\s<>\\]+@)/g) ?? []),
  ];
}

function textsOf(callback: unknown): string[] {
  if (Array.isArray(callback)) return callback.flatMap(textsOf);
  if (typeof callback !== 'object' || callback === null) return [];
  return Object.entries(callback).flatMap(([key, value]) =>
    key === 'content' && typeof value === 'string' ? [value] : textsOf(value),
  );
}

/** A record with a payload in every field that is shown. */
const recordOf = (payload: string): VerbatimRecord =>
  buildRecord({
    version: '01234567',
    loadedAt: '2023-12-01T00:00:00.000Z',
    proofs: new Map(),
    entries: [
      source('daily-2023', payload, '2023-09-22', {
        url: 'https://daily.example/a_(b)_c?d=[e]&f=*g*',
        title: payload,
        byline: payload,
        perspective: payload,
        standing: payload,
      }),
      source('wire-2023', payload, '2023-09-23', {
        // An address of a source is meant to be a link.
        ...(URL.canParse(payload) && !payload.includes('[') ? {} : { url: payload }),
        title: payload,
      }),
      person('ana-rusu', payload, { roles: [{ title: payload, organisation: 'ministry' }] }),
      person('ion-popa', payload),
      organisation('ministry', payload),
      place('valley', payload, { demonyms: [payload] }),
      event('bridge', payload, '2023-09-21', { place: 'valley', summary: [{ text: payload, entries: ['rusu-1'] }] }),
      metric('hurt', { name: payload }),
      statement('rusu-1', 'ana-rusu', '2023-09-21', `said ${payload} “${payload.replace(/[“”"]/g, '')}”`, {
        event: 'bridge',
        addressee: payload,
        occasion: payload,
        note: payload,
      } as object),
      statement('popa-2', 'ion-popa', '2023-09-22', `said “${payload.replace(/[“”"]/g, '')} and more words”`, {
        source: 'wire-2023',
        event: 'bridge',
        relations: [{ kind: 'denies', entry: 'rusu-1' }],
      }),
      statement('popa-3', 'ion-popa', '2023-09-23', 'said “these words were taken back”', {
        status: 'withdrawn',
        revisions: [{ date: { iso: '2023-10-01', precision: 'day' }, what: payload, why: payload }],
      } as object),
      figure('figure-1', 'ana-rusu', 'hurt', payload, payload, { of: 'bridge', note: payload } as object),
      figure('figure-2', 'ion-popa', 'hurt', `more than ${payload}`, payload, { of: 'bridge', source: 'wire-2023' }),
    ],
  });

/** Every message that a reader can make of an answer: the answer itself and what its buttons lead to. */
async function messagesOf(bot: Bot, answer: Promise<Answer>): Promise<Answer[]> {
  const shown = await answer;
  const components = (shown.callback as { data?: { components?: unknown } }).data?.components ?? [];
  const pressed = await Promise.all([...shown.buttons.values()].map((id) => bot.press(id, 32768, { components })));
  return [shown, ...pressed];
}

const injectedInto = (answers: readonly Answer[]): string[] =>
  answers.flatMap(({ callback }) => textsOf(callback).flatMap(injected));

describe('Discord’s markdown', () => {
  it.each(PAYLOADS)('%s: takes effect where nothing escapes it, so this test can fail', (kind, payload) => {
    // The parser knows no lists, and reads an address to its end where Discord may not.
    if (/list|an address/.test(kind)) return;
    const alone = `${kind.startsWith('the end of') ? '[a' : kind === 'a link' ? 'see ' : ''}${payload}`;
    expect(injected(alone)).not.toEqual([]);
  });

  it.each(PAYLOADS)('%s: does nothing in a question or in a pasted text', async (_kind, payload) => {
    const bot = botOver(recordOf('Ordinary words'));
    const answers = [
      ...(await Promise.all(
        [
          ['claims', 'who-or-what'],
          ['figures', 'what'],
          ['event', 'name'],
          ['who', 'name'],
          ['ask', 'question'],
          ['source', 'entry'],
        ].map(([command = '', option = '']) => messagesOf(bot, bot.ask(command, { [option]: payload }))),
      )),
      await messagesOf(bot, bot.ask('claims', { 'who-or-what': 'ana-rusu', speaker: payload })),
      await messagesOf(bot, bot.ask('claims', { 'who-or-what': 'ana-rusu', since: payload })),
      await messagesOf(bot, bot.ask('claims', { 'who-or-what': 'ana-rusu', form: payload })),
      await messagesOf(bot, bot.ask('check', { text: `Ana Rusu said: “${payload}”. Popa: "${payload} was said"` })),
      await messagesOf(bot, bot.ask('check', { text: payload })),
      await messagesOf(bot, bot.ask(payload)),
    ].flat();
    expect(injectedInto(answers)).toEqual([]);
  });

  it.each(PAYLOADS)('%s: does nothing in any field of a record', async (_kind, payload) => {
    const bot = botOver(recordOf(payload), { problems: [`${payload}: cannot be read`] });
    const said = 'Ana Rusu said: “these words were taken back”';
    const answers = [
      ...(await Promise.all(
        [
          ['claims', 'who-or-what', 'ana-rusu'],
          ['claims', 'who-or-what', 'rusu-1'],
          ['claims', 'who-or-what', 'popa-3'],
          ['claims', 'who-or-what', 'ion-popa'],
          ['figures', 'what', 'hurt'],
          ['figures', 'what', 'figure-1'],
          ['event', 'name', 'bridge'],
          ['who', 'name', 'ana-rusu'],
          ['who', 'name', 'ministry'],
          ['who', 'name', 'valley'],
          ['source', 'entry', 'rusu-1'],
          ['source', 'entry', 'figure-1'],
          ['source', 'entry', 'daily-2023'],
          ['source', 'entry', 'wire-2023'],
          ['check', 'text', said],
        ].map(([command = '', option = '', value = '']) => messagesOf(bot, bot.ask(command, { [option]: value }))),
      )),
      await messagesOf(bot, bot.ask('help', {}, { member: { permissions: '32' } })),
    ].flat();
    expect(injectedInto(answers)).toEqual([]);
  });
});
