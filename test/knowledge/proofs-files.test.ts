import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { proveRecord } from '../../src/knowledge/prove.js';
import { BASE, type Folder, folder, TEXT } from './support.js';

const [PEOPLE = '', STATEMENTS = ''] = BASE.split(/(?=statements:)/);
const VOTE = `sources:
  - {id: post-vote, publisher: Post, published: 2024-05-07}
people:
  - {id: ion-popa, name: Ion Popa}
statements:
  - {id: popa-count, speaker: ion-popa, source: post-vote, says: said the count was “slow but clean”}
`;
const VOTE_TEXT = 'Ion Popa said: “The count was slow but clean.”';

let here: Folder;
const prove = (today = '2024-06-01') => proveRecord({ ...here, today });
const path = (name: string) => join(here.knowledgeDir, name);
const lose = () => rm(here.archiveDir, { recursive: true });
const proofsFiles = async () =>
  (await readdir(here.knowledgeDir, { recursive: true })).filter((name) => name.endsWith('proofs.json')).sort();
const stored = async (name: string) => JSON.parse(await readFile(path(name), 'utf8'));
const warnings = async () => {
  const result = await here.load();
  return result.ok ? result.warnings.map(formatProblem).join('\n') : expect.unreachable(JSON.stringify(result));
};
beforeEach(async () => {
  here = await folder({
    'knowledge/a.yaml': `${PEOPLE}metrics:\n  - {id: wounded, name: Wounded}\n`,
    'knowledge/bridge/words.yaml': STATEMENTS,
    'knowledge/vote.yaml': VOTE,
    'archive/daily-2024-05-06.txt': TEXT,
    'archive/post-vote.txt': VOTE_TEXT,
  });
});
afterEach(() => here.remove());

