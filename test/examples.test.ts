import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ConfigError, readConfig } from '../src/config.js';
import { type LoadResult, loadRecord } from '../src/knowledge/load.js';
import { formatProblem } from '../src/knowledge/problems.js';
import { archivedTexts } from '../src/knowledge/proof/source-texts.js';
import type { Entry } from '../src/record/entries.js';
import type { VerbatimRecord } from '../src/record/record.js';
import { speakerKey } from '../src/record/speakers.js';
import { unescapeMarkdown } from '../src/view/text.js';
import { type Answer, type Bot, botOver } from './support/bot.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXAMPLES = join(ROOT, 'examples');
const BRIDGE = join(EXAMPLES, 'dolna-bridge');

const load = (folder: string): Promise<LoadResult> =>
  loadRecord({ knowledgeDir: join(folder, 'knowledge'), archiveDir: join(folder, 'archive') });

async function recordIn(folder: string): Promise<VerbatimRecord> {
  const result = await load(folder);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.record;
}

/** A copy of the bridge story in which one file says something else. */
async function bridgeWith(file: string, before: string, after: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(BRIDGE, folder, { recursive: true });
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(before);
  await writeFile(path, text.replace(before, after));
  return folder;
}

const folders = (await readdir(EXAMPLES, { withFileTypes: true })).filter((each) => each.isDirectory());

describe.each(folders.map(({ name }) => name))('the example %s', (name) => {
  it('loads without a problem or a warning', async () => {
    const result = await load(join(EXAMPLES, name));
    expect(result.ok ? result.warnings : result.problems).toEqual([]);
  });

  it('has the text of every source, and every quotation and value in it is proven', async () => {
    const record = await recordIn(join(EXAMPLES, name));
    const texts: string[] = [];
    for await (const { id } of archivedTexts(join(EXAMPLES, name, 'archive'))) texts.push(id);
    expect(texts).toEqual(record.sources.map(({ id }) => id).sort());
    expect([...record.proofs.values()]).not.toContain('unproven');
    expect([...record.proofs.values()].filter((state) => state === 'proven').length).toBeGreaterThan(0);
  });
});

