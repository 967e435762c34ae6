import { compact } from './compact.js';
import type { Entry, EntryKind } from './entries.js';
import type { EntryId } from './entry-base.js';

/** A field of an entry that names other entries. */
export interface Reference<Field extends string = string> {
  /** A key of the entry, of an object in it or of the items of a list: `roles.organisation`. */
  readonly field: Field;
  /** The kinds of entry it may name. */
  readonly kinds: readonly EntryKind[];
  /** Whether plain words may be given instead of an id. */
  readonly orWords: boolean;
  /** Whether an export of the entry brings along what the field names: not for an entry that is itself only named by another. */
  readonly exported: 'always' | 'when-asked';
  /** What becomes of the entry when what the field names is not shown. */
  readonly whenHidden: 'hide-entry' | 'drop-item' | 'drop-field';
}

/** The keys of an entry, and those of its objects and of the items of its lists. */
type FieldOf<E> = {
  [K in keyof E & string]: NonNullable<E[K]> extends readonly (infer Item)[]
    ? Item extends object
      ? `${K}.${keyof Item & string}`
      : K
    : K | `${K}.${KeyOfObject<E[K]>}`;
}[keyof E & string];

/** The keys of what may be an object among other things. */
type KeyOfObject<T> =
  Extract<T, object> extends infer Part ? (Part extends object ? keyof Part & string : never) : never;

type Options = Partial<Pick<Reference, 'orWords' | 'exported' | 'whenHidden'>>;

const to = <F extends string>(field: F, kinds: readonly EntryKind[], options: Options = {}): Reference<F> => ({
  field,
  kinds,
  orWords: false,
  exported: 'always',
  whenHidden: 'drop-field',
  ...options,
});

const ANY_KIND: readonly EntryKind[] = [
  'statement',
  'figure',
  'event',
  'source',
  'person',
  'organisation',
  'place',
  'metric',
  'topic',
  'group',
];
const SPEAKER: readonly EntryKind[] = ['person', 'organisation'];
const SPOKEN_FOR: readonly EntryKind[] = ['person', 'organisation', 'place'];
const WORDS = { orWords: true } as const;
const ESSENTIAL = { whenHidden: 'hide-entry' } as const;
const NAMES_USED_BY = to('namesUsedBy.owner', ANY_KIND, { orWords: true, whenHidden: 'drop-item' });
const COMMON = to('revisions.by', ANY_KIND, WORDS);

/**
 * Every field that names other entries, by kind of entry. The check of ids, the selection of an export and the hiding of drafts read it:
 * a new field of this sort needs a row here.
 */
