import type { EntryId } from '../../record/entry-base.js';
import { translationKey } from '../../record/proofs.js';
import { quotedRuns } from '../../record/quotes.js';
import type { VerbatimRecord } from '../../record/record.js';
import { speakerId } from '../../record/speakers.js';
import type { Statement } from '../../record/statement.js';
import { speakerName, statementForm } from '../../view/attribution.js';
import { nameOf, sourceOf, speakerOf } from '../../view/names.js';
import { entryAddress } from '../../view/source-link.js';
import { ENGLISH } from '../english.js';
import { isNotice, type Selection } from '../selection.js';
import { basisInWords, dateRemark, exactDate } from './dates.js';
import { firstAppearance } from './first-appearance.js';
import { type GraphNode, given, iriOf, publisherNode, reference, references, remark } from './node.js';
import { corrections, described, proofRemarks, relationRemarks, spokenForRemarks } from './remarks.js';

/**
 * A statement: a Quotation of its quoted words, one text a run, or a Claim where it has none or is an outlet's own account. The whole
 * sentence is always included. A withdrawn one is only its notice.
 */
export function statementNode(statement: Statement, selection: Selection): GraphNode {
  const quoted = statementForm(statement) === 'narration' ? [] : quotedRuns(statement.says).filter(hasWords);
  const [first, ...more] = quoted;
  const about = isNotice(statement) ? noticePart(statement, selection) : commonPart(statement, selection);
  if (first === undefined) return { '@type': 'Claim', ...about, ...claimPart(statement, selection) };
  return {
    '@type': 'Quotation',
    ...about,
    ...(isNotice(statement)
      ? {}
      : { text: more.length === 0 ? first : quoted, ...quotationPart(statement, selection) }),
  };
}

/** Quotation marks with nothing between them quote nothing. */
const hasWords = (run: string): boolean => /\S/.test(run);

const noticePart = (entry: Statement, selection: Selection) => ({
  '@id': iriOf(entry.id),
  identifier: entry.id,
  creativeWorkStatus: 'Withdrawn',
  ...given('correction', corrections(entry, selection, true)),
});

/** What a quotation and a claim have in common. */
function commonPart(statement: Statement, selection: Selection) {
  const { record } = selection;
  const { event, language, topics, translatedBy, addressee, kind, saidBasis } = statement;
  const filed = reference(selection, event);
  const said = dateRemark(statement.said, [basisInWords(saidBasis), statement.saidNote]);
  return {
    '@id': iriOf(statement.id),
    identifier: statement.id,
    description: sentenceOf(statement, record),
    genre: [statementForm(statement), ...(kind === undefined || kind === 'narration' ? [] : [kind])],
    creativeWorkStatus: 'Published',
    isBasedOn: { '@id': iriOf(statement.source) },
    ...given('url', addressOf(statement, record)),
    ...given('dateCreated', exactDate(statement.said)),
    ...given('inLanguage', language),
    ...given(
      'keywords',
      topics.map((topic) => nameOf(record, topic)),
    ),
    ...given('about', references(selection, topics)),
    ...given('translator', speaks(translatedBy, selection)),
    ...given('creditText', described(statement.speaker)),
    ...given('correction', corrections(statement, selection)),
    ...given('workTranslation', translationNodes(statement, selection)),
    comment: [
      ...proofRemarks(statement, selection),
      ...(said === undefined ? [] : [remark('date said', said)]),
      // The record does not say whether a statement filed under an event was made there or is about it.
      ...(filed === undefined ? [] : [remark('filed under', undefined, filed)]),
      ...spokenForRemarks(statement.speaker, selection),
      ...(statement.occasion === undefined ? [] : [remark('occasion', statement.occasion)]),
      ...(addressee === undefined ? [] : [remark('addressee', nameOf(record, addressee))]),
      ...(translatedBy === undefined ? [] : [remark('translated by', nameOf(record, translatedBy))]),
      ...relationRemarks(statement, selection),
    ],
  };
}

/** Translations of the quotation: works of their translators, not the speaker's words. */
function translationNodes({ id, translations }: Statement, selection: Selection): GraphNode[] {
  const { record } = selection;
  return translations.map((translation) => {
    const { language, says, by, source } = translation;
    const isProven = record.proofs.get(translationKey(id, translation)) === 'proven';
    return {
      '@type': 'CreativeWork',
      text: says,
      inLanguage: language,
      creditText: `translated by ${nameOf(record, by)}`,
      ...given('translator', speaks(by, selection)),
      ...given('isPartOf', reference(selection, source)),
      ...(isProven ? { comment: [remark('proof', 'the translation is proven against the text of its source')] } : {}),
    };
  });
}

function quotationPart(statement: Statement, selection: Selection) {
  const speaker = reference(selection, speakerId(statement.speaker));
  return {
    ...given('spokenByCharacter', speaker),
    // Words that others passed on are attributed to the speaker, who need not have made them.
    ...(statement.reportedBy.length > 0 ? {} : given('creator', speaker)),
    isPartOf: references(selection, [statement.source, ...sourcesOf(statement, false)]),
    ...given('citation', references(selection, sourcesOf(statement, true))),
  };
}

function claimPart(statement: Statement, selection: Selection) {
  if (isNotice(statement)) return {};
  const { record } = selection;
  const outlet = statement.speaker === 'outlet';
  const author = outlet
    ? publisherNode(sourceOf(record, statement.source).publisher)
    : statementForm(statement) === 'narration'
      ? undefined
      : reference(selection, speakerId(statement.speaker));
  const appearances = [statement.source, ...sourcesOf(statement, false), ...sourcesOf(statement, true)];
  return {
    text: sentenceOf(statement, record),
    ...given('author', author),
    appearance: references(selection, appearances),
    ...given('firstAppearance', reference(selection, firstAppearance(appearances, record))),
  };
}

/** Other sources of the statement: those with their own wording, or those with the same words. */
const sourcesOf = ({ renderings }: Statement, ownWords: boolean): EntryId[] =>
  renderings.filter(({ says }) => (says !== undefined) === ownWords).map(({ source }) => source);

function speaks(id: string | undefined, selection: Selection) {
  const kind = id === undefined ? undefined : selection.record.byId.get(id)?.entry;
  return kind === 'person' || kind === 'organisation' ? reference(selection, id) : undefined;
}

/** The whole sentence with its speaker, role on that day, and all who passed the words on. */
function sentenceOf(statement: Statement, record: VerbatimRecord): string {
  const { role, outlet } = speakerOf(record, statement);
  const name = speakerName(statement, { record, language: ENGLISH });
  if (outlet) return `${name} (the outlet’s own account): ${statement.says}`;
  return `${name}${role === undefined ? '' : `, ${role},`} ${statement.says}`;
}

const addressOf = (statement: Statement, record: VerbatimRecord): string | undefined =>
  entryAddress(sourceOf(record, statement.source), statement);
