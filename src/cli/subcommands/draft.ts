import { join } from 'node:path';
import type { Command } from 'commander';
import { createChecker } from '../../check/checker.js';
import { draftOf } from '../../draft/draft.js';
import type { Draft } from '../../draft/found.js';
import { compose } from '../../draft/entries/compose.js';
import type { EntryToWrite } from '../../draft/entries/entry-to-write.js';
import { draftAsYaml } from '../../draft/entries/yaml.js';
import { knownNames } from '../../draft/known-names.js';
import { languageOf, languageOfTag } from '../../draft/language-of.js';
import { wordsAt } from '../../draft/span.js';
import { draftOfTranscript, isTranscript } from '../../draft/transcript.js';
import { schemaLine } from '../../knowledge/entries/json-schema-file.js';
import { loadRecord } from '../../knowledge/load.js';
import { formatProblem } from '../../knowledge/problems.js';
import { archivedTexts } from '../../knowledge/proof/source-texts.js';
import { shownPath } from '../../knowledge/read/record-files.js';
import { writeAtomically } from '../../knowledge/read/write-atomically.js';
import { EXIT } from '../../process/exit-codes.js';
import { isCalendarDate } from '../../record/dates.js';
import type { VerbatimRecord } from '../../record/record.js';
import { rolesOn } from '../../record/roles.js';
import { createSearch } from '../../search/engine.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { entriesAt, quotationsOnFile } from '../draft/on-file.js';
import { showDraft } from '../draft/show-draft.js';
import { archivedText, type TextToDraft, textOfFile } from '../draft/text-to-draft.js';
import { GROUP } from './groups.js';

interface Flags {
  readonly text?: string;
  readonly story?: string;
  readonly out?: string;
  readonly published?: string;
  readonly yaml: boolean;
}

/** `verbatim draft`: entries from a text, for an editor to go through. */
export function addDraft(program: Command, context: CliContext): void {
  const { config, output, exitWith } = context;
  addSubcommand(program, 'draft', {
    description: 'Draft entries from a source’s text: who says what, and which numbers it gives',
    usage: '[source-id] [options]',
    group: GROUP.record,
  })
    .argument('[source-id]')
    .option('--text <file>', 'a text, .srt or .vtt of no source on file')
    .option('--published <day>', 'the day that text came out, such as 2024-05-06')
    .option('--story <name>', 'write the entries into stories/<name> of the record')
    .option('--out <file>', 'write the entries into this file')
    .option('--yaml', 'print the entries instead of the marked text', false)
    .addHelpText(
      'after',
      '\nWithout --out, --story or --yaml the text is shown with what was found in it. Nothing that is written is live.',
    )
    .action(async (id: string | undefined, flags: Flags, command: Command) => {
      if ((id === undefined) === (flags.text === undefined)) command.error('Name a source, or a file with --text.');
      if (flags.published !== undefined && !isCalendarDate(flags.published))
        command.error(`"${flags.published}" is no day such as 2024-05-06.`);
      const { knowledgeDir, archiveDir } = config();
      const loaded = await loadRecord({ knowledgeDir, archiveDir });
      if (!loaded.ok) {
        output.error(`The record cannot be used:\n${loaded.problems.slice(0, 5).map(formatProblem).join('\n')}\n`);
        return exitWith(EXIT.failure);
      }
      const found =
        flags.text === undefined
          ? await archivedText(loaded.record, archiveDir, id ?? '')
          : await textOfFile(flags.text, flags.published);
      if ('wrong' in found) {
        output.error(`${found.wrong}; ${found.right}\n`);
        return exitWith(EXIT.failure);
      }
      const draft = readDraft(found, loaded.record);
      const file =
        flags.out ??
        (flags.story === undefined
          ? undefined
          : join(knowledgeDir, 'stories', flags.story, `${found.source.id}-draft.yaml`));
      if (file === undefined && !flags.yaml) return output.writeStyled(showDraft(found.text, draft, output.colours));
      const { yaml, count, onFile } = await asFile(found, draft, loaded.record, { archiveDir, knowledgeDir, file });
      if (count === 0)
        return output.write(
          `Nothing to draft from ${found.source.id}${onFile.length === 0 ? '' : `: it is all on file (${onFile.join(', ')})`}.\n`,
        );
      if (file === undefined) return output.writeData(yaml);
      try {
        await writeAtomically(file, yaml);
      } catch (error) {
        output.error(
          `${shownPath(file)} cannot be written: ${error instanceof Error ? error.message : String(error)}\n`,
        );
        return exitWith(EXIT.failure);
      }
      output.write(
        `${shownPath(file)}: ${count} entries drafted${onFile.length === 0 ? '' : `, ${onFile.length} left out that are on file`}. Go through them from the top, take out \`status: draft\`, and run npx verbatim check.\n`,
      );
    });
}

function readDraft({ text, source }: TextToDraft, { people, organisations, places }: VerbatimRecord): Draft {
  const published = source.published.precision === 'day' ? source.published.iso : undefined;
  const options = {
    names: knownNames({ people, organisations, places }, published),
    language: languageOfTag(source.language) ?? languageOf(text),
    ...(published === undefined ? {} : { published }),
  };
  return isTranscript(text) ? draftOfTranscript(text, options) : draftOf(text, options);
}

async function asFile(
  { text, source, isFiled }: TextToDraft,
  draft: Draft,
  record: VerbatimRecord,
  {
    archiveDir,
    knowledgeDir,
    file,
  }: { readonly archiveDir: string; readonly knowledgeDir: string; readonly file: string | undefined },
): Promise<{ readonly yaml: string; readonly count: number; readonly onFile: readonly string[] }> {
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
  const entries: EntryToWrite[] = isFiled ? [...composed.entries] : [sourceEntry(source, draft), ...composed.entries];
  const head = [
    schemaLine(knowledgeDir, file ?? join(knowledgeDir, 'draft.yaml')).replace(/^#\s*/u, ''),
    `Drafted from the text of ${source.id}. Words in marks and numbers are cut out of it; who says them, and what kind of statement it is, was read by rules: the sure ones come first.`,
    'What a statement denies or answers, its event and its topics are for you to say.',
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
  return (
    organisations.find(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)].includes(publisher))?.id ??
    'outlet'
  );
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
