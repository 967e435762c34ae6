import { compact } from '../../record/compact.js';
import { UNKNOWN_DATE } from '../../record/dates.js';
import {
  type Entry,
  type Figure,
  OWN_WORDS_KINDS,
  type Person,
  type Role,
  type Statement,
} from '../../record/entries.js';
import { excerpt, inWords } from '../problems.js';
import type { ParsedEntry, WrittenEntry } from '../read/collector.js';
import { buildEvent } from './build-event.js';
import { type EntryTools, endAfterStart, many } from './entry-tools.js';
import type { Written } from './schema.js';

type Simple = Exclude<ParsedEntry, { list: 'statements' | 'figures' }>;

/** A source, person, organisation, place, metric or event as written, as an entry of the record. */
export function buildSimpleEntry(item: Simple, tools: EntryTools): Exclude<Entry, Statement | Figure> {
  const base = tools.base();
  switch (item.list) {
    case 'sources': {
      const { written } = item;
      return compact({
        ...base,
        entry: 'source' as const,
        publisher: written.publisher,
        title: written.title,
        url: url(written.url, tools),
        byline: written.byline,
        kind: written.kind,
        wordsOf: wordsOf(written, tools),
        published: tools.date(['published'], written.published) ?? UNKNOWN_DATE,
        retrieved: tools.date(['retrieved'], written.retrieved),
        language: written.language,
        perspective: written.perspective,
        standing: written.standing,
        wire: written.wire,
        republishedFrom: tools.optionalWords(['republished_from'], written.republished_from),
        revision:
          written.revision &&
          compact({
            ...written.revision,
            date: tools.date(['revision', 'date'], written.revision.date) ?? UNKNOWN_DATE,
          }),
        archived: written.archived === true || written.archived === 'true',
      });
    }
    case 'people': {
      const { written } = item;
      return {
        ...base,
        entry: 'person',
        name: written.name,
        aliases: tools.aliases(written.aliases),
        roles: roles(written.roles ?? [], tools),
      };
    }
    case 'organisations': {
      const { written } = item;
      return compact({
        ...base,
        entry: 'organisation' as const,
        name: written.name,
        aliases: tools.aliases(written.aliases),
        kind: written.kind,
        country: written.country,
      });
    }
    case 'places': {
      const { written } = item;
      return compact({
        ...base,
        entry: 'place' as const,
        name: written.name,
        aliases: tools.aliases(written.aliases),
        namesUsedBy: tools.names(written.names_used_by),
        demonyms: written.demonyms ?? [],
        partOf: tools.reference(['part_of'], written.part_of),
      });
    }
    case 'metrics': {
      const { written } = item;
      return compact({
        ...base,
        entry: 'metric' as const,
        name: written.name,
        unit: written.unit,
        group: written.group,
        aliases: tools.aliases(written.aliases),
      });
    }
    case 'events':
      return buildEvent(item, tools, base);
    default:
      return unreachable(item);
  }
}

function unreachable(item: never): never {
  throw new Error(`no such list: ${String(item)}`);
}

function wordsOf({ kind, words_of }: Written<'sources'>, tools: EntryTools): readonly string[] {
  const listed = many(words_of);
  if (kind !== undefined && listed.length === 0)
    tools.report(
      ['kind'],
      `a ${kind} is somebody’s own words, but \`words_of\` is missing`,
      'add `words_of:` and the id of the one who says them',
    );
  if (kind === undefined && listed.length > 0)
    tools.report(
      ['words_of'],
      '`words_of` is for sources that are somebody’s own words throughout',
      `add \`kind:\` (${inWords(OWN_WORDS_KINDS)}), or take it away`,
    );
  return listed.map(
    (id, index) => tools.reference(Array.isArray(words_of) ? ['words_of', index] : ['words_of'], id) ?? id,
  );
}

function url(written: string | undefined, tools: EntryTools): string | undefined {
  if (written !== undefined && !(/^https?:\/\/\S+$/i.test(written) && URL.canParse(written))) {
    tools.report(
      ['url'],
      `"${excerpt(written)}" is not a web address`,
      'write the whole address, beginning with https://',
    );
  }
  return written;
}

function roles(written: NonNullable<WrittenEntry<'people'>['written']['roles']>, tools: EntryTools): Person['roles'] {
  const read = written.map((role, index): Role => {
    const from = tools.date(['roles', index, 'from'], role.from);
    const to = tools.date(['roles', index, 'to'], role.to);
    endAfterStart(from, to, ['roles', index, 'to'], tools);
    return compact({
      title: role.title,
      organisation: tools.optionalWords(['roles', index, 'organisation'], role.organisation),
      from,
      to,
    });
  });
  read.forEach((role, index) => {
    if (read.length > 1 && !role.from?.iso && !role.to?.iso) {
      tools.report(
        ['roles', index],
        `the role "${excerpt(role.title)}" has no date and so overlaps with the other roles`,
        'add `from:` or `to:` to it',
      );
    }
  });
  return read;
}
