import { type APIModalSubmitInteraction, MessageFlags } from 'discord-api-types/v10';
import { type Flagged, flagReason, raiseFlag } from '../../desk/flags/flags.js';
import { shownDigest } from '../../desk/shown/shown-digest.js';
import { type CommandContext, UserError } from '../command.js';
import { clickerOf } from '../desk/clicker.js';
import type { DeskService } from '../desk/desk-service.js';
import { deskMessage, privately } from '../desk/replies.js';
import { submittedFields } from '../desk/submitted.js';
import type { Reply } from '../reply.js';
import { readVersion, versionIn } from './flag-id.js';

/** Where the answer is, if others see it: in direct messages it is nobody's business who was answered. */
function publicPlace({ guild_id: server, message }: APIModalSubmitInteraction): { readonly place?: string } {
  const isPublic =
    server !== undefined && message !== undefined && ((message.flags ?? 0) & MessageFlags.Ephemeral) === 0;
  return isPublic ? { place: `${server}/${message.channel_id}/${message.id}` } : {};
}

/**
 * Keeps what a reader says is wrong with an entry: any reader, wherever the answer is.
 * @throws {UserError} when the form is about nothing, or about an entry that has changed since
 */
export async function takeFlag(
  interaction: APIModalSubmitInteraction,
  desk: DeskService,
  { record, codes, language, mention }: CommandContext,
): Promise<Reply> {
  const { say } = language;
  const fields = submittedFields(interaction);
  const version = await readVersion(versionIn(interaction.data.custom_id) ?? fields.entry ?? '', codes);
  const reason = flagReason(fields.reason);
  const { user } = clickerOf(interaction);
  if (version === undefined || reason === undefined || user === '') throw new UserError(say('hint.changed'));
  // Whoever flagged it had another version before them.
  if (shownDigest(version.entry, record) !== version.digest) throw new UserError(say('flag.changed'));
  const mayBeAsked = fields['ask-back'] === 'yes';
  const flagged = await raiseFlag(desk.store, {
    ...version,
    reason,
    // No database takes a null character.
    words: (fields.words ?? '').toWellFormed().replaceAll('\0', ''),
    user,
    mayBeAsked,
    interaction: interaction.id,
    ...publicPlace(interaction),
    at: desk.now(),
  });
  return privately(deskMessage([thanks(flagged, mayBeAsked)]), flagged === 'too-many' ? 'limited' : 'flagged');

  function thanks(outcome: Flagged, isNamed: boolean): string {
    if (outcome === 'too-many') return say('flag.too-many');
    return say(isNamed ? 'flag.thanks.ask-back' : 'flag.thanks', { corrections: mention('corrections') });
  }
}
