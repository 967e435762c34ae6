import type { RecordDate } from '../record/dates.js';
import { dateSpan, UNKNOWN_DATE } from '../record/dates.js';
import type {
  Alias,
  Entry,
  EntryBase,
  EntryKind,
  Figure,
  OwnedName,
  Passage,
  Person,
  RecordEvent,
  Relation,
  Role,
  Statement,
} from '../record/entries.js';
import { RELATION_KINDS } from '../record/entries.js';
import { splitQuotes, UnclosedQuotationError } from '../record/quotes.js';
import type { Collected, Collection, WrittenEntry } from './collect.js';
import { compact } from './compact.js';
import { builtInMetrics } from './metrics.js';
import { didYouMean, excerpt, inWords, nearestWords, type Problem } from './problems.js';
import type { WrittenAliases, WrittenDate, WrittenNames, WrittenRelation } from './schema.js';
import { readDate } from './written-dates.js';
import type { Path } from './yaml.js';

/** An entry with the means to report on it. */
export interface Built<E extends Entry = Entry> {
  readonly entry: E;
  readonly report: (path: Path, wrong: string, right: string, part?: 'key' | 'value') => void;
}

const HOME: Readonly<Record<EntryKind, string>> = {
  source: 'sources',
  person: 'people',
  organisation: 'organisations',
  place: 'places',
  metric: 'metrics',
  event: 'events',
  statement: 'statements',
  figure: 'figures',
};

/**
 * Turns entries as written into entries of the record, and reports what does not fit together.
 * @param collection what the files hold
 * @param problems where to report
 */
export function buildEntries(collection: Collection, problems: Problem[]): Built[] {
  const builtIn = builtInMetrics().filter((metric) => !collection.kinds.has(metric.id));
  const kinds = new Map<string, EntryKind>(collection.kinds);
  for (const metric of builtInMetrics()) {
    const kind = kinds.get(metric.id);
    if (kind === undefined) kinds.set(metric.id, 'metric');
    else if (kind !== 'metric') {
      const other = collection.entries.find((item) => item.written.id === metric.id);
      if (other)
        problems.push({
          file: other.file,
          ...other.place(['id']),
          entry: metric.id,
          wrong: `"${metric.id}" is the name of a built-in metric`,
          right: 'choose another id',
        });
    }
  }
  const built: Built[] = builtIn.map((entry) => ({ entry, report: () => {} }));
  const later: { item: WrittenEntry<'statements'> | WrittenEntry<'figures'>; tools: Tools }[] = [];
  const statements = new Map<string, Statement>();
  const events = new Map<string, RecordEvent>();
  for (const item of collection.entries) {
    const tools = new Tools(item, collection, kinds, problems);
    if (item.list === 'statements' || item.list === 'figures') later.push({ item, tools });
    else {
      const entry = simpleEntry(item, tools);
      if (entry.entry === 'event') events.set(entry.id, entry);
      built.push({ entry, report: tools.report });
    }
  }
  for (const { item, tools } of later) {
    if (item.list !== 'statements') continue;
    const entry = statementEntry(item, tools, events);
    statements.set(entry.id, entry);
    built.push({ entry, report: tools.report });
  }
  for (const { item, tools } of later) {
    if (item.list !== 'figures') continue;
    const entry = figureEntry(item, tools, statements);
    if (entry) built.push({ entry, report: tools.report });
  }
  return built;
}

class Tools {
  constructor(
    readonly item: Collected,
    private readonly collection: Collection,
    private readonly kinds: ReadonlyMap<string, EntryKind>,
    private readonly problems: Problem[],
  ) {}

  readonly report = (path: Path, wrong: string, right: string, part: 'key' | 'value' = 'value'): void => {
    this.problems.push({
      file: this.item.file,
      ...this.item.place(path, part),
      entry: this.item.written.id,
      wrong,
      right,
    });
  };

  base(): EntryBase {
    const { written, file, place } = this.item;
    return compact({
      id: written.id,
      status: written.status ?? 'live',
      revisions: (written.revisions ?? []).map((revision, index) =>
        compact({ ...revision, date: this.date(['revisions', index, 'date'], revision.date) ?? UNKNOWN_DATE }),
      ),
      reviewBy: this.date(['review_by'], written.review_by),
      note: written.note,
      position: { file, ...place([]) },
    });
  }

