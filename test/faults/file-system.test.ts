import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cachePath, readCache, writeCache } from '../../src/knowledge/cache/cache.js';
import { stampOf } from '../../src/knowledge/cache/stamp.js';
import { openRecordFiles } from '../../src/knowledge/edit/open-record-files.js';
import { jsonSchemaIsStale, writeJsonSchema } from '../../src/knowledge/entries/json-schema-file.js';
import { type LoadResult, loadRecord } from '../../src/knowledge/load.js';
import { addToArchive } from '../../src/knowledge/proof/add-to-archive.js';
import { archivedTexts, readSourceText } from '../../src/knowledge/proof/source-texts.js';
import { readProofs } from '../../src/knowledge/proof/stored-proofs.js';
import { proveRecord } from '../../src/knowledge/prove.js';
import { MAX_WAIT_MS } from '../../src/knowledge/read/guarded-file.js';
import { findRecordFiles } from '../../src/knowledge/read/record-files.js';
import { SpoolError } from '../../src/knowledge/spool/spool-error.js';
import { EntrySpools } from '../../src/knowledge/spool/spooled-entries.js';
import { createLog } from '../../src/log.js';
import { LiveRecord, RecordRefused } from '../../src/process/reload/live-record.js';
import { openRecord, reopenRecord } from '../../src/process/reload/open-record.js';
import { BASE, type Folder, folder, TEXT } from '../knowledge/support.js';
import type { FaultKind } from '../support/faulty-files.js';

const files = await vi.hoisted(async () => {
  const { FaultyFiles } = await import('../support/faulty-files.js');
  return new FaultyFiles();
});
vi.mock('node:fs', async (original) =>
  files.wrapSync(await original<typeof import('node:fs')>(), [
    'closeSync',
    'mkdtempSync',
    'openSync',
    'readSync',
    'rmSync',
    'writeSync',
  ]),
);
vi.mock('node:fs/promises', async (original) => files.wrap(await original<typeof import('node:fs/promises')>()));

const CODES = ['EIO', 'ENOSPC', 'EACCES', 'ENOENT'] as const;
const SOURCE = 'daily-2024-05-06';
const LINES = '{"entry": "person", "id": "bo-lind", "name": "Bo Lind"}\n';
const log = createLog('silent', false);

let here: Folder;
let root: string;
beforeEach(async () => {
  here = await folder({
    'knowledge/a.yaml': BASE,
    'knowledge/more/people.jsonl': LINES,
    [`archive/${SOURCE}.txt`]: TEXT,
  });
  root = join(here.knowledgeDir, '..');
  expect((await proveRecord({ ...here, today: '2024-06-01' })).ok).toBe(true);
});
afterEach(() => here.remove());

/** Does some work again and again, each time with another call of the file system going wrong. */
async function sweep<T>(
  kinds: readonly FaultKind[],
  work: () => Promise<T>,
  afterFault: (outcome: { readonly result?: T; readonly error?: unknown; readonly kind: FaultKind }) => Promise<void>,
  before: () => Promise<void> = async () => {},
): Promise<void> {
  await before();
  const calls = await files.count(work);
  expect(calls).toBeGreaterThan(3);
  for (let call = 1; call <= calls; call += 1) {
    for (const kind of kinds) {
      await before();
      const outcome = await files.failing(call, kind, work).then(
        (result) => ({ result, kind }),
        (error: unknown) => ({ error, kind }),
      );
      try {
        await afterFault(outcome);
      } catch (error) {
        throw new Error(`after ${kind} in call ${call} of ${calls}`, { cause: error });
      }
    }
  }
}

