import { describe, expect, it } from 'vitest';
import { botOver } from '../support/bot.js';
import { figure, statement, story } from '../support/entries.js';

const words = 'the road through the valley must be open by the first of May';
const filed = statement('mirzoyan-road', 'ararat-mirzoyan', '2023-09-22', `said: “${words}”`);
const record = story([filed]);
const bot = botOver({ ...record, proofs: new Map([[filed.id, 'proven']]) });

describe('/check', () => {
  it('answers privately, with a verdict, the words on file and a way to see them whole', async () => {
    const answer = await bot.ask('check', { text: `“${words}”` });
    expect(answer.ephemeral).toBe(true);
    expect(answer.text).toContain('✅ **Exact**');
    expect(answer.verdicts).toEqual([{ pasted: words, verdict: 'exact', entries: [filed.id] }]);
    const whole = await bot.press([...answer.buttons.values()][0] ?? '', 32768 | 64);
    expect(whole.entries).toContain(filed.id);
    expect(whole.ephemeral).toBe(true);
  });

  it.each([
    ['read', 'read beside the page, 24 Nov 2026 – not proven'],
    ['unproven', 'not checked word for word'],
  ] as const)('gives no tick where the words on file are %s', async (state, remark) => {
    const read = { on: { iso: '2026-11-24', precision: 'day' }, extent: 'opening' } as const;
    const entries = [{ ...filed, read }, figure('f', 'ararat-mirzoyan', 'killed', 'more than 200', 'people', { read })];
    const proofs = new Map(entries.map(({ id }) => [id, state]));
    const unproven = botOver({ ...story(entries), proofs });
    for (const text of [`“${words}”`, 'Mirzoyan said more than 200 people were killed.']) {
      const answer = await unproven.ask('check', { text });
      expect(answer.text).toMatch(/📄 \*\*Same (?:words|figure) as on file\*\*/);
      expect(answer.text).toContain(remark);
      expect(answer.text).not.toMatch(/[✅✓]/u);
    }
  });

  it.each([
    ['taken back', 'retracts', 'high', 'taken back by the speaker', 'Taken back'],
    ['denied', 'denies', 'high', 'denied', 'Denied by'],
  ] as const)('gives no tick to words that are %s, and says so first', async (_what, kind, certainty, caveat, line) => {
    const speaker = kind === 'retracts' ? 'ararat-mirzoyan' : 'jeyhun-bayramov';
    const other = statement('other', speaker, '2023-09-23', 'said it was not so', {
      relations: [{ kind, entry: filed.id, certainty }],
    });
    const figureOfIt = figure('f', 'ararat-mirzoyan', 'killed', 'more than 200', 'people', { statement: filed.id });
    const entries = [filed, other, figureOfIt];
    const warned = botOver({ ...story(entries), proofs: new Map(entries.map(({ id }) => [id, 'proven'])) });
    for (const text of [`“${words}”`, 'Mirzoyan said more than 200 people were killed.']) {
      const answer = await warned.ask('check', { text });
      expect(answer.text).toMatch(new RegExp(`⚠️ \\*\\*(?:Exact|Figure matches), but ${caveat}\\*\\*`));
      expect(answer.text).not.toContain('✅');
    }
    expect((await warned.ask('check', { text: `“${words}”` })).text).toContain(line);
  });

  it('gives no tick to a figure with a note, and shows the note', async () => {
    const noted = figure('f', 'ararat-mirzoyan', 'killed', 'more than 200', 'people', { note: 'He gave 150 later.' });
    const answer = await botOver({ ...story([noted]), proofs: new Map([['f', 'proven']]) }).ask('check', {
      text: 'Mirzoyan said more than 200 people were killed.',
    });
    expect(answer.text).toContain('⚠️ **Figure matches, but on file with a note: read it before use**');
    expect(answer.text).toContain('Note: He gave 150 later.');
    expect(answer.text).not.toContain('✅');
  });

  it('says of quotations joined to one only what the record knows', async () => {
    const apart = statement(
      'mirzoyan-apart',
      'ararat-mirzoyan',
      '2023-09-22',
      'said: “The dam is old,” and: “We told them in spring.”',
    );
    const answer = await botOver(story([apart])).ask('check', { text: '“The dam is old, we told them in spring.”' });
    expect(answer.text).toContain('Joined from separate quotations');
    expect(answer.text).toContain('Whether they were said together, the record does not tell');
  });

  it('keeps what was pasted out of every button', async () => {
    const answer = await bot.ask('check', { text: 'Secret source says “the harbour was sold on Tuesday night”' });
    for (const customId of answer.buttons.values()) expect(customId).not.toMatch(/harbour|secret/i);
  });

  it.each([
    ['nothing', ' \u200b \u2066 ', 'no words to check'],
    ['only quotation marks', '“” "" «» \'\'', 'nothing to check'],
    ['numbers that count nothing', '12 + 30', 'Not judged, because'],
  ])('says what to do with %s', async (_name, text, expected) => {
    const answer = await bot.ask('check', { text });
    expect(answer.text).toContain(expected);
    expect(answer.ephemeral).toBe(true);
  });

  it.each([
    [
      'two hundred quotes',
      Array.from({ length: 200 }, (_, index) => `“quote ${index} here”`)
        .join(' ')
        .slice(0, 4_000),
    ],
    ['four thousand combining marks', `“a${'\u0301'.repeat(3_990)}”`],
    ['mentions, markdown and links', '“@everyone **bold** [x](https://evil.example) <@1> ||spoiler|| \n# heading”'],
    ['direction marks', '“\u202Eevil words in the other direction\u202C”'],
    ['an unclosed quotation', '“never closed and never said by anybody'],
    ['half a surrogate pair', '“broken \ud83d emoji here”'],
    ['four thousand letters in one word', `“${'x'.repeat(3_990)}”`],
    ['nested quotations', '“he said ‘she said “they said” so’ too”'],
    ['a number with four thousand digits', `${'9'.repeat(3_900)} people were killed`],
  ])('judges %s within the limits of a message', async (_name, text) => {
    const answer = await bot.ask('check', { text });
    expect(answer.ephemeral).toBe(true);
    expect(answer.text).not.toContain('Something went wrong');
    expect(answer.text).not.toMatch(/(?<!\\)@everyone/);
  });

  it('attaches what a message cannot hold', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `“these ${index} words are not on file at all”`).join(' ');
    const answer = await bot.ask('check', { text: many });
    expect(answer.verdicts).toHaveLength(40);
    expect(new TextDecoder().decode(answer.files[0]?.bytes).match(/Not on file/g)).toHaveLength(40);
  });
});

