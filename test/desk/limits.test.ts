import { expect, it, onTestFinished } from 'vitest';
import { closeRest, createRest } from '../../src/bot/delivery/rest.js';
import { MAX_WAIT_MS } from '../../src/desk/expire.js';
import { writeChangeDown } from '../../src/desk/proposed-change.js';
import { MAX_OPEN, sendProposal, TooManyOpenError } from '../../src/desk/send-proposal.js';
import { forgetUser, personOf } from '../../src/desk/store/people.js';
import { beginProposal, proposalOf } from '../../src/desk/store/proposals.js';
import type { Store } from '../../src/desk/store/store.js';
import { keepTyped } from '../../src/desk/store/typed.js';
import { ownDrafts } from '../../src/desk/waiting.js';
import { WARNED_AFTER_MS } from '../../src/desk/warn.js';
import { createLanguages } from '../../src/language/language.js';
import { createLog } from '../../src/log.js';
import { warnProposers } from '../../src/process/desk/warnings.js';
import { discordFor, textOf } from '../support/corrected.js';
import { DESK, NOW, newStatement, nextInteraction, propose, setUpDesk, USERS } from '../support/desk.js';
import { opened, overBothStores } from '../support/desk-stores.js';

/** Begins a proposal, types into its form, and sends it. */
async function typeAndSend(store: Store, id: string, user: string): Promise<'sent' | 'too-many'> {
  const typed = { speaker: 'ada', says: `words of ${id}` };
  const { proposal, person } = await store.change(async (queries) => {
    const proposer = await personOf(queries, user);
    const begun = await beginProposal(queries, { change: 'new', list: 'statements', entry: id, proposer }, NOW);
    for (const form of [{}, typed])
      await keepTyped(queries, { interaction: nextInteraction(), proposal: begun, person: proposer, form, at: NOW });
    return { proposal: await proposalOf(queries, begun), person: proposer };
  });
  if (proposal === undefined) throw new Error('it was not begun');
  const mover = { person, interaction: nextInteraction(), reason: '', at: NOW };
  return store
    .change((queries) => sendProposal(queries, proposal, writeChangeDown(newStatement(id)), mover))
    .then(
      () => 'sent' as const,
      (error: unknown) => {
        if (error instanceof TooManyOpenError) return 'too-many' as const;
        throw error;
      },
    );
}

overBothStores('a flood of proposals by one editor', (newDatabase) => {
  it('ends at the limit, also at the same moment from two processes, and nothing typed is lost; others are not held up', async () => {
    const database = await newDatabase();
    const stores = [await opened(database), await opened(database)];
    const sent = await Promise.all(
      stores.flatMap((store, host) =>
        Array.from({ length: 15 }, (_, index) => typeAndSend(store, `s${host}-${index}`, USERS.editor)),
      ),
    );
    expect(sent.filter((one) => one === 'sent')).toHaveLength(MAX_OPEN);
    const [store] = stores;
    if (store === undefined) throw new Error('no store');
    const drafts = await ownDrafts(store, USERS.editor);
    expect(drafts).toHaveLength(30 - MAX_OPEN);
    for (const { proposal, form } of drafts) expect(form.says).toBe(`words of ${proposal.entry}`);
    expect(await typeAndSend(store, 'mine', USERS.second)).toBe('sent');
  });
});

overBothStores('a proposal that nothing happens to', (newDatabase) => {
  it('has its proposer warned once, in reply to its card, and anew once something has happened', async () => {
    const store = await opened(await newDatabase());
    const discord = await discordFor();
    const rest = createRest({ apiUrl: discord.apiUrl, token: discord.token });
    onTestFinished(() => closeRest(rest));
    const deps = { store, rest, languages: createLanguages(), log: createLog('silent', false) };
    await setUpDesk(store);
    const { id } = await propose(store, newStatement('early'));
    const card = '90000000000000077';
    await store.change(async (queries) => {
      await queries
        .updateTable('proposal')
        .set({ channel: DESK.channel, message: card })
        .where('id', '=', id)
        .execute();
    });
    const warnings = () => discord.messagesIn(DESK.channel);
    await warnProposers(deps, NOW + WARNED_AFTER_MS);
    expect(warnings()).toHaveLength(0);
    const at = NOW + WARNED_AFTER_MS + 1;
    await Promise.all([warnProposers(deps, at), warnProposers(deps, at)]);
    await warnProposers(deps, at + 3_600_000);
    expect(warnings()).toHaveLength(1);
    expect(textOf(warnings()[0])).toContain(
      `<@${USERS.editor}>: nothing has happened to proposal ${id} for eleven days. It expires <t:${Math.floor((NOW + MAX_WAIT_MS) / 1_000)}:R>.`,
    );
    expect(warnings()[0]?.message_reference?.message_id).toBe(card);
    const [request] = discord.requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/channels/'));
    expect(request?.body).toMatchObject({ allowed_mentions: { parse: [], users: [USERS.editor] } });
    await store.change(async (queries) => {
      await queries
        .updateTable('proposal')
        .set({ changed_at: NOW + 1_000 })
        .where('id', '=', id)
        .execute();
    });
    await forgetUser(store, USERS.editor);
    await warnProposers(deps, at + 7_200_000);
    expect(warnings()).toHaveLength(2);
    expect(textOf(warnings()[1])).toContain('somebody who was forgotten');
  });

  it('has its proposer warned later where Discord is in trouble, and never where the bot may not post', async () => {
    const store = await opened(await newDatabase());
    const discord = await discordFor();
    const rest = createRest({ apiUrl: discord.apiUrl, token: discord.token }, { retries: 0 });
    onTestFinished(() => closeRest(rest));
    const deps = { store, rest, languages: createLanguages(), log: createLog('silent', false) };
    await setUpDesk(store);
    const { id } = await propose(store, newStatement('early'));
    await store.change(async (queries) => {
      await queries.updateTable('proposal').set({ channel: DESK.channel, message: '1' }).where('id', '=', id).execute();
    });
    const at = NOW + WARNED_AFTER_MS + 1;
    discord.fail({ kind: 'status', status: 502, path: /^\/channels\// });
    await warnProposers(deps, at);
    expect(discord.messagesIn(DESK.channel)).toHaveLength(0);
    discord.forbid(DESK.channel);
    await warnProposers(deps, at + 3_600_000);
    discord.forbid(DESK.channel, false);
    await warnProposers(deps, at + 7_200_000);
    expect(discord.messagesIn(DESK.channel)).toHaveLength(0);
  });
});
