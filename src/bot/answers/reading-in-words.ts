import type { DayMention } from '../../language/words/days.js';
import type { Suggestion } from '../../search/search.js';
import { askedDaysInWords } from '../../view/asked-days.js';
import { localNameOf } from '../../view/names.js';
import type { CommandContext } from '../command.js';

/** How a question was read, as the search says it. */
export interface ReadQuestion {
  /** Names and words, with ` · ` between them. */
  readonly reading: string;
  readonly subjects: readonly Suggestion[];
  readonly days?: readonly DayMention[];
}

/** How a question was read, with names and days as in the reader's language; not escaped. */
export function readingInWords(
  { reading, subjects, days = [] }: ReadQuestion,
  { record, language }: Pick<CommandContext, 'record' | 'language'>,
): string {
  const ids = new Map(subjects.map(({ id, name }) => [name, id]));
  const parts = reading.split(' · ').map((part) => {
    const id = ids.get(part);
    return id === undefined || !record.byId.has(id) ? part : localNameOf(record, id, language.locale);
  });
  return [...parts, askedDaysInWords(days, language)].filter((part) => part !== '').join(' · ');
}
