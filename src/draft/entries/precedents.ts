import type { CountedGroup } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { addToGroup } from '../../record/group-by.js';
import type { Figure } from '../../record/statement.js';
import { fold, words } from '../../search/words/fold.js';

/** Fewer words of a group’s name are those of many. */
const MIN_GROUP_WORDS = 3;

/** How figures on file are filed: what all of one metric have alike is taken over. */
export class Precedents {
  readonly #byMetric = new Map<EntryId, Figure[]>();
  /** Events whose numbers are on file. */
  readonly counted: ReadonlySet<EntryId>;

  constructor(
    figures: readonly Figure[],
    private readonly groups: readonly CountedGroup[],
  ) {
    for (const figure of figures) addToGroup(this.#byMetric, figure.metric, figure);
    this.counted = new Set(figures.flatMap(({ of }) => of ?? []));
  }

  /** The figures of a metric. */
  of(metric: EntryId): readonly Figure[] {
    return this.#byMetric.get(metric) ?? [];
  }

  has(metric: EntryId): boolean {
    return this.#byMetric.has(metric);
  }

  /** The event that all figures of a metric count; undefined where they differ, or count none. */
  eventOf(metric: EntryId): EntryId | undefined {
    return this.#alike(metric, ({ of }) => of ?? '') || undefined;
  }

  /** Whether all figures of a metric are filed without an event. */
  isWithoutEvent(metric: EntryId): boolean {
    return this.#alike(metric, ({ of }) => of ?? '') === '';
  }

  /**
   * The groups that all figures of a metric count, else the one whose name the words behind the number begin.
   * @param behind the words behind the number
   */
  groupsOf(metric: EntryId, behind: string): readonly EntryId[] {
    if (this.has(metric)) {
      const alike = this.#alike(metric, ({ counted = [] }) => counted.join(' '));
      return alike === undefined || alike === '' ? [] : alike.split(' ');
    }
    const there = words(behind);
    const named = this.groups.filter(({ name }) => {
      const own = words(name);
      let same = 0;
      while (same < own.length && own[same] === there[same]) same += 1;
      return same >= MIN_GROUP_WORDS && same * 2 >= own.length;
    });
    return named.length === 1 ? named.map(({ id }) => id) : [];
  }

  /** The unit at the end of a value, where figures on file have it beside the value: `12 million` and `crowns`. */
  unitAtEnd(metric: EntryId, value: string): string | undefined {
    const units = (this.#byMetric.get(metric) ?? []).flatMap(({ population }) => population ?? []);
    return units.find((unit) => fold(value).endsWith(` ${fold(unit)}`));
  }

  #alike(metric: EntryId, of: (figure: Figure) => string): string | undefined {
    const all = new Set(this.#byMetric.get(metric)?.map(of));
    return all.size === 1 ? [...all][0] : undefined;
  }
}
