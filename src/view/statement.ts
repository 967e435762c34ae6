import type { Statement } from '../record/entries.js';
import { quotedRuns } from '../record/quotes.js';
import type { VerbatimRecord } from '../record/record.js';
import { proofInWords, saidInWords, speakerName, statementForm } from './attribution.js';
import { besideMarkdown, besideOf } from './beside.js';
import type { Block, Setting } from './block.js';
import { nameOf, sourceOf, speakerOf, voiceOf } from './names.js';
import { noticesOf, smallLines, sourceNotices, withdrawalOf } from './notices.js';
import { passageAddress, sourceInWords } from './source-link.js';
import { escapeMarkdown, link, visible } from './text.js';

/** Among many statements, what stands under one may take this many characters; of what does not fit, only who and when is told. */
const BESIDE_OF_MANY = 420;
const BESIDE_OF_FEW = 1_800;

/**
 * A statement with everything that must stand beside it: attribution, date, occasion, source, proof, and what denies or answers it.
 * @param statement the statement
 * @param setting the record and the day
 * @param few whether it stands among few statements, so that there is room for all that stands beside it
 */
export function statementBlock(statement: Statement, setting: Setting, few = false): Block {
  if (statement.status === 'withdrawn') return withdrawnBlock(statement);
  const { record } = setting;
  const source = sourceOf(record, statement.source);
  const address = passageAddress(source, statement.passage ?? quotedRuns(statement.says)[0]);
  const details = detailsOf(statement, record);
  const proof = proofInWords(record, statement.id);
  const notices = [...sourceNotices(source), ...renderingLines(statement, record), ...noticesOf(statement, setting)];
  const head = `**${escapeMarkdown(speakerName(statement, record))}**${rolePart(statement, record)}`;
  const small = [
    ...details.map(escapeMarkdown),
    link(sourceInWords(source), address),
    ...(proof === undefined ? [] : [proof]),
  ].join(' · ');
  const beside = besideOf(statement, record);
  const entries = [statement.id, ...beside.flatMap(({ id }) => (id === undefined ? [] : [id]))];
  return {
    markdown: [
      head,
      escapeMarkdown(statement.says),
      `-# ${small}`,
      ...smallLines(notices),
      ...besideMarkdown(beside, few ? BESIDE_OF_FEW : BESIDE_OF_MANY),
    ].join('\n'),
    brief: [head, `-# ${small}`].join('\n'),
    plain: [
      `${sentence(statement, record)}`,
      `(${[...details, ...basisOf(statement), `source: ${sourceInWords(source)}`, ...(proof === undefined ? [] : [proof])].join('; ')})`,
      ...(address === undefined ? [] : [address]),
      ...notices.map(visible),
      ...beside.map((one) => `– ${one.label}${one.said === undefined ? '' : `: ${one.said}`}`),
    ].join('\n'),
    entries: [...new Set(entries)],
  };
}

/**
 * A statement in two lines, where it is not the main thing: for an event's key claims and for lists.
 * @param statement the statement
 * @param record the record
 * @param heading the part of the answer it belongs to
 */
export function statementLine(statement: Statement, record: VerbatimRecord, heading?: string): Block {
  if (statement.status === 'withdrawn') return withdrawnBlock(statement);
  const { role } = speakerOf(record, statement);
  const source = sourceOf(record, statement.source);
  const proof = proofInWords(record, statement.id);
  const details = [
    statementForm(statement),
    saidInWords(statement),
    sourceInWords(source),
    ...(proof === undefined ? [] : [proof]),
  ];
  const markdown = `**${escapeMarkdown(speakerName(statement, record))}**${role === undefined ? '' : ` (${escapeMarkdown(role)})`} ${escapeMarkdown(statement.says)}\n-# ${details.map(escapeMarkdown).join(' · ')}`;
  return {
    ...(heading === undefined ? {} : { heading }),
    markdown,
    brief: `**${escapeMarkdown(speakerName(statement, record))}** · ${details.map(escapeMarkdown).join(' · ')}`,
    plain: `${sentence(statement, record)} (${details.join('; ')})`,
    entries: [statement.id],
  };
}

function withdrawnBlock(statement: Statement): Block {
  const notice = withdrawalOf(statement);
  return {
    markdown: escapeMarkdown(notice),
    brief: escapeMarkdown(notice),
    plain: visible(notice),
    entries: [statement.id],
  };
}

function rolePart(statement: Statement, record: VerbatimRecord): string {
  const { role, outlet } = speakerOf(record, statement);
  if (outlet) return " · the outlet's own account";
  const [nearest] = statement.reportedBy.slice(-1);
  const shown = role ?? (nearest === undefined ? undefined : voiceOf(record, nearest, statement.said).role);
  return shown === undefined ? '' : ` · ${escapeMarkdown(shown)}`;
}

/** Form, kind, date with its basis, addressee, occasion: not escaped. */
function detailsOf(statement: Statement, record: VerbatimRecord): string[] {
  const form = statementForm(statement);
  const event = statement.event === undefined ? undefined : nameOf(record, statement.event);
  const kind = statement.kind === undefined || statement.kind === 'narration' ? '' : statement.kind.replace('-', ' ');
  const reported = statement.reportedBy.map((one) => `reported by ${nameOf(record, one)}`);
  const translated =
    statement.translatedBy === undefined ? '' : `translated by ${nameOf(record, statement.translatedBy)}`;
  return [
    form,
    ...reported,
    kind,
    saidInWords(statement),
    addresseeOf(statement, record, event),
    statement.occasion ?? '',
    event ?? '',
    translated,
  ].filter(Boolean);
}

/** To whom it was said, where the event's name does not tell. */
function addresseeOf({ addressee }: Statement, record: VerbatimRecord, event = ''): string {
  const name = addressee === undefined ? '' : nameOf(record, addressee);
  return name === '' || event.includes(name) ? '' : `to ${name}`;
}

/** How the day is known, where the editor says more than that it is inferred. Not escaped. */
const basisOf = ({ saidNote, said }: Statement): string[] =>
  [saidNote, said.note].flatMap((note) => (note === undefined ? [] : [`date: ${note}`]));

/** Who, with the role, and the sentence: as an agency would put it. Not escaped. */
function sentence(statement: Statement, record: VerbatimRecord): string {
  const { role, outlet } = speakerOf(record, statement);
  const name = visible(speakerName(statement, record));
  if (outlet) return `${name} (the outlet's own account): ${visible(statement.says)}`;
  return `${name}${role === undefined ? '' : `, ${visible(role)},`} ${visible(statement.says)}`;
}

function renderingLines(statement: Statement, record: VerbatimRecord): string[] {
  return statement.renderings.map(({ source, says }) => {
    const where = sourceInWords(sourceOf(record, source));
    return says === undefined ? `Same words in ${where}` : `In ${where}: ${says}`;
  });
}