describe('/check of a withdrawn statement', () => {
  const gone = 'the harbour will be closed to every ship until the spring';
  const { ask, in: inLocale } = botOver(
    story([statement('mirzoyan-harbour', 'ararat-mirzoyan', '2023-09-22', `said: “${gone}”`, { status: 'withdrawn' })]),
  );

  it('says that it was withdrawn, in the heading, the verdict and the data', async () => {
    const answer = await ask('check', { text: `“${gone}”` });
    expect(answer.text).toContain('1 withdrawn');
    expect(answer.text).toContain('⛔ **Withdrawn from the record**');
    expect(answer.text).not.toMatch(/exact|✅/i);
    expect(answer.verdicts).toEqual([{ pasted: gone, verdict: 'withdrawn', entries: ['mirzoyan-harbour'] }]);
  });

  it.each(['de', 'es-ES', 'fr', 'ru', 'tr', 'uk'])('says so in words of %s', async (locale) => {
    const { text } = await inLocale(locale).ask('check', { text: `“${gone}”` });
    expect(text).toContain('⛔');
    expect(text).not.toMatch(/✅|Withdrawn/);
  });
});

describe('the menu of a message', () => {
  it('checks the text of any message', async () => {
    const answer = await bot.menu('Check quote', { content: `He said “${words}”` });
    expect(answer.verdicts?.[0]?.verdict).toBe('exact');
    expect(answer.ephemeral).toBe(true);
  });

  it.each([
    ['an embed', { content: '', embeds: [{ description: `“${words}”` }] }],
    ['components', { content: '', components: [{ type: 17, components: [{ type: 10, content: `“${words}”` }] }] }],
    ['a forwarded message', { content: '', message_snapshots: [{ message: { content: `“${words}”` } }] }],
    ['a message of a webhook', { content: `“${words}”`, webhook_id: '5', author: { id: '5', bot: true } }],
  ])('reads %s', async (_name, message) => {
    expect((await bot.menu('Check quote', message)).verdicts?.[0]?.verdict).toBe('exact');
  });

  it.each([
    ['a picture without text', { content: '', attachments: [{ id: '1', filename: 'a.png' }] }, 'no words to check'],
    ['a message that is not there any more', undefined, 'is no longer visible'],
    ['a message of nothing', {}, 'no words to check'],
    ['parts of the wrong kind', { content: 7, embeds: 'x', components: { type: 1 } }, 'no words to check'],
  ])('says what to do with %s', async (_name, message, expected) => {
    const answer = await bot.menu('Check quote', message);
    expect(answer.text).toContain(expected);
    expect(answer.ephemeral).toBe(true);
  });
});

