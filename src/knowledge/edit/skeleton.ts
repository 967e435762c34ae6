import { stringify } from 'yaml';
import type { EntryKind } from '../../record/entries.js';
import { referenceAt } from '../entries/reference-fields.js';
import type { ListName } from '../entries/schema.js';
import { isDate, type SchemaKey, schemaKeys } from '../entries/schema-keys.js';
import { TO_BE_WRITTEN } from '../entries/to-be-written.js';
import { KIND_OF } from '../read/collector.js';
import { EXAMPLES } from './examples.js';

/** Keys that every entry has, and that a new one hardly ever needs: they come last. */
const LAST: ReadonlySet<string> = new Set(['revisions', 'review_by', 'note']);
/** Keys that a new entry cannot do without although the schema lets another key take their place. */
const NEEDED: Partial<Record<ListName, readonly string[]>> = { events: ['date'], figures: ['statement'] };
const OLDER_SPELLING = /^The older /;

/** What a skeleton is filled with. */
export interface SkeletonOptions {
  readonly list: ListName;
  readonly id: string;
  /** Values by key, as written. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The id of the newest entry of one of these kinds, to name where nothing better is known. */
  readonly newest: (kinds: readonly EntryKind[]) => string | undefined;
}

/** A required key names an entry, and there is none on file that it could name. */
export class NothingToNameError extends Error {
  constructor(
    readonly key: string,
    readonly kinds: readonly EntryKind[],
  ) {
    super(`\`${key}\` names ${kinds.join(' or ')}, and none is on file yet`);
    this.name = 'NothingToNameError';
  }
}

/** A key of a new entry: its value, and whether it is only suggested. */
export interface SkeletonKey {
  readonly key: string;
  readonly value: unknown;
  readonly isSuggested: boolean;
  readonly comment: string;
}

/**
 * Every key of a new draft with a value: given, needed, or suggested.
 * @throws {NothingToNameError}
 */
export function skeletonKeys({ list, id, values, newest }: SkeletonOptions): SkeletonKey[] {
  const given: Readonly<Record<string, unknown>> = { status: 'draft', ...values, id };
  const keys = schemaKeys(list).filter(
    ({ key, description }) => !key.includes('.') && !OLDER_SPELLING.test(description),
  );
  const filled = keys.map((key): SkeletonKey => {
    const isNeeded = key.isRequired || isNeededBy(list, key.key, given);
    const example = EXAMPLES[list]?.[key.key] ?? TO_BE_WRITTEN;
    const value = given[key.key] ?? (isNeeded ? needed(list, key, newest) : example);
    return { key: key.key, value, isSuggested: given[key.key] === undefined && !isNeeded, comment: commentOn(key) };
  });
  const rank = ({ key, isSuggested }: SkeletonKey): number =>
    key === 'id' ? 0 : key === 'status' ? 1 : LAST.has(key) ? 4 : isSuggested ? 3 : 2;
  return filled.sort((a, b) => rank(a) - rank(b));
}

/**
 * An entry as lines of YAML, without the dash and the indentation of its list.
 * @param short whether suggestions and comments are left out
 */
export function skeletonLines(keys: readonly SkeletonKey[], short = false): string[] {
  if (short)
    return keys.flatMap(({ key, value, isSuggested }) => (isSuggested ? [] : [`${key}: ${inlineYaml(value)}`]));
  return keys.map(({ key, value, isSuggested, comment }) => {
    const line = `${key}: ${inlineYaml(value)}`;
    return `${isSuggested ? '# ' : ''}${line}${comment === '' ? '' : ` # ${comment}`}`;
  });
}

/** An entry as one line of JSON. */
export function skeletonJson(list: ListName, keys: readonly SkeletonKey[]): string {
  const written = Object.fromEntries(
    keys.flatMap(({ key, value, isSuggested }) => (isSuggested ? [] : [[key, value]])),
  );
  return JSON.stringify({ entry: KIND_OF[list], ...written });
}

/** A value on one line of YAML. */
export function inlineYaml(value: unknown, isInFlow = false): string {
  const text = stringify(value, {
    schema: 'failsafe',
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
    blockQuote: false,
    // Only within double quotes is a line break written as two signs, rather than begin a line of the file.
    ...(hasLineBreak(value)
      ? {
          defaultStringType: 'QUOTE_DOUBLE',
          defaultKeyType: 'PLAIN',
          doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
        }
      : {}),
  }).replace(/\n$/, ''); // Not trimmed: a no-break space at the end of a text is part of it.
  // In brackets, commas and brackets end a text that is not in quotation marks.
  return isInFlow && typeof value === 'string' && /[[\]{},]/.test(text) && !/^["']/.test(text)
    ? JSON.stringify(value)
    : text;
}

const hasLineBreak = (value: unknown): boolean => /\\[nr]/.test(JSON.stringify(value) ?? '');

function isNeededBy(list: ListName, key: string, given: Readonly<Record<string, unknown>>): boolean {
  if (list === 'events' && given.start !== undefined) return false;
  if (list === 'figures' && (given.claimant !== undefined || given.source !== undefined))
    return key === 'claimant' || key === 'source' || key === 'as_of';
  return NEEDED[list]?.includes(key) === true;
}

function needed(list: ListName, { key, schema, words }: SchemaKey, newest: SkeletonOptions['newest']): unknown {
  if (key === 'speaker' || key === 'claimant') return 'outlet';
  const kinds = kindsNamedBy(list, key);
  if (kinds !== undefined) {
    const id = newest(kinds);
    if (id === undefined) throw new NothingToNameError(key, kinds);
    return id;
  }
  if (isDate(schema)) return 'unknown';
  return words[0] ?? TO_BE_WRITTEN;
}

/** The kinds of entry that a key must name. */
function kindsNamedBy(list: ListName, key: string): readonly EntryKind[] | undefined {
  try {
    const { kinds, orWords } = referenceAt(KIND_OF[list], [key]);
    return orWords ? undefined : kinds;
  } catch {
    return undefined;
  }
}

const commentOn = ({ description, words }: SchemaKey): string =>
  [description, words.length === 0 ? '' : `One of: ${words.join(', ')}.`].filter(Boolean).join(' ');
