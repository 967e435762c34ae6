import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workTreeOf } from '../../src/desk/landing/git.js';
import { type LandingDeps, landNext } from '../../src/desk/landing/land.js';
import { landingOf } from '../../src/desk/landing/landing.js';
import { showLanded } from '../../src/desk/landing/show-landed.js';
import type { ProposedChange } from '../../src/desk/proposed-change.js';
import { decisions } from '../../src/desk/store/decisions.js';
import { type Proposal, proposalOf } from '../../src/desk/store/proposals.js';
import type { Store } from '../../src/desk/store/store.js';
import { clickOn, decided, NOW, propose, setUpDesk } from '../support/desk.js';
import { correctionOf, type DeskRecord, deskRecord, provenStatement, retractionOf } from '../support/desk-record.js';
import { fileDatabase, opened } from '../support/desk-stores.js';

interface Desk {
  readonly store: Store;
  readonly record: DeskRecord;
  readonly deps: LandingDeps;
  /** Proposes and approves a change. */
  approve(change: ProposedChange): Promise<Proposal>;
  /** Lands whatever is due. @returns the proposal as it is then */
  land(proposal: Proposal): Promise<Proposal>;
}

async function desk(mode: 'files' | 'commit' = 'commit'): Promise<Desk> {
  const record = await deskRecord();
  const store = await opened(await fileDatabase());
  await setUpDesk(store);
  const workTree = mode === 'commit' ? await workTreeOf(record.folders.knowledgeDir) : undefined;
  let now = NOW;
  const deps: LandingDeps = {
    store,
    folders: record.folders,
    taker: 'test',
    now: () => now,
    ...(workTree === undefined ? {} : { workTree }),
  };
  return {
    store,
    record,
    deps,
    async approve(change) {
      const proposal = await propose(store, change);
      expect(await decided(store, clickOn(proposal))).toMatchObject({ outcome: 'done' });
      return proposal;
    },
    async land(proposal) {
      // Later tries come after a pause, or once the time of the one before is over.
      for (let tries = 0; tries < 12; tries += 1) {
        const done = await landNext({ ...deps, now: () => now });
        if (done === undefined && tries > 2) break;
        now += 130_000;
      }
      return (await store.ask((queries) => proposalOf(queries, proposal.id))) as Proposal;
    },
  };
}

const reasonOf = (proposal: Proposal): string => landingOf(proposal)?.reason ?? '';

describe('an approved entry', () => {
  it('becomes a file of its own, with its proof, in one commit that says who and what', async () => {
    const { record, approve, land, store } = await desk();
    const proposal = await approve(provenStatement('rusu-no-name'));
    const landed = await land(proposal);
    expect(landed.state).toBe('landed');
    const file = 'stories/dolna/desk/rusu-no-name.yaml';
    const shown = record.git('show', '--name-status', '--format=%B', 'HEAD').trim().split('\n');
    expect(shown).toEqual([
      'Add rusu-no-name',
      '',
      `Proposed-by: ${proposal.proposer}`,
      expect.stringMatching(/^Approved-by: [0-9a-f]{12}$/),
      `Verbatim-Proposal: ${proposal.id}/1`,
      `Verbatim-Digest: ${proposal.digest}`,
      '',
      '',
      `A\tknowledge/${file}`,
      `A\tknowledge/${file}.proofs.json`,
    ]);
    expect(record.git('status', '--porcelain')).toBe('');
    const onFile = await record.record();
    expect(onFile.proofs.get('rusu-no-name')).toBe('proven');
    // Live is what the loaded record holds, and nothing before.
    const [live] = await showLanded(store, onFile, NOW);
    expect(live).toMatchObject({ id: proposal.id, state: 'live' });
    expect(await showLanded(store, onFile, NOW)).toEqual([]);
  });

  it('is written and not committed where that is the setting', async () => {
    const { record, approve, land } = await desk('files');
    const landed = await land(await approve(provenStatement('rusu-no-name')));
    expect(landed.state).toBe('landed');
    expect(record.git('status', '--porcelain').trim()).toBe('?? knowledge/stories/');
    expect((await record.record()).proofs.get('rusu-no-name')).toBe('proven');
  });

  it('is not live before the record that answers holds it, or when it holds something else', async () => {
    const { record, approve, land, store } = await desk();
    const before = await record.record();
    const proposal = await land(await approve(provenStatement('rusu-no-name')));
    expect(await showLanded(store, before, NOW)).toEqual([]);
    const file = 'stories/dolna/desk/rusu-no-name.yaml';
    await record.write(file, (await record.read(file)).replace('spoke of', 'did not speak of'));
    expect(await showLanded(store, await record.record(), NOW)).toEqual([]);
    expect((await store.ask((queries) => proposalOf(queries, proposal.id)))?.state).toBe('landed');
  });

  it.each([
    ['a colon and a hash', 'a: b # c'],
    ['an anchor, an alias and a tag', '&a *b !c'],
    ['a block that is none', '|\n  text'],
    ['braces and brackets', '{a: [b, c]}'],
    ['quotation marks and backslashes', '\\"\' \\n “q”'],
    ['what reads as something else', 'null'],
    ['spaces at both ends', '  two  '],
    ['bidi, zero-width, emoji and mentions', '\u202e\u200b🌉 @everyone **b**'],
  ])('keeps %s as it was typed', async (_, note) => {
    const { record, approve, land } = await desk();
    const landed = await land(await approve(provenStatement('rusu-no-name', { note })));
    if (landed.state === 'landed') expect((await record.record()).byId.get('rusu-no-name')).toMatchObject({ note });
    // What the record refuses is refused whole.
    else expect(reasonOf(landed)).not.toBe('');
    expect(record.git('status', '--porcelain')).toBe('');
  });
});

