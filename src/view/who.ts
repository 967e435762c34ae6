import type { Language } from '../language/language.js';
import { newestFirst } from '../record/dates.js';
import type { Organisation, Person, Place, Role } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import type { Block, ViewContext } from './block.js';
import { changeLines } from './changes.js';
import { eventDates } from './event-dates.js';
import { nameOf, ownedNamesInWords, roleInWords } from './names.js';
import { entryNotices, smallLines } from './notices.js';
import { shortStatementBlock } from './statement.js';
import { escapeMarkdown, visible } from './text.js';

const MAX_LATEST_STATEMENTS = 4;
const MAX_LISTED = 8;
const NOTHING = { statements: 0, figures: 0 };

/**
 * A person, a body or a place: its names in every script, roles with dates, how much is on file, and the latest of it.
 */
export function whoBlocks(entry: Person | Organisation | Place, context: ViewContext): Block[] {
  const { record, language } = context;
  const latest = entry.entry === 'place' ? [] : record.lookup.ofVoice(entry.id).latest;
  return [
    factsBlock(entry, context),
    ...latest
      .slice(0, MAX_LATEST_STATEMENTS)
      .map((one) => shortStatementBlock(one, context, `### ${language.say('heading.latest')}`)),
    ...eventsBlock(entry, context),
  ];
}

function factsBlock(entry: Person | Organisation | Place, context: ViewContext): Block {
  const { record, language } = context;
  const { statements, figures } = entry.entry === 'place' ? NOTHING : record.lookup.ofVoice(entry.id);
  const names = entry.aliases.filter(({ strength }) => strength === 'strong').map(({ name }) => name);
  const rows: [string, string[]][] = [
    [language.say('label.also-written'), names],
    ...(entry.entry === 'person'
      ? ([
          [
            language.say('label.roles'),
            entry.roles.map((role) => `${roleInWords(record, role)}${heldInWords(role, language)}`),
          ],
        ] as [string, string[]][])
      : []),
    ...(entry.entry === 'organisation' ? bodyRows(entry, context) : []),
    ...(entry.entry === 'place'
      ? ([
          [language.say('label.sides'), ownedNamesInWords(record, entry.namesUsedBy)],
          [language.say('label.part-of'), entry.partOf === undefined ? [] : [nameOf(record, entry.partOf)]],
        ] as [string, string[]][])
      : [
          [
            language.say('label.on-file'),
            [
              `${language.say('count.statements', { count: statements })}, ${language.say('count.figures', { count: figures })}`,
            ],
          ] as [string, string[]],
        ]),
  ];
  const shown = rows.filter(([, values]) => values.length > 0);
  const changes = changeLines(entry, context);
  const notices = entryNotices(entry, context);
  return {
    markdown:
      [
        ...smallLines(changes),
        ...shown.map(([label, values]) => `**${label}** ${values.map(escapeMarkdown).join('; ')}`),
        ...smallLines(notices),
      ].join('\n') || escapeMarkdown(entry.name),
    brief: escapeMarkdown(entry.name),
    plain: [
      entry.name,
      ...changes.map(visible),
      ...shown.map(([label, values]) => `${label}: ${values.map(visible).join('; ')}`),
      ...notices.map(visible),
    ].join('\n'),
    entries: [entry.id],
  };
}

/** What a body is, what it belongs to, what belongs to it, and the people who hold its posts. */
function bodyRows(body: Organisation, { record, language }: ViewContext): [string, string[]][] {
  const kind = [body.kind?.replace('-', ' '), body.country && nameOf(record, body.country)].filter(Boolean).join(', ');
  const parts = record.organisations.filter(({ parent, status }) => parent === body.id && status === 'live');
  const members = body.members.map((id) => nameOf(record, id));
  const people = record.people
    .filter(({ status }) => status === 'live')
    .flatMap(({ name, roles }) =>
      roles
        .filter(({ organisation }) => organisation === body.id)
        .map((role) => `${name}, ${role.title}${heldInWords(role, language)}`),
    );
  return [
    [language.say('label.kind'), kind === '' ? [] : [kind]],
    [language.say('label.part-of'), body.parent === undefined ? [] : [nameOf(record, body.parent)]],
    [
      language.say('label.within'),
      firstOf(
        parts.map(({ name }) => name),
        language,
      ),
    ],
    [language.say('label.members'), firstOf(members, language)],
    [language.say('label.people'), firstOf(people, language)],
  ];
}

/** A list that may be long, cut where it is too much for one line. */
const firstOf = (all: readonly string[], language: Language): string[] =>
  all.length <= MAX_LISTED
    ? [...all]
    : [...all.slice(0, MAX_LISTED), language.say('more.and', { count: all.length - MAX_LISTED })];

/** When a post was held, in brackets; nothing where no day is known. Not escaped. */
export function heldInWords({ from, to }: Role, language: Language): string {
  const first = from && language.date(from);
  const last = to && language.date(to);
  if (first !== undefined && last !== undefined) return ` (${language.say('date.span', { first, last })})`;
  if (first !== undefined) return ` (${language.say('date.from', { date: first })})`;
  return last === undefined ? '' : ` (${language.say('date.until', { date: last })})`;
}

function eventsBlock(entry: Person | Organisation | Place, context: ViewContext): Block[] {
  const { record, language } = context;
  if (entry.entry !== 'place') return [];
  const events = record.events
    .filter(({ place, status }) => place === entry.id && status === 'live')
    .sort((a, b) => newestFirst(a.start, b.start));
  return events.map((event) => ({
    heading: `### ${language.say('heading.events-there')}`,
    markdown: `- ${escapeMarkdown(event.name)} (${escapeMarkdown(eventDates(event, context))})`,
    brief: escapeMarkdown(event.name),
    plain: `– ${event.name} (${eventDates(event, context)})`,
    entries: [event.id] as EntryId[],
  }));
}
