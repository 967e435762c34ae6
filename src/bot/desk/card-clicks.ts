import type { APIMessageComponentInteraction, APIModalSubmitInteraction } from 'discord-api-types/v10';
import { type Decision, decide } from '../../desk/decide.js';
import type { Target } from '../../desk/guards.js';
import type { CommandContext } from '../command.js';
import type { Reply } from '../reply.js';
import { clickerOf, permitted } from './clicker.js';
import { type Verb, writeDeskId } from './desk-id.js';
import type { DeskService } from './desk-service.js';
import { modalReply, radioField, textField, tickField } from './modal.js';
import { decidedInWords, privatelyLater } from './replies.js';
import { submittedFields } from './submitted.js';

const REASONS = ['source', 'wording', 'incomplete', 'on-file', 'other'] as const;
const MAX_REASON = 500;

/** The form that asks for a reason, or for a tick, before something is decided. */
export async function askBeforeDeciding(
  interaction: APIMessageComponentInteraction,
  verb: Extract<Verb, 'tick' | 'ask' | 'reject'>,
  target: Target,
  desk: DeskService,
  { language }: CommandContext,
): Promise<Reply> {
  await permitted(desk, clickerOf(interaction), 'approver', language);
  const { say } = language;
  if (verb === 'tick')
    return modalReply(writeDeskId('tick', target), say('button.desk.approve'), [
      { label: say('form.tick'), component: tickField('tick', say('form.tick.yes')) },
    ]);
  return modalReply(writeDeskId(verb, target), say(`button.desk.${verb}`), [
    {
      label: say('form.reason'),
      component: radioField(
        'reason',
        REASONS.map((value) => ({ value, label: say(`form.reason.${value}`) })),
      ),
    },
    { label: say('form.words'), component: textField('words', { long: true, max: MAX_REASON }) },
  ]);
}

/** Decides, and draws the card anew where it is not any more what it shows. */
export function decideByClick(
  interaction: APIMessageComponentInteraction | APIModalSubmitInteraction,
  action: Decision['action'],
  target: Target,
  desk: DeskService,
  { language }: CommandContext,
): Reply {
  const decision: Decision = {
    action,
    clicker: clickerOf(interaction),
    target,
    interaction: interaction.id,
    reason: 'components' in interaction.data ? reasonIn(interaction as APIModalSubmitInteraction, language.say) : '',
    at: desk.now(),
  };
  return privatelyLater(language, `desk: ${action}`, async () => {
    const decided = await decide(decision, {
      store: desk.store,
      homeServer: desk.homeServer,
      check: async (change) => {
        const preview = await desk.preview(change, language.locale);
        return preview.ok ? [] : preview.problems;
      },
    });
    if (decided.outcome === 'done' && (decided.state === 'approved' || decided.state === 'landing')) desk.land();
    // A card that invited to what cannot be done is out of date.
    if (decided.outcome === 'done' || decided.why === 'moved-on' || decided.why === 'no-arrow')
      void desk.showCard(target.proposal);
    if (decided.outcome === 'done') desk.tellProposers();
    return decidedInWords(decided, language);
  });
}

function reasonIn(interaction: APIModalSubmitInteraction, say: CommandContext['language']['say']): string {
  const { reason, words = '' } = submittedFields(interaction);
  const known = REASONS.find((one) => one === reason);
  return [known === undefined ? '' : say(`form.reason.${known}`), words.trim()].filter(Boolean).join(': ');
}
