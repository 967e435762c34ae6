import { compact } from '../../record/compact.js';
import { UNKNOWN_DATE } from '../../record/dates.js';
import { type Entry, OWN_WORDS_KINDS, type Person, type Role, type Source } from '../../record/entries.js';
import { EXTENTS } from '../../record/entry-base.js';
import type { Figure, Statement } from '../../record/statement.js';
import { excerpt, inWords } from '../problems.js';
import type { ParsedEntry, WrittenEntry } from '../read/collector.js';
import { buildEvent } from './build-event.js';
import { type EntryTools, endAfterStart, many } from './entry-tools.js';
import type { Written } from './schema.js';

type Simple = Exclude<ParsedEntry, { list: 'statements' | 'figures' }>;

/** An entry as written that is neither statement nor figure, as an entry of the record. */
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
        revision: revisionOf(written.revision, tools),
        archived: written.archived !== undefined && String(written.archived) !== 'false',
        extent: EXTENTS.find((extent) => extent === written.archived),
      });
    }
    case 'people': {
      const { written } = item;
      return {
        ...base,
        entry: 'person',
        ...tools.named(written),
        roles: roles(written.roles ?? [], tools),
      };
    }
    case 'organisations': {
      const { written } = item;
      return compact({
        ...base,
        entry: 'organisation' as const,
        ...tools.named(written),
        kind: written.kind,
        country: tools.bearerOf(['country'], 'place', written.country),
        parent: tools.reference(['parent'], written.parent),
        members: many(written.members).map(
          (id, index) => tools.reference(Array.isArray(written.members) ? ['members', index] : ['members'], id) ?? id,
        ),
      });
    }
    case 'places': {
      const { written } = item;
      return compact({
        ...base,
        entry: 'place' as const,
        ...tools.named(written),
        namesUsedBy: tools.names(written.names_used_by),
        demonyms: written.demonyms ?? [],
        partOf: tools.reference(['part_of'], written.part_of),
        capitalOf: tools.reference(['capital_of'], written.capital_of),
      });
    }
    case 'metrics': {
      const { written } = item;
      return compact({
        ...base,
        entry: 'metric' as const,
        ...tools.named(written),
        unit: written.unit,
        family: written.family ?? written.group,
      });
    }
    case 'topics': {
      const { written } = item;
      return compact({
        ...base,
        entry: 'topic' as const,
        ...tools.named(written),
        partOf: tools.reference(['part_of'], written.part_of),
      });
    }
    case 'groups': {
      const { written } = item;
      return compact({
        ...base,
        entry: 'group' as const,
        ...tools.named(written),
        side: tools.reference(['side'], written.side),
        kind: written.kind,
        partOf: tools.references('part_of', written.part_of) ?? [],
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

function revisionOf(written: Written<'sources'>['revision'], tools: EntryTools): Source['revision'] {
  if (written === undefined) return undefined;
  const { concerns } = written;
  const ids = many(concerns).map(
    (id, index) => tools.reference(['revision', 'concerns', ...(Array.isArray(concerns) ? [index] : [])], id) ?? id,
  );
  return compact({
    ...written,
    date: tools.date(['revision', 'date'], written.date) ?? UNKNOWN_DATE,
    concerns: concerns === undefined ? undefined : ids,
  });
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
  return written.map((role, index): Role => {
    const from = tools.date(['roles', index, 'from'], role.from);
    const to = tools.date(['roles', index, 'to'], role.to);
    endAfterStart(from, to, ['roles', index, 'to'], tools);
    return compact({
      title: role.title,
      organisation: tools.bearerOf(['roles', index, 'organisation'], 'organisation', role.organisation),
      country: tools.bearerOf(['roles', index, 'country'], 'place', role.country),
      from,
      to,
    });
  });
}
