import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type App, createApp } from '../../../src/process/app.js';
import type { Reloaded } from '../../../src/process/reload/answering-record.js';
import { createReloader } from '../../../src/process/reload/reloader.js';
import { type WatchOptions, watchFolders } from '../../../src/process/reload/watch.js';
import { BASE, type Folder, folder, TEXT } from '../../knowledge/support.js';
import { eventually, patience } from '../../support/patience.js';
import { keptLog, type LogLine } from '../../transport/gateway/support.js';

/** Threads cannot run TypeScript: this is the same code as built. */
const OPENING_WORKER = new URL('../../../dist/src/process/reload/opening-worker.js', import.meta.url);

const person = (id: string, name: string): string => `people:\n  - id: ${id}\n    name: ${name}\n`;

interface Live {
  readonly app: App;
  readonly here: Folder;
  readonly outcomes: Reloaded['outcome'][];
  readonly lines: () => LogLine[];
  /** Waits until the record on disk answers, or is refused. */
  until(condition: () => boolean): Promise<void>;
}

/** A record that is watched, as the running bot watches it. */
async function live(
  files: Readonly<Record<string, string>> = {},
  options: WatchOptions = {},
  openingWorker = OPENING_WORKER,
  beforeWatching: (here: Folder) => Promise<void> = async () => {},
): Promise<Live> {
  const here = await folder({ 'knowledge/a.yaml': BASE, 'archive/daily-2024-05-06.txt': TEXT, ...files });
  const { log, lines } = keptLog();
  const app = await createApp({
    knowledgeDir: here.knowledgeDir,
    archiveDir: here.archiveDir,
    log,
    openingWorker,
  });
  await beforeWatching(here);
  const outcomes: Reloaded['outcome'][] = [];
  const reloader = createReloader(
    () => app.reload(),
    ({ outcome }) => outcomes.push(outcome),
    log,
  );
  const watch = watchFolders([here.knowledgeDir, here.archiveDir], () => reloader.ask(), log, {
    hasChanged: () => app.hasChanged(),
    ...options,
  });
  await watch.ready;
  onTestFinished(async () => {
    await watch.close();
    await reloader.settled();
    await here.remove();
  });
  const until = (condition: () => boolean): Promise<void> =>
    eventually(condition, () => `the record on disk; so far: ${JSON.stringify(outcomes)}`);
  return { app, here, outcomes, lines, until };
}

const knows = (app: App, id: string): boolean => app.record().byId.has(id);