  date(path: Path, written: WrittenDate | undefined, beside?: RecordDate['precision']): RecordDate | undefined {
    if (written === undefined) return undefined;
    const result = readDate(written, beside);
    if ('date' in result) return result.date;
    this.report(path, result.wrong, result.right);
    return undefined;
  }

  /** Checks that an id names an entry of one of some kinds. */
  reference(path: Path, id: string | undefined, wanted: readonly EntryKind[]): string | undefined {
    if (id === undefined) return undefined;
    const kind = this.kinds.get(id);
    const what = inWords(wanted);
    if (kind === undefined) {
      if (this.collection.perhaps.has(id)) return id;
      const known = [...this.kinds].filter(([, each]) => wanted.includes(each)).map(([each]) => each);
      const near = nearestWords(id, known);
      if (this.collection.blind && near.length === 0) return id;
      const homes = inWords(wanted.map((each) => `\`${HOME[each]}\``));
      this.report(path, `no ${what} has the id "${excerpt(id)}"`, didYouMean(id, known, `add it under ${homes}`));
    } else if (!wanted.includes(kind)) {
      this.report(path, `"${id}" is the id of a ${kind}`, `name a ${what}`);
    }
    return id;
  }

  /** An id or plain words: a word that is nearly an id is a slip. */
  words(path: Path, words: string): string {
    if (this.kinds.has(words) || !/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(words) || this.collection.perhaps.has(words))
      return words;
    const near = nearestWords(
      words,
      [...this.kinds.keys()].filter((id) => Math.abs(id.length - words.length) <= 2),
    ).filter((id) => within(words, id, 2));
    if (near.length > 0)
      this.report(
        path,
        `no entry has the id "${words}"`,
        `did you mean ${inWords(near)}? Write plain words for somebody not on file`,
      );
    return words;
  }

  optionalWords(path: Path, words: string | undefined): string | undefined {
    return words === undefined ? undefined : this.words(path, words);
  }

  aliases(written: WrittenAliases | undefined): Alias[] {
    if (written === undefined) return [];
    if (Array.isArray(written)) {
      return written.map((alias) =>
        typeof alias === 'string'
          ? { name: alias, strength: 'strong' }
          : { name: alias.name, strength: alias.strength ?? 'strong' },
      );
    }
    return [
      ...(written.strong ?? []).map((name): Alias => ({ name, strength: 'strong' })),
      ...(written.weak ?? []).map((name): Alias => ({ name, strength: 'weak' })),
    ];
  }

  names(written: WrittenNames | undefined): OwnedName[] {
    return Object.entries(written ?? {}).flatMap(([owner, names]) => {
      this.words(['names_used_by', owner], owner);
      return [names].flat().map((name) => ({ owner, name }));
    });
  }

  passage(path: Path, written: string | undefined): Passage | undefined {
    if (written === undefined) return undefined;
    const [first = '', last, ...more] = written.split(/\s*(?:…|\.\.\.)\s*/u);
    if (more.length > 0 || !/\S/.test(first) || (last !== undefined && !/\S/.test(last))) {
      this.report(
        path,
        '`passage` does not have the form "first words … last words"',
        'write its first words, one …, and its last words',
      );
      return undefined;
    }
    return last === undefined ? { first } : { first, last };
  }

  quotes(path: Path, says: string): void {
    try {
      const empty = splitQuotes(says).some((run) => run.quoted && !/[\p{L}\p{N}]/u.test(run.text));
      if (empty)
        this.report(
          path,
          'a pair of quotation marks has no words between them',
          'write the words or take the marks out',
        );
    } catch (error) {
      if (!(error instanceof UnclosedQuotationError)) throw error;
      this.report(
        path,
        `the quotation mark before "${excerpt(says.slice(error.offset + 1), 40)}" is never closed`,
        'close it where the words of the speaker end',
      );
    }
  }
}

