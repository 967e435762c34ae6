import { addToGroup } from '../../record/group-by.js';
import { ofKinds } from '../../record/on-demand.js';
import { KIND_OF, type ParsedEntry } from '../read/collector.js';
import { textsIn } from './entry-names.js';

/** Places and bodies by their whole names, as far as these are in plain words where an entry could be named. */
export class NameBearers {
  #ids: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(private readonly entries: readonly ParsedEntry[]) {}

  /** The only place or body that bears a name, in whatever letters; undefined where none or several do. */
  only(name: string, kind: 'place' | 'organisation'): string | undefined {
    this.#ids ??= idsByName(this.entries);
    const [id, ...others] = this.#ids.get(`${kind} ${nameKey(name)}`) ?? [];
    return others.length === 0 ? id : undefined;
  }
}

/** A name as it is compared: a capital or an accent written in two characters makes no other name. */
export const nameKey = (name: string): string => name.normalize('NFC').trim().toLowerCase();

const BEARERS: ReadonlySet<string> = new Set([KIND_OF.places, KIND_OF.organisations]);

function idsByName(entries: readonly ParsedEntry[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { list, written } of ofKinds(entries, BEARERS, ({ list }) => KIND_OF[list])) {
    if (list !== 'places' && list !== 'organisations') continue;
    const names = ['name', 'names', 'aliases'].flatMap((key) =>
      textsIn((written as Readonly<Record<string, unknown>>)[key]),
    );
    for (const name of new Set(names.map(nameKey))) addToGroup(ids, `${KIND_OF[list]} ${name}`, written.id);
  }
  return ids;
}