describe('sharing and deleting', () => {
  it('shares a hidden answer with everybody, naming who asked', async () => {
    const hidden = await bot.ask('claims', { 'who-or-what': 'Mirzoyan', hide: true });
    const shared = await bot.press(hidden.buttons.get('Share here') ?? '', 32768 | 64);
    expect(shared.ephemeral).toBe(false);
    expect(shared.entries).toEqual(hidden.entries);
    expect(shared.text).toContain('Shared by <@100000000000000003>');
    expect(shared.callback).toMatchObject({ data: { allowed_mentions: { parse: [] } } });
  });

  it('shares verdicts as they are shown, with one button: to delete them again', async () => {
    const checked = await bot.ask('check', { text: `“${words}”` });
    const { components } = (checked.callback as unknown as { data: { components: object[] } }).data;
    const shared = await bot.press(checked.buttons.get('Share here') ?? '', 32768 | 64, { components });
    expect(shared.ephemeral).toBe(false);
    expect(shared.text).toContain('✅ **Exact**');
    expect(shared.text).toContain('Shared by');
    expect([...shared.buttons.keys()]).toEqual(['Delete']);
  });

  it.each([
    ['nothing at all', {}],
    [
      'another application',
      { author: { id: '5' }, components: [{ type: 17, components: [{ type: 10, content: 'x' }] }] },
    ],
  ])('shares no verdicts from a message of %s', async (_name, message) => {
    const checked = await bot.ask('check', { text: `“${words}”` });
    const shared = await bot.press(checked.buttons.get('Share here') ?? '', 32768 | 64, message);
    expect(shared.text).toContain('can no longer be shared');
    expect(shared.ephemeral).toBe(true);
  });

  it.each([
    ['a select', [{ type: 17, components: [{ type: 3, content: 'x' }] }]],
    ['a text of five thousand letters', [{ type: 17, components: [{ type: 10, content: 'x'.repeat(5_000) }] }]],
    [
      'a picture from elsewhere',
      [{ type: 17, components: [{ type: 12, items: [{ media: { url: 'https://x.example' } }] }] }],
    ],
    ['no text', [{ type: 17, components: [{ type: 10, content: { toString: 1 } }] }]],
  ])('does not share a message in which stands %s', async (_, components) => {
    const checked = await bot.ask('check', { text: '“sudden and well-planned act”' });
    const shared = await bot.press(checked.buttons.get('Share here') ?? '', 32768 | 64, { components });
    expect(shared.ephemeral).toBe(true);
    expect(shared.outcome).toBe('hint');
  });

  it('lets whoever asked delete a public answer, and nobody else', async () => {
    const shown = await bot.ask('claims', { 'who-or-what': 'Mirzoyan' });
    expect(shown.buttons.has('Share here')).toBe(false);
    const button = shown.buttons.get('Delete') ?? '';
    expect(await bot.press(button)).toMatchObject({ callback: { type: 6 }, deleteMessage: true });
    const other = await bot.press(button, 32768, { interaction_metadata: { user: { id: '999' } } });
    expect(other.text).toContain('Only the person who asked');
    expect(other.deleteMessage).toBeUndefined();
  });
});
