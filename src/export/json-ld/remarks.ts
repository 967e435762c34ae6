import { dateInWords } from '../../record/dates.js';
import type { Entry } from '../../record/entries.js';
import { isDescribed } from '../../record/speakers.js';
import type { Figure, Speaker, Statement } from '../../record/statement.js';
import { revisionInWords } from '../english.js';
import { proofOf, type Selection } from '../selection.js';
import { exactDate } from './dates.js';
import { type GraphNode, given, reference, references, remark } from './node.js';

const PROOF_TEXTS = {
  proven: 'proven word for word against the text of the source',
  'value-proven': 'the value is proven against the text of the source; what it counts is in the editors’ words',
  read: 'not proven: somebody compared the words by eye with a copy of the source',
  unproven: 'not checked word for word: the text of the source is not archived',
  'nothing-to-prove': 'no words of the source to prove: the wording is the editors’',
} as const;

/** Proof, editor's note and day of review: schema.org's creative works have no property for these. */
export function proofRemarks(entry: Statement | Figure, { record }: Selection): GraphNode[] {
  const { state, on, extent } = proofOf(entry, record);
  const details = [on === undefined ? '' : `on ${on}`, extent === 'opening' ? 'only the opening of the source' : ''];
  return [
    remark('proof', [PROOF_TEXTS[state], ...details.filter(Boolean)].join('; ')),
    ...(state === 'read' && entry.read?.note !== undefined ? [remark('note on the comparison', entry.read.note)] : []),
    ...(entry.reviewBy === undefined ? [] : [remark('review by', dateInWords(entry.reviewBy))]),
    ...(entry.note === undefined ? [] : [remark('note', entry.note)]),
  ];
}

/** The words of the source for somebody without an entry. */
export const described = (speaker: Speaker): string | undefined =>
  isDescribed(speaker) ? speaker.described : undefined;

/** Whom somebody without an entry speaks for. */
export const spokenForRemarks = (speaker: Speaker, selection: Selection): GraphNode[] =>
  isDescribed(speaker) ? references(selection, speaker.for).map((about) => remark('speaks for', undefined, about)) : [];

/** Relations from either end, such as what a statement denies and what denies it. Schema.org defines none between claims. */
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
      .map(({ kind, certainty, note }) => remark(`${sure(certainty)}${PASSIVE_RELATIONS[kind]}`, note, about));
  });
  return [...own, ...others];
}

const PASSIVE_RELATIONS = {
  denies: 'denied by',
  answers: 'answered by',
  contradicts: 'contradicted by',
  repeats: 'repeated by',
  corrects: 'corrected by',
  retracts: 'taken back by',
} as const;

/**
 * The corrections of an entry.
 * @param notice whether the entry was withdrawn, so that its words are left out
 */
export function corrections(entry: Entry, { record }: Selection, notice = false): GraphNode[] {
  return entry.revisions.map((revision) => ({
    '@type': 'CorrectionComment',
    text: revisionInWords(revision, record, notice),
    ...given('datePublished', exactDate(revision.date)),
  }));
}
