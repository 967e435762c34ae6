import type { Search, Suggestion, SuggestScope } from '../../search/search.js';
import { shorten, visible } from '../../view/text.js';
import type { Completion } from '../command.js';

/** What is shown before a name, so that an event is not taken for a person. */
export const ICONS: Readonly<Record<Suggestion['kind'], string>> = {
  person: '👤',
  organisation: '🏛️',
  place: '📍',
  event: '📅',
  topic: '🏷️',
  group: '👥',
  metric: '🔢',
  source: '📰',
  statement: '💬',
  figure: '🔢',
};

/** Discord's limit for the name and for the value of a choice, in code points. */
const MAX_CHOICE_CHARS = 100;

/**
 * Completes half-typed text with names on file.
 * @param text as typed so far
 */
export async function complete(
  scope: SuggestScope,
  text: string,
  { search }: { readonly search: Search },
): Promise<Completion[]> {
  return (await search.suggest(scope, optionText(text))).map(toCompletion);
}

/** A name with its icon; its value is the entry's id, or the name where the id is too long. */
export function toCompletion({ kind, label, name, id }: Suggestion): Completion {
  return {
    name: shorten(`${ICONS[kind]} ${visible(label) || id}`, MAX_CHOICE_CHARS),
    value: [...id].length <= MAX_CHOICE_CHARS ? id : shorten(name, MAX_CHOICE_CHARS),
  };
}

/** An option's text without the icon of a completion: some clients send the name shown instead of its value. */
export const optionText = (value: string | undefined): string =>
  (value ?? '').replace(/^\s*\p{Extended_Pictographic}\ufe0f?\s*/u, '').trim();
