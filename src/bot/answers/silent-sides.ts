import type { EntryId } from '../../record/entry-base.js';
import { localNameOf } from '../../view/names.js';
import { escapeMarkdown } from '../../view/text.js';
import type { CommandContext } from '../command.js';

/**
 * Lines under the heading of an answer that name those of both sides who said nothing of it: else the other side's words would be taken for all there is.
 * @param silent the ids of those
 * @returns empty where there are none
 */
export const silentSides = (
  silent: readonly EntryId[] = [],
  { record, language }: Pick<CommandContext, 'record' | 'language'>,
): string =>
  silent
    .map((id) => language.say('event.no-words', { name: localNameOf(record, id, language.locale) }))
    .map((line) => `\n-# ${escapeMarkdown(line)}`)
    .join('');
