import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadRecord } from '../../../src/knowledge/load.js';
import { readKnown } from '../../../src/knowledge/patch/known-record.js';
import { type Patchable, patchRecord } from '../../../src/knowledge/patch/patch-record.js';
import { VersionMaker } from '../../../src/knowledge/version.js';
import type { VerbatimRecord } from '../../../src/record/record.js';
import { EXAMPLE } from '../../support/example-story.js';
import fc, { runs } from '../../support/properties.js';

type Written = { id: string } & Record<string, unknown>;
type Lists = Record<'statements' | 'figures' | 'sources' | 'people', Written[]>;

/** One edit of the files; it gets numbers to choose by. */
type Edit = (lists: Lists, at: number, other: number) => void;

const LISTS = ['statements', 'figures', 'sources', 'people'] as const;
const some = (list: Written[], at: number): Written => list[at % list.length] as Written;
const NOW = new Date('2024-07-01T00:00:00Z');

const EDITS: Readonly<Record<string, Edit>> = {
  'more words': ({ statements }, at) => {
    const one = some(statements, at);
    one.says = `${one.says} as everybody knows`;
  },
  'an altered quotation': ({ statements }, at) => {
    const one = some(statements, at);
    one.says = String(one.says).replace(/“(\p{L})/u, '“x$1');
  },
  'a status': (lists, at, other) => {
    some(lists[LISTS[at % 3] ?? 'statements'], other).status = ['draft', 'withdrawn', 'live'][(at >> 2) % 3];
  },
  'a new statement': ({ statements }, at) => {
    statements.splice(at % statements.length, 0, { ...some(statements, at), id: `new-statement-${at}` });
  },
  'a new figure': ({ figures }, at) => {
    figures.push({ ...some(figures, at), id: `new-figure-${at}` });
  },
  'a new metric': ({ figures }, at) => {
    some(figures, at).metric = `metric-${at % 3}`;
  },
  'an entry that is gone': (lists, at, other) => {
    const list = lists[LISTS[at % 3] ?? 'statements'];
    if (list.length > 2) list.splice(other % list.length, 1);
  },
  'an answer to another statement': ({ statements }, at, other) => {
    some(statements, at).answers = some(statements, other).id;
  },
  'another source': ({ statements, sources }, at, other) => {
    some(statements, at).source = some(sources, other).id;
  },
  'another date of a source': ({ sources }, at) => {
    some(sources, at).published = `2024-05-0${1 + (at % 9)}`;
  },
  'a topic in plain words': ({ statements }, at) => {
    some(statements, at).topics = [`topic ${at % 4}`];
  },
  'plain words that are nearly an id': ({ statements }, at) => {
    some(statements, at).addressee = `new-statement-${at + 1}`;
  },
  'an id of before': ({ statements }, at) => {
    some(statements, at).formerly = [`former-${at % 3}`];
  },
  'another order': ({ statements }) => {
    statements.push(statements.shift() as Written);
  },
  'another name': ({ people }, at) => {
    some(people, at).aliases = [`Iron ${at}`];
  },
};
const NAMES = Object.keys(EDITS);

/** A record without what differs from load to load. */
function plain({ loadedAt: _, lookup: __, ...record }: VerbatimRecord): unknown {
  return {
    ...record,
    entries: [...record.byId.values()].map(({ position, ...entry }) => ({ ...entry, file: position.file })),
    ...Object.fromEntries(
      ['proofs', 'provenOn', 'formerIds'].map((key) => [
        key,
        [...(record[key as 'proofs'] as ReadonlyMap<string, string>)].sort(([a], [b]) => (a < b ? -1 : 1)),
      ]),
    ),
    ...Object.fromEntries(
      [...LISTS, 'organisations', 'places', 'events', 'metrics', 'topics', 'groups'].map((kind) => [
        kind,
        record[kind as 'statements'].map(({ id }) => id),
      ]),
    ),
    byId: [...record.byId.keys()],
    relatedTo: [...record.relatedTo].map(([id, by]) => [id, by.map((one) => one.id)]),
  };
}