/** Everything in the folders except what a test knows of. */
const leftovers = async (): Promise<string[]> =>
  (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.tmp'));

/** The same record, or none and a reason. */
function expectWhole(result: LoadResult | undefined, expected: LoadResult): void {
  if (result?.ok && expected.ok) {
    expect(result.record.version).toBe(expected.record.version);
    expect([...result.record.byId.keys()]).toEqual([...expected.record.byId.keys()]);
    expect([...result.record.proofs]).toEqual([...expected.record.proofs]);
  } else {
    expect(result?.ok).toBe(false);
    if (result?.ok === false) expect(result.problems.length).toBeGreaterThan(0);
  }
}

describe('when one call of the file system goes wrong', () => {
  it('loading gives the whole record or every reason why not, and never throws', async () => {
    const expected = await here.load();
    await sweep(CODES, here.load, async ({ result }) => expectWhole(result, expected));
  });

  it('loading goes on when the call is never answered', async () => {
    const expected = await here.load();
    const calls = await files.count(here.load);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      for (let call = 1; call <= calls; call += 1) {
        let hung: () => void = () => {};
        const fault = new Promise<void>((resolve) => {
          hung = resolve;
        });
        const loading = files.failing(call, 'hang', here.load, hung);
        await fault;
        await vi.advanceTimersByTimeAsync(MAX_WAIT_MS + 1);
        expectWhole(await loading, expected);
      }
    } finally {
      vi.useRealTimers();
    }
  });

  it('proving leaves the proofs of before or the new ones, nothing beside them, and can be done again', async () => {
    const stored = () => readFile(join(here.knowledgeDir, 'a.yaml.proofs.json'), 'utf8');
    const old = await stored();
    const changed = `${TEXT}And more.\n`;
    const proveAnew = () => proveRecord({ ...here, today: '2024-06-02' });
    await here.put(`archive/${SOURCE}.txt`, changed);
    await proveAnew();
    const renewed = await stored();
    expect(renewed).not.toBe(old);
    await sweep(
      CODES,
      proveAnew,
      async ({ result, error, kind }) => {
        expect(error).toBe(undefined);
        // No trouble with the proofs may lose the days they hold.
        const now = await stored();
        expect([old, renewed]).toContain(now);
        // A source text that is said not to be there is no trouble: its stored proof counts.
        if (result?.ok && kind !== 'ENOENT') expect(now).toBe(renewed);
        expect(await leftovers()).toEqual([]);
      },
      async () => {
        await here.put('knowledge/a.yaml.proofs.json', old);
      },
    );
    expect((await proveAnew()).ok).toBe(true);
  });

  it('moving the proofs out of the one old file loses none of them, and can be done again', async () => {
    const names = async () => (await readdir(here.knowledgeDir)).filter((name) => name.endsWith('proofs.json'));
    const path = join(here.knowledgeDir, 'a.yaml.proofs.json');
    const old = (await readFile(path, 'utf8')).replace('"version": 2', '"version": 1');
    await sweep(
      CODES,
      () => proveRecord({ ...here, today: '2030-01-01' }),
      async ({ result, error }) => {
        expect(error).toBe(undefined);
        if (result?.ok) expect(await names()).toEqual(['a.yaml.proofs.json']);
        await proveRecord({ ...here, today: '2031-01-01' });
        expect(await names()).toEqual(['a.yaml.proofs.json']);
        expect(await readFile(path, 'utf8')).not.toMatch(/203[01]-01-01/);
      },
      async () => {
        await rm(path, { force: true });
        await here.put('knowledge/proofs.json', old);
      },
    );
  });

  it('the cache holds what it held or the new value, and nothing lies beside it', async () => {
    const path = cachePath(join(root, 'cache'), here.knowledgeDir);
    await sweep(
      CODES,
      () => writeCache(path, 'new', { words: 'new' }),
      async () => {
        const values = await Promise.all([readCache(path, 'old'), readCache(path, 'new')]);
        expect(values.filter((one) => 'value' in one)).toHaveLength(1);
        expect(await leftovers()).toEqual([]);
      },
      () => writeCache(path, 'old', { words: 'old' }),
    );
    await sweep(
      CODES,
      () => readCache(path, 'new'),
      async ({ result, error }) => {
        expect(error).toBe(undefined);
        if (result !== undefined && 'value' in result) expect(result.value).toEqual({ words: 'new' });
      },
    );
  });

  it('a start has the whole record or says why not', async () => {
    const options = { ...here, cacheDir: join(root, 'cache'), largeFrom: 0, log };
    const expected = await here.load();
    // The first one writes the cache, the others read it.
    const start = () => openRecord({ ...options, codeHash: 'x' });
    await start();
    await sweep(CODES, start, async ({ result }) => expectWhole(result, expected));
  });

  it('a reload answers with the new record or goes on with the old one, and the next reload has the new one', async () => {
    const NEW = BASE.replace('Ana Rusu\n', 'Ana-Maria Rusu\n');
    const options = { ...here, cacheDir: join(root, 'cache'), largeFrom: 0, log, codeHash: 'x', now: () => new Date() };
    let live: LiveRecord;
    const name = () => live.current.record.people[0]?.name;
    await sweep(
      ['EIO'],
      () => live.reload(),
      async ({ result, error }) => {
        expect(error).toBe(undefined);
        const [before, after] = ['Ana Rusu', 'Ana-Maria Rusu'];
        expect(name()).toBe(result?.outcome === 'loaded' ? after : before);
        expect(live.current.record.proofs.get('rusu-act')).toBe('proven');
        expect(await leftovers()).toEqual([]);
        await live.reload();
        expect([name(), live.problems]).toEqual([after, []]);
      },
      async () => {
        await here.put('knowledge/a.yaml', BASE);
        live = await LiveRecord.open(options);
        await here.put('knowledge/a.yaml', NEW);
      },
    );
  });

  it('a record that is opened again while it answers is whole, or there are reasons', async () => {
    const expected = await here.load();
    const options = { ...here, cacheDir: join(root, 'cache'), largeFrom: 0, log, codeHash: 'x' };
    await sweep(
      ['ENOENT', 'EACCES'],
      () => reopenRecord(options, 'another'),
      async ({ result }) => expectWhole(result, expected),
      () => rm(options.cacheDir, { recursive: true, force: true }),
    );
  });

  it('a start is refused with reasons, or has the whole record', async () => {
    await sweep(
      ['EIO'],
      () => LiveRecord.open({ ...here, log, codeHash: 'x', now: () => new Date() }),
      async ({ result, error }) => {
        if (error !== undefined) expect(error).toBeInstanceOf(RecordRefused);
        else expect(result?.current.record.proofs.get('rusu-act')).toBe('proven');
      },
    );
  });

  it('a text is in the archive whole, or as it was', async () => {
    await here.put('in.txt', 'new words');
    await here.put('knowledge/more.yaml', 'sources:\n  - {id: new-source, publisher: Paper, published: 2024-05-07}\n');
    const { parsed: record } = await openRecordFiles(here.knowledgeDir);
    const path = join(here.archiveDir, 'new-source.txt');
    await sweep(
      CODES,
      () =>
        addToArchive({
          archiveDir: here.archiveDir,
          sourceId: 'new-source',
          file: join(root, 'in.txt'),
          replace: true,
          record,
        }),
      async ({ result, error }) => {
        expect(error).toBe(undefined);
        expect(await readFile(path, 'utf8')).toMatch(result?.ok ? /^new words$/ : /^(?:old|new) words$/);
        expect(await leftovers()).toEqual([]);
      },
      () => here.put('archive/new-source.txt', 'old words'),
    );
  });

  it('a source text is whole or not there', async () => {
    await sweep(
      CODES,
      () => readSourceText(here.archiveDir, SOURCE),
      async ({ result, error }) => {
        expect(error).toBe(undefined);
        expect([undefined, TEXT]).toContain(result);
      },
    );
    const all = async (): Promise<string[]> => {
      const texts: string[] = [];
      for await (const { text } of archivedTexts(here.archiveDir)) texts.push(text);
      return texts;
    };
    await sweep(CODES, all, async ({ result, error }) => {
      expect(error).toBe(undefined);
      expect([[], [TEXT]]).toContainEqual(result);
    });
  });

  it('the stamp of the files is another one, or the same, but never an error', async () => {
    await sweep(
      CODES,
      () => stampOf(here),
      async ({ result, error }) => {
        expect(error).toBe(undefined);
        expect(result).toMatch(/^[0-9a-f]{64}$/);
      },
    );
  });

  it('the JSON Schema is what it was or the new one', async () => {
    await writeJsonSchema(here.knowledgeDir);
    await sweep(
      CODES,
      () => writeJsonSchema(here.knowledgeDir),
      async () => {
        expect(await jsonSchemaIsStale(here.knowledgeDir)).toBe(false);
        expect(await leftovers()).toEqual([]);
      },
    );
  });

  it('a record that waits in temporary files is whole, or there is a reason, and no file is left', async () => {
    const said = { entry: 'statement', speaker: 'bo-lind', source: SOURCE, says: 'said nothing' };
    const lines = Array.from({ length: 3 }, (_, number) => `${JSON.stringify({ ...said, id: `said-${number}` })}\n`);
    await writeFile(join(here.knowledgeDir, 'more', 'statements.jsonl'), lines.join(''));
    const load = async (): Promise<{ readonly loaded: LoadResult; readonly says: readonly string[] }> => {
      const spools = new EntrySpools(root);
      try {
        const loaded = await loadRecord({ ...here, spools });
        return { loaded, says: loaded.ok ? loaded.record.statements.map(({ says }) => says) : [] };
      } finally {
        spools.close();
      }
    };
    const expected = await load();
    expect(expected.says).toContain('said nothing');
    await sweep(CODES, load, async ({ result, error }) => {
      if (result?.loaded.ok) expect(result.says).toEqual(expected.says);
      if (error === undefined) expectWhole(result?.loaded, expected.loaded);
      else {
        expect(error).toBeInstanceOf(SpoolError);
        expect(String(error)).toContain('name another folder in TMPDIR');
      }
      expect((await readdir(root)).filter((name) => name.startsWith('verbatim-spool'))).toEqual([]);
    });
  });

  it('stored proofs are read whole, or there is a reason', async () => {
    await sweep(
      CODES,
      async () => {
        const found = await findRecordFiles(here.knowledgeDir);
        return { found, proofs: await readProofs(here.knowledgeDir, found) };
      },
      async ({ result, error }) => {
        expect(error).toBe(undefined);
        const { found, proofs = [] } = result ?? {};
        if (proofs.length === 0) expect(found?.root === undefined || found.refused.length > 0).toBe(true);
        for (const { text, trouble } of proofs) expect(text ?? trouble).toBeDefined();
      },
    );
  });
});

