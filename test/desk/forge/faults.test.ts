import { describe, expect, it } from 'vitest';
import { openForge } from '../../../src/desk/landing/forge/forge.js';
import { landNext } from '../../../src/desk/landing/land.js';
import { NOW } from '../../support/desk.js';
import { type ForgeDesk, forgeDesk } from '../../support/desk-forge.js';
import { provenStatement } from '../../support/desk-record.js';
import type { Fault } from '../../support/forge/index.js';

const refusal = (status: number, message = 'No', headers: Readonly<Record<string, string>> = {}): Fault => ({
  status,
  headers,
  body: { message },
});

const opening = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
  method === 'POST' && path.endsWith('/pulls');

async function approved(maxAnswerMs?: number) {
  const desk = await forgeDesk(maxAnswerMs);
  return { ...desk, proposal: await desk.approve(provenStatement('rusu-no-name')) };
}

const openRequests = ({ forge }: Pick<ForgeDesk, 'forge'>): number =>
  forge.requests.all.filter(({ state }) => state === 'open').length;

describe('a forge that says no when a request is opened', () => {
  it.each([
    [401, 'token'],
    [403, 'forbidden'],
    [404, 'missing'],
    [405, 'refused'],
    [409, 'refused'],
    [422, 'refused'],
    [301, 'missing'],
  ] as const)('with %i leaves the proposal stuck with the reason, and it can be retried', async (status, kind) => {
    const { forge, proposal, look, landing } = await approved();
    forge.fail(refusal(status, 'So it is'), opening);
    expect((await look(proposal)).state).toBe('stuck');
    const { trouble, reason } = await landing(proposal);
    expect(trouble).toEqual({ kind });
    expect(reason).toBe(`POST /repos/the-daily/record/pulls: ${status} So it is`);
  });

  it.each([
    ['503', refusal(503, 'Unavailable')],
    ['500 and a page', { status: 500, body: '<html>' } as Fault],
    ['a lost connection', 'reset' as Fault],
    ['silence', 'silence' as Fault],
    ['something else than JSON', { status: 200, body: '<html>' } as Fault],
  ])('with %s is asked again until it answers', async (_, fault) => {
    const { forge, proposal, look, landing } = await approved(1_000);
    forge.fail(fault, opening, 7);
    for (let times = 0; times < 7; times += 1) expect((await look(proposal)).state).toBe('landing');
    expect((await landing(proposal)).trouble).toEqual({ kind: 'away' });
    await look(proposal);
    const { trouble, request } = await landing(proposal);
    expect([trouble, request?.number]).toEqual([undefined, 41]);
  });

  it.each([
    ['429 with a number of seconds', 429, { 'retry-after': '120' }, 120_000],
    ['403 with a number of seconds', 403, { 'retry-after': '60' }, 60_000],
    [
      '403 and nothing left',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1_000 + 600) },
      600_000,
    ],
    ['429 without a word', 429, {}, 60_000],
    ['429 for a year', 429, { 'retry-after': '31536000' }, 3_600_000],
  ] as const)('with %s is left alone for as long as it asks', async (_, status, headers, wait) => {
    const { forge, proposal, deps, landing } = await approved();
    forge.fail(refusal(status, 'slow down', headers), opening);
    const at = (now: number) =>
      landNext({ ...deps, now: () => now, forge: openForge(forge.settings, { now: () => now }) });
    expect((await at(NOW))?.state).toBe('landing');
    expect((await landing(proposal)).trouble).toEqual({ kind: 'busy', until: NOW + wait });
    const before = forge.asked.length;
    expect(await at(NOW + wait - 1)).toBeUndefined();
    expect(forge.asked).toHaveLength(before);
    await at(NOW + wait);
    expect((await landing(proposal)).request?.number).toBe(41);
  });

  it('after it has opened it is asked for what is there, and opens no second one', async () => {
    const { forge, proposal, look, landing } = await approved();
    forge.fail('lost', opening);
    expect((await look(proposal)).state).toBe('landing');
    await look(proposal);
    expect((await landing(proposal)).request?.number).toBe(41);
    expect(openRequests({ forge })).toBe(1);
  });

  it.each(['/git/refs', '/git/trees', '/git/commits'])(
    'after it has done %s makes one branch all the same',
    async (path) => {
      const { forge, proposal, look, landing } = await approved();
      forge.fail('lost', (asked) => asked.method === 'POST' && asked.path.endsWith(path));
      await look(proposal);
      await look(proposal);
      expect((await landing(proposal)).request?.number).toBe(41);
      expect(forge.repository.git(['rev-list', '--count', `main..desk/${proposal.id}`]).trim()).toBe('1');
    },
  );
});

describe('a forge that says no while a request is open', () => {
  it.each([401, 403, 404, 422, 429, 502])(
    'with %i is asked again, for it may be merged there meanwhile',
    async (status) => {
      const { forge, proposal, look, landing } = await approved();
      await look(proposal);
      forge.fail(refusal(status));
      expect((await look(proposal)).state).toBe('landing');
      const { trouble, request } = await landing(proposal);
      expect([trouble?.kind, request?.number]).toEqual([expect.any(String), 41]);
      const [open] = forge.requests.all;
      if (open !== undefined) forge.requests.merge(open);
      expect((await look(proposal)).state).toBe('landed');
    },
  );
});

describe('a branch that somebody else made', () => {
  it('between two looks is found, and another name is taken', async () => {
    const { forge, proposal, look, landing, deps } = await approved();
    await landNext({
      ...deps,
      onStep(step) {
        if (step === 'request-branch' && forge.repository.commit(`desk/${proposal.id}`) === undefined)
          forge.repository.byHand({ branch: `desk/${proposal.id}`, files: { 'notes.txt': 'mine\n' } });
      },
    });
    await look(proposal);
    expect((await landing(proposal)).request?.branch).toBe(`desk/${proposal.id}-2`);
    expect(forge.repository.fileAt(`desk/${proposal.id}`, 'notes.txt')).toBe('mine\n');
  });
});

describe('the token', () => {
  it('is in no reason, also where the forge repeats it', async () => {
    const { forge, proposal, look, landing } = await approved();
    forge.fail(refusal(422, `what is ${forge.settings.token}?`), opening);
    await look(proposal);
    expect(JSON.stringify(await landing(proposal))).not.toContain(forge.settings.token);
  });

  it('does not go along to where an answer leads', async () => {
    const { forge, proposal, look } = await approved();
    forge.fail(refusal(307, 'Moved', { location: `${forge.settings.api}/elsewhere` }), opening);
    expect((await look(proposal)).state).toBe('stuck');
    expect(forge.asked.some(({ path }) => path === '/elsewhere')).toBe(false);
  });
});
