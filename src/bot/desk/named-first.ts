import type { Target } from '../../desk/guards.js';
import { openOn } from '../../desk/store/open-on.js';
import type { Proposal } from '../../desk/store/proposals.js';
import type { Form } from '../../desk/store/typed.js';
import type { Language } from '../../language/language.js';
import { button } from '../../view/discord/components.js';
import { markdownLink } from '../../view/text.js';
import type { CommandContext } from '../command.js';
import type { Reply } from '../reply.js';
import { writeDeskId } from './desk-id.js';
import type { DeskService } from './desk-service.js';
import { deskMessage, privately } from './replies.js';

/** More would hide that there is one at all. */
const MAX_NAMED = 5;

/**
 * Names proposals that are open for the same entry, or the same speaker and source, before anybody types; with the way to their cards, and to
 * the form all the same.
 * @returns undefined where there are none
 */
export async function namedFirst(
  target: Target,
  form: Form,
  { store, homeServer }: DeskService,
  { language }: CommandContext,
): Promise<Reply | undefined> {
  const others = await store.ask((queries) => openOn(queries, form, target.proposal));
  if (others.length === 0) return undefined;
  const { say } = language;
  const lines = others.slice(0, MAX_NAMED).map((one) => `- ${lineOf(one, homeServer, language)}`);
  return privately(
    deskMessage(
      [`### ${say('desk.begin')}`, lines.join('\n')],
      [button(say('button.desk.go-on'), writeDeskId('edit', target), true)],
    ),
    'others named first',
  );
}

function lineOf({ id, state, created_at: at, channel, message }: Proposal, server: string, { say }: Language): string {
  const address =
    channel === null || message === null ? undefined : `https://discord.com/channels/${server}/${channel}/${message}`;
  return say('desk.begin.rival', {
    proposal: id,
    // Drawn by Discord as the time that has passed.
    time: `<t:${Math.floor(Number(at) / 1_000)}:R>`,
    state: say(`desk.state.${state}`),
    card: markdownLink(say('desk.begin.card'), address),
  });
}
