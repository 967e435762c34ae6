import { describe, expect, it } from 'vitest';
import { showLanded } from '../../../src/desk/landing/show-landed.js';
import { decisions } from '../../../src/desk/store/decisions.js';
import { proposalOf } from '../../../src/desk/store/proposals.js';
import { clickOn, decided, NOW } from '../../support/desk.js';
import { type ForgeDesk, forgeDesk } from '../../support/desk-forge.js';
import { correctionOf, provenStatement } from '../../support/desk-record.js';

const FILE = 'knowledge/stories/dolna/desk/rusu-no-name.yaml';

/** A desk with a request for a new statement, that waits on the forge. */
async function requested(rules: Partial<ForgeDesk['forge']['requests']['rules']> = {}) {
  const desk = await forgeDesk();
  Object.assign(desk.forge.requests.rules, rules);
  const proposal = await desk.approve(provenStatement('rusu-no-name'));
  return { ...desk, proposal, waiting: await desk.look(proposal) };
}

const branches = ({ forge }: ForgeDesk): string[] =>
  forge.repository.git(['for-each-ref', '--format=%(refname:short)', 'refs/heads/desk/']).split('\n').filter(Boolean);

describe('an approved entry, with pull requests', () => {
  it('becomes one branch with one commit of its files, and one request', async () => {
    const { forge, proposal, waiting, landing, record } = await requested();
    expect(waiting.state).toBe('landing');
    const branch = `desk/${proposal.id}`;
    const shown = forge.repository.git(['show', '--name-status', '--format=%P%n%B', branch]).trim().split('\n');
    expect(shown).toEqual([
      forge.repository.commit('main'),
      'Add rusu-no-name',
      '',
      `Proposed-by: ${proposal.proposer}`,
      expect.stringMatching(/^Approved-by: [0-9a-f]{12}$/),
      `Verbatim-Proposal: ${proposal.id}/1`,
      `Verbatim-Digest: ${proposal.digest}`,
      '',
      '',
      `A\t${FILE}`,
      `A\t${FILE}.proofs.json`,
    ]);
    expect(forge.requests.all).toMatchObject([{ number: 41, branch, base: 'main', title: 'Add rusu-no-name' }]);
    expect((await landing(proposal)).request).toMatchObject({ number: 41, branch, checks: 'none', next: 'somebody' });
    // Nothing is written here: whoever pulls brings it.
    expect(record.git('status', '--porcelain')).toBe('');
  });

  it('is landed once it is merged, and live once the record that answers holds it', async () => {
    const { forge, proposal, look, store, record, pull, landing } = await requested();
    const [request] = forge.requests.all;
    if (request === undefined) throw new Error('no request');
    forge.requests.merge(request);
    expect((await look(proposal)).state).toBe('landed');
    expect((await landing(proposal)).commit).toBe(forge.repository.commit('main'));
    expect(await showLanded(store, await record.record(), NOW)).toEqual([]);
    pull();
    expect(await showLanded(store, await record.record(), NOW)).toMatchObject([{ id: proposal.id, state: 'live' }]);
    expect((await record.record()).proofs.get('rusu-no-name')).toBe('proven');
  });

  it('is merged by the forge itself once its rules are kept, where the repository allows that', async () => {
    const { forge, proposal, look, landing } = await requested({ checks: true, review: true });
    expect(forge.requests.all[0]).toMatchObject({ autoMerge: 'MERGE', state: 'open' });
    expect((await landing(proposal)).request).toMatchObject({ checks: 'none', next: 'review' });
    forge.requests.check(41, null);
    await look(proposal);
    expect((await landing(proposal)).request).toMatchObject({ checks: 'running', next: 'running' });
    forge.requests.check(41, 'success');
    await look(proposal);
    expect((await landing(proposal)).request).toMatchObject({ checks: 'pass', next: 'review' });
    forge.requests.review(41, 'APPROVED');
    expect((await look(proposal)).state).toBe('landed');
    expect(forge.repository.fileAt('main', FILE)).toContain('people it could not name');
  });

  it('waits for somebody to merge it where the repository does not allow that', async () => {
    const { forge, proposal, look, landing } = await requested({ checks: true, allowAutoMerge: false });
    expect(forge.requests.all[0]?.autoMerge).toBeNull();
    forge.requests.check(41, 'failure');
    await look(proposal);
    expect((await landing(proposal)).request).toMatchObject({ checks: 'fail', next: 'failed' });
    forge.requests.review(41, 'CHANGES_REQUESTED');
    await look(proposal);
    expect((await landing(proposal)).request).toMatchObject({ next: 'changes' });
    expect(forge.repository.fileAt('main', FILE)).toBeUndefined();
  });

  it('leaves one decision each for the begin and the end, however often it is looked at', async () => {
    const { forge, proposal, look, store } = await requested();
    await look(proposal);
    await look(proposal);
    const [request] = forge.requests.all;
    if (request !== undefined) forge.requests.merge(request, 'SQUASH');
    await look(proposal);
    const actions: string[] = [];
    for await (const { action } of decisions(store, proposal.id)) actions.push(action);
    expect(actions).toEqual(['send', 'approve', 'begin', 'land']);
  });

  it('is asked about without what counts towards limits, as long as nothing changes', async () => {
    const { forge, proposal, look } = await requested();
    await look(proposal);
    const before = forge.asked.length;
    await look(proposal);
    expect(forge.asked.slice(before).map(({ status }) => status)).toEqual(forge.asked.slice(before).map(() => 304));
  });
});