describe('proofs', () => {
  it('lie beside the file of their entries, in the order of the ids', async () => {
    await here.put(
      'knowledge/more.jsonl',
      '{"entry":"statement","id":"popa-again","speaker":"ion-popa","source":"post-vote","says":"said “slow but clean”"}\n',
    );
    await prove();
    expect(await proofsFiles()).toEqual([
      'a.yaml.proofs.json',
      'bridge/words.yaml.proofs.json',
      'more.jsonl.proofs.json',
      'vote.yaml.proofs.json',
    ]);
    expect(Object.keys((await stored('bridge/words.yaml.proofs.json')).entries)).toEqual(['rusu-act', 'rusu-hurt']);
    expect((await stored('a.yaml.proofs.json')).sources['daily-2024-05-06']).toMatchObject({
      extent: 'whole',
      length: TEXT.length,
    });
  });

  it('of one file stay as they are when another changes, so that two people never change the same one', async () => {
    await prove();
    const vote = await readFile(path('vote.yaml.proofs.json'), 'utf8');
    await here.put('knowledge/bridge/words.yaml', STATEMENTS.replace('“sudden and well-planned act”', '“sudden”'));
    expect((await prove('2025-01-01')).written).toEqual([expect.stringMatching(/bridge\/words\.yaml\.proofs\.json$/)]);
    expect(await readFile(path('vote.yaml.proofs.json'), 'utf8')).toBe(vote);
    expect(await prove('2026-01-01')).toMatchObject({ ok: true, written: [], removed: [] });
  });

  it.each([
    ['the event', 'event: bridge-fall', 'event: vote', '`event` is “vote”, and was “bridge-fall” when'],
    ['the day', 'said: event', 'said: 2024-05-05', '`said` is “2024-05-05”, and was “2024-05-06” when'],
    ['a relation', 'said: event', 'said: event\n    repeats: popa-count', '`repeats` is “popa-count”, and was absent'],
    ['what is counted', 'metric: wounded', 'metric: homes', '`metric` is “homes”, and was “wounded” when'],
  ])('notice that an entry is filed otherwise since, until it is proven anew: %s', async (_what, was, is, warning) => {
    const events =
      'metrics:\n  - {id: homes, name: Homes}\nevents:\n  - {id: vote, name: The count, date: 2024-05-05}\n';
    await here.put('knowledge/more.yaml', events);
    await prove();
    await here.put('knowledge/bridge/words.yaml', STATEMENTS.replace(was, is));
    expect(await warnings()).toContain(warning);
    await lose();
    expect(await warnings()).toContain(warning);
    expect((await prove()).refiled).toContainEqual(
      expect.objectContaining({ wrong: expect.stringContaining(warning) }),
    );
    expect(await warnings()).not.toContain('when the words were proven');
  });

  it('notice that the passage of a statement without quoted words was moved', async () => {
    const narrated = (passage: string) =>
      VOTE.replace('says: said the count was “slow but clean”', `says: spoke of the count, passage: ${passage}`);
    await here.put('archive/post-vote.txt', `${VOTE_TEXT} The ballots were sealed at noon.`);
    await here.put('knowledge/vote.yaml', narrated('Ion Popa said'));
    expect(await warnings()).toContain('vote.yaml.proofs.json:1:1: some words that were proven or read are not stored');
    await prove();
    expect(await warnings()).toBe('');
    await here.put('knowledge/vote.yaml', narrated('The ballots'));
    const warning = '`passage` is “The ballots”, and was “Ion Popa said” when the words were proven';
    expect(await warnings()).toContain(warning);
    await lose();
    expect(await warnings()).toContain(warning);
  });

  it('of the one old file are valid, and `prove` moves them and keeps their days', async () => {
    await prove('2023-01-01');
    const files = await Promise.all((await proofsFiles()).map(stored));
    const merged = (part: string) => Object.assign({}, ...files.map((file) => file[part]));
    await Promise.all((await proofsFiles()).map((name) => rm(path(name))));
    const old = { version: 1, sources: merged('sources'), entries: merged('entries') };
    for (const { extent: _, ...rest } of Object.values<Record<string, unknown>>(old.sources))
      expect(rest).toBeDefined();
    await here.put(
      'knowledge/proofs.json',
      JSON.stringify(old, (key, value) => (['extent', 'speaker', 'filed'].includes(key) ? undefined : value)),
    );
    const texts = join(here.archiveDir, '..', 'away');
    await rename(here.archiveDir, texts);
    expect(await warnings()).toMatch(/proofs\.json:1:1: the proofs are in one file.*npx verbatim prove/);
    expect((await here.load()).ok).toBe(true);
    await rename(texts, here.archiveDir);
    const moved = await prove('2024-06-01');
    expect(moved.removed).toEqual([expect.stringMatching(/knowledge\/proofs\.json$/)]);
    expect(await proofsFiles()).toEqual([
      'a.yaml.proofs.json',
      'bridge/words.yaml.proofs.json',
      'vote.yaml.proofs.json',
    ]);
    expect((await stored('vote.yaml.proofs.json')).entries['popa-count'].proven).toBe('2023-01-01');
    expect(await warnings()).toBe('');
  });

  it('are moved without the archive as well', async () => {
    await prove();
    await rename(path('vote.yaml.proofs.json'), path('proofs.json'));
    await lose();
    expect((await prove()).ok).toBe(true);
    expect(await proofsFiles()).toContain('vote.yaml.proofs.json');
    expect(await proofsFiles()).not.toContain('proofs.json');
  });

  it('follow a file that is renamed and an entry that moves, and `prove` tidies up', async () => {
    await prove();
    await rename(path('vote.yaml'), path('election.yaml'));
    await lose();
    const result = await here.load();
    expect(result.ok && result.record.proofs.get('popa-count')).toBe('proven');
    expect(await warnings()).toMatch(
      /vote\.yaml\.proofs\.json.*popa-count: stands in .*election\.yaml, but has a proof here/,
    );
    expect(await prove()).toMatchObject({ ok: true, share: { quotations: { proven: 2 }, figures: { proven: 1 } } });
    expect(await proofsFiles()).toEqual([
      'a.yaml.proofs.json',
      'bridge/words.yaml.proofs.json',
      'election.yaml.proofs.json',
    ]);
    expect(await warnings()).toBe('');
  });

  it('of one entry in two files: the one beside the entry counts', async () => {
    await prove();
    const stale = await stored('vote.yaml.proofs.json');
    stale.entries['popa-count'].words = ['fast and clean'];
    stale.entries['popa-count'].hash = '0'.repeat(64);
    await here.put('knowledge/bridge/aaa.yaml', 'people:\n  - {id: mara-lind, name: Mara Lind}\n');
    await here.put('knowledge/aaa.yaml.proofs.json', JSON.stringify(stale));
    await here.put('knowledge/zzz.yaml.proofs.json', JSON.stringify(stale));
    await lose();
    const result = await here.load();
    expect(result.ok && result.record.proofs.get('popa-count')).toBe('proven');
    await prove();
    expect(await proofsFiles()).toEqual([
      'a.yaml.proofs.json',
      'bridge/words.yaml.proofs.json',
      'vote.yaml.proofs.json',
    ]);
  });

  it('know better when a file of the record has vanished', async () => {
    await prove();
    await rm(path('vote.yaml'));
    expect((await here.problems()).join('\n')).toMatch(
      /vote\.yaml\.proofs\.json:1:1: \S*knowledge\/vote\.yaml is gone, and with it 1 entry that had a proof: popa-count; bring the file back/,
    );
    await rm(join(here.archiveDir, 'post-vote.txt'));
    expect((await prove()).removed).toEqual([expect.stringMatching(/vote\.yaml\.proofs\.json$/)]);
    expect(await here.problems()).toEqual([]);
  });

  it('know better when an entry has vanished', async () => {
    await prove();
    await here.put('knowledge/vote.yaml', VOTE.replace(/statements:[\s\S]*/, ''));
    expect(await warnings()).toMatch(
      /vote\.yaml\.proofs\.json:1:1 popa-count: was proven or read, and is not on file any more/,
    );
  });

  it('with the marks of a merge conflict: one message says what to do, and either side will do', async () => {
    await prove();
    const text = await readFile(path('bridge/words.yaml.proofs.json'), 'utf8');
    const at = text.indexOf('    "rusu-hurt"');
    const conflict = `${text.slice(0, at)}<<<<<<< HEAD\n${text.slice(at)}=======\n>>>>>>> other\n`;
    await here.put('knowledge/bridge/words.yaml.proofs.json', conflict);
    const problems = await here.problems();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^knowledge\/bridge\/words\.yaml\.proofs\.json:\d\d+:1: a merge conflict was left in the file here; take either side .* and run `npx verbatim prove`$/,
    );
    expect((await prove()).ok).toBe(false);
    const side = JSON.parse(text);
    delete side.entries['rusu-hurt'];
    await here.put('knowledge/bridge/words.yaml.proofs.json', JSON.stringify(side));
    expect((await prove()).ok).toBe(true);
    expect(await readFile(path('bridge/words.yaml.proofs.json'), 'utf8')).toBe(text);
  });

  it('that are missing are asked for, file by file', async () => {
    expect(await warnings()).toMatch(
      /bridge\/words\.yaml\.proofs\.json:1:1: some words that were proven or read are not stored yet/,
    );
  });

  it('name the speaker: other people’s words are not proven by them', async () => {
    await prove();
    await lose();
    await here.put('knowledge/vote.yaml', VOTE.replace('speaker: ion-popa', 'speaker: ana-rusu'));
    expect((await here.problems()).join('\n')).toMatch(
      /popa-count: the speaker changed since the words were proven as those of ion-popa; run `npx verbatim prove`/,
    );
  });
});

