import type { Source } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import { rolesOn } from '../record/roles.js';
import { draftInLanguages } from './draft.js';
import { type Composed, compose } from './entries/compose.js';
import type { Draft } from './found.js';
import { knownNames } from './known-names.js';
import { languageOf, languageOfTag } from './language-of.js';
import { entriesAt } from './on-file.js';
import { draftOfTranscript, isTranscript } from './transcript.js';

/** What is drafted from: a source and its text. */
export interface TextToDraft {
  readonly source: Source;
  readonly text: string;
  /** Whether the source is on file. */
  readonly isFiled: boolean;
}

/** Reads a text with the names of a record. */
export function readDraft({ text, source }: TextToDraft, { people, organisations, places }: VerbatimRecord): Draft {
  const published = source.published.precision === 'day' ? source.published.iso : undefined;
  const options = {
    names: knownNames({ people, organisations, places }, published),
    language: languageOfTag(source.language) ?? languageOf(text),
    ...(published === undefined ? {} : { published }),
  };
  return isTranscript(text) ? draftOfTranscript(text, options) : draftInLanguages(text, options);
}

/**
 * Makes entries of a draft: what is not on file yet.
 * @param elsewhere where else the words of a quotation are on file, in words for an editor
 */
export const composeDraft = (
  { text, source, isFiled }: TextToDraft,
  draft: Draft,
  record: VerbatimRecord,
  elsewhere: (words: string) => string | undefined = () => undefined,
): Composed =>
  compose(draft, {
    text,
    source,
    record,
    ownVoice: ownVoiceOf(source, record),
    isPostKnown: (who) => {
      const entry = record.byId.get(who);
      return entry?.entry === 'person' && rolesOn(entry, source.published).length > 0;
    },
    taken: new Set([...record.byId.keys(), source.id]),
    onFile: isFiled ? entriesAt(record, source.id, text) : () => undefined,
    elsewhere,
  });

/** A body’s own publication speaks for it; a report for its outlet. */
function ownVoiceOf({ kind, wordsOf, publisher }: TextToDraft['source'], { organisations }: VerbatimRecord): string {
  const [own] = wordsOf;
  if (kind !== undefined && own !== undefined && wordsOf.length === 1) return own;
  const body = organisations.find(({ name, aliases }) =>
    [name, ...aliases.map((alias) => alias.name)].includes(publisher),
  );
  return body?.id ?? 'outlet';
}
