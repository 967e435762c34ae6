import type { APIMessageComponentInteraction } from 'discord-api-types/v10';
import { entryDigest } from '../../desk/entry-digest.js';
import type { Target } from '../../desk/guards.js';
import { canBeUndone } from '../../desk/proposal-in-full.js';
import { type ProposedChange, writeChangeDown } from '../../desk/proposed-change.js';
import { sendProposal, TooManyOpenError } from '../../desk/send-proposal.js';
import { personOf } from '../../desk/store/people.js';
import { beginProposal, changeOf, proposalOf, undoingOf } from '../../desk/store/proposals.js';
import { type CommandContext, UserError } from '../command.js';
import type { Reply } from '../reply.js';
import { clickerOf, permitted } from './clicker.js';
import type { DeskService } from './desk-service.js';
import { deskMessage, privately } from './replies.js';

/** *Undo*: proposes to take back what a live proposal did, to be approved like any other. */
export async function undo(
  interaction: APIMessageComponentInteraction,
  target: Target,
  desk: DeskService,
  { record, language, today }: CommandContext,
): Promise<Reply> {
  const { say } = language;
  const clicker = clickerOf(interaction);
  const setup = await permitted(desk, clicker, 'editor', language);
  const at = desk.now();
  const proposal = await desk.store.change(async (queries) => {
    const live = await proposalOf(queries, target.proposal);
    if (live?.state !== 'live' || !canBeUndone(live.change)) throw new UserError(say('desk.no.moved-on'));
    const already = await undoingOf(queries, live);
    if (already !== undefined) throw new UserError(say('desk.no.undone', { proposal: already }));
    const entry = record.byId.get(live.entry);
    if (entry === undefined) throw new UserError(say('form.no-entry'));
    const written = writeChangeDown(opposite(await changeOf(queries, live), entryDigest(entry), today));
    const person = await personOf(queries, clicker.user);
    const { list } = live;
    const id = await beginProposal(
      queries,
      { change: 'correct', list, entry: live.entry, proposer: person, undoes: live.id },
      at,
    );
    const begun = await proposalOf(queries, id);
    if (begun === undefined) throw new UserError(say('desk.no.unknown'));
    return sendProposal(queries, begun, written, { person, interaction: interaction.id, reason: '', at }).catch(
      (error: unknown) => {
        throw error instanceof TooManyOpenError ? new UserError(say('desk.no.too-many')) : error;
      },
    );
  });
  void desk.showCard(proposal.id);
  return privately(
    deskMessage([say('desk.sent', { proposal: proposal.id, channel: `<#${setup.channel}>` })]),
    'undo proposed',
  );
}

/** A new entry is withdrawn; a correction gets its words of before. Both stay on file with their history. */
function opposite(change: ProposedChange, base: string, today: string): ProposedChange {
  const { list, entry } = change;
  // Readers see it: it must not sound as if the speaker had taken anything back.
  const why = 'undone by the desk';
  if (change.change !== 'correct') return { change: 'retract', list, entry, base, revision: { date: today, why } };
  const { key, was, value } = change;
  return {
    change: 'correct',
    list,
    entry,
    key,
    was: value,
    value: was,
    base,
    revision: { date: today, was: value, now: was, why },
  };
}