describe('a change in the record', () => {
  it('is loaded when an editor saves a file', async () => {
    const { app, here, until } = await live();
    const before = app.record();
    await here.put('knowledge/b.yaml', person('ion-popa', 'Ion Popa'));
    await until(() => knows(app, 'ion-popa'));
    expect(app.record().version).not.toBe(before.version);
    expect(before.byId.has('ion-popa')).toBe(false);
  });

  it('is loaded when an editor writes a new file over the old one', async () => {
    const { app, here, until } = await live({ 'knowledge/b.yaml': person('ion-popa', 'Ion Popa') });
    const path = join(here.knowledgeDir, 'b.yaml');
    await writeFile(`${path}.tmp`, person('ion-popa', 'Ion Popescu'));
    await rename(`${path}.tmp`, path);
    await until(() => JSON.stringify(app.record().byId.get('ion-popa')).includes('Popescu'));
  });

  it('is loaded when a file is renamed, moved into a folder or deleted', async () => {
    const { app, here, outcomes, until } = await live({ 'knowledge/b.yaml': person('ion-popa', 'Ion Popa') });
    await mkdir(join(here.knowledgeDir, 'people'));
    await rename(join(here.knowledgeDir, 'b.yaml'), join(here.knowledgeDir, 'people/b.yaml'));
    await until(() => outcomes.length > 0);
    await until(() => app.record().byId.get('ion-popa')?.position.file.endsWith('people/b.yaml') === true);
    await unlink(join(here.knowledgeDir, 'people/b.yaml'));
    await until(() => !knows(app, 'ion-popa'));
  });

  it('is loaded when the whole folder is exchanged for another', async () => {
    const { app, here, until } = await live();
    const next = `${here.knowledgeDir}.next`;
    await mkdir(next);
    await writeFile(join(next, 'a.yaml'), BASE);
    await writeFile(join(next, 'b.yaml'), person('ion-popa', 'Ion Popa'));
    await rename(here.knowledgeDir, `${here.knowledgeDir}.old`);
    await rename(next, here.knowledgeDir);
    await until(() => knows(app, 'ion-popa'));
    await here.put('knowledge/c.yaml', person('vlad-rusu', 'Vlad Rusu'));
    await until(() => knows(app, 'vlad-rusu'));
  });

  it('is loaded when Kubernetes mounts a new version of the folder', async () => {
    const { app, here, until } = await live({}, { pollMs: 100 });
    const dir = here.knowledgeDir;
    const mount = async (version: string, name: string): Promise<void> => {
      await mkdir(join(dir, version));
      await writeFile(join(dir, version, 'b.yaml'), person('ion-popa', name));
      await symlink(version, join(dir, '..data_tmp'));
      await rename(join(dir, '..data_tmp'), join(dir, '..data'));
    };
    await mount('..2024_05_06', 'Ion Popa');
    await symlink('..data/b.yaml', join(dir, 'b.yaml'));
    await until(() => knows(app, 'ion-popa'));
    await mount('..2024_05_07', 'Ion Popescu');
    await until(() => JSON.stringify(app.record().byId.get('ion-popa')).includes('Popescu'));
  });

  it('is loaded when it was made between the first load and the first look of the watcher', async () => {
    const { app, until } = await live({}, {}, OPENING_WORKER, (here) =>
      here.put('knowledge/b.yaml', person('ion-popa', 'Ion Popa')),
    );
    await until(() => knows(app, 'ion-popa'));
  });

  it('is loaded once for a burst of 200 files, and never by halves', async () => {
    // However long a slow machine takes to write them all.
    const { app, here, outcomes, until } = await live({}, { quietMs: patience(150), maxBurstMs: patience(60_000) });
    const seen = new Set<number>();
    const watching = setInterval(() => seen.add(app.record().people.length), 5);
    onTestFinished(() => clearInterval(watching));
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        here.put(`knowledge/pull/${index}.yaml`, person(`person-${index}`, `Person ${index}`)),
      ),
    );
    await until(() => knows(app, 'person-199'));
    clearInterval(watching);
    expect([...seen].filter((count) => count !== 1 && count !== 201)).toEqual([]);
    expect(outcomes.length).toBeLessThan(4);
  });

  it('is loaded when the archived text under a proof changes', async () => {
    const { app, here, outcomes, lines, until } = await live();
    const version = app.record().version;
    await here.put('archive/daily-2024-05-06.txt', TEXT.replace('well-planned', 'badly planned'));
    await until(() => outcomes.length > 0);
    expect(outcomes).toEqual(['refused']);
    expect(app.record().version).toBe(version);
    expect(JSON.stringify(lines())).toContain('rusu-act');
  });

  it('is nothing where a file was only touched, or is none of the record’s', async () => {
    const { here, outcomes, until } = await live();
    const now = new Date();
    await utimes(join(here.knowledgeDir, 'a.yaml'), now, now);
    await until(() => outcomes.length > 0);
    await here.put('knowledge/notes.txt', 'call back at six');
    await until(() => outcomes.length > 1);
    expect(new Set(outcomes)).toEqual(new Set(['unchanged']));
  });

  it('is nothing where an editor or git keeps its scratch', async () => {
    const { here, outcomes } = await live();
    await here.put('knowledge/.b.yaml.swp', 'half');
    await here.put('knowledge/.git/index', 'half');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(outcomes).toEqual([]);
  });
});

