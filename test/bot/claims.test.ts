import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unescapeMarkdown } from '../../src/view/text.js';
import { type Folder, folder } from '../knowledge/support.js';
import { type Bot, botOver } from '../support/bot.js';

/** A strike: the union accuses, and the operator has the last word. */
const STRIKE = `organisations:
  - {id: drivers-union, name: Drivers’ Union}
  - {id: tramways, name: Tramways}
people:
  - {id: ada-voss, name: Ada Voss, roles: [{title: chair, organisation: drivers-union, from: 2020}]}
  - {id: jon-reth, name: Jon Reth, roles: [{title: director, organisation: tramways, from: 2019}]}
sources:
  - {id: paper, publisher: Paper, published: 2025-05-04}
events:
  - id: strike
    name: Tram strike
    date: 2025-05-02
    names_used_by: {drivers-union: walkout, tramways: stoppage}
statements:
  - {id: pay, speaker: ada-voss, source: paper, said: 2025-05-02, said_basis: external, event: strike, kind: accusation, says: accused the operator of “holding back pay”}
  - {id: safety, speaker: ada-voss, source: paper, said: 2025-05-03, said_basis: inferred, event: strike, kind: accusation, says: accused the operator of “running unsafe trams”}
  - {id: hope, speaker: ada-voss, source: paper, said: 2025-05-01, event: strike, kind: assertion, says: said that the drivers hope for talks}
  - {id: paid, speaker: jon-reth, source: paper, said: 2025-05-04, event: strike, kind: denial, denies: pay, says: said that “every shift was paid”}
  - {id: greed, speaker: jon-reth, source: paper, said: 2025-05-04, event: strike, kind: accusation, says: accused the Drivers’ Union of “greed”}
  - {id: talks, speaker: jon-reth, source: paper, said: 2025-05-03, event: strike, kind: assertion, says: said that talks go on}
  - {id: rails, speaker: ada-voss, source: paper, said: 2025-05-02, event: strike, kind: accusation, says: accused Tramways of “selling the rails”}
`;

let made: Folder;
let bot: Bot;
beforeAll(async () => {
  made = await folder({ 'knowledge/a.yaml': STRIKE });
  const result = await made.load();
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  bot = botOver(result.record);
});
afterAll(() => made.remove());

const linesOf = async (question: string): Promise<readonly string[]> =>
  unescapeMarkdown((await bot.ask('claims', { 'who-or-what': question })).text).split('\n');

describe('statements of one speaker', () => {
  it('name the speaker, the post and how many are on file once, above the words', async () => {
    const lines = await linesOf('Ada Voss');
    expect(lines.filter((line) => line.includes('Ada Voss') && line.startsWith('**'))).toEqual([
      '**Ada Voss** · chair, Drivers’ Union · 4 on file',
    ]);
  });

  it('have one line for when and to whom, and one for the source and the proof', async () => {
    const lines = await linesOf('Ada Voss');
    const at = lines.indexOf('accused the operator of “running unsafe trams”');
    expect(lines.slice(at, at + 3)).toEqual([
      'accused the operator of “running unsafe trams”',
      '-# 3 May 2025‡ · Tram strike · partial quote · accusation',
      '-# Paper, 4 May 2025 · ○ not checked word for word',
    ]);
  });

  it('mark days that the source does not give, and say below once what the marks mean', async () => {
    const lines = await linesOf('Ada Voss');
    expect(lines.filter((line) => /^-# [†‡]/u.test(line))).toEqual(['-# † date from other reports · ‡ date inferred']);
    expect(lines.some((line) => line.startsWith('-# 1 May 2025 ·'))).toBe(true);
  });

  it('say what denies them with its words, and small below whose report that is', async () => {
    const lines = await linesOf('Ada Voss');
    const at = lines.indexOf('accused the operator of “holding back pay”');
    expect(lines.slice(at + 3, at + 5)).toEqual([
      '> **Denied by Jon Reth, 4 May 2025**: said that “every shift was paid”',
      '> -# partial quote · Paper, 4 May 2025 · ○ not checked word for word',
    ]);
  });

  it('say of the side that an accusation names that nothing later of theirs is on file, and mirror', async () => {
    const words = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.includes('later words'));
    expect(words(await linesOf('Ada Voss'))).toEqual([]);
    expect(words(await linesOf('Jon Reth'))).toEqual(['-# No later words of Drivers’ Union on this are on file']);
  });

  it('are introduced again where another speaker’s words come between', async () => {
    const lines = await linesOf('tram strike');
    expect(lines.filter((line) => line.startsWith('**'))).toEqual([
      expect.stringContaining('Jon Reth'),
      expect.stringContaining('Ada Voss'),
      expect.stringContaining('Jon Reth'),
      expect.stringContaining('Ada Voss'),
    ]);
  });
});

describe('a statement shown in full', () => {
  it('has a button with the name of each who denies it, and one back to what is denied', async () => {
    const accusation = await bot.ask('claims', { 'who-or-what': 'pay' });
    const denial = await bot.press(accusation.buttons.get('Jon Reth, 4 May 2025') ?? '');
    expect(denial.entries[0]).toBe('paid');
    const back = await bot.press(denial.buttons.get('Ada Voss, 2 May 2025') ?? '');
    expect(back.entries[0]).toBe('pay');
  });
});
