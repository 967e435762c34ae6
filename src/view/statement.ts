import type { Language } from '../language/language.js';
import { quotedRuns } from '../record/quotes.js';
import type { VerbatimRecord } from '../record/record.js';
import { speakerId } from '../record/speakers.js';
import type { Statement } from '../record/statement.js';
import { dayFootnotes, formInWords, markedDate, proofInWords, saidDateInWords, speakerName } from './attribution.js';
import type { Block, ViewContext } from './block.js';
import { changeLines, retractionsOf } from './changes.js';
import { plainSentence, statementCopy } from './copy.js';
import { nameOf, sourceOf, speakerOf, voiceOf } from './names.js';
import { entryNotices, smallLines, withdrawalNotice } from './notices.js';
import { relatedMarkdown, relatedStatements } from './related-statements.js';
import { sidesWithoutAnswer } from './sides.js';
import { entryAddress, sourceInWords } from './source-link.js';
import { escapeMarkdown, markdownLink, visible } from './text.js';
import { translationLines } from './translations.js';

/** What the related statements below one statement may take, among several statements and alone. */
const MAX_RELATED_CHARS = 900;
const MAX_RELATED_CHARS_ALONE = 1_800;

/** How a statement is shown. */
export interface StatementOptions {
  /** Whether it is shown alone, with all that was said against it in full. */
  readonly alone?: boolean;
  /** Whether the answer is about its speaker, and says how many statements of theirs are on file. */
  readonly countsSpeaker?: boolean;
}

/**
 * A statement with everything that belongs to it: attribution, date, occasion, source, proof, and what denies or answers it.
 */
export function statementBlock(
  statement: Statement,
  context: ViewContext,
  { alone = false, countsSpeaker = false }: StatementOptions = {},
): Block {
  const { record, language } = context;
  if (statement.status === 'withdrawn') return withdrawnBlock(statement, language);
  const source = sourceOf(record, statement.source);
  const address = entryAddress(source, statement);
  const circumstances = circumstancesOf(statement, context);
  const manner = mannerOf(statement, context);
  const proof = proofInWords(context, statement.id);
  const changes = changeLines(statement, context);
  const translations = translationLines(statement, context);
  const silent = sidesWithoutAnswer(statement, context);
  const notices = [
    ...renderingLines(statement, context),
    ...entryNotices(statement, context),
    ...(silent.length > 0 ? [language.say('claims.no-answer', { names: language.and(silent) })] : []),
  ];
  const small = [
    [markedDate(statement, language), ...circumstances, ...manner].map(escapeMarkdown),
    [markdownLink(sourceInWords(source, context), address), ...(proof === undefined ? [] : [proof])],
  ].map((parts) => `-# ${parts.join(' · ')}`);
  const related = relatedStatements(statement, context);
  const entries = [statement.id, ...related.flatMap(({ id }) => (id === undefined ? [] : [id]))];
  // What takes it back stands above the words already.
  const above = new Set(retractionsOf(statement, context).map(({ statement: one }) => one.id));
  const beside = related.filter(({ id }) => id === undefined || !above.has(id));
  return {
    subheading: speakerLine(statement, context, countsSpeaker),
    footnotes: dayFootnotes([statement, ...beside.flatMap(({ statement: other }) => other ?? [])], language),
    markdown: [
      ...smallLines(changes),
      escapeMarkdown(statement.says),
      ...smallLines(translations),
      ...small,
      ...smallLines(notices),
      ...relatedMarkdown(beside, alone ? MAX_RELATED_CHARS_ALONE : MAX_RELATED_CHARS),
    ].join('\n'),
    brief: small.join('\n'),
    plain: [
      ...changes.map(visible),
      statementCopy(statement, context),
      // Below what is copied: what the desk has to know before it prints it.
      `– ${[saidDateInWords(statement, language), ...circumstances, ...manner, ...basisOf(statement, language), ...(proof === undefined ? [] : [proof])].join('; ')}`,
      ...[...translations, ...notices].map((line) => `– ${visible(line)}`),
      ...beside.map((one) => `– ${one.label}${one.said === undefined ? '' : `: ${one.said}`}`),
      ...(address === undefined ? [] : [address]),
    ].join('\n'),
    entries: [...new Set(entries)],
  };
}

/**
 * A statement in two lines, where it is not the main thing: for an event's key claims and for lists.
 * @param inWords how its proof is told
 */
