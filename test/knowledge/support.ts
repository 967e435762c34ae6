import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type LoadResult, loadRecord } from '../../src/knowledge/load.js';
import { formatProblem } from '../../src/knowledge/problems.js';

export const TEXT =
  'The bridge at Dolna fell on Monday.\nMinister Ana Rusu told reporters it was a “sudden and well-planned act,” and said\n more than 200 people were hurt and 400 others left.\nOfficials counted 6,200 homes. Rusu denied it was “the army’s doing.”\n';

export const BASE = `sources:
  - id: daily-2024-05-06
    publisher: Daily
    published: 2024-05-06
people:
  - id: ana-rusu
    name: Ana Rusu
events:
  - id: bridge-fall
    name: Fall of the bridge
    date: 2024-05-06
statements:
  - id: rusu-act
    speaker: ana-rusu
    event: bridge-fall
    said: event
    source: daily-2024-05-06
    says: called it a “sudden and well-planned act”
    passage: Minister Ana Rusu … others left
figures:
  - id: rusu-hurt
    statement: rusu-act
    metric: wounded
    value: more than 200
    population: people
`;

export interface Folder {
  readonly knowledgeDir: string;
  readonly archiveDir: string;
  readonly put: (name: string, content: string | Uint8Array) => Promise<void>;
  readonly load: () => Promise<LoadResult>;
  /** The problems as lines. */
  readonly problems: () => Promise<string[]>;
  readonly remove: () => Promise<void>;
}

export async function folder(files: Readonly<Record<string, string | Uint8Array>>): Promise<Folder> {
  const root = await mkdtemp(join(tmpdir(), 'verbatim-'));
  const options = {
    knowledgeDir: join(root, 'knowledge'),
    archiveDir: join(root, 'archive'),
    now: new Date('2024-06-01T00:00:00Z'),
  };
  const put = async (name: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  };
  for (const [name, content] of Object.entries(files)) await put(name, content);
  const load = (): Promise<LoadResult> => loadRecord(options);
  return {
    ...options,
    put,
    load,
    problems: async () => {
      const result = await load();
      return result.ok
        ? []
        : result.problems.map(formatProblem).map((line) => line.replace(`${root.replaceAll('\\', '/')}/`, ''));
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
