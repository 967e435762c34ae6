import { dateInWords } from '../../record/dates.js';
import type { Entry, Figure, Statement } from '../../record/entries.js';
import { proofOf } from '../proof.js';
import { revisionInWords } from '../revisions.js';
import type { Selection } from '../selection.js';
import { exactDate } from './dates.js';
import { type GraphNode, given, reference, remark } from './node.js';

const PROOFS = {
  proven: 'proven word for word against the text of the source',
  unproven: 'not checked word for word: the text of the source is not archived',
  'nothing-to-prove': 'no words of the source to prove: the wording is the editors’',
} as const;

/**
 * What is proven or not checked, the editor's note, and the day of review: schema.org's creative works have no property for these.
 * @param entry the entry
 * @param selection what is exported
 */
export function standingRemarks(entry: Statement | Figure, { record }: Selection): GraphNode[] {
  return [
    remark('proof', PROOFS[proofOf(entry.id, record)]),
    ...(entry.reviewBy === undefined ? [] : [remark('review by', dateInWords(entry.reviewBy))]),
    ...(entry.note === undefined ? [] : [remark('note', entry.note)]),
  ];
}

/**
 * What a statement denies, answers and so on, and what does so to it. Schema.org defines no relationship between claims.
 * @param statement the statement
 * @param selection what is exported
 */
export function relationRemarks(statement: Statement, selection: Selection): GraphNode[] {
  const { record } = selection;
  const sure = (certainty: string | undefined): string => (certainty === 'low' ? 'possibly ' : '');
  const own = statement.relations.flatMap(({ kind, entry, described, certainty, note }) => {
    const about = reference(selection, entry);
    const words = [described === undefined ? '' : `as the source describes it: ${described}`, note].filter(Boolean);
    return about === undefined && described === undefined
      ? []
      : [remark(`${sure(certainty)}${kind}`, words.join('; '), about)];
  });
  const others = (record.relatedTo.get(statement.id) ?? []).flatMap(({ id, status, relations }) => {
    const about = reference(selection, id);
    if (about === undefined || status === 'withdrawn') return [];
    return relations
      .filter(({ entry }) => entry === statement.id)
      .map(({ kind, certainty }) => remark(`${sure(certainty)}${PASSIVE[kind]}`, undefined, about));
  });
  return [...own, ...others];
}

const PASSIVE = {
  denies: 'denied by',
  answers: 'answered by',
  contradicts: 'contradicted by',
  repeats: 'repeated by',
  corrects: 'corrected by',
} as const;

/**
 * The corrections of an entry.
 * @param entry the entry
 * @param selection what is exported
 * @param notice whether the entry was withdrawn, so that its words are not said again
 */
export function corrections(entry: Entry, { record }: Selection, notice = false): GraphNode[] {
  return entry.revisions.map((revision) => ({
    '@type': 'CorrectionComment',
    text: revisionInWords(revision, record, notice),
    ...given('datePublished', exactDate(revision.date)),
  }));
}
