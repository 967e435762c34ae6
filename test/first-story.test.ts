import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ENGLISH } from '../src/export/english.js';
import { jsonSchemaIsStale } from '../src/knowledge/entries/json-schema-file.js';
import { loadRecord } from '../src/knowledge/load.js';
import { formatProblem } from '../src/knowledge/problems.js';
import { proofShareOf } from '../src/record/proof-share.js';
import { speakerKey } from '../src/record/speakers.js';
import { shareInWords } from '../src/view/proof-share.js';
import { unescapeMarkdown } from '../src/view/text.js';
import { type Answer, type Bot, botOver } from './support/bot.js';
import { ARCHIVE_DIR, firstStory, KNOWLEDGE_DIR } from './support/first-story.js';

let bot: Bot;
beforeAll(async () => {
  bot = botOver(await firstStory());
});

/** An answer with all its pages as a reader sees them, markdown taken out. */
async function wholeText(answer: Answer): Promise<string> {
  const next = answer.buttons.get('Next');
  const text = unescapeMarkdown(answer.text.replaceAll('**', ''));
  return next === undefined ? text : `${text}\n${await wholeText(await bot.press(next))}`;
}

const claims = (question: string) => bot.ask('claims', { 'who-or-what': question });

describe('/claims', () => {
  it('shows Mirzoyan’s statements newest first, with what was answered under them', async () => {
    const answer = await claims('Mirzoyan');
    expect(answer.text).toContain('“unprovoked and well-planned military attack”');
    expect(answer.text).toMatch(/unprovoked[\s\S]*?> \*\*(?:Possibly d|D)enied by Jeyhun Bayramov/);
    const text = await wholeText(answer);
    const days = [...text.matchAll(/^-# (\d{1,2}) Sept 2023[†‡]? ·/gm)].map(([, day]) => Number(day));
    expect(days).toEqual([...days].sort((a, b) => b - a));
  });

  it('keeps two separate quotations apart', async () => {
    const text = await wholeText(await claims('Mirzoyan'));
    expect(text).toContain('“barbarity”');
    expect(text).toContain(
      '“was the final act of this tragedy aimed at the forced exodus of the people of Nagorno-Karabakh”',
    );
    expect(text).not.toMatch(/barbarity[^“”]*was the final act/);
    expect(text).not.toContain('barbarity of Azerbaijan');
  });

  it.each(['мирзоян', 'Միրզոյան', 'mirzoian', 'Mirzojan', 'MIRZOYAN', 'ararat mirzoyan', 'ararat-mirzoyan'])(
    'finds the same person as "%s"',
    async (spelling) => {
      expect((await claims(spelling)).entries).toEqual((await claims('Mirzoyan')).entries);
    },
  );

  it('shows a denial with the words denied described, attributed to nobody', async () => {
    const answer = await claims('Bayramov ethnic cleansing');
    expect(answer.entries[0]).toBe('bayramov-unsc-denies-ethnic-cleansing');
    expect(answer.text).toContain('as the source describes it: allegations of ethnic cleansing');
    expect(answer.text).not.toMatch(/[“"]allegations of ethnic cleansing/);
  });

  it.each(['Nokia earnings', 'asdfgh', '', '🙂'])(
    'has nothing on file for "%s", and does not guess',
    async (question) => {
      const answer = await claims(question);
      expect(answer.entries).toEqual([]);
      expect(answer.text).not.toMatch(/false|untrue|never said/i);
    },
  );

  it('finds a place by either side’s name', async () => {
    expect((await claims('Artsakh')).entries.length).toBeGreaterThan(0);
    expect((await claims('Qarabağ')).entries).toEqual((await claims('Artsakh')).entries);
  });
});

describe('/figures', () => {
  it('shows every claimant’s count of the killed with its own words', async () => {
    const text = await wholeText(await bot.ask('figures', { what: 'killed' }));
    const lines = text.split('\n');
    for (const [claimant, figure] of [
      ['Ararat Mirzoyan', 'more than 200 people'],
      ['Gegham Stepanyan', 'at least 200'],
      ['Authorities of the self-declared Republic of Artsakh', '213 '],
      ['Argishti Kyaramyan', 'at least 223 '],
      ['Ministry of Health of Azerbaijan', '192'],
    ] as const) {
      expect(lines.find((line) => line.includes(figure) && line.includes(`· ${claimant}`))).toBeDefined();
    }
  });

  it('keeps the 2020 war apart from 2023', async () => {
    const text = await wholeText(await bot.ask('figures', { what: 'killed' }));
    const under = (heading: string) =>
      text
        .split(heading)
        .slice(1)
        .map((part) => part.split('### ')[0])
        .join('\n');
    expect(under('### Killed · 2020 war')).toContain('over 6,700');
    expect(under('### Killed · September 2023')).not.toContain('6,700');
  });

  it('never gives Mirzoyan’s 400 wounded a word that he did not use, and shows the later 244 beside it', async () => {
    const text = await wholeText(await bot.ask('figures', { what: 'wounded' }));
    const own = text.split('\n').filter((line) => line.startsWith('- ') && line.includes('· Ararat Mirzoyan'));
    expect(own.join('\n')).toContain('400 others, including women and children');
    expect(own.join('\n')).not.toContain('more than');
    expect(text).toContain('244 ');
  });
});

describe('/event', () => {
  it.each(['Karabakh', 'September 2023 offensive', 'local anti-terrorist measures'])(
    'finds the offensive of September 2023 as "%s", with what came before and after',
    async (name) => {
      const answer = await bot.ask('event', { name });
      expect(answer.entries[0]).toBe('september-2023-offensive');
      const text = await wholeText(answer);
      expect(text).toMatch(/^Before:? [^\n]*2020 war/m);
      const after = /^After:? [^\n]*/m.exec(text)?.[0];
      for (const what of ['talks in Yevlakh', 'UN Security Council emergency meeting', 'Exodus'])
        expect(after).toContain(what);
    },
  );

  it('names the owner of every name that is a side’s own', async () => {
    const { text } = await bot.ask('event', { name: 'Karabakh' });
    expect(text).toMatch(/local anti-terrorist measures[^;\n]*\(Azerbaijan\)/);
    expect(text).toContain('large-scale aggression (Armenia)');
  });

  it('begins with each side’s own words and the newest figures of both', async () => {
    const { text, entries } = await bot.ask('event', { name: 'Karabakh' });
    const [, words = '', figures = ''] =
      /### In their own words\n([\s\S]*?)### Killed[^\n]*\n([\s\S]*)/.exec(text) ?? [];
    for (const side of ['Armenia', 'Azerbaijan']) expect(words).toMatch(new RegExp(`\\(.* of ${side}\\)`));
    expect(figures).toContain('People on the Armenian side');
    expect(figures).toMatch(/Azerbaijani (?:servicemen|civilians)/);
    expect(entries.length).toBeGreaterThan(4);
  });

  it('names what every sentence of its timeline rests on, and no ids', async () => {
    const text = await wholeText(await bot.ask('event', { name: 'Karabakh' }));
    const timeline = text.split('### Timeline\n')[1]?.split('###')[0]?.split('\n') ?? [];
    expect(timeline.filter((line) => line.startsWith('-# ')).length).toBeGreaterThan(4);
    for (const id of ['mines-killed-6', 'pashinyan-ground-operation', 'positions-60']) expect(text).not.toContain(id);
  });

  it('is found by either side’s name of a place', async () => {
    expect((await bot.ask('event', { name: 'Xankəndi' })).entries).toEqual(
      (await bot.ask('event', { name: 'Stepanakert' })).entries,
    );
  });
});

describe('what the first story must not become', () => {
  const everything = async () =>
    (
      await Promise.all([
        ...['killed', 'wounded', 'strength', 'seized', 'positions captured', 'duration'].map((what) =>
          bot.ask('figures', { what }),
        ),
        ...['Mirzoyan', 'Bayramov', 'Euronews'].map(claims),
      ]).then((answers) => Promise.all(answers.map(wholeText)))
    ).join('\n');

  it.each([
    [
      'Mirzoyan’s killed: a bare 200',
      /Ararat Mirzoyan[^\n]*\n[^\n]*- 200 people · 21 Sept 2023 \(date from other reports\)/,
    ],
    ['hundreds', /hundreds/i],
    ['more than 400 of Mirzoyan', /Ararat Mirzoyan[^\n]*\n- more than 400/],
    ['400 women and children', /400 women/i],
    ['10,000 soldiers of Bayramov', /Jeyhun Bayramov[^\n]*\n(?:- [^\n]*\n)*- more than 10,000 (?:soldiers|fighters)/],
    ['90 villages', /90 villages/i],
    ['6,700 civilians', /6,700 civilians/i],
    ['deploy instead of consider deploying', /Council to [^\n]*(?<!consider )deploy(?:ing)? UN peacekeepers/],
    ['a joined quotation', /barbarity” “was|barbarity was|“barbarity[^”]+was the final act/],
    ['200+', /200\+|>\s?200/],
  ])('%s', async (_, forbidden) => {
    expect(await everything()).not.toMatch(forbidden);
  });

  it('keeps unquantified equipment without a number', async () => {
    const text = await wholeText(await bot.ask('figures', { what: 'seized' }));
    expect(text).toContain('substantial military equipment');
  });

  it('labels the outlet’s own account as the outlet’s', async () => {
    const answer = await claims('euronews-region-regained');
    expect(answer.text).toContain("**Euronews** · the outlet's own account");
    expect(answer.text).toContain('narration');
  });

  it('keeps nested attribution to its full depth', async () => {
    const answer = await claims('bayramov-unsc-aid-request');
    expect(answer.text).toContain('Representatives from Nagorno-Karabakh, according to Jeyhun Bayramov');
    expect(answer.text).toContain('reported by Jeyhun Bayramov');
  });
});

describe('the record', () => {
  it('is whole: nothing of the first story is missing', async () => {
    const record = await firstStory();
    const counts = [
      record.sources,
      record.people,
      record.organisations,
      record.places,
      record.events,
      record.statements,
      record.figures,
    ];
    expect(counts.map(({ length }) => length)).toEqual([191, 57, 27, 49, 23, 138, 190]);
  });

  it('answers the same on a machine without the archive', async () => {
    const there = await firstStory('/nowhere');
    expect([...there.proofs]).toEqual([...(await firstStory()).proofs]);
    expect([...there.proofs.values()].filter((state) => state === 'proven').length).toBeGreaterThan(10);
  });

  it('is as much proven as the README says', async () => {
    const record = await firstStory();
    const share = shareInWords(proofShareOf(record.byId.values(), record.proofs), ENGLISH);
    const readme = await readFile(join(KNOWLEDGE_DIR, '..', 'README.md'), 'utf8');
    expect(readme.replace(/\s+/g, ' ')).toContain(share);
  });

  it('is described to editors by a schema that is up to date', async () => {
    expect(await jsonSchemaIsStale(KNOWLEDGE_DIR)).toBe(false);
  });

  it.each([
    ['with the archive', ARCHIVE_DIR],
    ['on a machine without the archive', '/nowhere'],
  ])(
    'is refused when one letter inside a quotation changes, %s: file, line, entry and the nearest true text',
    async (_, archiveDir) => {
      const folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
      onTestFinished(() => rm(folder, { recursive: true }));
      await cp(KNOWLEDGE_DIR, folder, { recursive: true });
      const file = join(folder, 'stories', 'karabakh-2023', 'euronews-statements.yaml');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace('“unprovoked and well-planned', '“unprovoked and well-plannet'));
      const line = text.split('\n').findIndex((one) => one.includes('unprovoked and well-planned')) + 1;
      const result = await loadRecord({ knowledgeDir: folder, archiveDir });
      const problems = result.ok ? [] : result.problems;
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({ entry: 'mirzoyan-unsc-unprovoked', line });
      expect(problems.map(formatProblem).join('')).toContain('unprovoked and well-planned military attack');
    },
  );
});

describe('limits on a question', () => {
  it('says which limit to drop where several leave nothing', async () => {
    const limits = { 'who-or-what': 'Mirzoyan', event: '2020 war', since: '2023-09-20', form: 'partial quote' };
    const answer = await bot.ask('claims', limits);
    expect(answer.text).toContain('There are answers without **event 2020 war in Nagorno-Karabakh**');
    const without = await bot.press(answer.buttons.get('Without event 2020 war in Nagorno-Karabakh') ?? '');
    expect(without.entries).toContain('mirzoyan-unsc-unprovoked');
  });

  it('says that something is on file, but not with these limits, and offers it without them', async () => {
    const answer = await bot.ask('claims', { 'who-or-what': 'Mirzoyan', speaker: 'Bayramov', since: '2023-10-01' });
    expect(answer.entries).toEqual([]);
    expect(answer.text).toContain('but not within this limit: speaker Jeyhun Bayramov, since 1 Oct 2023');
    expect((await bot.press(answer.buttons.get('Without these limits') ?? '')).entries.length).toBeGreaterThan(0);
  });

  it.each([
    [{ speaker: 'Алиев' }, ['ilham-aliyev']],
    [{ speaker: 'Zakharova', event: 'offensive' }, ['maria-zakharova']],
  ])('keeps to %j', async (limits, speakers) => {
    const record = await firstStory();
    const { entries } = await bot.ask('claims', { 'who-or-what': 'Karabakh', ...limits });
    const [first] = entries.map((id) => record.byId.get(id));
    expect(first?.entry === 'statement' && speakers.includes(speakerKey(first.speaker))).toBe(true);
  });

  it('keeps to days, however they are written', async () => {
    const record = await firstStory();
    for (const since of ['2023-09-28', '28 September 2023', 'Sept 28, 2023', '28.9.2023']) {
      const { entries } = await bot.ask('claims', { 'who-or-what': 'Karabakh', since });
      const first = record.byId.get(entries[0] ?? '');
      expect(first?.entry === 'statement' && first.said.iso >= '2023-09-28').toBe(true);
    }
  });
});
