import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { workTreeOf } from '../../src/desk/landing/git.js';
import { type LandingDeps, landNext } from '../../src/desk/landing/land.js';
import { landingOf } from '../../src/desk/landing/landing.js';
import type { ProposedChange } from '../../src/desk/proposed-change.js';
import { type Proposal, proposalOf } from '../../src/desk/store/proposals.js';
import { clickOn, decided, NOW, propose, setUpDesk } from '../support/desk.js';
import { correctionOf, deskRecord, provenStatement } from '../support/desk-record.js';
import { fileDatabase, opened } from '../support/desk-stores.js';
import { bareRepository } from '../support/forge/repository.js';

const FILE = 'knowledge/stories/dolna/desk/rusu-no-name.yaml';
const HOUR_MS = 3_600_000;

/** A desk that pushes to a bare repository. */
async function pushingDesk() {
  const record = await deskRecord();
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-remote-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'record.git');
  const there = bareRepository(record.root, path);
  record.git('remote', 'add', 'origin', path);
  const store = await opened(await fileDatabase());
  await setUpDesk(store);
  const workTree = await workTreeOf(record.folders.knowledgeDir);
  if (workTree === undefined) throw new Error('no work tree');
  let time = NOW;
  const pushed: string[] = [];
  const deps: LandingDeps = {
    store,
    folders: record.folders,
    workTree,
    push: { remote: 'origin', branch: 'main' },
    taker: 'test',
    now: () => time,
    onPushed: ({ id }) => pushed.push(id),
  };
  const current = async ({ id }: Proposal): Promise<Proposal> =>
    (await store.ask((queries) => proposalOf(queries, id))) as Proposal;
  return {
    record,
    there,
    path,
    store,
    deps,
    pushed,
    trouble: async (proposal: Proposal) => landingOf(await current(proposal))?.trouble?.kind,
    async approve(change: ProposedChange) {
      const proposal = await propose(store, change);
      await decided(store, clickOn(proposal));
      return proposal;
    },
    /** Works on what is due an hour later. */
    async land(proposal: Proposal, more: Partial<LandingDeps> = {}) {
      time += HOUR_MS;
      await landNext({ ...deps, ...more });
      return current(proposal);
    },
    /** Both hold the same, and nothing is left over here. */
    expectSame() {
      expect(record.git('rev-parse', 'HEAD').trim()).toBe(there.commit('main'));
      expect(record.git('status', '--porcelain')).toBe('');
    },
  };
}

