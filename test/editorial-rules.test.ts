import { describe, expect, it } from 'vitest';
import { parseDate, UNKNOWN_DATE } from '../src/record/dates.js';
import type { Entry } from '../src/record/entries.js';
import type { ProofState } from '../src/record/proofs.js';
import { buildRecord } from '../src/record/record.js';
import type { Statement } from '../src/record/statement.js';
import { violations } from '../src/view/discord/violations.js';
import { unescapeMarkdown } from '../src/view/text.js';
import { type Answer, type Bot, botOver } from './support/bot.js';
import { event, figure, metric, organisation, person, place, source, statement } from './support/entries.js';

const day = (iso: string) => parseDate(iso) ?? UNKNOWN_DATE;

/** A bot over two sides, one event and what a test adds. */
function botWith(entries: readonly Entry[], proofs: Readonly<Record<string, ProofState>> = {}): Bot {
  return botOver(
    buildRecord({
      version: '01234567',
      loadedAt: '2023-12-01T00:00:00.000Z',
      proofs: new Map(Object.entries(proofs)),
      entries: [
        source('daily-2023', 'The Daily', '2023-09-22', { url: 'https://daily.example/a', title: 'Council meets' }),
        source('wire-2023', 'Wire', '2023-09-23'),
        person('ana-rusu', 'Ana Rusu', {
          roles: [
            { title: 'Deputy Minister', from: day('2021'), to: day('2022-12-31') },
            { title: 'Foreign Minister', from: day('2023-01-01') },
          ],
        }),
        person('boris-petrov', 'Boris Petrov', { roles: [{ title: 'Speaker of Parliament' }] }),
        organisation('drovia', 'Drovia'),
        event('bridge', 'Fall of the bridge', '2023-09-20', {
          namesUsedBy: [{ owner: 'drovia', name: 'Liberation of the bridge' }],
        }),
        metric('killed'),
        ...entries,
      ],
    }),
  );
}

const said = (id: string, speaker: string, says: string, more: Partial<Statement> = {}) =>
  statement(id, speaker, '2023-09-21', says, { event: 'bridge', ...more });
const claims = (bot: Bot, question = 'ana-rusu') => bot.ask('claims', { 'who-or-what': question });
const seen = (answer: Answer) => unescapeMarkdown(answer.text.replaceAll('**', ''));
async function plain(bot: Bot, answer: Answer): Promise<string> {
  return unescapeMarkdown((await bot.press(answer.buttons.get('Plain text') ?? '')).text);
}

