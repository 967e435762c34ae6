import { dateInWords } from '../record/dates.js';
import type { EntryId, Relation, RelationKind, Statement } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import { proofInWords, saidInWords, speakerName, statementForm } from './attribution.js';
import { sourceOf } from './names.js';
import { sourceInWords } from './source-link.js';
import { codePoints, escapeMarkdown } from './text.js';

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

/** A statement, or words nobody on file said, that stands beside a statement. Texts are not escaped. */
export interface Beside {
  readonly label: string;
  /** Who and when, where there is no room for more. */
  readonly short?: string;
  /** The sentence, absent where only words that nobody on file said are concerned. */
  readonly said?: string;
  readonly id?: EntryId;
}

/**
 * What denies, corrects, contradicts, answers or repeats a statement, and what it does so to.
 * @param statement the statement
 * @param record the record
 */
export function besideOf(statement: Statement, record: VerbatimRecord): Beside[] {
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
  const name = speakerName(other, record);
  return {
    label: `${label} ${name} (${details.join('; ')})`,
    short: `${label} ${name}, ${dateInWords(other.said)}`,
    said: other.says,
    id: other.id,
  };
}

const decapitalised = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

/**
 * What stands under a statement as lines of a quotation block. What does not fit is named in few words, with its id.
 * @param all what stands beside the statement
 * @param most how many characters it may take
 */
export function besideMarkdown(all: readonly Beside[], most: number): string[] {
  let length = 0;
  const whole: string[] = [];
  const named = new Map<string, EntryId[]>();
  for (const { label, short, said, id } of all) {
    const line = `> ${escapeMarkdown(label)}${said === undefined ? '' : `: ${escapeMarkdown(said)}`}`;
    length += codePoints(line);
    if (length <= most || short === undefined || id === undefined) whole.push(line);
    else named.set(short, [...(named.get(short) ?? []), id]);
  }
  return [...whole, ...[...named].map(([short, ids]) => `> ${escapeMarkdown(`${short} (${ids.join(', ')})`)}`)];
}