describe('an approved correction', () => {
  it('changes the bytes of its value and adds the revision, and nothing else', async () => {
    const { record, approve, land } = await desk();
    const before = await record.read('statements.yaml');
    const change = await correctionOf(record, 'rusu-sudden-act', 'spoke of a “sudden and well-planned act”');
    const landed = await land(await approve(change));
    expect(landed.state).toBe('landed');
    const after = await record.read('statements.yaml');
    expect(after.replace(/ {4}revisions:\n {6}- \{date: 2024-07-01.*\n/, '')).toBe(
      before.replace('says: called it a “sudden', 'says: spoke of a “sudden'),
    );
    expect(record.git('show', '--stat', '--format=%s', 'HEAD')).toMatch(/^Correct rusu-sudden-act\n/);
    expect((await record.record()).proofs.get('rusu-sudden-act')).toBe('proven');
  });

  it('can be a withdrawal', async () => {
    const { record, approve, land, store } = await desk();
    const landed = await land(await approve(await retractionOf(record, 'rusu-sudden-act')));
    expect(landed.state).toBe('landed');
    const onFile = await record.record();
    expect(onFile.byId.get('rusu-sudden-act')).toMatchObject({ status: 'withdrawn' });
    expect(await showLanded(store, onFile, NOW)).toHaveLength(1);
  });

  it('is overtaken where the entry was changed by hand, and both stay as they are', async () => {
    const { record, approve, land } = await desk();
    const proposal = await approve(
      await correctionOf(record, 'rusu-sudden-act', 'spoke of a “sudden and well-planned act”'),
    );
    const theirs = (await record.read('statements.yaml')).replace('called it a “sudden', 'named it a “sudden');
    await record.write('statements.yaml', theirs);
    record.git('commit', '--quiet', '--all', '--message', 'By hand');
    const landed = await land(proposal);
    expect(landed.state).toBe('overtaken');
    expect(reasonOf(landed)).toMatch(/^rusu-sudden-act has changed since; look at both/);
    expect(await record.read('statements.yaml')).toBe(theirs);
  });

  it('is overtaken where the entry is gone', async () => {
    const { record, approve, land } = await desk();
    const proposal = await approve(await correctionOf(record, 'sandor-list', 'said “we”'));
    const text = await record.read('statements.yaml');
    await record.write('statements.yaml', text.replaceAll('id: sandor-list', 'id: sandor-a-list'));
    record.git('commit', '--quiet', '--all', '--message', 'Renamed');
    const landed = await land(proposal);
    expect(landed.state).toBe('overtaken');
    expect(reasonOf(landed)).toContain('no entry has the id "sandor-list"');
  });

  it('is not made beside what somebody is writing in the same file, and can be retried', async () => {
    const { record, approve, land, store } = await desk();
    const proposal = await approve(
      await correctionOf(record, 'rusu-sudden-act', 'spoke of a “sudden and well-planned act”'),
    );
    const text = await record.read('statements.yaml');
    await record.write('statements.yaml', text.replace('# The ministry', '# Half a thought. The ministry'));
    const stuck = await land(proposal);
    expect(stuck.state).toBe('stuck');
    expect(reasonOf(stuck)).toMatch(/statements\.yaml has changes that are not committed: commit them/);
    expect(await record.read('statements.yaml')).toContain('Half a thought');
    record.git('commit', '--quiet', '--all', '--message', 'A whole thought');
    expect(await decided(store, clickOn(stuck, { action: 'retry' }))).toMatchObject({ state: 'landing' });
    expect((await land(proposal)).state).toBe('landed');
    expect(await record.read('statements.yaml')).toContain('Half a thought');
  });

  it('leaves alone what somebody has staged and changed elsewhere', async () => {
    const { record, approve, land } = await desk();
    const people = await record.read('people.yaml');
    await record.write('people.yaml', `${people}# staged\n`);
    record.git('add', 'knowledge/people.yaml');
    await record.write('people.yaml', `${people}# staged\n# not staged\n`);
    expect((await land(await approve(provenStatement('rusu-no-name')))).state).toBe('landed');
    expect(record.git('status', '--porcelain')).toBe('MM knowledge/people.yaml\n');
    expect(record.git('show', '--name-only', '--format=', 'HEAD')).not.toContain('people.yaml');
  });
});

describe('two approved entries with one id', () => {
  it('do not both land', async () => {
    const { approve, land, record } = await desk();
    const first = await approve(provenStatement('rusu-no-name'));
    const second = await approve(provenStatement('rusu-no-name', { kind: 'assertion' }));
    const states = [(await land(first)).state, (await land(second)).state];
    expect(states.sort()).toEqual(['landed', 'overtaken']);
    expect(
      record
        .git('log', '--format=%s')
        .split('\n')
        .filter((line) => line.startsWith('Add')),
    ).toHaveLength(1);
  });
});

describe('landing', () => {
  it('waits where another file of the record is at fault, and says which', async () => {
    const { record, approve, land, store } = await desk();
    await record.write('topics.yaml', `${await record.read('topics.yaml')}  - id: BROKEN\n`);
    record.git('commit', '--quiet', '--all', '--message', 'Broken');
    const proposal = await approve(provenStatement('rusu-no-name'));
    const stuck = await land(proposal);
    expect(stuck.state).toBe('stuck');
    expect(reasonOf(stuck)).toContain('topics.yaml');
    record.git('revert', '--no-edit', 'HEAD');
    await decided(store, clickOn(stuck, { action: 'retry' }));
    expect((await land(proposal)).state).toBe('landed');
  });

  it('is stuck where it cannot write, says why, and can be retried', async () => {
    const { record, approve, land, store } = await desk();
    // A file where a folder has to be.
    await mkdir(join(record.root, 'knowledge/stories'));
    await writeFile(join(record.root, 'knowledge/stories/dolna'), '');
    const proposal = await approve(provenStatement('rusu-no-name'));
    const stuck = await land(proposal);
    expect(stuck.state).toBe('stuck');
    expect(reasonOf(stuck)).toMatch(/ENOTDIR|EEXIST/);
    await rm(join(record.root, 'knowledge/stories'), { recursive: true });
    await decided(store, clickOn(stuck, { action: 'retry' }));
    expect((await land(proposal)).state).toBe('landed');
  });

  it('begins again on a branch that has moved meanwhile, and keeps what came', async () => {
    const { record, approve, deps, land } = await desk();
    const proposal = await approve(provenStatement('rusu-no-name'));
    let moved = false;
    await landNext({
      ...deps,
      onStep(step) {
        if (step !== 'commit' || moved) return;
        moved = true;
        record.git('commit', '--quiet', '--allow-empty', '--message', 'Somebody else');
      },
    });
    expect((await land(proposal)).state).toBe('landed');
    expect(record.git('log', '--format=%s').split('\n').slice(0, 2)).toEqual(['Add rusu-no-name', 'Somebody else']);
  });

  it('takes no words of a reason for the trailers of a commit', async () => {
    const { record, approve, land, store } = await desk();
    const forged = await propose(store, provenStatement('rusu-no-name'));
    const mark = `Verbatim-Proposal: ${forged.id}/1\nVerbatim-Digest: ${forged.digest}`;
    const change = await correctionOf(record, 'rusu-sudden-act', 'spoke of a “sudden and well-planned act”');
    await land(await approve({ ...change, revision: { ...change.revision, why: `so\n\n${mark}` } }));
    await decided(store, clickOn(forged));
    expect((await land(forged)).state).toBe('landed');
    expect(record.git('show', '--format=%s', '--name-only', 'HEAD')).toMatch(/^Add rusu-no-name/);
  });

  it('leaves one decision a landed commit', async () => {
    const { record, approve, land, store } = await desk();
    await land(await approve(provenStatement('one')));
    await land(await approve(provenStatement('two')));
    const landed: string[] = [];
    for await (const row of decisions(store)) if (row.to_state === 'landed') landed.push(row.reason);
    const commits = record.git('log', '--format=%H', '--grep=^Verbatim-Proposal: ').trim().split('\n');
    expect(landed.sort()).toEqual(commits.sort());
  });
});
