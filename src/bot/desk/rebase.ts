import type { APIMessageComponentInteraction } from 'discord-api-types/v10';
import { entryDigest } from '../../desk/entry-digest.js';
import { SHORT_DIGEST, type Target } from '../../desk/guards.js';
import { type ProposedChange, writeChangeDown } from '../../desk/proposed-change.js';
import { personOf } from '../../desk/store/people.js';
import { changeOf, MovedOnError, proposalOf, sendRevision } from '../../desk/store/proposals.js';
import { type Form, typedSoFar } from '../../desk/store/typed.js';
import { escapeMarkdown } from '../../view/text.js';
import { type CommandContext, UserError } from '../command.js';
import type { Reply } from '../reply.js';
import { changeFrom } from './changes-from-forms.js';
import { clickerOf, permitted } from './clicker.js';
import type { DeskService } from './desk-service.js';
import { textsOf } from './entry-texts.js';
import { formReply } from './form-reply.js';
import { deskMessage, privately } from './replies.js';

/**
 * *Propose on what is there now*: what was typed for a proposal that was overtaken becomes its next revision on the entry as it is, to be
 * approved again. Where its words were changed by both, the form opens with both.
 */
export async function rebase(
  interaction: APIMessageComponentInteraction,
  target: Target,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const { say } = context.language;
  const clicker = clickerOf(interaction);
  const setup = await permitted(desk, clicker, 'editor', context.language);
  const { proposal, change, typed } = await desk.store.ask(async (queries) => {
    const found = await proposalOf(queries, target.proposal);
    const isSeen = found?.revision === target.revision && found.digest.slice(0, SHORT_DIGEST) === target.digest;
    if (found?.state !== 'overtaken' || !isSeen) throw new UserError(say('desk.no.moved-on'));
    return { proposal: found, change: await changeOf(queries, found), typed: await typedSoFar(queries, found.id) };
  });
  const rebased = onWhatIsThere(change, typed, context);
  if (rebased === undefined) return formReply(target, formOf(change, typed), context, onFileNow(change, context));
  try {
    await desk.store.change(async (queries) => {
      const person = await personOf(queries, clicker.user);
      const mover = { person, interaction: interaction.id, reason: '', at: desk.now() };
      await sendRevision(queries, proposal, writeChangeDown(rebased), mover, 'rebase');
    });
  } catch (error) {
    if (error instanceof MovedOnError) throw new UserError(say('desk.no.moved-on'));
    throw error;
  }
  void desk.showCard(proposal.id);
  return privately(
    deskMessage([say('desk.sent', { proposal: proposal.id, channel: `<#${setup.channel}>` })]),
    'proposal rebased',
  );
}

/**
 * The same change, on the entry as it is now; undefined where the words themselves are other ones now.
 * @throws {UserError} where there is nothing left to change
 */
function onWhatIsThere(change: ProposedChange, typed: Form, context: CommandContext): ProposedChange | undefined {
  const { record, language } = context;
  // Its id was taken: the same words get another one.
  if (change.change === 'new') return changeFrom(typed, context, undefined);
  const entry = record.byId.get(change.entry);
  if (change.change === 'alias') {
    if (entry === undefined || entry.status === 'withdrawn') throw new UserError(language.say('form.no-entry'));
    return { ...change, base: entryDigest(entry) };
  }
  if (entry?.entry !== 'statement' || entry.status === 'withdrawn') throw new UserError(language.say('form.no-entry'));
  const base = entryDigest(entry);
  if (change.change === 'retract') return { ...change, base };
  const now = textsOf(entry)[change.key];
  if (now === change.value) throw new UserError(language.say('form.no-change'));
  return now === change.was ? { ...change, base } : undefined;
}

/** What was typed; of a change that nobody typed, such as one that takes another back, what it says. */
const formOf = (change: ProposedChange, typed: Form): Form => ({
  entry: change.entry,
  change: change.change,
  ...(change.change === 'correct' ? { key: change.key, value: change.value, why: change.revision.why ?? '' } : {}),
  ...typed,
});

function onFileNow(change: ProposedChange, { record, language }: CommandContext): string {
  const entry = record.byId.get(change.entry);
  const key = change.change === 'correct' ? change.key : 'says';
  const now = entry?.entry === 'statement' ? (textsOf(entry)[key] ?? '') : '';
  return `**${language.say('form.on-file')}**\n>>> ${escapeMarkdown(now)}`;
}
