import { compact } from '../../../record/compact.js';
import { quotedRuns } from '../../../record/quotes.js';
import { speakerId } from '../../../record/speakers.js';
import type { Figure, Speaker, Statement } from '../../../record/statement.js';
import { formInWords, saidDateInWords, speakerName } from '../../../view/attribution.js';
import type { ViewContext } from '../../../view/block.js';
import { retractionsOf } from '../../../view/changes.js';
import { statementCopy } from '../../../view/copy.js';
import { statementsAgainst } from '../../../view/count-comparison.js';
import { figureInWords } from '../../../view/figure-words.js';
import { figureDayInWords } from '../../../view/figures.js';
import { type Attribution, claimantOf, localNameOf, nameOf, sourceOf, speakerOf } from '../../../view/names.js';
import { type Related, relatedStatement, relatedStatements } from '../../../view/related-statements.js';
import { sidesWithoutAnswer } from '../../../view/sides.js';
import { figureToCite } from '../../../view/source.js';
import { translationLines } from '../../../view/translations.js';
import { commonParts, dayPart, proofPart, relatedPart, sourcePart } from './parts.js';
import type { RelatedSlice, SliceOf } from './schema.js';

/** A statement with everything without which it may not be printed. */
export function statementSlice(statement: Statement, context: ViewContext): SliceOf<'statement'> {
  const { record, language } = context;
  const { says, said, saidBasis, kind, event, addressee, translatedBy } = statement;
  const { mustKnow, ...common } = commonParts(statement, context);
  const proof = proofPart(statement, context);
  const quotes = quotedRuns(says);
  const source = sourceOf(record, statement.source);
  return {
    kind: 'statement',
    ...common,
    citeAs: statementCopy(statement, context),
    mustKnow: [...mustKnow, ...mannerNotices(statement, context), ...proofNotices(proof)],
    says,
    quotes,
    speaker: { ...voicePart(statement.speaker, speakerOf(record, statement)), name: speakerName(statement, context) },
    reportedBy: statement.reportedBy.map((one) => nameOf(record, one)),
    form: formInWords(statement, language),
    proof,
    said: dayPart(said, language, saidDateInWords(statement, language), saidBasis),
    source: sourcePart(source, context, statement),
    related: relatedStatements(statement, context).map(ofStatement),
    topics: statement.topics.map((topic) => localNameOf(record, topic, language.locale)),
    translations: translationLines(statement, context),
    ...compact({
      does: kind === undefined || kind === 'narration' ? undefined : language.say(`kind.${kind}`),
      occasion: statement.occasion,
      addressee: addressee && nameOf(record, addressee),
      event: event && nameOf(record, event),
      language: quotes.length === 0 ? undefined : (statement.language ?? source.language),
      translatedBy: translatedBy && nameOf(record, translatedBy),
    }),
  };
}

/** What is not proven is printed with that, or not at all. */
const proofNotices = ({ state, inWords }: SliceOf<'statement'>['proof']): string[] =>
  state === 'proven' || state === 'nothing-to-prove' || inWords === undefined ? [] : [inWords];

/** That the words are a translation, and that a side which is accused has no answer on file. */
function mannerNotices(statement: Statement, context: ViewContext): string[] {
  const { record, language } = context;
  const { translatedBy } = statement;
  const silent = sidesWithoutAnswer(statement, context);
  return [
    ...(translatedBy === undefined ? [] : [language.say('said.translated-by', { name: nameOf(record, translatedBy) })]),
    ...(silent.length === 0 ? [] : [language.say('claims.no-answer', { names: language.and(silent) })]),
  ];
}

/** A figure with everything without which it may not be printed. */
export function figureSlice(figure: Figure, context: ViewContext): SliceOf<'figure'> {
  const { record, language } = context;
  const { of, place, statement, value, asOf } = figure;
  const name = (id: string): string => localNameOf(record, id, language.locale);
  const { mustKnow, ...common } = commonParts(figure, context);
  const proof = proofPart(figure, context);
  return {
    kind: 'figure',
    ...common,
    mustKnow: [...mustKnow, ...proofNotices(proof)],
    citeAs: figureToCite(figure, context),
    value,
    inWords: figureInWords(figure, record, language.locale),
    claimant: voicePart(figure.claimant, claimantOf(record, figure)),
    metric: name(figure.metric),
    counted: (figure.counted ?? []).map(name),
    proof,
    asOf: dayPart(asOf, language, figureDayInWords(figure, language), figure.asOfBasis ?? 'source'),
    source: sourcePart(sourceOf(record, figure.source), context, figure),
    related: relatedToFigure(figure, context),
    ...compact({ of: of && nameOf(record, of), place: place && nameOf(record, place), statement }),
  };
}

const voicePart = (speaker: Speaker, { name, role, outlet }: Attribution): SliceOf<'statement'>['speaker'] =>
  compact({ id: speakerId(speaker), name, role, isOutlet: outlet });

const ofStatement = ({ kind, end, certain, label, id, said }: Related): RelatedSlice =>
  relatedPart({ relation: kind, direction: end, isCertain: certain, label }, id, said);

/** What takes a figure back, denies, corrects or contradicts it, or the statement that gives it. */
const relatedToFigure = (figure: Figure, context: ViewContext): RelatedSlice[] =>
  [...retractionsOf(figure, context), ...statementsAgainst(figure, context.record)].map(({ statement, relation }) => {
    const { label, said } = relatedStatement('in', relation, statement, context);
    return relatedPart(
      { relation: relation.kind, direction: 'in', isCertain: relation.certainty !== 'low', label },
      statement.id,
      said,
    );
  });