export const REFERENCES: {
  readonly [E in Entry as E['entry']]: readonly Reference<FieldOf<E>>[];
} = {
  source: [
    COMMON,
    to('wordsOf', SPEAKER),
    to('republishedFrom', ANY_KIND, WORDS),
    to('wire', ANY_KIND, WORDS),
    to('revision.concerns', ['statement', 'figure'], { exported: 'when-asked', whenHidden: 'drop-item' }),
  ],
  person: [COMMON, to('roles.organisation', ['organisation'], WORDS), to('roles.country', ['place'], WORDS)],
  organisation: [
    COMMON,
    to('country', ['place'], WORDS),
    to('parent', ['organisation', 'place']),
    // A union of countries would bring all of them.
    to('members', ['organisation', 'place'], { exported: 'when-asked', whenHidden: 'drop-item' }),
  ],
  place: [COMMON, NAMES_USED_BY, to('partOf', ['place']), to('capitalOf', ['place'])],
  metric: [COMMON],
  topic: [COMMON, to('partOf', ['topic'])],
  group: [COMMON, to('side', ['place', 'organisation']), to('partOf', ['group'], { whenHidden: 'drop-item' })],
  event: [
    COMMON,
    NAMES_USED_BY,
    to('place', ['place']),
    to('partOf', ['event']),
    to('follows', ['event'], { whenHidden: 'drop-item' }),
    // A sentence that rests on a draft would give away what the draft says. Through the events, exporting it always would bring the whole record.
    to('summary.entries', ANY_KIND, { exported: 'when-asked', whenHidden: 'drop-item' }),
  ],
  statement: [
    COMMON,
    to('speaker', SPEAKER, ESSENTIAL),
    to('speaker.for', SPOKEN_FOR),
    to('source', ['source'], ESSENTIAL),
    to('event', ['event']),
    to('addressee', ANY_KIND, WORDS),
    to('reportedBy', ANY_KIND, { orWords: true, whenHidden: 'hide-entry' }),
    to('translatedBy', ANY_KIND, WORDS),
    to('topics', ['topic'], { orWords: true, whenHidden: 'drop-item' }),
    to('relations.entry', ['statement', 'figure', 'event'], { whenHidden: 'drop-item' }),
    to('renderings.source', ['source'], { whenHidden: 'drop-item' }),
    to('translations.by', ANY_KIND, { orWords: true, whenHidden: 'drop-item' }),
    to('translations.source', ['source'], { whenHidden: 'drop-item' }),
  ],
  figure: [
    COMMON,
    to('statement', ['statement']),
    to('claimant', SPEAKER, ESSENTIAL),
    to('claimant.for', SPOKEN_FOR),
    to('source', ['source'], ESSENTIAL),
    to('metric', ['metric'], ESSENTIAL),
    to('counted', ['group'], { whenHidden: 'drop-item' }),
    to('of', ['event'], ESSENTIAL),
    to('place', ['place']),
  ],
};

/** The ids, or plain words, that an entry names in one field. */
export function namedIn(entry: Entry, { field }: Reference): readonly string[] {
  const [key = '', itemKey] = field.split('.');
  const values = [(entry as unknown as Fields)[key]].flat();
  const named = itemKey === undefined ? values : values.map((item) => (item as Fields | undefined)?.[itemKey]);
  return named.flat().filter((value) => typeof value === 'string');
}

/** An entry that no longer names hidden entries. Fields marked `hide-entry` stay as they are: such an entry is itself to be hidden. */
export function withoutReferences<E extends Entry>(entry: E, hidden: ReadonlySet<EntryId>): E {
  const changed: Record<string, unknown> = {};
  for (const reference of REFERENCES[entry.entry]) {
    if (reference.whenHidden === 'hide-entry' || !namedIn(entry, reference).some((id) => hidden.has(id))) continue;
    const [key = '', itemKey] = reference.field.split('.');
    const value = key in changed ? changed[key] : (entry as unknown as Fields)[key];
    changed[key] = withoutHidden(value, itemKey, reference.whenHidden, hidden);
  }
  return compact({ ...entry, ...changed }) as unknown as E;
}

type Fields = Readonly<Record<string, unknown>>;

function withoutHidden(
  value: unknown,
  itemKey: string | undefined,
  whenHidden: Reference['whenHidden'],
  hidden: ReadonlySet<EntryId>,
): unknown {
  const isShown = (id: unknown): boolean => !hidden.has(id as EntryId);
  if (!Array.isArray(value))
    return itemKey === undefined ? undefined : withoutHiddenIn(value as Fields, itemKey, isShown);
  const isHidden = (item: unknown): boolean =>
    ![itemKey === undefined ? item : (item as Fields)[itemKey]].flat().every(isShown);
  if (whenHidden === 'drop-item' || itemKey === undefined) return value.filter((item) => !isHidden(item));
  return value.map((item: Fields) => (isHidden(item) ? compact({ ...item, [itemKey]: undefined }) : item));
}

function withoutHiddenIn(part: Fields, key: string, isShown: (id: unknown) => boolean): Fields {
  const named = part[key];
  return compact({ ...part, [key]: Array.isArray(named) ? named.filter(isShown) : undefined });
}