describe('the fall of the Dolna bridge', () => {
  let record: VerbatimRecord;
  let bot: Bot;
  beforeAll(async () => {
    record = await recordIn(BRIDGE);
    bot = botOver(record, { today: '2024-07-01' });
  });
  const claims = (question: string): Promise<Answer> => bot.ask('claims', { 'who-or-what': question });
  const plain = ({ text }: Answer): string => unescapeMarkdown(text.replaceAll('**', ''));

  it('gives both sides as many statements of each kind, and as many figures of each metric', () => {
    const ofSide = (organisations: readonly string[], people: readonly string[]): string[] => {
      const members = [...organisations, ...people];
      return [
        ...record.statements
          .filter(({ speaker }) => members.includes(speakerKey(speaker)))
          .map(({ kind }) => kind ?? ''),
        ...record.figures.filter(({ claimant }) => members.includes(speakerKey(claimant))).map(({ metric }) => metric),
      ].sort();
    };
    const ministry = ofSide(['ministry-of-roads', 'halmund-police'], ['ana-rusu', 'viktor-halen', 'milo-sandor']);
    const district = ofSide(['dolna-council', 'dolna-fire-brigade'], ['tomas-velik', 'irena-mossel', 'jonas-orlo']);
    expect(ministry).toEqual(district);
    expect(ministry).toHaveLength(11);
  });

  it.each([
    ['Kestria', 'Dolna', 'sudden and well-planned act'],
    ['Dolna', 'Kestria', 'let the bridge rust for eleven years'],
    ['The Ministry of Roads', 'The District Council', 'sudden and well-planned act'],
    ['The District Council', 'The Ministry of Roads', 'let the bridge rust for eleven years'],
  ])('takes the words of the one who speaks for %s for theirs, and not for those of %s', async (own, other, words) => {
    const check = async (side: string): Promise<string> =>
      plain(await bot.ask('check', { text: `${side} said “${words}”.` }));
    expect(await check(own)).toContain('1 exact');
    expect(await check(other)).toContain('Somebody else’s words');
  });

  it('gives a number by somebody without a name for each side, in the words of the report', async () => {
    const text = plain(await bot.ask('figures', { what: 'warnings on file' }));
    expect(text).toMatch(/\n- two warnings on file · an official of the ministry[^\n]*✓/);
    expect(text).toMatch(/\n- three warnings on file · a member of the council’s staff[^\n]*✓/);
  });

  it('shows the denial of each side under the charge of the other', async () => {
    expect(plain(await claims('rusu-sudden-act'))).toMatch(
      /“sudden and well-planned act”[\s\S]*> Denied by Tomas Velik[^\n]*“Nobody attacked this bridge”/,
    );
    expect(plain(await claims('velik-rust'))).toMatch(
      /“let the bridge rust for eleven years”[\s\S]*> Denied by Viktor Halen[^\n]*“Nobody asked us for a repair that we refused”/,
    );
  });

  it('shows the answer of each side to the other', async () => {
    expect(plain(await claims('rusu-keys'))).toContain('> Answered by Tomas Velik');
    expect(plain(await claims('velik-drawer'))).toContain('> Answered by Ana Rusu');
  });

  it('names who translated the words, and shows the words as they were said', async () => {
    const text = plain(await claims('velik-nobody-attacked'));
    expect(text).toContain('printed as a translation by Der Teskbote');
    expect(text).toContain('“Niemand hat diese Brücke angegriffen”');
  });

  it('leaves a day that nobody knows unknown', async () => {
    expect(plain(await claims('Mossel'))).toMatch(/“Weeks before the inspection[^\n]*\n[^\n]*day unknown/);
  });

  it('shows of a withdrawn statement only that it was withdrawn, when and why', async () => {
    const text = plain(await claims('daily-lorry'));
    expect(text).toContain('Withdrawn from the record on 8 May 2024: The Daily took the passage back.');
    expect(text).not.toContain('two stallholders saw');
  });

  it('shows competing figures side by side, each with its qualifier', async () => {
    const text = plain(await bot.ask('figures', { what: 'wounded' }));
    for (const figure of ['more than 200 people', 'between 170 and 180 people', 'about 180 people', '163 people'])
      expect(text).toContain(`- ${figure} · `);
    expect(text).toContain('4 claimants, newest figure first');
  });

  it('says above a corrected figure what it was, what it is now and why', async () => {
    const text = plain(await bot.ask('figures', { what: 'wounded' }));
    expect(text).toMatch(
      /Corrected 10 May 2024: was: 136 people; now: 163 people; why: two digits[^\n]*\n- 163 people/,
    );
  });

  it('names what followed an event', async () => {
    const text = plain(await bot.ask('event', { name: 'dolna-bridge' }));
    expect(text).toMatch(/Before Inspection of the Dolna bridge/);
    expect(text).toMatch(/After Session of parliament on the Dolna bridge/);
  });

  it('tells a pasted quotation with one other word from the one on file', async () => {
    const text = plain(await bot.ask('check', { text: 'Rusu called it a “sudden and well-prepared act”' }));
    expect(text).toContain('Altered');
    expect(text).toContain('“planned” on file → “prepared” pasted');
  });

  it('is refused with one letter changed, and the place, the entry and the nearest words are named', async () => {
    const folder = await bridgeWith('knowledge/statements.yaml', 'well-planned act”', 'well-planted act”');
    const result = await load(folder);
    const [problem, ...others] = result.ok ? [] : result.problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ entry: 'rusu-sudden-act', line: 13, column: 11 });
    expect(problem?.file).toContain('statements.yaml');
    expect(problem?.wrong).toContain('“sudden and well-planted act” are not in daily-2024-05-06');
    expect(problem?.right).toContain('[-planted-] {+planned+}');
  });

  it('is refused with a letter changed in a source text', async () => {
    const folder = await bridgeWith('archive/daily-2024-05-06.txt', 'well-planned act”', 'well-planned fact”');
    const result = await load(folder);
    const entries = result.ok ? [] : result.problems.map(({ entry }: { entry?: Entry['id'] }) => entry);
    expect(entries).toEqual(['rusu-sudden-act']);
  });

  it('is refused with a figure that lost its qualifier', async () => {
    const folder = await bridgeWith('knowledge/figures.yaml', 'value: more than 200', 'value: "200"');
    const result = await load(folder);
    expect(result.ok ? [] : result.problems).toMatchObject([
      { entry: 'rusu-hurt', wrong: expect.stringContaining("the comparator 'more than'") },
    ]);
  });
});

describe('the setting EXAMPLE', () => {
  it('takes precedence over the folders that a copied .env names', () => {
    const config = readConfig({ EXAMPLE: 'dolna-bridge', KNOWLEDGE_DIR: 'knowledge', ARCHIVE_DIR: 'archive' });
    expect([config.knowledgeDir, config.archiveDir]).toEqual([
      join('examples', 'dolna-bridge', 'knowledge'),
      join('examples', 'dolna-bridge', 'archive'),
    ]);
  });

  it.each(['dolna', '..', 'README.md', 'dolna-bridge/knowledge'])('refuses "%s" and names the examples', (name) => {
    expect(() => readConfig({ EXAMPLE: name })).toThrow(ConfigError);
    expect(() => readConfig({ EXAMPLE: name })).toThrow(/EXAMPLE names no example: choose one of .*dolna-bridge/);
  });

  it('is what npm start takes as --example', async () => {
    const child = spawn(process.execPath, ['tools/start.mjs', '--example', 'nowhere'], { cwd: ROOT });
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(text).toContain('EXAMPLE names no example: choose one of dolna-bridge');
    expect(code).not.toBe(0);
  });
});
