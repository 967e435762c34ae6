import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config.js';
import { readHouseStyles } from '../../src/process/house-styles.js';
import { unescapeMarkdown } from '../../src/view/text.js';
import { type Folder, folder } from '../knowledge/support.js';
import { type Bot, botOver } from '../support/bot.js';

const RECORD = `organisations:
  - {id: board, name: Harbour Board}
people:
  - id: ines-porta
    name: Inês Porta
    roles: [{title: Transport Minister of Utopia, from: 2020}]
  - id: tom-reed
    name: Tom Reed
    roles: [{title: Harbour Board member, from: 2020}]
sources:
  - {id: paper, publisher: Paper, published: 2024-09-12}
events:
  - {id: strike, name: Harbour strike, date: 2024-09-08}
metrics:
  - {id: ships, name: ships held, aliases: [ships]}
statements:
  - {id: porta, speaker: ines-porta, event: strike, source: paper, said: 2024-09-11, says: "said the port was “safe, ‘as ever’, and open”"}
  - {id: porta-later, speaker: ines-porta, event: strike, source: paper, said: 2024-10-02, said_basis: inferred, says: said that no port had closed}
  - {id: reed, speaker: tom-reed, event: strike, source: paper, said: 2024-09-11, says: "said: “We will not go back.”"}
figures:
  - {id: held, claimant: ines-porta, source: paper, as_of: 2024-09-10, metric: ships, value: at least 40, of: strike}
`;

let made: Folder;
let bot: Bot;
let inStyle: (style: string) => Bot;
beforeAll(async () => {
  made = await folder({ 'knowledge/a.yaml': RECORD });
  const result = await made.load();
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { record } = result;
  bot = botOver(record);
  inStyle = (style) => botOver(record, { houseStyle: readHouseStyles(style)(undefined) ?? 'afp' });
});
afterAll(() => made.remove());

async function plainText(asked: Bot, command: string, options: Readonly<Record<string, string>>): Promise<string> {
  const { buttons } = await asked.ask(command, options);
  return unescapeMarkdown((await asked.press(buttons.get('Plain text') ?? '')).text);
}

const claims = (question: string, style: string): Promise<string> =>
  plainText(bot, 'claims', { 'who-or-what': question, style });

describe('plain text in a house style', () => {
  it('has AP’s dates, the post in small letters after the name, and straight marks throughout', async () => {
    expect(await claims('porta', 'ap')).toContain(
      `On Sept. 11, 2024, Inês Porta, transport minister of Utopia, said the port was "safe, 'as ever', and open" (Paper, Sept. 12, 2024).`,
    );
  });

  it('has whole months in AFP’s, and the post first in the Guardian’s', async () => {
    expect(await claims('porta', 'afp')).toContain('On September 11, 2024, Inês Porta,');
    expect(await claims('porta', 'guardian')).toContain(
      'On 11 September 2024, the transport minister of Utopia, Inês Porta, said the port was “safe, ‘as ever’, and open” (Paper, 12 September 2024).',
    );
  });

  it('keeps the capitals of a post that begins with a name', async () => {
    expect(await claims('reed', 'reuters')).toContain(
      'On Sept. 11, 2024, Tom Reed, Harbour Board member, said: "We will not go back." (Paper, Sept. 12, 2024)',
    );
  });

  it('prints no day that the desk inferred', async () => {
    const text = await claims('porta-later', 'ap');
    expect(text).toContain('Inês Porta, transport minister of Utopia, said that no port had closed (Paper');
    expect(text).toContain('2 Oct 2024 (date inferred)');
  });

  it('makes a sentence of a figure', async () => {
    expect(await plainText(bot, 'figures', { what: 'ships', style: 'AP' })).toContain(
      'Ships held · Harbour strike: at least 40, as of Sept. 10, 2024, according to Inês Porta, transport minister of Utopia (Paper, Sept. 12, 2024).',
    );
  });

  it('is carried by the buttons of /ask as well', async () => {
    expect(await plainText(bot, 'ask', { question: 'what did Porta say', style: 'ap' })).toContain('Sept. 11, 2024');
  });

  it('is the server’s where nobody asks for another, and one that is asked for goes before it', async () => {
    const ap = inStyle('ap');
    expect(await plainText(ap, 'claims', { 'who-or-what': 'porta' })).toContain('On Sept. 11, 2024');
    expect(await plainText(ap, 'claims', { 'who-or-what': 'porta', style: 'guardian' })).toContain('On 11 September');
  });

  it('is given for one statement at a time, in the same style', async () => {
    const { buttons } = await bot.ask('claims', { 'who-or-what': 'Inês Porta', style: 'ap' });
    const all = await bot.press(buttons.get('Plain text') ?? '');
    const [label = '', one = ''] = [...all.buttons].find(([words]) => words.includes('no port had closed')) ?? [];
    expect(label).toMatch(/^Inês Porta: said/);
    const text = unescapeMarkdown((await bot.press(one)).text);
    expect(text).toContain('said that no port had closed');
    expect(text).not.toContain('Sept. 11');
    expect(text).toContain('Sept. 12, 2024');
    expect((await bot.press(one)).buttons.size).toBe(0);
  });

  it('is for English copy alone', async () => {
    const german = bot.in('de');
    const { buttons } = await german.ask('claims', { 'who-or-what': 'porta', style: 'ap' });
    const [plain = ''] = [...buttons].filter(([, id]) => id.includes('|t|')).map(([, id]) => id);
    expect((await german.press(plain)).text).not.toContain('Sept. 11');
  });

  it('is refused by name where there is no such style', async () => {
    const { text, ephemeral } = await bot.ask('claims', { 'who-or-what': 'porta', style: 'tabloid' });
    expect(ephemeral).toBe(true);
    expect(text).toBe('No house style is called “tabloid”: choose AP, Reuters, AFP, or The Guardian.');
  });
});

describe('the setting of the house style', () => {
  it('is one for every server, and others for single ones', () => {
    const styleIn = readHouseStyles('AP, 81384788765712384 = guardian');
    expect(styleIn('81384788765712384')).toBe('guardian');
    expect(styleIn('81384788765712385')).toBe('ap');
    expect(styleIn(undefined)).toBe('ap');
    expect(readHouseStyles('')('81384788765712384')).toBeUndefined();
  });

  it.each(['tabloid', 'my server=ap', '81384788765712384=', '=ap=ap'])('is refused where it is %j', (setting) => {
    expect(() => readHouseStyles(setting)).toThrow(ConfigError);
  });
});