export function shortStatementBlock(
  statement: Statement,
  context: ViewContext,
  heading?: string,
  inWords = proofInWords,
): Block {
  const { record, language } = context;
  if (statement.status === 'withdrawn') return withdrawnBlock(statement, language);
  const { role } = speakerOf(record, statement);
  const source = sourceOf(record, statement.source);
  const proof = inWords(context, statement.id);
  const detailsOn = (day: string): string[] => [
    formInWords(statement, language),
    day,
    sourceInWords(source, context),
    ...(proof === undefined ? [] : [proof]),
  ];
  const details = detailsOn(markedDate(statement, language));
  const changes = changeLines(statement, context);
  const translations = translationLines(statement, context, true);
  const markdown = [
    ...smallLines(changes),
    `**${escapeMarkdown(speakerName(statement, context))}**${role === undefined ? '' : ` (${escapeMarkdown(role)})`} ${escapeMarkdown(statement.says)}`,
    ...smallLines(translations),
    `-# ${details.map(escapeMarkdown).join(' · ')}`,
  ].join('\n');
  return {
    ...(heading === undefined ? {} : { heading }),
    footnotes: dayFootnotes([statement], language),
    apart: true,
    markdown,
    brief: `**${escapeMarkdown(speakerName(statement, context))}** · ${details.map(escapeMarkdown).join(' · ')}`,
    plain: [
      ...changes.map(visible),
      `${plainSentence(statement, context)} (${detailsOn(saidDateInWords(statement, language)).join('; ')})`,
      ...translations.map(visible),
    ].join('\n'),
    entries: [statement.id],
  };
}

/** The same as markdown, with what its marks stand for, where no page has room for footnotes. */
export function shortStatementText(statement: Statement, context: ViewContext): string {
  const { markdown, footnotes = [] } = shortStatementBlock(statement, context);
  return [markdown, ...smallLines(footnotes)].join('\n');
}

function withdrawnBlock(statement: Statement, language: Language): Block {
  const notice = withdrawalNotice(statement, language);
  return {
    markdown: escapeMarkdown(notice),
    brief: escapeMarkdown(notice),
    plain: visible(notice),
    entries: [statement.id],
  };
}

/** Who says it: shown once above statements of the same speaker in the same post, with how many of theirs are on file. */
function speakerLine(statement: Statement, context: ViewContext, countsSpeaker: boolean): string {
  const { record, language } = context;
  const speaker = countsSpeaker ? speakerId(statement.speaker) : undefined;
  const count = speaker === undefined ? 0 : record.lookup.ofVoice(speaker).live;
  return [
    `**${escapeMarkdown(speakerName(statement, context))}**`,
    ...roleParts(statement, context).map(escapeMarkdown),
    ...(count > 1 && statement.reportedBy.length === 0
      ? [language.say('claims.on-file', { number: language.number(count) })]
      : []),
  ].join(' · ');
}

function roleParts(statement: Statement, { record, language }: ViewContext): string[] {
  const { role, outlet } = speakerOf(record, statement);
  if (outlet) return [language.say('said.outlet')];
  const [nearest] = statement.reportedBy.slice(-1);
  const shown = role ?? (nearest === undefined ? undefined : voiceOf(record, nearest, statement.said).role);
  return shown === undefined ? [] : [shown];
}

/** To whom and on what occasion; not escaped. */
export function circumstancesOf(statement: Statement, { record, language }: ViewContext): string[] {
  const event = statement.event === undefined ? undefined : nameOf(record, statement.event);
  return [addresseeOf(statement, { record, language }, event), statement.occasion ?? '', event ?? ''].filter(Boolean);
}

/** Form, kind, language and by whom it was passed on; not escaped. */
export function mannerOf(statement: Statement, { record, language }: ViewContext): string[] {
  const kind =
    statement.kind === undefined || statement.kind === 'narration' ? '' : language.say(`kind.${statement.kind}`);
  const reported = statement.reportedBy.map((one) => language.say('said.reported-by', { name: nameOf(record, one) }));
  const translated =
    statement.translatedBy === undefined
      ? ''
      : language.say('said.translated-by', { name: nameOf(record, statement.translatedBy) });
  return [
    formInWords(statement, language),
    ...reported,
    kind,
    languagePart(statement, record, language),
    translated,
  ].filter(Boolean);
}

/** To whom it was said, where the event's name does not say so. */
function addresseeOf(
  { addressee }: Statement,
  { record, language }: Pick<ViewContext, 'record' | 'language'>,
  event = '',
): string {
  const name = addressee === undefined ? '' : nameOf(record, addressee);
  return name === '' || event.includes(name) ? '' : language.say('said.to', { name });
}

/** How the day is known, where the editor says more than that it is inferred. Not escaped. */
const basisOf = ({ saidNote, said }: Statement, language: Language): string[] =>
  [saidNote, said.note].flatMap((note) => (note === undefined ? [] : [language.say('date.note', { note })]));

/** The language of the words, where it is not the reader's: the words themselves are never translated. */
function languagePart({ language: own, source, says }: Statement, record: VerbatimRecord, reader: Language): string {
  const tag = quotedRuns(says).length === 0 ? undefined : (own ?? sourceOf(record, source).language);
  if (tag === undefined || tag.split('-')[0] === reader.locale.split('-')[0]) return '';
  return reader.say('said.in-language', { language: reader.nameOf(tag) });
}

function renderingLines(statement: Statement, { record, language }: ViewContext): string[] {
  return statement.renderings.map(({ source, says }) => {
    const where = sourceInWords(sourceOf(record, source), { record, language });
    return says === undefined
      ? language.say('said.same-words', { source: where })
      : language.say('said.in-source', { source: where, words: says });
  });
}
