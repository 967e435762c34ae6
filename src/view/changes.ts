import type { Language } from '../language/language.js';
import type { Entry, Source } from '../record/entries.js';
import type { EntryId, Revision } from '../record/entry-base.js';
import { speakerKey } from '../record/speakers.js';
import type { Figure, Relation, Statement } from '../record/statement.js';
import { saidDateInWords, speakerName } from './attribution.js';
import type { ViewContext } from './block.js';
import { nameOf, sourceOf } from './names.js';
import { sourceInWords } from './source-link.js';

/**
 * What became of an entry since: that its speaker took it back, what its publisher did to the report, what the desk corrected. In every
 * view these lines stand above the words. One text a line, not escaped.
 */
export function changeLines(entry: Entry, context: ViewContext): string[] {
  const own = revisionLines(entry, context);
  if (entry.entry === 'source') return [...sourceChanges(entry, context.language), ...own];
  if (entry.entry !== 'statement' && entry.entry !== 'figure') return own;
  const source = sourceOf(context.record, entry.source);
  return [...retractionLines(entry, context), ...sourceChanges(source, context.language, entry.id), ...own];
}

interface Retraction {
  readonly statement: Statement;
  readonly relation: Relation;
}

/** The live statements that take an entry back; a figure is taken back with the statement that gives it, too. */
export function retractionsOf(
  entry: Statement | Figure,
  { record }: Pick<ViewContext, 'record'>,
): readonly Retraction[] {
  const ids = [entry.id, ...(entry.entry === 'figure' && entry.statement !== undefined ? [entry.statement] : [])];
  return ids.flatMap((id) =>
    (record.relatedTo.get(id) ?? []).flatMap((statement): Retraction[] => {
      const relation = statement.relations.find((one) => one.kind === 'retracts' && one.entry === id);
      return relation === undefined || statement.status !== 'live' ? [] : [{ statement, relation }];
    }),
  );
}

function retractionLines(entry: Statement | Figure, context: ViewContext): string[] {
  const { record, language } = context;
  const speaker = entry.entry === 'figure' ? entry.claimant : entry.speaker;
  return retractionsOf(entry, context).map(({ statement: other, relation }) => {
    const isPossible = relation.certainty === 'low';
    const details = [
      saidDateInWords(other, language),
      sourceInWords(sourceOf(record, other.source), context),
      ...(relation.note === undefined ? [] : [language.say('notice.why', { words: relation.note })]),
    ].join('; ');
    const who =
      speakerKey(other.speaker) === speakerKey(speaker)
        ? language.say(isPossible ? 'notice.possibly-taken-back' : 'notice.taken-back', { details })
        : language.say(isPossible ? 'relation.possibly.in.retracts' : 'relation.in.retracts', {
            name: `${speakerName(other, context)} (${details})`,
          });
    return `${who}: ${other.says}`;
  });
}

/**
 * What the publisher did to a source later.
 * @param about the entry beside which it is shown; nothing is shown where the change concerns others only
 */
function sourceChanges({ publisher, revision }: Source, language: Language, about?: EntryId): string[] {
  if (revision === undefined) return [];
  const { kind, date, note, concerns } = revision;
  if (about !== undefined && concerns !== undefined && !concerns.includes(about)) return [];
  return [
    `${language.say(`notice.source-${kind}`, { publisher, date: language.date(date) })}${note === undefined ? '' : `: ${note}`}`,
  ];
}

const revisionLines = ({ revisions }: Entry, context: ViewContext): string[] =>
  revisions.map((revision) => revisionLine(revision, context));

/** One correction in words; not escaped. */
export function revisionLine(
  { date, was, now, why, by }: Revision,
  { record, language }: Pick<ViewContext, 'record' | 'language'>,
): string {
  const change = [
    was === undefined ? '' : language.say('notice.was', { words: was }),
    now === undefined ? '' : language.say('notice.now', { words: now }),
    language.say('notice.why', { words: why }),
  ].filter(Boolean);
  const who = by === undefined ? '' : ` (${nameOf(record, by)})`;
  return language.say('notice.corrected', { date: language.date(date), change: `${change.join('; ')}${who}` });
}