describe('a request that somebody closed', () => {
  it('is shown so, and asked for again on the same branch', async () => {
    const { forge, proposal, look, landing, store, ...desk } = await requested();
    const [request] = forge.requests.all;
    if (request !== undefined) forge.requests.close(request);
    const stuck = await look(proposal);
    expect(stuck.state).toBe('stuck');
    expect((await landing(proposal)).trouble).toMatchObject({ kind: 'closed', request: { number: 41 } });
    await decided(store, clickOn(stuck, { action: 'retry' }));
    expect((await look(proposal)).state).toBe('landing');
    expect((await landing(proposal)).request?.number).toBe(42);
    expect(branches({ forge, ...desk } as never)).toEqual([`desk/${proposal.id}`]);
  });

  it('whose branch is gone is asked for again on a new one', async () => {
    const { forge, proposal, look, landing, store } = await requested();
    const [request] = forge.requests.all;
    if (request !== undefined) forge.requests.close(request);
    forge.repository.git(['branch', '-D', `desk/${proposal.id}`]);
    const stuck = await look(proposal);
    await decided(store, clickOn(stuck, { action: 'retry' }));
    expect((await look(proposal)).state).toBe('landing');
    expect((await landing(proposal)).request?.number).toBe(42);
  });

  it('can go back to the desk, and its next revision is built upon what is there', async () => {
    const { forge, proposal, look, store } = await requested();
    const [request] = forge.requests.all;
    if (request !== undefined) forge.requests.close(request);
    const stuck = await look(proposal);
    await decided(store, clickOn(stuck, { action: 'reopen' }));
    const reopened = await store.ask((queries) => proposalOf(queries, proposal.id));
    if (reopened === undefined) throw new Error('it is gone');
    const other = {
      user: '90000000000000077',
      server: clickOn(reopened).clicker.server ?? '',
      roles: clickOn(reopened).clicker.roles,
    };
    await decided(store, clickOn(reopened, { clicker: other }));
    await look(proposal);
    const messages = forge.repository.git(['log', '--format=%B', `main..desk/${proposal.id}`]);
    // Whoever approved it the second time is in its trailers.
    expect(messages.match(/^Approved-by: /gm)).toHaveLength(2);
    expect(forge.requests.all.filter(({ state }) => state === 'open')).toHaveLength(1);
  });
});

describe('a request that somebody changed', () => {
  it('is stuck, and is not merged by itself any more', async () => {
    const { forge, proposal, look, landing } = await requested({ checks: true });
    expect(forge.requests.all[0]?.autoMerge).toBe('MERGE');
    const text = forge.repository.fileAt(`desk/${proposal.id}`, FILE) ?? '';
    forge.repository.byHand({ branch: `desk/${proposal.id}`, files: { [FILE]: text.replace('spoke of', 'denied') } });
    expect((await look(proposal)).state).toBe('stuck');
    expect((await landing(proposal)).trouble).toMatchObject({ kind: 'changed', request: { number: 41 } });
    expect(forge.requests.all[0]?.autoMerge).toBeNull();
  });

  it('is stuck as well where only another file came along', async () => {
    const { forge, proposal, look } = await requested();
    forge.repository.byHand({ branch: `desk/${proposal.id}`, files: { 'knowledge/extra.yaml': '# more\n' } });
    expect((await look(proposal)).state).toBe('stuck');
  });

  it('goes on on a branch of another name once theirs is closed, and theirs stays as it is', async () => {
    const { forge, proposal, look, store, landing } = await requested();
    const theirs = forge.repository.byHand({ branch: `desk/${proposal.id}`, files: { 'knowledge/extra.yaml': '#\n' } });
    const stuck = await look(proposal);
    await decided(store, clickOn(stuck, { action: 'retry' }));
    // As long as it is open there is no second one.
    const again = await look(proposal);
    expect(again.state).toBe('stuck');
    expect(forge.requests.all).toHaveLength(1);
    const [request] = forge.requests.all;
    if (request !== undefined) forge.requests.close(request);
    await decided(store, clickOn(again, { action: 'retry' }));
    expect((await look(proposal)).state).toBe('landing');
    expect((await landing(proposal)).request).toMatchObject({ number: 42, branch: `desk/${proposal.id}-2` });
    expect(forge.repository.commit(`desk/${proposal.id}`)).toBe(theirs);
  });

  it('is overtaken where it was merged so', async () => {
    const { forge, proposal, look, landing } = await requested();
    const text = forge.repository.fileAt(`desk/${proposal.id}`, FILE) ?? '';
    forge.repository.byHand({ branch: `desk/${proposal.id}`, files: { [FILE]: text.replace('spoke of', 'denied') } });
    const [request] = forge.requests.all;
    if (request !== undefined) forge.requests.merge(request);
    expect((await look(proposal)).state).toBe('overtaken');
    expect((await landing(proposal)).trouble).toMatchObject({ kind: 'merged-otherwise' });
  });

  it('is landed where only its branch was brought up to date by hand', async () => {
    const { forge, proposal, look } = await requested();
    const { repository, requests } = forge;
    repository.byHand({ branch: 'main', files: { 'README.md': 'Something else\n' } });
    const [main, head] = [repository.commit('main') ?? '', repository.commit(`desk/${proposal.id}`) ?? ''];
    const merged = repository.commitTree(repository.mergedTree(main, head) ?? '', [head, main], 'Merge main');
    repository.move(`desk/${proposal.id}`, merged, head);
    expect((await look(proposal)).state).toBe('landing');
    const [request] = requests.all;
    if (request !== undefined) requests.merge(request);
    expect((await look(proposal)).state).toBe('landed');
  });
});