describe('what was committed', () => {
  it('is pushed, and nothing else', async () => {
    const { approve, land, there, expectSame } = await pushingDesk();
    const before = there.commit('main');
    expect((await land(await approve(provenStatement('rusu-no-name')))).state).toBe('landed');
    expect(there.git(['show', '--format=%P', '--name-only', 'main']).trim().split('\n')).toEqual([
      before,
      '',
      FILE,
      `${FILE}.proofs.json`,
    ]);
    expectSame();
  });

  it('is made anew on top of what others have pushed meanwhile, and theirs comes along', async () => {
    const { approve, land, there, record, expectSame } = await pushingDesk();
    const proposal = await approve(provenStatement('rusu-no-name'));
    const theirs = there.byHand({ branch: 'main', files: { 'README.md': 'Something else\n' } });
    expect((await land(proposal)).state).toBe('landed');
    expect(there.git(['log', '--format=%P', '-1', 'main']).trim()).toBe(theirs);
    expect(there.fileAt('main', 'README.md')).toBe('Something else\n');
    expect(record.git('log', '--format=%H', '--grep=^Verbatim-Proposal: ').trim().split('\n')).toHaveLength(1);
    expectSame();
  });

  it('is made anew also where others are quicker in the very moment', async () => {
    const { approve, land, there, path, expectSame } = await pushingDesk();
    const main = there.commit('main') ?? '';
    const theirs = there.commitTree(there.tree(main, [{ path: 'README.md', text: 'Quicker\n' }]), [main], 'Quicker');
    const hook = `#!/bin/sh\n[ -e once ] && exit 0\ntouch once\ngit update-ref refs/heads/main ${theirs}\n`;
    await writeFile(join(path, 'hooks/update'), hook);
    await chmod(join(path, 'hooks/update'), 0o755);
    expect((await land(await approve(provenStatement('rusu-no-name')))).state).toBe('landed');
    expect(there.git(['log', '--format=%s', 'main']).split('\n').slice(0, 2)).toEqual(['Add rusu-no-name', 'Quicker']);
    expectSame();
  });

  it('is pushed also where somebody is writing here what others have changed there, and theirs stays', async () => {
    const { approve, land, there, record } = await pushingDesk();
    const proposal = await approve(provenStatement('rusu-no-name'));
    there.byHand({
      branch: 'main',
      files: { 'knowledge/people.yaml': `${await record.read('people.yaml')}# there\n` },
    });
    await record.write('people.yaml', `${await record.read('people.yaml')}# here\n`);
    expect((await land(proposal)).state).toBe('landed');
    expect(there.fileAt('main', FILE)).toContain('people it could not name');
    expect(await record.read('people.yaml')).toMatch(/# here\n$/);
    // The next one is made anew on top of it.
    expect((await land(await approve(provenStatement('two')))).state).toBe('landed');
    expect(there.git(['log', '--format=%s', 'main']).split('\n').slice(0, 3)).toEqual([
      'Add two',
      'Add rusu-no-name',
      'By hand',
    ]);
  });

  it('is overtaken where the entry was changed there, and both ends hold theirs', async () => {
    const { approve, land, there, record, expectSame } = await pushingDesk();
    const file = 'knowledge/statements.yaml';
    const proposal = await approve(
      await correctionOf(record, 'rusu-sudden-act', 'spoke of a “sudden and well-planned act”'),
    );
    const text = (there.fileAt('main', file) ?? '').replace('called it a “sudden', 'named it a “sudden');
    there.byHand({ branch: 'main', files: { [file]: text } });
    expect((await land(proposal)).state).toBe('overtaken');
    expect(there.fileAt('main', file)).toBe(text);
    expectSame();
  });

  it('is made anew in a file that was changed there elsewhere', async () => {
    const { approve, land, there, record, expectSame } = await pushingDesk();
    const file = 'knowledge/statements.yaml';
    const proposal = await approve(
      await correctionOf(record, 'rusu-sudden-act', 'spoke of a “sudden and well-planned act”'),
    );
    there.byHand({ branch: 'main', files: { [file]: `${there.fileAt('main', file)}# by hand\n` } });
    expect((await land(proposal)).state).toBe('landed');
    expect(there.fileAt('main', file)).toMatch(/spoke of a “sudden[\s\S]*# by hand\n$/);
    expectSame();
  });

  it('stays here where nothing can be reached, says so, and is pushed once it can', async () => {
    const { approve, land, there, path, trouble, pushed, expectSame } = await pushingDesk();
    await rename(path, `${path}.away`);
    const first = await approve(provenStatement('one'));
    const second = await approve(provenStatement('two'));
    // Both, in whatever order, and what is left in between.
    for (let times = 0; times < 3; times += 1) await land(first);
    expect([(await land(first)).state, (await land(second)).state]).toEqual(['landed', 'landed']);
    expect([await trouble(first), await trouble(second)]).toEqual(['unpushed', 'unpushed']);
    await land(first);
    await rename(`${path}.away`, path);
    there.byHand({ branch: 'main', files: { 'README.md': 'Meanwhile\n' } });
    await land(first);
    expect([await trouble(first), await trouble(second)]).toEqual([undefined, undefined]);
    expect(pushed).toEqual(expect.arrayContaining([first.id, second.id]));
    const subjects = there.git(['log', '--format=%s', 'main']).split('\n').slice(0, 3);
    expect([...subjects.slice(0, 2).sort(), subjects[2]]).toEqual(['Add one', 'Add two', 'By hand']);
    expectSame();
  });

  it('stays here where the other end refuses it, with its words', async () => {
    const { approve, land, path, there, trouble } = await pushingDesk();
    const before = there.commit('main');
    await writeFile(join(path, 'hooks/pre-receive'), '#!/bin/sh\necho protected branch >&2\nexit 1\n');
    await chmod(join(path, 'hooks/pre-receive'), 0o755);
    const proposal = await approve(provenStatement('rusu-no-name'));
    const landed = await land(proposal);
    expect([landed.state, await trouble(proposal)]).toEqual(['landed', 'unpushed']);
    expect(landingOf(landed)?.unpushed).toContain('pre-receive hook declined');
    expect(there.commit('main')).toBe(before);
  });

  it('does not take along what somebody else has committed here', async () => {
    const { approve, land, there, record, trouble } = await pushingDesk();
    const before = there.commit('main');
    record.git('commit', '--quiet', '--allow-empty', '--message', 'Not to be seen yet');
    const proposal = await approve(provenStatement('rusu-no-name'));
    expect((await land(proposal)).state).toBe('landed');
    expect(await trouble(proposal)).toBe('others');
    expect(there.commit('main')).toBe(before);
  });

  it('is left for somebody to bring together where it is live and the same file was changed there', async () => {
    const { approve, land, there, path, record, trouble } = await pushingDesk();
    const file = 'knowledge/statements.yaml';
    await rename(path, `${path}.away`);
    const proposal = await approve(
      await correctionOf(record, 'rusu-sudden-act', 'spoke of a “sudden and well-planned act”'),
    );
    await land(proposal);
    await rename(`${path}.away`, path);
    const theirs = there.byHand({ branch: 'main', files: { [file]: `${there.fileAt('main', file)}# by hand\n` } });
    await land(proposal);
    expect(await trouble(proposal)).toBe('diverged');
    expect(there.commit('main')).toBe(theirs);
    expect(await record.read('statements.yaml')).toContain('spoke of a “sudden');
    // Whoever brings them together by hand ends it.
    execFileSync(
      'git',
      ['-c', 'user.name=M', '-c', 'user.email=m@m.example', 'pull', '-q', '--rebase', 'origin', 'main'],
      { cwd: record.root },
    );
    await land(proposal);
    expect(await trouble(proposal)).toBeUndefined();
  });
});
