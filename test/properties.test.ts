import { parse } from 'discord-markdown-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { quotedRuns } from '../src/record/quotes.js';
import { buildRecord } from '../src/record/record.js';
import { escapeMarkdown, markdownLink, unescapeMarkdown, visible } from '../src/view/text.js';
import { type Bot, botOver } from './support/bot.js';
import { event, figure, metric, person, source, statement } from './support/entries.js';
import { firstStory } from './support/first-story.js';
import fc from './support/properties.js';

let bot: Bot;
beforeAll(async () => {
  bot = botOver(await firstStory());
});

/** What people and machines type: any characters, markdown, mentions, links, right-to-left, zero-width, control characters. */
const nasty = fc.constantFrom(
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '</claims:123456789012345678>',
  '<:aa:123456789012345678>',
  '<123456789012345678:guide>',
  '**',
  '__',
  '~~',
  '||',
  '`',
  '```',
  '> ',
  '# ',
  '-# ',
  '- ',
  '1. ',
  '[a](https://x.example)',
  'https://x.example',
  'discord.gg/abc',
  '\u202e',
  '\u200b',
  '\u2066',
  '\u0000',
  '\n',
  '\\',
  '|',
  ',',
  '~',
  ';',
  ':',
  '"',
  '“',
  '”',
  '’',
  '😀',
  'Միրզոյան',
  'Мирзоян',
  '<t:1:R>',
  '*',
  '_',
);
const text = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: nasty }, { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) }),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));
const commandAndOption = fc.constantFrom(
  ['claims', 'who-or-what'],
  ['figures', 'what'],
  ['event', 'name'],
  ['who', 'name'],
  ['source', 'entry'],
) as fc.Arbitrary<[string, string]>;

