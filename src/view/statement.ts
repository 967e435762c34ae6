import { dateInWords } from '../record/dates.js';
import type { EntryId, Relation, RelationKind, Statement } from '../record/entries.js';
import { formOf, quotedRuns, type StatementForm } from '../record/quotes.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Block, Setting } from './block.js';
import { nameOf, sourceOf, speakerOf, voiceOf } from './names.js';
import { noticesOf, smallLines, sourceNotices, withdrawalOf } from './notices.js';
import { passageAddress, sourceInWords } from './source-link.js';
import { codePoints, escapeMarkdown, link, visible } from './text.js';

/** Among many statements, what stands under one may take this many characters; of what does not fit, only who and when is told. */
const BESIDE_OF_MANY = 420;
const BESIDE_OF_FEW = 1_800;

/** The order in which what concerns a statement stands under it. */
const ORDER: readonly RelationKind[] = ['denies', 'corrects', 'contradicts', 'answers', 'repeats'];

const FROM_THE_OTHER_END: Readonly<Record<RelationKind, string>> = {
  denies: 'Denied by',
  corrects: 'Corrected by',
  contradicts: 'Contradicted by',
  answers: 'Answered by',
  repeats: 'Repeated by',
};
const FROM_THIS_END: Readonly<Record<RelationKind, string>> = {
  denies: 'Denies',
  corrects: 'Corrects',
  contradicts: 'Contradicts',
  answers: 'Answers',
  repeats: 'Repeats',
};
const DESCRIBED: Readonly<Record<RelationKind, string>> = {
  denies: 'What is denied, as the source describes it',
  corrects: 'What is corrected, as the source describes it',
  contradicts: 'What is contradicted, as the source describes it',
  answers: 'What is answered, as the source describes it',
  repeats: 'What is repeated, as the source describes it',
};

/** Where a statement's words come from, in one word or two. */
export function statementForm(statement: Statement): StatementForm {
  return statement.speaker === 'outlet' || statement.kind === 'narration' ? 'narration' : formOf(statement.says);
}

/**
 * Whether the quoted words of an entry were found in its source, in words; nothing for a paraphrase.
 * @param record the record
 * @param id a statement's or figure's id
 */
export function proofInWords(record: VerbatimRecord, id: EntryId): string | undefined {
  const state = record.proofs.get(id);
  if (state === 'proven') return '✓ proven word for word';
  return state === 'nothing-to-prove' ? undefined : 'not checked word for word';
}

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

/** The speaker, with everybody who passed the words on. */
function speakerName(statement: Statement, record: VerbatimRecord): string {
  const { name } = speakerOf(record, statement);
  const chain = statement.reportedBy.map((one) => nameOf(record, one));
  return chain.length === 0 ? name : `${name}, according to ${[...chain].reverse().join(', according to ')}`;
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
    statement.addressee === undefined ? '' : `to ${nameOf(record, statement.addressee)}`,
    statement.occasion ?? '',
    event ?? '',
    translated,
  ].filter(Boolean);
}

/**
 * The day something was said, with how it is known where the source does not say.
 * @param statement the statement
 */
export function saidInWords(statement: Statement): string {
  const basis = { source: '', inferred: ' (date inferred)', external: ' (date from other reports)' }[
    statement.saidBasis
  ];
  return statement.said.precision === 'unknown' ? 'day unknown' : `${dateInWords(statement.said)}${basis}`;
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

interface Beside {
  readonly label: string;
  /** Who and when, where there is no room for more. */
  readonly short?: string;
  /** The sentence, absent where only words that nobody on file said are concerned. */
  readonly said?: string;
  readonly id?: EntryId;
}

/** What denies, corrects, contradicts, answers or repeats the statement, and what it does so to. Not escaped. */
function besideOf(statement: Statement, record: VerbatimRecord): Beside[] {
  const incoming = (record.relatedTo.get(statement.id) ?? []).filter(
    (one) => one.status === 'live' && one.id !== statement.id,
  );
  const found: (Beside & { readonly kind: RelationKind; readonly certain: boolean })[] = [];
  for (const other of incoming) {
    for (const relation of other.relations.filter(({ entry }) => entry === statement.id))
      found.push({
        kind: relation.kind,
        certain: relation.certainty !== 'low',
        ...besideStatement(FROM_THE_OTHER_END, relation, other, record),
      });
  }
  for (const relation of statement.relations) {
    const target = relation.entry === undefined ? undefined : record.byId.get(relation.entry);
    if (relation.described !== undefined) {
      found.push({ kind: relation.kind, certain: true, label: `${DESCRIBED[relation.kind]}: ${relation.described}` });
    } else if (target?.entry === 'statement' && target.status === 'live') {
      found.push({
        kind: relation.kind,
        certain: relation.certainty !== 'low',
        ...besideStatement(FROM_THIS_END, relation, target, record),
      });
    }
  }
  found.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || Number(b.certain) - Number(a.certain));
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = one.id ?? one.label;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function besideStatement(
  labels: Readonly<Record<RelationKind, string>>,
  relation: Relation,
  other: Statement,
  record: VerbatimRecord,
): Beside {
  const proof = proofInWords(record, other.id);
  const details = [
    saidInWords(other),
    sourceInWords(sourceOf(record, other.source)),
    statementForm(other),
    ...(proof === undefined ? [] : [proof]),
  ];
  const label =
    relation.certainty === 'low' ? `Possibly ${decapitalised(labels[relation.kind])}` : labels[relation.kind];
  return {
    label: `${label} ${speakerName(other, record)} (${details.join('; ')})`,
    short: `${label} ${speakerName(other, record)}, ${dateInWords(other.said)} (${other.id})`,
    said: other.says,
    id: other.id,
  };
}

const decapitalised = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

function besideMarkdown(all: readonly Beside[], most: number): string[] {
  let length = 0;
  return all.map(({ label, short, said }) => {
    const lines = `> ${escapeMarkdown(label)}${said === undefined ? '' : `: ${escapeMarkdown(said)}`}`;
    length += codePoints(lines);
    return length <= most ? lines : `> ${escapeMarkdown(short ?? label)}`;
  });
}