function within(a: string, b: string, far: number): boolean {
  return nearestWords(a, [b]).length > 0 && Math.abs(a.length - b.length) <= far && editDistance(a, b) <= far;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

type Simple = Exclude<Collected, { list: 'statements' | 'figures' }>;

function simpleEntry(item: Simple, tools: Tools): Exclude<Entry, Statement | Figure> {
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
        partOf: tools.reference(['part_of'], written.part_of, ['place']),
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
      return eventEntry(item, tools, base);
    default:
      return unreachable(item);
  }
}

function unreachable(item: never): never {
  throw new Error(`no such list: ${String(item)}`);
}

function url(written: string | undefined, tools: Tools): string | undefined {
  if (written !== undefined && !(/^https?:\/\/\S+$/i.test(written) && URL.canParse(written))) {
    tools.report(
      ['url'],
      `"${excerpt(written)}" is not a web address`,
      'write the whole address, beginning with https://',
    );
  }
  return written;
}

function roles(written: NonNullable<WrittenEntry<'people'>['written']['roles']>, tools: Tools): Person['roles'] {
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

function endAfterStart(start: RecordDate | undefined, end: RecordDate | undefined, path: Path, tools: Tools): void {
  if (start?.iso && end?.iso && dateSpan(end).last < dateSpan(start).first) {
    tools.report(path, `the end ${end.iso} is before the start ${start.iso}`, 'write the later date as the end');
  }
}

function eventEntry(item: WrittenEntry<'events'>, tools: Tools, base: EntryBase): RecordEvent {
  const { written } = item;
  if (written.date === undefined && written.start === undefined)
    tools.report([], '`date` is missing', 'add `date:` or `start:` and `end:`', 'key');
  if (written.date !== undefined && written.start !== undefined)
    tools.report(['date'], '`date` and `start` are both given', 'keep one of the two', 'key');
  const path = written.date === undefined ? 'start' : 'date';
  const start = tools.date([path], written.date ?? written.start, written.precision);
  const end = tools.date(['end'], written.end);
  endAfterStart(start, end, ['end'], tools);
  return compact({
    ...base,
    entry: 'event' as const,
    name: written.name,
    aliases: tools.aliases(written.aliases),
    start: start ?? UNKNOWN_DATE,
    end,
    place: tools.reference(['place'], written.place, ['place']),
    partOf: tools.reference(['part_of'], written.part_of, ['event']),
    follows: many(written.follows).map(
      (id, index) =>
        tools.reference(Array.isArray(written.follows) ? ['follows', index] : ['follows'], id, ['event']) ?? id,
    ),
    namesUsedBy: tools.names(written.names_used_by),
    summary: (written.summary ?? []).map((sentence, index) => ({
      text: sentence.text,
      entries: sentence.entries.map((id, each) => tools.reference(['summary', index, 'entries', each], id, ANY) ?? id),
    })),
  });
}

const ANY: readonly EntryKind[] = [
  'statement',
  'figure',
  'event',
  'source',
  'person',
  'organisation',
  'place',
  'metric',
];

function many<T>(value: T | T[] | undefined): T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function statementEntry(
  item: WrittenEntry<'statements'>,
  tools: Tools,
  events: ReadonlyMap<string, RecordEvent>,
): Statement {
  const { written } = item;
  const base = tools.base();
  if (written.speaker !== 'outlet') tools.reference(['speaker'], written.speaker, ['person', 'organisation']);
  const listed = many(written.source);
  const sources = listed.map(
    (id, index) =>
      tools.reference(Array.isArray(written.source) ? ['source', index] : ['source'], id, ['source']) ?? id,
  );
  if (sources.length === 0) tools.report(['source'], '`source` is empty', 'name the source of the words');
  const event = tools.reference(['event'], written.event, ['event']);
  if (written.said === undefined && written.event === undefined)
    tools.report([], '`said` is missing, and there is no event to take the day from', 'add `said:` or `event:`', 'key');
  tools.quotes(['says'], written.says);
  return compact({
    ...base,
    entry: 'statement' as const,
    speaker: written.speaker,
    says: written.says,
    source: sources[0] ?? '',
    said: tools.date(['said'], written.said) ?? events.get(event ?? '')?.start ?? UNKNOWN_DATE,
    saidBasis: written.said_basis ?? (written.said === undefined ? 'inferred' : 'source'),
    saidNote: written.said_note,
    event,
    passage: tools.passage(['passage'], written.passage),
    addressee: tools.optionalWords(['addressee'], written.addressee),
    occasion: written.occasion,
    reportedBy: many(written.reported_by).map((who, index) =>
      tools.words(Array.isArray(written.reported_by) ? ['reported_by', index] : ['reported_by'], who),
    ),
    kind: written.kind,
    topics: written.topics ?? [],
    language: written.language,
    translatedBy: written.translated_by,
    roleInSource: written.role_in_source,
    relations: RELATION_KINDS.flatMap((kind) => relations(kind, written[kind], written.id, tools)),
    renderings: [
      ...sources.slice(1).map((source) => ({ source })),
      ...(written.renderings ?? []).map((rendering, index) => {
        if (rendering.says !== undefined) tools.quotes(['renderings', index, 'says'], rendering.says);
        tools.reference(['renderings', index, 'source'], rendering.source, ['source']);
        return compact({ ...rendering, passage: tools.passage(['renderings', index, 'passage'], rendering.passage) });
      }),
    ],
  });
}

function relations(
  kind: Relation['kind'],
  written: WrittenRelation | undefined,
  self: string,
  tools: Tools,
): Relation[] {
  return many<string | Exclude<WrittenRelation, string | unknown[]>>(written).map((relation, index) => {
    const path: Path = Array.isArray(written) ? [kind, index] : [kind];
    const entry = typeof relation === 'string' ? relation : relation.entry;
    const details = typeof relation === 'string' ? {} : relation;
    if (entry === undefined && details.described === undefined)
      tools.report(path, `\`${kind}\` points nowhere`, 'name an entry, or write `described:` and the words');
    if (entry === self) tools.report(path, `\`${kind}\` points at the entry itself`, 'name another entry');
    else tools.reference(path, entry, ['statement', 'figure', 'event']);
    return compact({ ...details, kind, entry });
  });
}

function figureEntry(
  item: WrittenEntry<'figures'>,
  tools: Tools,
  statements: ReadonlyMap<string, Statement>,
): Figure | undefined {
  const { written } = item;
  const base = tools.base();
  tools.reference(['metric'], written.metric, ['metric']);
  tools.reference(['statement'], written.statement, ['statement']);
  tools.reference(['source'], written.source, ['source']);
  if (written.claimant !== undefined && written.claimant !== 'outlet')
    tools.reference(['claimant'], written.claimant, ['person', 'organisation']);
  const statement = written.statement === undefined ? undefined : statements.get(written.statement);
  if (written.statement === undefined) {
    for (const key of ['claimant', 'source', 'as_of'] as const) {
      if (written[key] === undefined)
        tools.report([], `\`${key}\` is missing`, `add \`${key}: …\`, or \`statement:\` to take it from there`, 'key');
    }
  } else if (statement) {
    for (const [key, own, theirs] of [
      ['claimant', written.claimant, statement.speaker],
      ['source', written.source, statement.source],
    ] as const) {
      if (own !== undefined && own !== theirs)
        tools.report(
          [key],
          `\`${key}\` contradicts the statement, which has ${theirs}`,
          'take it out: it comes from the statement',
        );
    }
  }
  const value = String(written.value);
  if (!/[\p{L}\p{N}]/u.test(value))
    tools.report(['value'], '`value` has no words and no number', 'write it exactly as in the source');
  const own = tools.passage(['passage'], written.passage);
  const asOf = tools.date(['as_of'], written.as_of);
  const of = tools.reference(['of'], written.of, ['event']);
  const place = tools.reference(['place'], written.place, ['place']);
  if (written.statement !== undefined && !statement) return undefined;
  return compact({
    ...base,
    entry: 'figure' as const,
    statement: written.statement,
    claimant: statement?.speaker ?? written.claimant ?? 'outlet',
    source: statement?.source ?? written.source ?? '',
    asOf: asOf ?? statement?.said ?? UNKNOWN_DATE,
    asOfBasis: written.as_of_basis ?? (written.as_of === undefined ? statement?.saidBasis : undefined),
    metric: written.metric,
    value,
    population: written.population,
    of,
    place,
    unit: written.unit,
    passage: own ?? statement?.passage,
  });
}
