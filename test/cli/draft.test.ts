import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verbatim } from './support.js';

const BRIDGE = fileURLToPath(new URL('../../examples/dolna-bridge', import.meta.url));
const NEWS = `Ferry strike enters second week

HALMUND, 8 May – The strike on the ferries entered its second week on Wednesday.

“We are not asking for the moon,” said union leader Nia Brook. “We are asking for sleep.”

Director Al Rowe denied that the company had broken off talks. He told reporters that more than 1,200 passengers had been stranded. Brook said in a note that the fleet “stays in port”. The crews would meet again, she said.

Ana Rusu called the strike “a sudden and well-planned act”.
`;

async function bridge() {
  const root = await mkdtemp(join(tmpdir(), 'verbatim-draft-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await cp(BRIDGE, root, { recursive: true });
  const env = {
    KNOWLEDGE_DIR: join(root, 'knowledge'),
    ARCHIVE_DIR: join(root, 'archive'),
    CACHE_DIR: join(root, '.cache'),
  };
  await writeFile(join(root, 'news.txt'), NEWS);
  return { root, run: (...words: string[]) => verbatim(words, { env }) };
}

describe('verbatim draft', () => {
  it('shows a text with what was found in it marked and numbered', async () => {
    const { run } = await bridge();
    const { code, out } = await run('draft', 'daily-2024-05-06');
    expect(code).toBe(0);
    expect(out).toContain('collapse was a ⟦“sudden and well-planned act”⟧[1]');
    expect(out).toContain('1  sure    Ana Rusu (ana-rusu) – told, quoted, assertion: “sudden and well-planned act”');
    expect(out).toContain('Tomas Velik (tomas-velik): about 180 people');
  });

  it('drafts nothing twice: what rests on the same places is on file', async () => {
    const { run } = await bridge();
    const { code, out } = await run('draft', 'daily-2024-05-06', '--yaml');
    expect(code).toBe(0);
    expect(out).toMatch(/^Nothing to draft from daily-2024-05-06: it is all on file: rusu-sudden-act \(6 May 2024\), /);
  });

  it('writes drafts of a new text that the record loads with, and never over another file', async () => {
    const { root, run } = await bridge();
    const file = join(root, 'knowledge', 'news.yaml');
    const args = ['draft', '--text', join(root, 'news.txt'), '--published', '2024-05-08', '--out', file];
    expect((await run(...args)).out).toMatch(/news\.yaml: \d+ entries drafted\./);
    const yaml = await readFile(file, 'utf8');
    expect(yaml).toContain('says: said “We are not asking for the moon” … “We are asking for sleep.”');
    expect(yaml).toContain('name: Nia Brook\n    roles: [{title: union leader}]');
    expect(yaml).toContain('denies – what? An id, or {described: that the company had broken off talks}');
    // In the past, without whom it was told to, each clause with the "that" it needs and no second one.
    expect(yaml).toContain('"said that more than 1,200 passengers had been stranded');
    expect(yaml).toContain('says: said in a note that the fleet “stays in port”');
    expect(yaml).toContain('says: said that the crews would meet again');
    expect(yaml).toContain('These words are on file in other words: rusu-sudden-act (6 May 2024).');
    expect(yaml).toMatch(/value: "?more than 1,200"?\n {4}population: passengers/);
    expect(await run('check')).toMatchObject({ code: 0 });
    const again = await run(...args);
    expect(again.code).toBe(1);
    expect(again.err).toContain('is there already; name another file with --out');
  });

  it('fills in what the record and the text tell, of both sides alike', async () => {
    const { root, run } = await bridge();
    const text = `HALMUND, 11 May – Both sides of the Dolna bridge spoke on Friday.

Ana Rusu told reporters that the ministry “will open its inspection books” to all. Her ministry spoke of at least 12 people killed.

Tomas Velik told reporters that the council “will open its inspection books” to all. His council spoke of at least 14 people killed.
`;
    await writeFile(join(root, 'both.txt'), text);
    const { out } = await run('draft', '--text', join(root, 'both.txt'), '--published', '2024-05-11', '--yaml');
    for (const [speaker, body] of [
      ['ana-rusu', 'ministry'],
      ['tomas-velik', 'council'],
    ] as const)
      expect(out).toMatch(
        new RegExp(
          `speaker: ${speaker}\n    says: said that the ${body} “will open its inspection books” to all\n.*\n    passage: .*\n    event: dolna-inspection\n    said: 2024-05-10\n    said_basis: inferred\n.*\n    kind: promise\n    topics: \\[inspection\\]`,
        ),
      );
    for (const [claimant, value] of [
      ['ministry-of-roads', 'at least 12'],
      ['dolna-council', 'at least 14'],
    ] as const)
      expect(out).toMatch(
        new RegExp(
          `claimant: ${claimant}\n.*\n    as_of: 2024-05-10\n    as_of_basis: inferred\n.*\n    metric: killed\n    value: ${value}\n    population: people\n    counted: people-on-the-bridge\n    of: dolna-bridge`,
        ),
      );
  });

  it('reads each paragraph in its language, and files the same words once', async () => {
    const { root, run } = await bridge();
    const text = `DOLNA – Beide Seiten haben einander am Dienstag widersprochen. „Niemand hat diese Brücke angegriffen“, sagte Tomas Velik, der Vorsitzende des Bezirksrats, dieser Zeitung. „Niemand hat uns um eine Reparatur gebeten“, sagte Viktor Halen, der leitende Ingenieur des Ministeriums, dieser Zeitung.

In English (translation: The Lantern)

“Nobody attacked this bridge,” Tomas Velik, who heads the district council, told this newspaper. “Nobody asked us for a repair,” Viktor Halen, chief engineer of the Ministry of Roads, told this newspaper.
`;
    await writeFile(join(root, 'two.txt'), text);
    const { out } = await run('draft', '--text', join(root, 'two.txt'), '--published', '2024-05-07', '--yaml');
    for (const [speaker, english, german] of [
      ['tomas-velik', 'Nobody attacked this bridge', 'Niemand hat diese Brücke angegriffen'],
      ['viktor-halen', 'Nobody asked us for a repair', 'Niemand hat uns um eine Reparatur gebeten'],
    ] as const)
      expect(out).toMatch(
        new RegExp(
          `speaker: ${speaker}\\n    says: said “${english}”\\n(?:.*\\n)*?    kind: denial\\n.*\\n    language: en\\n    translated_by: The Lantern\\n    renderings: .*said “${german}”.*language: de`,
        ),
      );
    expect(out.match(/^ {2}- id: .*niemand/gm)).toBeNull();
  });

  it('asks in comments what a statement or figure does to those on file, of both sides alike', async () => {
    const { root, run } = await bridge();
    const text = `HALMUND, 11 May – Both sides spoke of the bridge at Dolna on Friday.

Ana Rusu said: “Nobody locked a warning in a drawer.” She accused the Dolna District Council of having “sold the keys”. She repeated that the act had been planned. The ministry spoke of at least 12 people killed.

Tomas Velik said: “Nobody handed the keys to anybody.” He accused the Ministry of Roads of having “sold the steel”. He repeated that the bridge had rusted. The council spoke of at least 14 people killed.
`;
    await writeFile(join(root, 'both.txt'), text);
    const { out } = await run('draft', '--text', join(root, 'both.txt'), '--published', '2024-05-10', '--yaml');
    const about = (words: string): string =>
      out.split(/\n\n/).find((entry) => entry.includes(`: ${words}`) && entry.includes('# ')) ?? '';
    expect(about('Ana Rusu said')).toContain('    kind: denial');
    expect(about('Tomas Velik said')).toContain('    kind: denial');
    expect(about('Ana Rusu said')).toContain('# denies – velik-drawer (6 May 2024), velik-rust (6 May 2024)?');
    expect(about('Tomas Velik said')).toContain('# denies – rusu-keys (6 May 2024), rusu-sudden-act (6 May 2024)?');
    expect(about('She accused')).toContain('# An accusation against dolna-council?');
    expect(about('He accused')).toContain('# An accusation against ministry-of-roads?');
    expect(about('She repeated')).toMatch(/# repeats – rusu-sudden-act \(6 May 2024\)/);
    expect(about('He repeated')).toMatch(/# repeats – velik-rust \(6 May 2024\)/);
    expect(about('The ministry spoke')).toContain('# takes the place of – ministry-killed (at least 9, 7 May 2024)?');
    expect(about('The council spoke')).toContain('# takes the place of – council-killed (11)?');
    // They are questions: nothing is related to anything by itself.
    expect(out).not.toMatch(/^ {4}(?:denies|answers|contradicts|repeats|corrects|retracts):/m);
  });

  it('reads subtitles, turn by turn', async () => {
    const { root, run } = await bridge();
    await writeFile(join(root, 'talk.srt'), '1\n00:00:01,000 --> 00:00:03,000\nANA RUSU: The bridge is closed.\n');
    const { out } = await run('draft', '--text', join(root, 'talk.srt'), '--yaml');
    expect(out).toContain('speaker: ana-rusu\n    says: said “The bridge is closed.”');
    expect(out).toContain('kind: transcript');
  });

  it.each([
    [['draft'], 2, 'Name a source, or a file with --text.'],
    [['draft', 'daily-2024-05-07'], 1, 'no source has the id "daily-2024-05-07"; did you mean'],
    [['draft', '--text', 'nowhere.txt'], 1, 'nowhere.txt'],
    [['draft', '--text', 'x.txt', '--published', 'May'], 2, '"May" is no day such as 2024-05-06.'],
  ] as const)('explains %j', async (words, code, explained) => {
    const ended = await (await bridge()).run(...words);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(explained);
  });
});
