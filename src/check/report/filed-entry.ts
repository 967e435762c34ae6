import type { EntryId } from '../../record/entry-base.js';
import type { Figure, Statement } from '../../record/statement.js';
import { proofInFull, saidDateInWords, speakerName } from '../../view/attribution.js';
import type { ViewContext } from '../../view/block.js';
import { changeLines } from '../../view/changes.js';
import { figureInWords } from '../../view/figure-words.js';
import { claimantOf, sourceOf, speakerOf } from '../../view/names.js';
import { entryNotices, withdrawalNotice } from '../../view/notices.js';
import { shortRelated } from '../../view/related-statements.js';
import { entryAddress, sourceInWords } from '../../view/source-link.js';
import { visible } from '../../view/text.js';

/** An entry of the record beside what was judged by it. Texts are ordinary text of one line, not escaped. */
export interface FiledEntry {
  readonly id: EntryId;
  /** Who said or counted it, and the words as on file; of a withdrawn one only its notice. */
  readonly text: string;
  /** When it was said, or the day that the figure speaks of. */
  readonly date?: string;
  readonly source?: string;
  /** Whether the words were found in their source. */
  readonly proof?: string;
  /** Leads to the passage. */
  readonly address?: string;
  /** BCP 47 tag of the quoted words, where the record has it. */
  readonly language?: string;
  /** What the desk must know before it prints it: taken back, denied, corrected, noted. */
  readonly know: readonly string[];
}

export function filedEntry(entry: Statement | Figure, context: ViewContext): FiledEntry {
  const { id } = entry;
  const { record, language } = context;
  if (entry.status === 'withdrawn') return { id, text: visible(withdrawalNotice(entry, language)), know: [] };
  const source = sourceOf(record, entry.source);
  const address = entryAddress(source, entry);
  const proof = proofInFull(context, id);
  const tag = entry.entry === 'statement' ? (entry.language ?? source.language) : undefined;
  return {
    id,
    text: visible(entry.entry === 'statement' ? statementText(entry, context) : figureText(entry, context)),
    date: visible(entry.entry === 'statement' ? saidDateInWords(entry, language) : language.date(entry.asOf)),
    source: visible(sourceInWords(source, context)),
    ...(proof === undefined ? {} : { proof }),
    ...(address === undefined ? {} : { address }),
    ...(tag === undefined ? {} : { language: tag }),
    know: [...changeLines(entry, context), ...relatedLines(entry, context), ...entryNotices(entry, context)].map(
      visible,
    ),
  };
}

/** Who denies, corrects or answers a statement, or the statement that a figure was given in. */
function relatedLines(entry: Statement | Figure, context: ViewContext): string[] {
  if (entry.entry === 'statement') return shortRelated(entry, context);
  const given = entry.statement === undefined ? undefined : context.record.byId.get(entry.statement);
  return given?.entry === 'statement' && given.status === 'live' ? shortRelated(given, context) : [];
}

function statementText(statement: Statement, context: ViewContext): string {
  const { role, outlet } = speakerOf(context.record, statement);
  const name = speakerName(statement, context);
  if (outlet) return `${name} (${context.language.say('said.outlet')}): ${statement.says}`;
  return `${name}${role === undefined ? '' : `, ${role},`} ${statement.says}`;
}

function figureText(figure: Figure, { record, language }: ViewContext): string {
  const { name, role } = claimantOf(record, figure);
  return `${name}${role === undefined ? '' : `, ${role}`}: ${figureInWords(figure, record, language.locale)}`;
}
