import type { EntryId } from '../record/entry-base.js';
import type { Relation, RelationKind, Statement } from '../record/statement.js';
import { formInWords, markedDate, proofInWords, saidDateInWords, speakerName } from './attribution.js';
import type { ViewContext } from './block.js';
import { sourceOf } from './names.js';
import { sourceInWords } from './source-link.js';
import { codePointCount, escapeMarkdown } from './text.js';

/** The order of related statements below a statement. */
const RELATION_ORDER: readonly RelationKind[] = ['retracts', 'denies', 'corrects', 'contradicts', 'answers', 'repeats'];

/** What is related to a statement: another statement, or words that nobody on file said. Texts are not escaped. */
export interface RelatedStatement {
  readonly label: string;
  /** Who and when, with a mark for how the day is known. */
  readonly marked?: string;
  /** Why the editor only takes it to be related. */
  readonly why?: string;
  /** Who and when, for want of room. */
  readonly short?: string;
  /** The sentence; absent for words that nobody on file said. */
  readonly said?: string;
  readonly id?: EntryId;
  /** The statement itself, where it is on file. */
  readonly statement?: Statement;
  /** Form, source, proof and the editor's reason, for after the sentence. */
  readonly details?: readonly string[];
}

/** What is related to a statement, and how. */
export interface Related extends RelatedStatement {
  readonly kind: RelationKind;
  /** `in`: it does so to the statement; `out`: the statement does so to it. */
  readonly end: 'in' | 'out';
  readonly certain: boolean;
}

/** What takes back, denies, corrects, contradicts, answers or repeats a statement, and what the statement itself does so to. */
export function relatedStatements(statement: Statement, context: ViewContext): Related[] {
  const { record, language } = context;
  const incoming = (record.relatedTo.get(statement.id) ?? []).filter(
    (one) => one.status === 'live' && one.id !== statement.id,
  );
  const found: Related[] = [];
  for (const other of incoming) {
    for (const relation of other.relations.filter(({ entry }) => entry === statement.id))
      found.push({
        kind: relation.kind,
        end: 'in',
        certain: relation.certainty !== 'low',
        ...relatedStatement('in', relation, other, context),
      });
  }
  for (const relation of statement.relations) {
    const target = relation.entry === undefined ? undefined : record.byId.get(relation.entry);
    if (relation.described !== undefined) {
      const why = relation.note === undefined ? '' : ` (${language.say('notice.why', { words: relation.note })})`;
      const label = `${language.say(`relation.described.${relation.kind}`, { words: relation.described })}${why}`;
      found.push({ kind: relation.kind, end: 'out', certain: true, label });
    } else if (target?.entry === 'statement' && target.status === 'live') {
      found.push({
        kind: relation.kind,
        end: 'out',
        certain: relation.certainty !== 'low',
        ...relatedStatement('out', relation, target, context),
      });
    }
  }
  found.sort(
    (a, b) => RELATION_ORDER.indexOf(a.kind) - RELATION_ORDER.indexOf(b.kind) || Number(b.certain) - Number(a.certain),
  );
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = one.id ?? one.label;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** A relation that leads away from what is shown (`out`) or to it (`in`). */
export function relatedStatement(
  end: 'in' | 'out',
  relation: Relation,
  other: Statement,
  context: ViewContext,
): RelatedStatement {
  const { record, language } = context;
  const proof = proofInWords(context, other.id);
  const reason = relation.note === undefined ? [] : [language.say('notice.why', { words: relation.note })];
  const details = [
    formInWords(other, language),
    sourceInWords(sourceOf(record, other.source), context),
    ...(proof === undefined ? [] : [proof]),
    ...reason,
  ];
  const speaker = speakerName(other, context);
  const label = (name: string): string =>
    relation.certainty === 'low'
      ? language.say(`relation.possibly.${end}.${relation.kind}`, { name })
      : language.say(`relation.${end}.${relation.kind}`, { name });
  return {
    label: label(`${speaker} (${[saidDateInWords(other, language), ...details].join('; ')})`),
    marked: label(`${speaker}, ${markedDate(other, language)}`),
    ...(relation.certainty === 'low' && reason[0] !== undefined ? { why: reason[0] } : {}),
    details,
    statement: other,
    short: label(
      [`${speaker}, ${language.date(other.said)}`, ...(relation.certainty === 'low' ? reason : [])].join('; '),
    ),
    said: other.says,
    id: other.id,
  };
}

/** Who takes back, denies, corrects, contradicts or answers a statement, and when, each in a few words. Not escaped. */
export const shortRelated = (statement: Statement, context: ViewContext): string[] =>
  relatedStatements(statement, context).flatMap(({ short }) => (short === undefined ? [] : [short]));

/**
 * Related statements as lines of a quotation block: who and when, the words, and small below them form, source, proof and reason. Where there is
 * little room, who and when alone.
 */
export function relatedMarkdown(all: readonly RelatedStatement[], maxChars: number): string[] {
  let length = 0;
  const lines: string[] = [];
  for (const { label, marked, why, said, details = [] } of all) {
    if (said === undefined || marked === undefined) {
      lines.push(`> ${escapeMarkdown(label)}`);
      continue;
    }
    // Words are never shown without their form and source: both go together, or who and when stand alone.
    const whole = [
      `> **${escapeMarkdown(marked)}**: ${escapeMarkdown(said)}`,
      `> -# ${escapeMarkdown(details.join(' · '))}`,
    ];
    length += whole.reduce((sum, line) => sum + codePointCount(line), 0);
    if (length <= maxChars) lines.push(...whole);
    else lines.push(`> **${escapeMarkdown(marked)}**`, ...(why === undefined ? [] : [`> -# ${escapeMarkdown(why)}`]));
  }
  return lines;
}
