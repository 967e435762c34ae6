import { createChecker } from '../../check/checker.js';
import type { EntryToWrite } from '../../draft/entries/entry-to-write.js';
import { draftAsYaml } from '../../draft/entries/yaml.js';
import type { Draft } from '../../draft/found.js';
import { composeDraft, type TextToDraft } from '../../draft/read-draft.js';
import { wordsAt } from '../../draft/span.js';
import { schemaLine } from '../../knowledge/entries/json-schema-file.js';
import { archivedTexts } from '../../knowledge/proof/source-texts.js';
import type { VerbatimRecord } from '../../record/record.js';
import { createSearch } from '../../search/engine.js';
import { quotationsOnFile } from './quotations-on-file.js';

/** A file of drafted entries. */
export interface DraftFile {
  readonly yaml: string;
  /** How many entries it has. */
  readonly count: number;
  /** Entries on file that rest on the same places of the text: they are left out. */
  readonly onFile: readonly string[];
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
  const composed = composeDraft({ text, source, isFiled }, draft, record, (words) => elsewhere.get(words));
  const entries = isFiled ? composed.entries : [sourceEntry(source, draft), ...composed.entries];
  const head = [
    schemaLine(knowledgeDir, file).replace(/^#\s*/u, ''),
    `Drafted from the text of ${source.id}. Words in marks and numbers are cut out of it; who says them, and what`,
    'kind of statement it is, was read by rules: the sure ones come first. Event, topics and groups are those that',
    'the text names or others are filed under. What a statement denies or answers is for you to say.',
  ];
  return {
    yaml: draftAsYaml({ ...composed, entries }, head),
    count: composed.entries.length,
    onFile: [...new Set(composed.onFile)],
  };
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