describe('a change that cannot be loaded', () => {
  it.each([
    ['half-saved YAML', 'people:\n  - id: ion-popa\n    name: "Ion'],
    ['invalid UTF-8', new Uint8Array([0x70, 0xff, 0xfe, 0x3a])],
    ['an entry that is there already', person('ana-rusu', 'Ana Rusu')],
    [
      'a quotation that is not in its source',
      BASE.replace('well-planned act”', 'badly planned act”').replace('rusu-act', 'rusu-other'),
    ],
  ])('such as %s leaves the last good record answering, and says where and why', async (_what, content) => {
    const { app, here, outcomes, lines, until } = await live();
    const version = app.record().version;
    await here.put('knowledge/b.yaml', content);
    await until(() => outcomes.length > 0);
    expect(outcomes.at(-1)).toBe('refused');
    expect(app.record().version).toBe(version);
    expect(app.problems().join('\n')).toMatch(/b\.yaml:\d+/);
    expect(lines().some(({ msg }) => /the last good one still answers/.test(String(msg)))).toBe(true);
    await rm(join(here.knowledgeDir, 'b.yaml'));
    await until(() => app.problems().length === 0);
    expect(app.lastReload()?.outcome).toBe('loaded');
  });

  it('such as a folder that is gone leaves the last good record answering', async () => {
    const { app, here, outcomes, until } = await live();
    await rename(here.knowledgeDir, `${here.knowledgeDir}.away`);
    await until(() => outcomes.includes('refused'));
    expect(knows(app, 'ana-rusu')).toBe(true);
    await rename(`${here.knowledgeDir}.away`, here.knowledgeDir);
    await until(() => app.problems().length === 0);
  });

  it.each(['archive/daily-2024-05-06.txt', 'knowledge/a.yaml.proofs.json'])(
    'such as a pipe in the place of %s is named, and later changes are still seen',
    async (name) => {
      const { app, here, until } = await live();
      const path = join(here.knowledgeDir, '..', name);
      await rm(path, { force: true });
      execFileSync('mkfifo', [path]);
      await until(() => app.problems().join().includes('is a pipe'));
      expect(app.problems().join()).toContain(name);
      expect(knows(app, 'ana-rusu')).toBe(true);
      await rm(path);
      await here.put('knowledge/b.yaml', person('ion-popa', 'Ion Popa'));
      await until(() => knows(app, 'ion-popa'));
      expect(app.problems()).toEqual([]);
    },
  );

  it('such as a link that leads nowhere, which raises no event, is found by looking now and then', async () => {
    const { app, here, until } = await live({}, { pollMs: 100 });
    await symlink('gone.yaml', join(here.knowledgeDir, 'b.yaml'));
    await until(() => app.problems().join().includes('this link leads nowhere'));
    await unlink(join(here.knowledgeDir, 'b.yaml'));
    await until(() => app.problems().length === 0);
  });

  it('such as a link to a folder elsewhere is named, and that folder is not watched', async () => {
    const { app, here, outcomes, until } = await live({ 'elsewhere/deep/b.yaml': person('ion-popa', 'Ion Popa') });
    await symlink('../elsewhere', join(here.knowledgeDir, 'more'));
    await until(() => app.problems().join().includes('leads out of the folder of the record'));
    const before = outcomes.length;
    await here.put('elsewhere/deep/b.yaml', person('ion-popa', 'Ion Popescu'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(outcomes.length).toBe(before);
  });

  it('such as a link in a circle is said, and the record stays', async () => {
    const { app, here, outcomes, until } = await live();
    await symlink(here.knowledgeDir, join(here.knowledgeDir, 'loop'));
    await until(() => outcomes.length > 0);
    expect(outcomes.at(-1)).toBe('refused');
    expect(knows(app, 'ana-rusu')).toBe(true);
  });
});

/** A thread that runs a line of JavaScript in place of the real one. */
const threadOf = (code: string): URL =>
  new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${code}`)}`);

describe('a reload', () => {
  it('is the work of a thread, however small the record', async () => {
    const { app, here } = await live({}, {}, threadOf('parentPort.postMessage({ kind: "unchanged" })'));
    await here.put('knowledge/b.yaml', person('ion-popa', 'Ion Popa'));
    expect((await app.reload()).outcome).toBe('unchanged');
  });

  it('that runs out of memory in its thread is refused, and not tried on the main thread', async () => {
    const { app, here } = await live(
      {},
      {},
      threadOf('throw Object.assign(new Error("x"), { code: "ERR_WORKER_OUT_OF_MEMORY" })'),
    );
    await here.put('knowledge/b.yaml', person('ion-popa', 'Ion Popa'));
    expect((await app.reload()).outcome).toBe('refused');
    expect(app.problems().join()).toContain('the record does not fit into memory');
    expect(knows(app, 'ana-rusu')).toBe(true);
  });

  it('whose thread ends for another reason is done without it', async () => {
    const { app, here } = await live({}, {}, threadOf('process.exit(3)'));
    await here.put('knowledge/b.yaml', person('ion-popa', 'Ion Popa'));
    await app.reload();
    expect(knows(app, 'ion-popa')).toBe(true);
  });
});

describe('loading again and again', () => {
  it('is done one at a time, and what came meanwhile is loaded once', async () => {
    let running = 0;
    let most = 0;
    let loads = 0;
    const reloader = createReloader(
      async () => {
        running += 1;
        most = Math.max(most, running);
        loads += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        running -= 1;
        return { outcome: 'loaded', problems: [] };
      },
      () => {},
      keptLog().log,
    );
    for (let index = 0; index < 50; index += 1) reloader.ask();
    await reloader.settled();
    expect([most, loads]).toEqual([1, 2]);
  });

  it('two hundred times leaks nothing', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    // Without a thread, which would take minutes to start so often.
    const { app, here } = await live({}, {}, new URL('none.js', import.meta.url));
    const load = async (from: number, to: number): Promise<number> => {
      for (let index = from; index < to; index += 1) {
        await here.put('knowledge/b.yaml', person('ion-popa', `Ion Popa ${index}`));
        await app.reload();
      }
      collect();
      return process.memoryUsage().heapUsed / 1_048_576;
    };
    const before = await load(0, 20);
    const after = await load(20, 220);
    expect(after - before).toBeLessThan(4);
  });
});