describe('the extent of the archived text', () => {
  const extent = async () => {
    const result = await here.load();
    const source = result.ok ? result.record.byId.get('post-vote') : undefined;
    return source?.entry === 'source' ? [source.archived, source.extent] : result;
  };
  const written = (archived: string) =>
    here.put('knowledge/vote.yaml', VOTE.replace('publisher: Post', `publisher: Post, archived: ${archived}`));

  it.each([
    ['whole', 'whole'],
    ['opening', 'opening'],
    ['true', 'whole'],
    ['false', 'whole'],
  ])('written as %s, with the text at hand, is %s', async (archived, expected) => {
    await written(archived);
    expect(await extent()).toEqual([true, expected]);
    await prove();
    await lose();
    expect(await extent()).toEqual([true, expected]);
  });

  it('may be taken back without the text, but not claimed', async () => {
    await prove();
    await lose();
    await written('opening');
    expect(await extent()).toEqual([true, 'opening']);
    await here.put('archive/post-vote.txt', VOTE_TEXT);
    await here.put('archive/daily-2024-05-06.txt', TEXT);
    await prove();
    await lose();
    await written('true');
    expect(await extent()).toEqual([true, 'opening']);
    await written('whole');
    expect((await here.problems()).join('\n')).toMatch(
      /post-vote: only the opening was in the archive.*archived: opening/,
    );
  });

  it('of another name is refused with those that are', async () => {
    await written('some');
    expect((await here.problems()).join('\n')).toMatch(
      /post-vote: `archived` cannot be "some"; write .*whole or opening/,
    );
  });
});
