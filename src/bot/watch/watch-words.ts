import { GONE } from '../../desk/shown/shown-digest.js';
import type { PlaceNews } from '../../desk/watches/news.js';
import { readSubject, type Subject } from '../../desk/watches/subject.js';
import type { Entry } from '../../record/entries.js';
import { entryLabel } from '../../record/entry-label.js';
import { currentId } from '../../record/former-ids.js';
import type { VerbatimRecord } from '../../record/record.js';
import { revisionLine } from '../../view/changes.js';
import { button, container, divider, textDisplay } from '../../view/discord/components.js';
import { withdrawalNotice } from '../../view/notices.js';
import { codePointCount, escapeMarkdown, shorten, visible } from '../../view/text.js';
import { linkButtons } from '../buttons/buttons.js';
import type { Choice, CommandContext } from '../command.js';
import type { Deps } from '../deps.js';
import { eventLink, figuresLink, statementsLink } from '../links.js';
import type { Message } from '../reply.js';
import { writeStopId } from './watch-id.js';

/** The limits of one notice: five watches with two buttons each, and this many lines for each watch. */
const MAX_WATCHES_SHOWN = 5;
const MAX_LINES = 5;
const MAX_LINE = 110;
const MAX_LABEL = 60;

/** What is watched, in words; not escaped. */
export function subjectInWords(subject: Subject, { record }: Pick<CommandContext, 'record'>): string {
  if (subject.kind === 'asked') return shorten(visible(Object.values(subject.values).join(' · ')), MAX_LABEL);
  const entry = record.byId.get(currentId(record, subject.entry));
  return shorten(visible(entry === undefined ? subject.entry : nameOf(entry, record)), MAX_LABEL);
}

const nameOf = (entry: Entry, record: VerbatimRecord): string =>
  'name' in entry ? entry.name : `${entryLabel(entry, record)} (${entry.id})`;

/** The notice of everything that a place is to be told. */
export async function noticeOf(place: PlaceNews, deps: Deps): Promise<Message> {
  const { context } = deps;
  const { say } = context.language;
  const shown = place.watches.slice(0, MAX_WATCHES_SHOWN);
  const more = place.watches.length - shown.length;
  const parts = shown.map((watch) => textDisplay(watchLines(watch, context)));
  const own = deps.commands.get('claims');
  const choices = shown.flatMap(({ subject }) => choiceFor(readSubject(subject), context));
  const links = own === undefined ? [] : await linkButtons(choices, own, deps);
  // A question that is answered is watched no longer: there is nothing to stop.
  const stops = shown
    .map(({ id, subject }) => ({ id, subject: readSubject(subject) }))
    .filter(({ subject }) => subject.kind === 'entry')
    .map(({ id, subject }) =>
      button(say('button.watch.stop', { what: subjectInWords(subject, context) }), writeStopId(id)),
    );
  return {
    components: [
      container([
        textDisplay(`### ${say('watch.notice')}`),
        ...parts.flatMap((part) => [divider(), part]),
        ...(more > 0 ? [divider(), textDisplay(say('watch.more', { count: more }))] : []),
      ]),
    ],
    buttons: [...new Map([...links, ...stops].map((one) => [one.custom_id, one])).values()],
    files: [],
    entries: [],
  };
}

function watchLines({ subject, news }: PlaceNews['watches'][number], context: CommandContext): string {
  const { say } = context.language;
  const read = readSubject(subject);
  const heading = `**${escapeMarkdown(subjectInWords(read, context))}**`;
  if (read.kind === 'asked') return `${heading}\n${say('watch.answered')}`;
  const lines = news.slice(0, MAX_LINES).map((one) => `- ${newsLine(one, context)}`);
  const more = news.length - lines.length;
  return [heading, ...lines, ...(more > 0 ? [`- ${say('watch.more', { count: more })}`] : [])].join('\n');
}

/** One change. No words of an entry are repeated: they would be cut, and the answer shows them whole. */
function newsLine(
  { entry: id, was, digest }: PlaceNews['watches'][number]['news'][number],
  context: CommandContext,
): string {
  const { record, language } = context;
  const entry = record.byId.get(currentId(record, id));
  if (entry === undefined || digest === GONE) return language.say('watch.gone', { entry: escapeMarkdown(id) });
  if (entry.status === 'withdrawn') return escapeMarkdown(withdrawalNotice(entry, language));
  const name = escapeMarkdown(shorten(visible(nameOf(entry, record)), MAX_LINE));
  if (was === '') return language.say('watch.new', { entry: name });
  const last = entry.revisions.at(-1);
  if (last === undefined) return language.say('watch.changed', { entry: name });
  const { was: _, now: __, ...reason } = last;
  const line = escapeMarkdown(revisionLine(reason, context));
  return codePointCount(line) > 2 * MAX_LINE ? language.say('watch.changed', { entry: name }) : `${name}: ${line}`;
}

/** The button that shows what is on file about a subject. */
function choiceFor(subject: Subject, context: CommandContext): Choice[] {
  const label = context.language.say('button.watch.show', { what: subjectInWords(subject, context) });
  if (subject.kind === 'asked') return [{ label, command: subject.command, values: subject.values }];
  const entry = context.record.byId.get(currentId(context.record, subject.entry));
  if (entry === undefined) return [];
  if (entry.entry === 'event') return [{ label, ...eventLink(entry.id) }];
  if (entry.entry === 'metric' || entry.entry === 'group' || entry.entry === 'figure')
    return [{ label, ...figuresLink(entry.id) }];
  return entry.entry === 'source' ? [] : [{ label, ...statementsLink(entry.id) }];
}
