/** Items in a row that are in both lists, or in one of them alone. */
export interface Stretch {
  readonly where: 'both' | 'first' | 'second';
  readonly count: number;
}

const NONE = -1;
/** Steps beyond which the lists of steps are not kept for the next comparison. */
const MAX_KEPT_STEPS = 20_000;

/**
 * Aligns two lists by the fewest changes, as `diffArrays` of `diff` does and with the very same choices. That one allocates objects for
 * each step that it tries; here steps are numbers in lists that serve one comparison after the other.
 * Source: Myers, "An O(ND) difference algorithm and its variations" (1986).
 */
export class Aligner<T> {
  /** For each step tried: the step before it, its diagonal, and how many items of the first list lie behind it. */
  #before: number[] = [];
  #diagonal: number[] = [];
  #reached: number[] = [];
  #steps = 0;
  /** The step that got furthest on each diagonal. */
  #furthest: number[] = [];

  /**
   * Aligns two lists.
   * @param maxChanges how many items may be in one list alone
   * @returns undefined where there are more
   */
  align(first: readonly T[], second: readonly T[], maxChanges: number): Stretch[] | undefined {
    if (this.#before.length > MAX_KEPT_STEPS) [this.#before, this.#diagonal, this.#reached] = [[], [], []];
    this.#steps = 0;
    const most = Math.min(first.length + second.length, maxChanges);
    // Diagonals from -most to most, and one beyond them at each end.
    const middle = most + 1;
    const furthest = this.#furthest;
    for (let at = 0; at <= 2 * middle; at += 1) furthest[at] = NONE;
    furthest[middle] = this.#take(NONE, 0, 0, first, second);
    if (this.#isEnd(0, first, second)) return this.#stretchesTo(0);
    let lowest = Number.NEGATIVE_INFINITY;
    let highest = Number.POSITIVE_INFINITY;
    for (let changes = 1; changes <= most; changes += 1) {
      for (let diagonal = Math.max(lowest, -changes); diagonal <= Math.min(highest, changes); diagonal += 2) {
        const at = middle + diagonal;
        const step = this.#next(furthest[at - 1] as number, furthest[at + 1] as number, diagonal, first, second);
        furthest[at - 1] = NONE;
        furthest[at] = step;
        if (step === NONE) continue;
        if (this.#isEnd(step, first, second)) return this.#stretchesTo(step);
        // What has come to the end of a list can only go along it, which takes as many changes on every diagonal beyond.
        const reached = this.#reached[step] as number;
        if (reached === first.length) highest = Math.min(highest, diagonal - 1);
        if (reached - diagonal === second.length) lowest = Math.max(lowest, diagonal + 1);
      }
    }
    return undefined;
  }

  /** The step onto a diagonal from the one below it or the one above it, whichever gets further; none where neither leads there. */
  #next(below: number, above: number, diagonal: number, first: readonly T[], second: readonly T[]): number {
    const byFirst = below === NONE ? NONE : (this.#reached[below] as number);
    const bySecond = above === NONE ? NONE : (this.#reached[above] as number);
    const mayTakeFirst = byFirst !== NONE && byFirst < first.length;
    const inSecond = bySecond - diagonal;
    const mayTakeSecond = bySecond !== NONE && inSecond >= 1 && inSecond <= second.length;
    if (!mayTakeFirst && !mayTakeSecond) return NONE;
    return !mayTakeFirst || (mayTakeSecond && byFirst < bySecond)
      ? this.#take(above, diagonal, bySecond, first, second)
      : this.#take(below, diagonal, byFirst + 1, first, second);
  }

  /** Notes a step, with the items in common behind it. */
  #take(before: number, diagonal: number, from: number, first: readonly T[], second: readonly T[]): number {
    let reached = from;
    while (
      reached < first.length &&
      reached - diagonal < second.length &&
      first[reached] === second[reached - diagonal]
    )
      reached += 1;
    const step = this.#steps++;
    this.#before[step] = before;
    this.#diagonal[step] = diagonal;
    this.#reached[step] = reached;
    return step;
  }

  #isEnd(step: number, first: readonly T[], second: readonly T[]): boolean {
    const reached = this.#reached[step] as number;
    return reached === first.length && reached - (this.#diagonal[step] as number) === second.length;
  }

  #stretchesTo(end: number): Stretch[] {
    const found: { readonly where: Stretch['where']; count: number }[] = [];
    const add = (where: Stretch['where'], count: number): void => {
      const last = found.at(-1);
      if (last?.where === where) last.count += count;
      else if (count > 0) found.push({ where, count });
    };
    for (let step = end; step !== NONE; step = this.#before[step] as number) {
      const before = this.#before[step] as number;
      const isOfFirst = before !== NONE && (this.#diagonal[step] as number) > (this.#diagonal[before] as number);
      const from = before === NONE ? 0 : (this.#reached[before] as number) + (isOfFirst ? 1 : 0);
      add('both', (this.#reached[step] as number) - from);
      if (before !== NONE) add(isOfFirst ? 'first' : 'second', 1);
    }
    return found.reverse();
  }
}
