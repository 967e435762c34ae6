import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { entryDigest } from '../../src/desk/entry-digest.js';
import { entryFile } from '../../src/desk/entry-file.js';
import type { ProposedChange, ProposedCorrection, ProposedRetraction } from '../../src/desk/proposed-change.js';
import { loadRecord } from '../../src/knowledge/load.js';
import type { VerbatimRecord } from '../../src/record/record.js';

const BRIDGE = fileURLToPath(new URL('../../examples/dolna-bridge', import.meta.url));

/** A copy of the bridge story in a git repository of its own. */
export interface DeskRecord {
  readonly root: string;
  readonly folders: { readonly knowledgeDir: string; readonly archiveDir: string };
  git(...words: readonly string[]): string;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  /** The record as it is on disk. */
  record(): Promise<VerbatimRecord>;
}

export async function deskRecord(): Promise<DeskRecord> {
  const root = await mkdtemp(join(tmpdir(), 'verbatim-record-'));
  // A process that is just ending may still write there.
  onTestFinished(() => rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  await cp(BRIDGE, root, { recursive: true });
  const git = (...words: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Mara', '-c', 'user.email=mara@daily.example', ...words], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'The record as it was');
  const folders = { knowledgeDir: join(root, 'knowledge'), archiveDir: join(root, 'archive') };
  return {
    root,
    folders,
    git,
    read: (file) => readFile(join(root, 'knowledge', file), 'utf8'),
    write: (file, text) => writeFile(join(root, 'knowledge', file), text),
    async record() {
      const loaded = await loadRecord(folders);
      if (!loaded.ok) throw new Error(loaded.problems.map(({ wrong }) => wrong).join('\n'));
      return loaded.record;
    },
  };
}

/** A statement that the text of its source proves. */
export const provenStatement = (id: string, more: Readonly<Record<string, unknown>> = {}): ProposedChange =>
  entryFile({
    list: 'statements',
    story: 'dolna',
    id,
    keys: Object.entries({
      speaker: 'ana-rusu',
      source: 'daily-2024-05-06',
      event: 'dolna-bridge',
      said: '2024-05-06',
      says: 'spoke of “people it could not name”',
      kind: 'accusation',
      topics: ['blame'],
      ...more,
    }),
  });

const REVISION = { date: '2024-07-01', why: 'heard again on tape', by: 'the desk' };

/** Another text of a statement, as somebody proposes it who sees the record as it is. */
export async function correctionOf(record: DeskRecord, entry: string, value: string): Promise<ProposedCorrection> {
  const found = (await record.record()).byId.get(entry);
  if (found?.entry !== 'statement') throw new Error(`${entry} is no statement on file`);
  const was =
    /^ {4}says: (.*)$/m.exec((await record.read('statements.yaml')).split(`- id: ${entry}\n`)[1] ?? '')?.[1] ?? '';
  return {
    change: 'correct',
    list: 'statements',
    entry,
    key: 'says',
    was,
    value,
    revision: { ...REVISION, was, now: value },
    base: entryDigest(found),
  };
}

export async function retractionOf(record: DeskRecord, entry: string): Promise<ProposedRetraction> {
  const found = (await record.record()).byId.get(entry);
  if (found === undefined) throw new Error(`${entry} is not on file`);
  return { change: 'retract', list: 'statements', entry, revision: REVISION, base: entryDigest(found) };
}