/** The code that reads and writes a record. */
const ROOMS = ['../../src/knowledge', '../../src/process/reload'].map((room) =>
  fileURLToPath(new URL(room, import.meta.url)),
);
/** Not part of a sweep: it reads the bot's own code, and the watcher has tests of its own. */
const ELSEWHERE = /(?:cache\/fingerprint|reload\/watch)\.ts$/;

/** Calls of the file system in a source text: functions of `node:fs/promises`, methods of its handles, and what bypasses it. */
function callsIn(text: string): string[] {
  const importedFrom = (module: string): string[] =>
    [...text.matchAll(new RegExp(`import \\{([^}]*)\\} from '${module}'`, 'g'))]
      .flatMap(([, names = '']) => names.split(',').map((one) => one.trim()))
      .filter((one) => /^[a-z]\w*$/.test(one));
  return [
    ...importedFrom('node:fs/promises'),
    ...[...text.matchAll(/\bhandle\.([a-zA-Z]+)\(/g)].map(([, method]) => `open.${method}`),
    ...importedFrom('node:fs')
      .filter((one) => one !== 'constants')
      .map((one) => `node:fs ${one}`),
  ];
}

afterAll(async () => {
  const unswept: string[] = [];
  for (const room of ROOMS) {
    const names = (await readdir(room, { recursive: true })).filter((name) => name.endsWith('.ts'));
    for (const path of names.map((name) => join(room, name)).filter((one) => !ELSEWHERE.test(one))) {
      const calls = callsIn(await readFile(path, 'utf8'));
      unswept.push(...calls.filter((one) => !files.called.has(one)).map((one) => `${path}: ${one}`));
    }
  }
  expect(unswept, 'every call of the file system is swept over').toEqual([]);
});