describe('any question', () => {
  it('is answered within the limits, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(commandAndOption, text, async ([command, option], question) => {
        const answer = await bot.ask(command, { [option]: question });
        for (const customId of answer.buttons.values()) {
          expect([...customId].length).toBeLessThanOrEqual(100);
          await bot.press(customId);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is completed within the limits, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(commandAndOption, text, async ([command, option], typing) => {
        await bot.complete(command, option, typing);
      }),
      { numRuns: 100 },
    );
  });

  it.each(['speaker', 'event', 'since', 'until', 'form'])('may have anything in the option "%s"', async (option) => {
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        await bot.ask('claims', { 'who-or-what': 'Mirzoyan', [option]: value });
        await bot.complete('claims', option, value);
      }),
      { numRuns: 40 },
    );
  });

  it('may be four thousand characters long', async () => {
    for (const question of ['a'.repeat(4_000), 'Mirzoyan '.repeat(444), '💥'.repeat(4_000), 'Ա '.repeat(2_000)])
      await bot.ask('claims', { 'who-or-what': question });
  });

  it('may be carried by any button somebody makes up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          text,
          fc
            .tuple(
              fc.constantFrom('claims', 'figures', 'event', 'help', 'x'),
              fc.constantFrom('p', 't', 'a', 's', 'n', 'z'),
              fc.nat({ max: 9_999 }),
              text,
              text,
            )
            .map(
              ([command, action, page, filters, question]) =>
                `${command}|${action}|0123abcd|${page}|${filters}|${question}`,
            ),
        ),
        async (customId) => {
          await bot.press(customId);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Kinds of markup that would do something; what is left is text. */
const ACTIVE = new Set([
  'strong',
  'em',
  'underline',
  'strikethrough',
  'spoiler',
  'inlineCode',
  'codeBlock',
  'blockQuote',
  'url',
  'link',
  'autolink',
  'user',
  'role',
  'channel',
  'everyone',
  'here',
  'emoji',
  'slashCommand',
  'guildNavigation',
  'timestamp',
  'heading',
  'subtext',
  'list',
]);
const typesIn = (nodes: unknown): string[] =>
  (Array.isArray(nodes) ? nodes : [nodes]).flatMap((node: { type?: string; content?: unknown }) => [
    ...(node?.type === undefined ? [] : [node.type]),
    ...(typeof node?.content === 'object' && node.content !== null ? typesIn(node.content) : []),
  ]);

describe('any text of a record', () => {
  it('has no mention, link or markdown that takes effect', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(typesIn(parse(escapeMarkdown(words), 'extended')).filter((type) => ACTIVE.has(type))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('opens no link of its own inside brackets, and takes over no link that it labels', () => {
    const piece = fc.constantFrom('[', ']', '(', ')', 'https://evil.example', '\\', 'a', ' ', '<', '>', '**');
    const tricky = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    const targets = (markdown: string): string[] =>
      JSON.stringify(parse(markdown, 'extended')).match(/"target":"[^"]*"/g) ?? [];
    fc.assert(
      fc.property(tricky, (words) => {
        expect(targets(escapeMarkdown(words))).toEqual([]);
        const link = markdownLink(words, 'https://daily.example/1');
        expect(targets(link).filter((target) => target.includes('evil'))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
    expect(targets(escapeMarkdown('[Verify here](https://evil.example)'))).toEqual([]);
  });

  it('keeps every letter that a reader sees', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(unescapeMarkdown(escapeMarkdown(words)).replace(/\\/g, '')).toBe(visible(words).replace(/\\/g, ''));
      }),
      { numRuns: 500 },
    );
  });

  it('is shown within the limits, with its quotations whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 3_000 }),
        async (pairs, length) => {
          const record = buildRecord({
            version: '01234567',
            loadedAt: '2023-12-01T00:00:00.000Z',
            proofs: new Map(),
            entries: [
              source('daily-2023', pairs[0]?.[0] || 'Daily', '2023-09-22', { url: 'https://daily.example/a' }),
              person('ana-rusu', `Rusu ${pairs[0]?.[1] ?? ''}`),
              event('bridge', `Bridge ${pairs[0]?.[0] ?? ''}`, '2023-09-21'),
              metric('hurt'),
              ...pairs.map(([quote, own], index) =>
                statement(
                  `rusu-${index}`,
                  'ana-rusu',
                  '2023-09-21',
                  `said ${own.replace(/["“”«»„]/g, '')} “${quote.replace(/["“”«»„]/g, '')} ${'long words '.repeat(length / 20)}”`,
                  {
                    event: 'bridge',
                    ...(index > 0 ? { relations: [{ kind: 'denies' as const, entry: 'rusu-0' }] } : {}),
                  },
                ),
              ),
              ...pairs.map(([value, population], index) =>
                figure(`figure-${index}`, 'ana-rusu', 'hurt', `more than ${value}`, population || 'people', {
                  of: 'bridge',
                }),
              ),
            ],
          });
          const own = botOver(record);
          const answer = await own.ask('claims', { 'who-or-what': 'ana-rusu' });
          const files = answer.files.map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n');
          // What there was no room for beside the first statement is named in short: by who said it, and when.
          const [first] = answer.entries;
          const isNamedInShort = /^> \*\*(?:Denied by|Denies) .*, 21 Sept 2023\*\*$/m.test(answer.text);
          const whole = answer.entries.filter((id) => id.startsWith('rusu-') && (id === first || !isNamedInShort));
          for (const id of whole) {
            const said = record.byId.get(id);
            const [quote = ''] = said?.entry === 'statement' ? quotedRuns(said.says) : [];
            expect(`${unescapeMarkdown(answer.text)}\n${files}`.replace(/\\/g, '')).toContain(
              visible(quote).replace(/\\/g, ''),
            );
          }
          for (const customId of answer.buttons.values()) await own.press(customId);
          const figures = await own.ask('figures', { what: 'hurt' });
          for (const [command, option, value] of [
            ['event', 'name', 'bridge'],
            ['who', 'name', 'ana-rusu'],
            ['source', 'entry', 'rusu-0'],
            ['source', 'entry', 'daily-2023'],
          ] as const)
            await own.ask(command, { [option]: value });
          await own.ask('help');
          expect(figures.entries.length).toBeGreaterThan(0);
        },
      ),
      {
        numRuns: 40,
        interruptAfterTimeLimit: 20_000,
        // A control character in a denial that goes out as a file.
        examples: [
          [
            [
              ['a', 'b'],
              ['c\u0000d', 'e'],
            ],
            2_200,
          ],
        ],
      },
    );
  });
});
