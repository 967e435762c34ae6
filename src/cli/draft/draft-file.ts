import { createChecker } from '../../check/checker.js';
import { draftOf } from '../../draft/draft.js';
import { compose } from '../../draft/entries/compose.js';
import type { EntryToWrite } from '../../draft/entries/entry-to-write.js';
import { draftAsYaml } from '../../draft/entries/yaml.js';
import type { Draft } from '../../draft/found.js';
import { knownNames } from '../../draft/known-names.js';
import { languageOf, languageOfTag } from '../../draft/language-of.js';
import { wordsAt } from '../../draft/span.js';
import { draftOfTranscript, isTranscript } from '../../draft/transcript.js';
import { schemaLine } from '../../knowledge/entries/json-schema-file.js';
import { archivedTexts } from '../../knowledge/proof/source-texts.js';
import type { VerbatimRecord } from '../../record/record.js';
import { rolesOn } from '../../record/roles.js';
import { createSearch } from '../../search/engine.js';
import { entriesAt, quotationsOnFile } from './on-file.js';
import type { TextToDraft } from './text-to-draft.js';

/** A file of drafted entries. */
export interface DraftFile {
  readonly yaml: string;
  /** How many entries it has. */
  readonly count: number;
  /** Entries on file that rest on the same places of the text: they are left out. */
  readonly onFile: readonly string[];
}

/** Reads a text with the names of a record. */
export function readDraft({ text, source }: TextToDraft, { people, organisations, places }: VerbatimRecord): Draft {
  const published = source.published.precision === 'day' ? source.published.iso : undefined;
  const options = {
    names: knownNames({ people, organisations, places }, published),
    language: languageOfTag(source.language) ?? languageOf(text),
    ...(published === undefined ? {} : { published }),
  };
  return isTranscript(text) ? draftOfTranscript(text, options) : draftOf(text, options);
}

/**
 * Makes the file of a draft: what is not on file yet, with what an editor should know of each.
 * @param file where it will be
 */
export async function draftFile(
  { text, source, isFiled }: TextToDraft,
  draft: Draft,
  record: VerbatimRecord,
  {
    archiveDir,
    knowledgeDir,
    file,
  }: { readonly archiveDir: string; readonly knowledgeDir: string; readonly file: string },
): Promise<DraftFile> {
  const checker = createChecker(record, createSearch(record), () => archivedTexts(archiveDir));
  const spoken = draft.quotations.filter(({ isSpeech }) => isSpeech).map(({ run }) => wordsAt(text, run));
  const elsewhere = await quotationsOnFile(checker, spoken);
  const composed = compose(draft, {
    text,
    source,
    metrics: record.metrics,
    ownVoice: ownVoiceOf(source, record),
    isPostKnown: (who) => {
      const entry = record.byId.get(who);
      return entry?.entry === 'person' && rolesOn(entry, source.published).length > 0;
    },
    taken: new Set([...record.byId.keys(), source.id]),
    onFile: isFiled ? entriesAt(record, source.id, text) : () => undefined,
    elsewhere: (words) => elsewhere.get(words),
  });
  const entries = isFiled ? composed.entries : [sourceEntry(source, draft), ...composed.entries];
  const head = [
    schemaLine(knowledgeDir, file).replace(/^#\s*/u, ''),
    `Drafted from the text of ${source.id}. Words in marks and numbers are cut out of it; who says them, and what`,
    'kind of statement it is, was read by rules: the sure ones come first. What a statement denies or answers, its',
    'event and its topics are for you to say.',
  ];
  return {
    yaml: draftAsYaml({ ...composed, entries }, head),
    count: composed.entries.length,
    onFile: [...new Set(composed.onFile)],
  };
}

/** A body’s own publication speaks for it; a report for its outlet. */
function ownVoiceOf({ kind, wordsOf, publisher }: TextToDraft['source'], { organisations }: VerbatimRecord): string {
  const [own] = wordsOf;
  if (kind !== undefined && own !== undefined && wordsOf.length === 1) return own;
  const body = organisations.find(({ name, aliases }) =>
    [name, ...aliases.map((alias) => alias.name)].includes(publisher),
  );
  return body?.id ?? 'outlet';
}

const sourceEntry = ({ id, publisher, published, kind }: TextToDraft['source'], { language }: Draft): EntryToWrite => ({
  list: 'sources',
  tier: 'look',
  comments: ['Who published it, and when.'],
  keys: [
    ['id', id],
    ['status', 'draft'],
    ['publisher', publisher],
    ['published', published.iso === '' ? 'unknown' : published.iso],
    ['language', language],
    ...(kind === undefined ? [] : [['kind', kind] as const]),
  ],
});
