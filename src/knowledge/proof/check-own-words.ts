import { SPEECH_VERBS } from '../../language/words/speech-verbs.js';
import type { EntryId } from '../../record/entry-base.js';
import type { BuiltEntry } from '../entries/build-entries.js';
import { excerpt, type Problem } from '../problems.js';
import type { ComparableText } from './comparable-text.js';
import type { SourceText } from './source-texts.js';
import { createNameFinder, createSpeakerNames } from './speaker-names.js';

/** How far from a quotation a report names who says it, in UTF-16 units. */
const MAX_DISTANCE = 60;
const SPEECH = new RegExp(`(?<!\\p{L})(?:${SPEECH_VERBS})(?!\\p{L})`, 'iu');

/**
 * Warns of sources filed as somebody's own words throughout whose text reports that person's words in quotation marks: everything else in
 * it is a reporter's, and would be proven as the person's. A body's press release may quote the body.
 */
export function checkOwnWords(
  built: readonly BuiltEntry[],
  texts: ReadonlyMap<EntryId, SourceText>,
): readonly Problem[] {
  const entries = built.map(({ entry }) => entry);
  const namesOf = createSpeakerNames(entries);
  const people = new Map(entries.flatMap((entry) => (entry.entry === 'person' ? [[entry.id, entry] as const] : [])));
  return entries.flatMap((entry): Problem[] => {
    const text = entry.entry === 'source' ? texts.get(entry.id)?.text : undefined;
    if (entry.entry !== 'source' || text === undefined) return [];
    return entry.wordsOf.flatMap((id): Problem[] => {
      const person = people.get(id);
      const reported = person === undefined ? undefined : reportBesideQuote(text, namesOf(id).strict);
      if (person === undefined || reported === undefined) return [];
      return [
        {
          ...entry.position,
          entry: entry.id,
          wrong: `it is filed as the words of ${person.name} throughout, but reports them from outside: "${excerpt(reported)}"`,
          right:
            'take `kind` and `words_of` away where it is a report; name the body in `words_of` where the body tells it',
        },
      ];
    });
  });
}

/** The words beside a quotation that say that one of these names says it. */
function reportBesideQuote(text: ComparableText, names: readonly string[]): string | undefined {
  const isNamed = createNameFinder(names);
  const { original } = text;
  for (const { start, end } of text.quoted()) {
    const beside = [original.slice(end, end + MAX_DISTANCE), original.slice(Math.max(0, start - MAX_DISTANCE), start)]
      .map(sentenceBeside)
      .find((words) => SPEECH.test(words) && isNamed(words));
    if (beside !== undefined) return beside;
  }
  return undefined;
}

/** Without what belongs to the next or the last sentence, or to another quotation. */
const sentenceBeside = (words: string): string => /\p{L}[^.!?"“”«»„\n]*/u.exec(words)?.[0].trim() ?? '';