/** The files of the invented story in a folder of their own, as lists that can be edited. */
async function newsroom(asLines: boolean, withTexts: boolean) {
  const root = await mkdtemp(join(tmpdir(), 'verbatim-patch-'));
  const folders = { knowledgeDir: join(root, 'knowledge'), archiveDir: join(root, 'archive') };
  await cp(EXAMPLE.knowledgeDir, folders.knowledgeDir, { recursive: true });
  if (withTexts) await cp(EXAMPLE.archiveDir, folders.archiveDir, { recursive: true });
  const lists = {} as Lists;
  const beside: Record<string, object> = {};
  const ending = (kind: string): string => (asLines && kind !== 'people' ? 'jsonl' : 'yaml');
  for (const kind of LISTS) {
    const path = join(folders.knowledgeDir, `${kind}.yaml`);
    const file = parse(await readFile(path, 'utf8')) as Lists;
    lists[kind] = file[kind];
    beside[kind] = file;
    if (ending(kind) === 'yaml') continue;
    await rm(path);
    const proofs = await readFile(`${path}.proofs.json`, 'utf8').catch(() => undefined);
    await rm(`${path}.proofs.json`, { force: true });
    if (proofs !== undefined) await writeFile(join(folders.knowledgeDir, `${kind}.jsonl.proofs.json`), proofs);
  }
  return {
    root,
    folders,
    lists,
    write: (of: Lists) =>
      Promise.all(
        LISTS.map((kind) =>
          writeFile(
            join(folders.knowledgeDir, `${kind}.${ending(kind)}`),
            ending(kind) === 'yaml'
              ? stringify({ ...beside[kind], [kind]: of[kind] })
              : `${of[kind].map((one) => JSON.stringify(one)).join('\n')}\n`,
          ),
        ),
      ),
  };
}

async function load(folders: {
  readonly knowledgeDir: string;
  readonly archiveDir: string;
}): Promise<Patchable | undefined> {
  const reading = await readKnown(folders);
  const loaded = await loadRecord({ ...folders, now: NOW });
  return reading && loaded.ok ? { record: loaded.record, known: reading.known } : undefined;
}

it('gives the record that loading all files would give, or leaves it to that', async () => {
  const counts = { patched: 0, left: 0 };
  const edits = fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.nat(60), fc.nat(60)), { minLength: 1, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.boolean(),
      fc.array(edits, { minLength: 4, maxLength: 8 }),
      async (asLines, withTexts, steps) => {
        const { root, folders, write, ...own } = await newsroom(asLines, withTexts);
        try {
          let { lists } = own;
          await write(lists);
          const versions = new VersionMaker();
          let before = await load(folders);
          for (const step of steps) {
            const changed = structuredClone(lists);
            for (const [name, at, other] of step) EDITS[name]?.(changed, at, other);
            await write(changed);
            if (before === undefined) throw new Error('the first record has problems');
            const patched = await patchRecord(before, { ...folders, now: NOW, versions });
            const whole = await load(folders);
            if (patched !== undefined) {
              expect(whole, JSON.stringify(step)).toBeDefined();
              expect(plain(patched.record)).toEqual(plain((whole as Patchable).record));
              counts.patched += 1;
            } else counts.left += 1;
            // What is refused is put right again.
            if (whole === undefined) await write(lists);
            else [lists, before] = [changed, patched ?? whole];
          }
        } finally {
          await rm(root, { recursive: true });
        }
      },
    ),
    runs(0.004),
  );
  expect(counts.patched).toBeGreaterThan(counts.left / 2);
});

it('looks at nothing but what was changed and what rests on it', async () => {
  const { root, folders, write, lists } = await newsroom(false, true);
  onTestFinished(() => rm(root, { recursive: true }));
  const before = await load(folders);
  const [first, second] = lists.statements;
  if (before === undefined || first === undefined || second === undefined) throw new Error('there are no statements');
  first.status = 'withdrawn';
  lists.statements.push({ ...second, id: 'one-more-statement' });
  await write(lists);
  const patched = await patchRecord(before, { ...folders, now: NOW, versions: new VersionMaker() });
  const resting = lists.figures.filter(({ statement }) => statement === first.id).map(({ id }) => id);
  // The files were written anew, in another style: what they say is the same.
  expect([...(patched?.touched ?? [])].sort()).toEqual([first.id, 'one-more-statement', ...resting].sort());
});
