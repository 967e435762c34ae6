import type { EntryChange } from '../../desk/corrections/entry-changes.js';
import { entryLabel } from '../../record/entry-label.js';
import { revisionLine } from '../../view/changes.js';
import { withdrawalNotice } from '../../view/notices.js';
import { byteCount, codePointCount, escapeMarkdown } from '../../view/text.js';
import type { CommandContext } from '../command.js';

/** How much text there is room for. */
export interface Room {
  /** Code points. */
  readonly characters: number;
  readonly bytes: number;
}

/** More would push the answer itself out of sight. */
const MAX_LINES = 3;

/**
 * What has been corrected since an answer was posted, as markdown: with what it said before, as far as there is room for the whole of it.
 * @param changes what became of its entries
 * @param room how much may be added
 */
export function correctionLines(changes: readonly EntryChange[], context: CommandContext, room: Room): string {
  const { say } = context.language;
  const found = [
    ...new Set(changes.flatMap((change) => linesOf(change, changes.length > 1, context, true))),
    // What nobody gave a reason for is said once, whatever it is.
    ...(changes.some(({ change }) => change === 'changed') ? [escapeMarkdown(say('correction.changed'))] : []),
  ];
  const shown = found.slice(0, MAX_LINES);
  const more = found.length - shown.length;
  const whole = [...shown, ...(more > 0 ? [escapeMarkdown(say('correction.more', { count: more }))] : [])].join('\n');
  const brief = [...new Set(changes.flatMap((change) => linesOf(change, changes.length > 1, context, false)))].join(
    '\n',
  );
  const forms = [whole, ...(brief === '' ? [] : [brief]), escapeMarkdown(say('correction.changed'))];
  return forms.find((text) => codePointCount(text) <= room.characters && byteCount(text) <= room.bytes) ?? '';
}

/** @param withWords whether what was said is repeated: it is never cut */
function linesOf(change: EntryChange, named: boolean, context: CommandContext, withWords: boolean): string[] {
  const { language, record } = context;
  const label = named && change.entry !== undefined ? `**${escapeMarkdown(entryLabel(change.entry, record))}**: ` : '';
  switch (change.change) {
    case 'gone':
      return [escapeMarkdown(language.say('correction.gone', { id: change.id }))];
    case 'withdrawn':
      return change.entry === undefined ? [] : [`${label}${escapeMarkdown(withdrawalNotice(change.entry, language))}`];
    case 'corrected':
      return change.revisions.map((revision) => {
        const { was: _, now: __, ...reason } = revision;
        return `${label}${escapeMarkdown(revisionLine(withWords ? revision : reason, context))}`;
      });
    case 'changed':
      return [];
  }
}
