import type { Language } from '../../../language/language.js';
import { compact } from '../../../record/compact.js';
import type { RecordDate } from '../../../record/dates.js';
import type { Entry, Source } from '../../../record/entries.js';
import type { EntryId } from '../../../record/entry-base.js';
import type { ProofState } from '../../../record/proofs.js';
import type { Figure, Statement } from '../../../record/statement.js';
import { proofInFull } from '../../../view/attribution.js';
import type { ViewContext } from '../../../view/block.js';
import { changeLines } from '../../../view/changes.js';
import { entryNotices } from '../../../view/notices.js';
import { entryAddress, sourceInWords } from '../../../view/source-link.js';
import { safeAddress } from '../../../view/text.js';
import { uriOf } from '../entry-uri.js';
import type { Day, RelatedSlice, SliceOf } from './schema.js';

/** What all slices have: the id, where it is read, and what is to be known before it is printed. */
export const commonParts = (entry: Entry, context: ViewContext) => ({
  id: entry.id,
  uri: uriOf(entry.id),
  mustKnow: [...changeLines(entry, context), ...entryNotices(entry, context)],
});

/**
 * A date.
 * @param inWords where more is to be said than the date
 */
export const dayPart = (date: RecordDate, language: Language, inWords = language.date(date), basis?: string): Day =>
  compact({
    inWords,
    iso: date.iso === '' ? undefined : date.iso,
    precision: date.precision,
    about: date.about === true ? true : undefined,
    basis,
    note: date.note,
  });

const PROOF_STATES: Readonly<Record<ProofState, SliceOf<'statement'>['proof']['state']>> = {
  proven: 'proven',
  'value-proven': 'value-proven',
  read: 'read-beside-page',
  unproven: 'not-checked',
  'nothing-to-prove': 'nothing-to-prove',
};

/** Whether the words of an entry were found in its source. An entry without a stored proof is not checked. */
export const proofPart = ({ id }: Statement | Figure, context: ViewContext): SliceOf<'statement'>['proof'] =>
  compact({
    state: PROOF_STATES[context.record.proofs.get(id) ?? 'unproven'],
    inWords: proofInFull(context, id),
  });

/**
 * Where an entry was published.
 * @param entry whose words the address leads to
 */
export const sourcePart = (source: Source, context: ViewContext, entry?: Statement | Figure) =>
  compact({
    id: source.id,
    outlet: source.publisher,
    title: source.title,
    url: entry === undefined ? safeAddress(source.url) : entryAddress(source, entry),
    published: dayPart(source.published, context.language),
    inWords: sourceInWords(source, context),
  });

/** How something is related to an entry, as data. */
export const relatedPart = (
  relation: Pick<RelatedSlice, 'relation' | 'direction' | 'isCertain' | 'label'>,
  entry: EntryId | undefined,
  says: string | undefined,
): RelatedSlice => compact({ ...relation, entry, says });
