import { dateInWords, newestFirst } from '../record/dates.js';
import type { EntryId, Organisation, Person, Place } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Block, Setting } from './block.js';
import { eventDates } from './event.js';
import { nameOf, ownedNamesInWords, roleInWords } from './names.js';
import { noticesOf, smallLines } from './notices.js';
import { statementLine } from './statement.js';
import { escapeMarkdown, visible } from './text.js';

const LATEST = 4;

/**
 * A person, a body or a place: its names in every script, roles with dates, how much is on file, and the latest of it.
 * @param entry the entry
 * @param setting the record and the day
 */
export function whoBlocks(entry: Person | Organisation | Place, setting: Setting): Block[] {
  const { record } = setting;
  const statements =
    entry.entry === 'place'
      ? []
      : [...(record.statementsBySpeaker.get(entry.id) ?? [])].filter(({ status }) => status !== 'draft');
  statements.sort((a, b) => newestFirst(a.said, b.said));
  return [
    factsBlock(entry, statements.length, setting),
    ...statements.slice(0, LATEST).map((one) => statementLine(one, record, `### Latest statements`)),
    ...eventsBlock(entry, record),
  ];
}

function factsBlock(entry: Person | Organisation | Place, statements: number, setting: Setting): Block {
  const { record } = setting;
  const figures = record.figures.filter(({ claimant, status }) => claimant === entry.id && status !== 'draft').length;
  const names = entry.aliases.filter(({ strength }) => strength === 'strong').map(({ name }) => name);
  const rows: [string, string[]][] = [
    ['Also written', names],
    ...(entry.entry === 'person'
      ? ([
          [
            'Roles',
            entry.roles.map(
              (role) =>
                `${roleInWords(record, role)}${heldInWords(role.from && dateInWords(role.from), role.to && dateInWords(role.to))}`,
            ),
          ],
        ] as [string, string[]][])
      : []),
    ...(entry.entry === 'organisation'
      ? ([['Kind', [[entry.kind?.replace('-', ' '), entry.country].filter(Boolean).join(', ')].filter(Boolean)]] as [
          string,
          string[],
        ][])
      : []),
    ...(entry.entry === 'place'
      ? ([
          ['Names used by sides', ownedNamesInWords(record, entry.namesUsedBy)],
          ['Part of', entry.partOf === undefined ? [] : [nameOf(record, entry.partOf)]],
        ] as [string, string[]][])
      : [['On file', [`${counted(statements, 'statement')}, ${counted(figures, 'figure')}`]] as [string, string[]]]),
  ];
  const shown = rows.filter(([, values]) => values.length > 0);
  const notices = noticesOf(entry, setting);
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

function heldInWords(from: string | undefined, to: string | undefined): string {
  if (from === undefined && to === undefined) return '';
  if (to === undefined) return ` (from ${from})`;
  return from === undefined ? ` (until ${to})` : ` (${from} to ${to})`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function eventsBlock(entry: Person | Organisation | Place, record: VerbatimRecord): Block[] {
  if (entry.entry !== 'place') return [];
  const events = record.events
    .filter(({ place, status }) => place === entry.id && status === 'live')
    .sort((a, b) => newestFirst(a.start, b.start));
  return events.map((event) => ({
    heading: '### Events there',
    markdown: `- ${escapeMarkdown(event.name)} (${escapeMarkdown(eventDates(event))})`,
    brief: escapeMarkdown(event.name),
    plain: `– ${event.name} (${eventDates(event)})`,
    entries: [event.id] as EntryId[],
  }));
}
