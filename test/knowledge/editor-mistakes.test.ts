import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRecord } from '../../src/knowledge/load.js';
import { formatProblem } from '../../src/knowledge/problems.js';

const STORIES = fileURLToPath(new URL('stories', import.meta.url));
const FILES = ['base.yaml', 'story.yaml'];
/** After everything in the stories was printed. */
const NOW = new Date('2025-12-01T00:00:00Z');

interface Mistake {
  readonly kind: string;
  readonly entry: string;
  readonly replace: readonly (readonly [was: string, now: string])[];
}

/** How many mistakes of each kind are noticed, of how many; of the rest many can be seen by no program. */
const NOTICED: Readonly<Record<string, readonly [noticed: number, of: number]>> = {
  'budget: group-kind': [4, 6],
  'budget: group-side': [0, 2],
  'budget: other-number': [6, 10],
  'budget: negation-figure': [2, 2],
  'budget: negation-quote': [8, 9],
  'budget: from-to': [1, 4],
  'budget: comparator': [7, 7],
  'budget: sign-currency': [3, 4],
  'budget: unit-peryear': [3, 3],
  'budget: claimant': [6, 8],
  'budget: speaker': [8, 10],
  'budget: source-kind': [2, 3],
  'budget: alias': [3, 4],
  'budget: event': [2, 6],
  'budget: day': [5, 5],
  'budget: source': [3, 3],
  'budget: metric': [6, 7],
  'budget: relation-target': [3, 5],
  'budget: relation-kind': [1, 4],
  'budget: role': [3, 5],
  'budget: narration-quoted': [4, 4],
  'budget: word-changed': [4, 4],
  'budget: paraphrase': [0, 5],
  'budget: topic': [0, 3],
  'budget: translation': [0, 2],
  'budget: place': [0, 3],
  'flood: group-kind': [10, 11],
  'flood: group-side': [14, 19],
  'flood: other-number': [11, 12],
  'flood: negation-figure': [2, 2],
  'flood: negation-quote': [12, 13],
  'flood: from-to': [1, 2],
  'flood: comparator': [7, 7],
  'flood: sign-currency': [3, 3],
  'flood: unit-peryear': [3, 3],
  'flood: claimant': [11, 13],
  'flood: speaker': [12, 13],
  'flood: source-kind': [4, 4],
  'flood: alias': [3, 4],
  'flood: event': [1, 5],
  'flood: day': [3, 5],
  'flood: source': [2, 2],
  'flood: metric': [6, 9],
  'flood: relation-target': [3, 7],
  'flood: relation-kind': [1, 4],
  'flood: role': [6, 7],
  'flood: narration-quoted': [4, 4],
  'flood: word-changed': [4, 4],
  'flood: paraphrase': [0, 5],
  'flood: topic': [0, 3],
  'flood: translation': [2, 4],
  'flood: place': [0, 4],
};

/** Entries that were never proven are named as such: that is no finding. */
const isFinding = (line: string): boolean => !line.includes('not stored');

async function findings(knowledgeDir: string, archiveDir: string): Promise<ReadonlySet<string>> {
  const result = await loadRecord({ knowledgeDir, archiveDir, now: NOW });
  const all = result.ok ? result.warnings : result.problems;
  return new Set(all.map((problem) => formatProblem({ ...problem, file: '', line: 0, column: 0 })).filter(isFinding));
}

describe.each(['budget', 'flood'])('the story of a %s', (story) => {
  const archive = join(STORIES, story, 'archive');
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
    await cp(join(STORIES, story, 'knowledge'), folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('loads as it is without a warning', async () => {
    expect([...(await findings(folder, archive))]).toEqual([]);
  });

  it('has as many mistakes noticed as are recorded, of every kind', async () => {
    const whole = new Map(
      await Promise.all(FILES.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
    );
    const mistakes = (await readFile(join(STORIES, story, 'mistakes.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Mistake);
    const noticed: Record<string, [number, number]> = {};
    for (const { kind, entry, replace } of mistakes) {
      for (const [name, text] of whole) await writeFile(join(folder, name), changed(text, entry, replace));
      const [found, of] = noticed[`${story}: ${kind}`] ?? [0, 0];
      const isNoticed = (await findings(folder, archive)).size > 0;
      noticed[`${story}: ${kind}`] = [found + Number(isNoticed), of + 1];
    }
    for (const [name, text] of whole) await writeFile(join(folder, name), text);
    const recorded = Object.entries(NOTICED).filter(([kind]) => kind.startsWith(story));
    for (const [kind, [least, of]] of recorded) {
      expect(noticed[kind]?.[1], kind).toBe(of);
      expect(noticed[kind]?.[0], kind).toBeGreaterThanOrEqual(least);
    }
  });
});

/** A file with the line of one entry changed; as it is where it does not have the entry. */
function changed(text: string, entry: string, replace: Mistake['replace']): string {
  return text
    .split('\n')
    .map((line) =>
      line.startsWith(`  - {id: ${entry},`) || line.startsWith(`  - {id: ${entry}}`)
        ? replace.reduce((now, [was, then]) => now.replace(was, () => then), line)
        : line,
    )
    .join('\n');
}