describe('editorial rules', () => {
  it('1: says of every quotation whether it was found word for word in its source', async () => {
    const bot = botWith(
      [said('a', 'ana-rusu', 'called it “a sudden act”'), said('b', 'ana-rusu', 'spoke of “great harm”')],
      { a: 'proven', b: 'unproven' },
    );
    const text = seen(await claims(bot));
    expect(text.split('a sudden act')[1]?.split('great harm')[0]).toContain('✓ proven word for word');
    expect(text.split('great harm')[1]).toContain('not checked word for word');
  });

  it('1: calls words that were only read beside the page neither proven nor unchecked, wherever they are shown', async () => {
    const read = { on: day('2026-11-24'), extent: 'opening', note: 'The page has another headline now.' } as const;
    const bot = botWith(
      [
        said('a', 'ana-rusu', 'called it “a sudden act”', { read }),
        figure('f', 'ana-rusu', 'killed', 'more than 200', 'people', { of: 'bridge', read }),
      ],
      { a: 'read', f: 'read' },
    );
    const remark = 'read beside the page, 24 Nov 2026 – not proven';
    const statements = await claims(bot);
    const figures = await bot.ask('figures', { what: 'killed' });
    for (const text of [seen(statements), await plain(bot, statements), seen(figures), await plain(bot, figures)]) {
      expect(text).toContain(remark);
      expect(text).not.toMatch(/✓|word for word$/m);
    }
    expect(seen(statements)).toContain('On the comparison with the page: The page has another headline now.');
    expect(seen(await bot.ask('source', { entry: 'a' }))).toContain(
      'read beside the opening of the page, 24 Nov 2026 – not proven',
    );
  });

  it('2: never joins two quotations', async () => {
    const bot = botWith([said('a', 'ana-rusu', 'spoke of “harm” to the town, which “was the last act”')]);
    expect(seen(await claims(bot))).toContain('spoke of “harm” to the town, which “was the last act”');
    expect(seen(await claims(bot))).toContain('separate quotes');
  });

  it('4: shows a paraphrase without quotation marks, and says that it is one', async () => {
    const text = seen(
      await claims(botWith([said('a', 'ana-rusu', 'denied that the bridge was mined')], { a: 'nothing-to-prove' })),
    );
    expect(text).toContain('denied that the bridge was mined');
    expect(text).toContain('paraphrase');
    expect(text).not.toMatch(/[“”"]/);
    expect(text).not.toContain('word for word');
  });

  it('5: never cuts inside a quotation: one too long for a message goes out whole as a file', async () => {
    const words = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ');
    const answer = await claims(botWith([said('a', 'ana-rusu', `said: “${words}”`)]));
    const shown = answer.text.replace(/\(<[^>]*>\)/g, '');
    expect(shown).not.toContain('word899');
    expect(shown).not.toContain('word5 ');
    expect(new TextDecoder().decode(answer.files[0]?.bytes)).toContain(`“${words}”`);
  });

  it('6: gives nobody’s words without speaker, source, date and form, in the message and in the plain text', async () => {
    const bot = botWith([said('a', 'ana-rusu', 'called it “a sudden act”')]);
    const answer = await claims(bot);
    for (const text of [seen(answer), await plain(bot, answer)])
      for (const part of ['Ana Rusu', 'The Daily, 22 Sept 2023', '21 Sept 2023', 'partial quote'])
        expect(text).toContain(part);
  });

  it('7 and 8: keeps number, qualifier and population as they are in the source', async () => {
    const bot = botWith([
      figure('f', 'ana-rusu', 'killed', 'more than 200', 'people', { of: 'bridge' }),
      figure('g', 'boris-petrov', 'killed', '400', 'others, including women', { of: 'bridge' }),
    ]);
    const answer = await bot.ask('figures', { what: 'killed' });
    for (const text of [seen(answer), await plain(bot, answer)]) {
      expect(text).toContain('more than 200 people');
      expect(text).toContain('400 others, including women');
      expect(text).not.toContain('more than 400');
    }
  });

  it('9: puts claimants side by side, newest first, whoever they are, and adds nothing up', async () => {
    const bot = botWith([
      figure('f', 'boris-petrov', 'killed', '900', 'people', { of: 'bridge', asOf: day('2023-09-20') }),
      figure('g', 'boris-petrov', 'killed', '100', 'people', { of: 'bridge', asOf: day('2023-09-25') }),
      figure('h', 'ana-rusu', 'killed', '5', 'people', { of: 'bridge' }),
    ]);
    const text = seen(await bot.ask('figures', { what: 'killed' }));
    const at = ['100 people', '5 people', '900 people'].map((part) => text.indexOf(part));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(text).not.toMatch(/1,?00[05]|average|total/i);
  });

  it('10: never shows one of two competing figures alone, and says so where there is none', async () => {
    const two = botWith([
      figure('f', 'ana-rusu', 'killed', '5', 'people', { of: 'bridge' }),
      figure('g', 'boris-petrov', 'killed', '50', 'people', { of: 'bridge' }),
    ]);
    expect((await two.ask('figures', { what: 'killed' })).entries).toEqual(['f', 'g']);
    const asked = await two.ask('figures', { what: 'Rusu killed' });
    expect(asked.entries).toEqual(['f']);
    expect(seen(asked)).toContain('Others on file: Boris Petrov: 50 people');
    expect(seen(asked)).not.toContain('Nothing on file confirms or counters this.');
    const one = botWith([figure('f', 'ana-rusu', 'killed', '5', 'people', { of: 'bridge' })]);
    const text = seen(await one.ask('figures', { what: 'killed' }));
    expect(text).toContain('Nothing on file confirms or counters this.');
    expect(text).not.toMatch(/undisputed/i);
  });

  it('11: shows a denial beside what it denies, from either end, and described words without a speaker', async () => {
    const bot = botWith([
      said('charge', 'ana-rusu', 'accused Drovia of mining the bridge'),
      said('denial', 'boris-petrov', 'denied it', {
        kind: 'denial',
        relations: [
          { kind: 'denies', entry: 'charge' },
          { kind: 'denies', described: 'reports of mines' },
        ],
      }),
    ]);
    expect(seen(await claims(bot, 'ana-rusu'))).toMatch(
      /> Denied by Boris Petrov, 21 Sept 2023: denied it\n> -# paraphrase · The Daily/,
    );
    const other = seen(await claims(bot, 'boris-petrov'));
    expect(other).toMatch(/> Denies Ana Rusu, 21 Sept 2023: accused Drovia of mining the bridge/);
    expect(other).toContain('> What is denied, as the source describes it: reports of mines');
  });

  it('12: keeps who reported it, to the last one', async () => {
    const text = seen(
      await claims(botWith([said('a', 'ana-rusu', 'asked for fuel', { reportedBy: ['boris-petrov', 'the embassy'] })])),
    );
    expect(text).toContain('Ana Rusu, according to the embassy, according to Boris Petrov');
  });

  it('15: labels the outlet’s own account as the outlet’s', async () => {
    const answer = await claims(
      botWith([said('a', 'outlet', 'writes that the bridge fell', { kind: 'narration' })]),
      'a',
    );
    expect(seen(answer)).toContain("The Daily · the outlet's own account");
    expect(seen(answer)).toContain('narration');
  });

  it('16: shows the role of the day something was said', async () => {
    const bot = botWith([
      said('new', 'ana-rusu', 'said so'),
      said('old', 'ana-rusu', 'said so before', { said: day('2022-05-01') }),
    ]);
    const [first, second] = seen(await claims(bot)).split('said so before');
    expect(first).toContain('Foreign Minister');
    expect(first?.split('said so\n')[1]).toContain('Deputy Minister');
    expect(second).not.toContain('Foreign Minister');
  });

  it('17: marks a date that does not come from the source, and never guesses one', async () => {
    const bot = botWith([
      said('a', 'ana-rusu', 'said one thing', { saidBasis: 'inferred' }),
      said('b', 'ana-rusu', 'said another', { saidBasis: 'external' }),
      said('c', 'ana-rusu', 'said a third', { said: UNKNOWN_DATE }),
    ]);
    const text = seen(await claims(bot));
    expect(text).toContain('21 Sept 2023‡');
    expect(text).toContain('21 Sept 2023†');
    expect(text).toContain('† date from other reports · ‡ date inferred');
    expect(text).toContain('day unknown');
  });

  it('18: says how fresh the record is, and when an entry is due for review', async () => {
    const text = seen(await claims(botWith([said('a', 'ana-rusu', 'said so', { reviewBy: day('2023-10-01') })])));
    expect(text).toContain('record as of 23 Sept 2023');
    expect(text).toContain('Not reviewed since 1 Oct 2023');
  });

  it('19: shows what a correction changed, when and why; a withdrawn entry answers only with the notice', async () => {
    const bot = botWith([
      said('a', 'ana-rusu', 'said 40', {
        revisions: [{ date: day('2023-10-02'), was: 'said 400', now: 'said 40', why: 'a slip in the report' }],
      }),
      said('b', 'ana-rusu', 'never to be seen', {
        status: 'withdrawn',
        revisions: [{ date: day('2023-10-03'), why: 'not her words' }],
      }),
    ]);
    const text = seen(await claims(bot));
    expect(text).toContain('Corrected 2 Oct 2023: was: said 400; now: said 40; why: a slip in the report');
    expect(text).toContain('Withdrawn from the record on 3 Oct 2023: not her words');
    expect(text).not.toContain('never to be seen');
  });

  it('21: asks which of two bearers of a surname is meant, and offers a near name instead of answering', async () => {
    const bot = botWith([
      person('carl-moran', 'Carl Moran'),
      person('dora-moran', 'Dora Moran'),
      said('c', 'carl-moran', 'spoke'),
      said('d', 'dora-moran', 'spoke too'),
    ]);
    const asked = await claims(bot, 'Moran');
    expect(asked.entries).toEqual([]);
    expect([...asked.buttons.keys()].filter((label) => label.includes('Moran'))).toHaveLength(2);
    expect(asked.buttons.has('None of these')).toBe(true);
    const picked = await bot.press([...asked.buttons].find(([label]) => label.includes('Dora'))?.[1] ?? '');
    expect(picked.entries).toEqual(['d']);
    expect((await bot.press(asked.buttons.get('None of these') ?? '')).text).toContain('Not on file: **Moran**');
  });

  it('22: names a side’s own name with its owner, and finds by it', async () => {
    const answer = await botWith([]).ask('event', { name: 'Liberation of the bridge' });
    expect(seen(answer)).toContain('Fall of the bridge');
    expect(seen(answer)).toContain('Liberation of the bridge (Drovia)');
  });

  it('23: treats every party alike: the same answer with the speakers swapped', async () => {
    const swapped = (first: string, second: string) =>
      botWith([
        said('a', first, 'called it “a sudden act”', { said: day('2024-01-02') }),
        said('b', second, 'denied it', { kind: 'denial', relations: [{ kind: 'denies', entry: 'a' }] }),
      ]);
    const swap = (text: string) =>
      text
        .replaceAll('Ana Rusu', 'X')
        .replaceAll('Boris Petrov', 'Ana Rusu')
        .replaceAll('X', 'Boris Petrov')
        .replace(/(?: · )?(?:Foreign Minister|Speaker of Parliament)/g, '');
    const one = await claims(swapped('ana-rusu', 'boris-petrov'), 'ana-rusu');
    const other = await claims(swapped('boris-petrov', 'ana-rusu'), 'boris-petrov');
    expect(swap(one.text)).toBe(other.text.replace(/(?: · )?(?:Foreign Minister|Speaker of Parliament)/g, ''));
  });

  it('24: neither pings nor links nor formats, whatever a record holds, and keeps its letters', async () => {
    const bot = botWith([
      said('a', 'ana-rusu', 'said @everyone <@123> **bold** [x](https://evil.example) discord.gg/abc'),
    ]);
    const answer = await claims(bot);
    expect(answer.callback).toMatchObject({ data: { allowed_mentions: { parse: [] } } });
    expect(answer.text).not.toMatch(/(?<!\\)@everyone|(?<!\\)<@|\]\(https:\/\/evil/);
    expect(unescapeMarkdown(answer.text)).toContain(
      'said @everyone <@123> **bold** [x](https://evil.example) discord.gg/abc',
    );
    expect(violations(answer.callback)).toEqual([]);
  });

  it('25: hangs every sentence of an event on entries and names them', async () => {
    const bot = botOver(
      buildRecord({
        version: '01234567',
        loadedAt: '2023-12-01T00:00:00.000Z',
        proofs: new Map(),
        entries: [
          source('daily-2023', 'The Daily', '2023-09-22'),
          place('dolna', 'Dolna'),
          event('bridge', 'Fall of the bridge', '2023-09-20', {
            place: 'dolna',
            summary: [{ text: '20 September: the bridge falls.', entries: ['daily-2023'] }],
          }),
        ],
      }),
    );
    const answer = await bot.ask('event', { name: 'Dolna' });
    expect(seen(answer)).toMatch(/the bridge falls\.\n-# The Daily, 22 Sept 2023$/m);
    expect(answer.entries).toContain('daily-2023');
  });

  it('26: answers nothing from a draft', async () => {
    const bot = botWith([said('a', 'ana-rusu', 'said a secret', { status: 'draft' })]);
    for (const question of ['ana-rusu', 'secret', 'a'])
      expect((await claims(bot, question)).text).not.toContain('said a secret');
    expect((await bot.ask('source', { entry: 'a' })).text).not.toContain('said a secret');
  });
});
