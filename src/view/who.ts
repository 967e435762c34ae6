import type { Language } from '../language/language.js';
import { newestFirst } from '../record/dates.js';
import type { EntryId, Organisation, Person, Place, Role } from '../record/entries.js';
import type { Block, ViewContext } from './block.js';
import { eventDates } from './event.js';
import { nameOf, ownedNamesInWords, roleInWords } from './names.js';
import { entryNotices, smallLines } from './notices.js';
import { shortStatementBlock } from './statement.js';
import { escapeMarkdown, visible } from './text.js';

const MAX_LATEST_STATEMENTS = 4;

/**
 * A person, a body or a place: its names in every script, roles with dates, how much is on file, and the latest of it.
 */
export function whoBlocks(entry: Person | Organisation | Place, context: ViewContext): Block[] {
  const { record, language } = context;
  const statements =
    entry.entry === 'place'
      ? []
      : [...(record.statementsBySpeaker.get(entry.id) ?? [])].filter(({ status }) => status !== 'draft');
  statements.sort((a, b) => newestFirst(a.said, b.said));
  return [
    factsBlock(entry, statements.length, context),
    ...statements
      .slice(0, MAX_LATEST_STATEMENTS)
      .map((one) => shortStatementBlock(one, context, `### ${language.say('heading.latest')}`)),
    ...eventsBlock(entry, context),
  ];
}

function factsBlock(entry: Person | Organisation | Place, statements: number, context: ViewContext): Block {
  const { record, language } = context;
  const figures = record.figures.filter(({ claimant, status }) => claimant === entry.id && status !== 'draft').length;
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
    ...(entry.entry === 'organisation'
      ? ([
          [
            language.say('label.kind'),
            [[entry.kind?.replace('-', ' '), entry.country].filter(Boolean).join(', ')].filter(Boolean),
          ],
        ] as [string, string[]][])
      : []),
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
  const notices = entryNotices(entry, context);
  return {
    markdown:
      [
        ...shown.map(([label, values]) => `**${label}** ${values.map(escapeMarkdown).join('; ')}`),
        ...smallLines(notices),
      ].join('\n') || escapeMarkdown(entry.name),
    brief: escapeMarkdown(entry.name),
    plain: [
      entry.name,
      ...shown.map(([label, values]) => `${label}: ${values.map(visible).join('; ')}`),
      ...notices.map(visible),
    ].join('\n'),
    entries: [entry.id],
  };
}

function heldInWords({ from, to }: Role, language: Language): string {
  const first = from && language.date(from);
  const last = to && language.date(to);
  if (first !== undefined && last !== undefined) return ` (${language.say('date.span', { first, last })})`;
  if (first !== undefined) return ` (${language.say('date.from', { date: first })})`;
  return last === undefined ? '' : ` (${language.say('date.until', { date: last })})`;
}

function eventsBlock(entry: Person | Organisation | Place, { record, language }: ViewContext): Block[] {
  if (entry.entry !== 'place') return [];
  const events = record.events
    .filter(({ place, status }) => place === entry.id && status === 'live')
    .sort((a, b) => newestFirst(a.start, b.start));
  return events.map((event) => ({
    heading: `### ${language.say('heading.events-there')}`,
    markdown: `- ${escapeMarkdown(event.name)} (${escapeMarkdown(eventDates(event, language))})`,
    brief: escapeMarkdown(event.name),
    plain: `– ${event.name} (${eventDates(event, language)})`,
    entries: [event.id] as EntryId[],
  }));
}
