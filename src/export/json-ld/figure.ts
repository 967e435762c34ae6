import { dateInWords } from '../../record/dates.js';
import type { VerbatimRecord } from '../../record/record.js';
import { speakerId } from '../../record/speakers.js';
import type { Figure } from '../../record/statement.js';
import { valueInWords } from '../../view/figure-words.js';
import { claimantOf, nameOf, sourceOf } from '../../view/names.js';
import { entryAddress } from '../../view/source-link.js';
import { isNotice, type Selection } from '../selection.js';
import { basisInWords, coverage, dateRemark } from './dates.js';
import { firstAppearance } from './first-appearance.js';
import { type GraphNode, given, iriOf, publisherNode, reference, references, remark } from './node.js';
import { corrections, described, proofRemarks, spokenForRemarks } from './remarks.js';

/**
 * A figure as a Claim: comparator, number and population in one text, exactly as in the source; never as a bare number. A withdrawn
 * one is only its notice.
 */
export function figureNode(figure: Figure, selection: Selection): GraphNode {
  const { record } = selection;
  const about = { '@type': 'Claim', '@id': iriOf(figure.id), identifier: figure.id } as const;
  if (isNotice(figure))
    return { ...about, creativeWorkStatus: 'Withdrawn', ...given('correction', corrections(figure, selection, true)) };
  const source = sourceOf(record, figure.source);
  const asOf = dateRemark(figure.asOf, [basisInWords(figure.asOfBasis)]);
  return {
    ...about,
    text: sentenceOf(figure, record),
    genre: 'figure',
    creativeWorkStatus: 'Published',
    ...given(
      'author',
      figure.claimant === 'outlet' ? publisherNode(source.publisher) : reference(selection, speakerId(figure.claimant)),
    ),
    ...given('creditText', described(figure.claimant)),
    appearance: { '@id': iriOf(figure.source) },
    ...given('firstAppearance', reference(selection, firstAppearance([figure.source], record))),
    ...given('url', entryAddress(source, figure)),
    ...given('isPartOf', reference(selection, figure.statement)),
    ...given('about', reference(selection, figure.of)),
    ...given('keywords', references(selection, [figure.metric, ...(figure.counted ?? [])])),
    ...given('spatialCoverage', reference(selection, figure.place)),
    ...given('temporalCoverage', coverage(figure.asOf)),
    ...given('correction', corrections(figure, selection)),
    comment: [
      ...proofRemarks(figure, selection),
      ...(asOf === undefined ? [] : [remark('as of', asOf)]),
      ...spokenForRemarks(figure.claimant, selection),
      ...(figure.unit === undefined ? [] : [remark('unit', figure.unit)]),
    ],
  };
}

function sentenceOf(figure: Figure, record: VerbatimRecord): string {
  const { name, role, outlet } = claimantOf(record, figure);
  const who = outlet ? `${name} (the outlet’s own figure)` : [name, role].filter(Boolean).join(', ');
  const counted = [figure.metric, figure.of, figure.place].flatMap((id) =>
    id === undefined ? [] : [nameOf(record, id)],
  );
  return `${who}: ${valueInWords(figure, record)} (${counted.join('; ')}; as of: ${dateInWords(figure.asOf)})`;
}
