import { FLAG_REASONS, MAX_FLAG_WORDS } from '../../desk/flags/flags.js';
import { shownDigest } from '../../desk/shown/shown-digest.js';
import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { entryLabel } from '../../record/entry-label.js';
import type { VerbatimRecord } from '../../record/record.js';
import { visible } from '../../view/text.js';
import { type CommandContext, UserError } from '../command.js';
import { checkboxField, type Field, modalReply, radioField, selectField, textField } from '../desk/modal.js';
import type { Reply } from '../reply.js';
import { writeFlagId, writeVersion } from './flag-id.js';

/**
 * The form in which a reader says what is wrong with an answer.
 * @param ids the entries that the answer shows
 * @throws {UserError} when none of them is on file any more
 */
export async function flagForm(ids: readonly EntryId[], context: CommandContext): Promise<Reply> {
  const { record, codes } = context;
  const { say } = context.language;
  const shown: { readonly label: string; readonly value: string }[] = [];
  for (const id of ids) {
    const entry = record.byId.get(id);
    const value = await writeVersion({ entry: id, digest: shownDigest(id, record) }, codes);
    if (entry !== undefined && value !== undefined) shown.push({ label: wordsOf(entry, record), value });
  }
  const [first] = shown;
  if (first === undefined) throw new UserError(say('hint.changed'));
  const which: Field[] =
    shown.length === 1 ? [] : [{ label: say('flag.entry'), component: selectField('entry', shown, first.value) }];
  return modalReply(writeFlagId(shown.length === 1 ? first.value : undefined), say('button.flag'), [
    ...which,
    {
      label: say('flag.reason'),
      ...(shown.length === 1 ? { about: visible(first.label) } : {}),
      component: radioField(
        'reason',
        FLAG_REASONS.map((value) => ({ value, label: say(`flag.reason.${value}`) })),
      ),
    },
    {
      label: say('form.words'),
      about: say('flag.words.about'),
      component: textField('words', { long: true, max: MAX_FLAG_WORDS }),
    },
    { label: say('flag.ask-back'), about: say('flag.ask-back.about'), component: checkboxField('ask-back') },
  ]);
}

/** An entry in one line: whose it is, and what it says. Of what is withdrawn only whose. */
export function wordsOf(entry: Entry, record: VerbatimRecord): string {
  const label = entryLabel(entry, record);
  if (entry.status === 'withdrawn') return label;
  if (entry.entry === 'statement') return `${label}: ${entry.says}`;
  return entry.entry === 'figure' ? `${label}: ${figureWords(entry, record)}` : label;
}

function figureWords({ value, metric }: Extract<Entry, { entry: 'figure' }>, { byId }: VerbatimRecord): string {
  const counted = byId.get(metric);
  return `${value}${counted?.entry === 'metric' ? ` (${counted.name})` : ''}`;
}
