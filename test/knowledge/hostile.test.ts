import { afterEach, describe, expect, it } from 'vitest';
import { type Folder, folder } from './support.js';

let here: Folder | undefined;
afterEach(() => here?.remove());

async function problemsOf(name: string, text: string): Promise<string[]> {
  here = await folder({ [`knowledge/${name}`]: text });
  return here.problems();
}
const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

describe('a second document in a file', () => {
  it.each(['people:\n  - {id: bo, name: Bo}\n', 'people: [', ''])(
    'is refused and never dropped: %j',
    async (second) => {
      const problems = await problemsOf('a.yaml', `people:\n  - {id: ana, name: Ana}\n---\n${second}`);
      expect(problems[0]).toMatch(/a\.yaml:3:\d+: .*the file holds more than one document \(---\)/);
    },
  );
});

describe('a file that was made to do harm', () => {
  // Every key compared with every other one would take minutes, and the test would be ended first.
  it('may hold a hundred thousand keys in one map, and is refused all the same', async () => {
    expect(
      await problemsOf(
        'a.yaml',
        many(100_000, (at) => `k${at}: 1`),
      ),
    ).toEqual([expect.stringContaining('a.yaml:1:1: the file has a map of 100000 keys')]);
  });

  it('is not read on after a hundred keys that are no words', async () => {
    const problems = await problemsOf('a.yaml', `people:\n${many(5_000, () => '- ? []')}`);
    expect(problems.length).toBe(101);
    expect(problems.at(-1)).toContain('there are more problems of this kind');
  });

  it('has no more said of its long keys and names than anybody would read', async () => {
    const long = 'k'.repeat(100_000);
    for (const text of [`? ${long}\n: 1`, `people:\n  - ? ${long}\n    : 1`, `people: *${long}`]) {
      const problems = await problemsOf('a.yaml', text);
      expect(problems.length).toBeGreaterThan(0);
      for (const line of problems) expect(line.length).toBeLessThan(600);
      await here?.remove();
    }
  });

  it('names the place of a key that is used twice, and everything else that is wrong', async () => {
    const problems = await problemsOf('a.yaml', 'people:\n  - id: ana\n    name: Ana\n    name: Eva\n  - id: bo\n');
    expect(problems).toEqual([
      expect.stringContaining('a.yaml:4:5 ana: not valid YAML: this key is used twice in one entry'),
      expect.stringMatching(/a\.yaml:5:\d+ bo: `name` is missing/),
    ]);
  });

  it('names the line of a kind of entry that is no word', async () => {
    expect(await problemsOf('a.jsonl', '\n{"entry": {"toString": 1}, "id": "x"}')).toEqual([
      expect.stringMatching(/a\.jsonl:2:\d+ x: no kind of entry is called/),
    ]);
  });
});
