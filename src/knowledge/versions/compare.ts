import type { EntryKind } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { Contents } from './contents.js';

/** A value of an entry that is otherwise now. */
export interface ChangedValue {
  /** Such as `says` or `roles.0.title`. */
  readonly key: string;
  readonly was?: string;
  readonly now?: string;
}

/** What became of an entry between two versions. */
export interface ChangedEntry {
  readonly id: EntryId;
  readonly entry: EntryKind;
  readonly change: 'added' | 'corrected' | 'withdrawn' | 'gone';
  readonly values: readonly ChangedValue[];
  /** The reasons that editors gave since. */
  readonly revisions: readonly { readonly why: string; readonly by?: string }[];
}

/** Every entry that is otherwise in the second version, by id. */
export function compareVersions(before: Contents, after: Contents): ChangedEntry[] {
  const renamed = new Map<EntryId, EntryId>();
  for (const [id, content] of after)
    for (const former of (JSON.parse(content) as Content).formerly ?? [])
      if (!before.has(id) && before.has(former) && !after.has(former)) renamed.set(id, former);
  const gone = new Set(renamed.values());
  const ids = [...new Set([...before.keys(), ...after.keys()])].filter((id) => !gone.has(id)).sort();
  return ids.flatMap((id) => {
    const [was, now] = [before.get(renamed.get(id) ?? id), after.get(id)];
    return was === now ? [] : [compareEntry(id, was, now)];
  });
}

type Content = Readonly<Record<string, unknown>> & {
  readonly entry: EntryKind;
  readonly status?: string;
  readonly formerly?: readonly EntryId[];
  readonly revisions?: ChangedEntry['revisions'];
};

function compareEntry(id: EntryId, was: string | undefined, now: string | undefined): ChangedEntry {
  const [old, current] = [was, now].map((text) => (text === undefined ? undefined : (JSON.parse(text) as Content)));
  const entry = (current ?? old)?.entry as EntryKind;
  if (old === undefined) return { id, entry, change: 'added', values: [], revisions: [] };
  if (current === undefined) return { id, entry, change: 'gone', values: [], revisions: [] };
  const isWithdrawn = current.status === 'withdrawn' && old.status !== 'withdrawn';
  const known = new Set((old.revisions ?? []).map((one) => JSON.stringify(one)));
  return {
    id,
    entry,
    change: isWithdrawn ? 'withdrawn' : 'corrected',
    values: changedValues(old, current),
    revisions: (current.revisions ?? []).filter((one) => !known.has(JSON.stringify(one))),
  };
}

function changedValues(old: Content, current: Content): ChangedValue[] {
  const [was, now] = [flattened(old), flattened(current)];
  return [...new Set([...was.keys(), ...now.keys()])]
    .filter((key) => was.get(key) !== now.get(key))
    .map((key) => ({
      key,
      ...(was.has(key) ? { was: was.get(key) as string } : {}),
      ...(now.has(key) ? { now: now.get(key) as string } : {}),
    }));
}

/** Every value of an entry by its path; revisions and status are told apart from the values. */
function flattened(content: Content): Map<string, string> {
  const values = new Map<string, string>();
  const add = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) add(item, path === '' ? key : `${path}.${key}`);
    else values.set(path, String(value));
  };
  const { revisions: _, status: __, ...rest } = content;
  add(rest, '');
  return values;
}
