import { SPEECH_VERBS } from '../../language/words/speech-verbs.js';
import type { EntryId } from '../../record/entry-base.js';
import { idsOf, ofKind } from '../../record/on-demand.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import { excerpt, type Problem } from '../problems.js';
import type { ComparableText } from './comparable-text.js';
import type { SourceText } from './source-texts.js';
import { createNameFinder, createSpeakerNames } from './speaker-names.js';

/** How far from a quotation a report names who says it, in UTF-16 units. */
const MAX_DISTANCE = 60;
const SPEECH = new RegExp(`(?<!\\p{L})(?:${SPEECH_VERBS})(?!\\p{L})`, 'iu');

/** A reporter's name above a report: "By Nadia Brook". */
const BYLINE = /^(?:By|Von|Par|Por) \p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){1,3}\s*(?:[|,–—-].*)?$/mu;
/** Where a byline is looked for, in UTF-16 units. */
const MAX_HEAD_LENGTH = 600;
/** Behind a quotation: "Lund told reporters", "said the minister", but not "I said". */
const ATTRIBUTED = new RegExp(
  `^[,.!?]?["”»“’]?[ ,]{0,2}(?!(?:I|we|ich|wir|je|nous|yo|nosotros|я|мы|ми) )(?:\\p{L}[\\p{L}.’'-]* ){0,4}(?:${SPEECH_VERBS})(?!\\p{L})`,
  'u',
);
/** So many quotations with somebody who says them make a report of a speech. */
const MIN_ATTRIBUTED = 2;

/**
 * Warns of sources filed as somebody's own words throughout that are reports: with a byline, with quotations that are said by somebody, or
 * with that person's words in quotation marks. Everything else in them is a reporter's, and would be proven as the person's. A body's press
 * release may quote the body and its people.
 */
export function checkOwnWords(
  built: readonly BuiltEntry[],
  texts: ReadonlyMap<EntryId, SourceText>,
): readonly Problem[] {
  const entries = entriesOf(built);
  const namesOf = createSpeakerNames(entries);
  const names = new Map(ofKind(entries, 'person', 'organisation').map(({ id, name }) => [id, name] as const));
  const people = new Set(idsOf(ofKind(entries, 'person')));
  return ofKind(entries, 'source').flatMap((entry): Problem[] => {
    const text = texts.get(entry.id)?.text;
    if (entry.kind === undefined || text === undefined) return [];
    const of = entry.wordsOf.filter((id) => people.has(id));
    const told =
      BYLINE.exec(text.original.slice(0, MAX_HEAD_LENGTH))?.[0] ??
      (entry.kind === 'press-release' ? undefined : severalAttributed(text)) ??
      of.map((id) => reportBesideQuote(text, namesOf(id).strict)).find((words) => words !== undefined);
    if (told === undefined) return [];
    const who = entry.wordsOf.map((id) => names.get(id) ?? id).join(', ');
    return [
      {
        ...entry.position,
        entry: entry.id,
        wrong: `it is filed as the words of ${who} throughout, but reads as a report: "${excerpt(told)}"`,
        right:
          'take `kind` and `words_of` away where it is a report; name the body in `words_of` where the body tells it',
      },
    ];
  });
}

/** The last of several attributions behind quotations. */
function severalAttributed(text: ComparableText): string | undefined {
  const found = text
    .quoted()
    .flatMap(({ end }) => ATTRIBUTED.exec(text.original.slice(end, end + MAX_DISTANCE))?.[0] ?? []);
  return found.length < MIN_ATTRIBUTED ? undefined : found.at(-1)?.replace(/^[^\p{L}]+/u, '');
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