describe('a branch that moves on under a request', () => {
  it('brings the request up to date where its rules ask for that, without force', async () => {
    const { forge, proposal, look, landing } = await requested({ upToDate: true, checks: true });
    const first = forge.repository.commit(`desk/${proposal.id}`) ?? '';
    const theirs = forge.repository.byHand({ branch: 'main', files: { 'README.md': 'Something else\n' } });
    await look(proposal);
    const head = forge.repository.commit(`desk/${proposal.id}`) ?? '';
    expect(forge.repository.git(['show', '--no-patch', '--format=%P', head]).trim().split(' ')).toEqual([
      first,
      theirs,
    ]);
    expect((await landing(proposal)).request).toMatchObject({ head, base: theirs });
    forge.requests.check(41, 'success');
    expect((await look(proposal)).state).toBe('landed');
    expect(forge.repository.fileAt('main', 'README.md')).toBe('Something else\n');
  });

  it('makes a correction anew where somebody wrote right beside it', async () => {
    const { forge, approve, look, record } = await forgeDesk();
    const file = 'knowledge/statements.yaml';
    const proposal = await approve(
      await correctionOf(record, 'rusu-sudden-act', 'spoke of a “sudden and well-planned act”'),
    );
    await look(proposal);
    const text = forge.repository.fileAt('main', file) ?? '';
    const theirs = text.replace(/\n( {4}says: called it a “sudden)/, '\n    # by hand\n$1');
    forge.repository.byHand({ branch: 'main', files: { [file]: theirs } });
    const [request] = forge.requests.all;
    expect(request && forge.requests.mergeableState(request)).toBe('dirty');
    await look(proposal);
    expect(request && forge.requests.mergeableState(request)).toBe('clean');
    if (request !== undefined) forge.requests.merge(request);
    expect((await look(proposal)).state).toBe('landed');
    expect(forge.repository.fileAt('main', file)).toContain('# by hand');
    expect(forge.repository.fileAt('main', file)).toContain('spoke of a “sudden');
  });

  it('is overtaken where the entry itself was changed there, and the request is closed', async () => {
    const { forge, approve, look, record } = await forgeDesk();
    const file = 'knowledge/statements.yaml';
    const proposal = await approve(
      await correctionOf(record, 'rusu-sudden-act', 'spoke of a “sudden and well-planned act”'),
    );
    await look(proposal);
    const text = (forge.repository.fileAt('main', file) ?? '').replace('called it a “sudden', 'named it a “sudden');
    forge.repository.byHand({ branch: 'main', files: { [file]: text } });
    expect((await look(proposal)).state).toBe('overtaken');
    expect(forge.requests.all).toMatchObject([{ state: 'closed', merged: false }]);
    expect(forge.repository.fileAt('main', file)).toBe(text);
  });

  it('holds the change already where somebody brought it there otherwise', async () => {
    const { forge, proposal, look } = await requested();
    const files = Object.fromEntries(
      [FILE, `${FILE}.proofs.json`].map((path) => [path, forge.repository.fileAt(`desk/${proposal.id}`, path) ?? '']),
    );
    forge.repository.byHand({ branch: 'main', files });
    expect((await look(proposal)).state).toBe('landed');
    expect(forge.requests.all).toMatchObject([{ state: 'closed' }]);
  });
});
