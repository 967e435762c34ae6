import type { Entry } from '../../record/entries.js';
import { ofKinds } from '../../record/on-demand.js';
import { wholesOf } from '../../record/parents.js';
import type { BuiltEntry } from './build-entries.js';

const MAY_CIRCLE: ReadonlySet<string> = new Set(['event', 'place', 'organisation', 'topic', 'group']);

/** Reports events, places, bodies, topics and groups that are part of, or follow, themselves. */
export function reportCycles(all: readonly BuiltEntry[]): void {
  const built = ofKinds(all, MAY_CIRCLE, ({ entry }) => entry.entry);
  for (const key of ['part_of', 'parent', 'follows'] as const) {
    const next = new Map(built.map(({ entry }) => [entry.id, linksOf(entry, key)]));
    const reported = new Set<string>();
    for (const { entry, report } of built) {
      if (reported.has(entry.id)) continue;
      const circle = circleFrom(entry.id, next);
      if (!circle) continue;
      for (const id of circle) reported.add(id);
      const wrong =
        circle.length === 1
          ? `\`${key}\` points at the entry itself`
          : `\`${key}\` goes round in a circle: ${[...circle, entry.id].join(' → ')}`;
      report([key], wrong, 'point it at another entry or take it out');
    }
  }
}

function linksOf(entry: Entry, key: 'part_of' | 'parent' | 'follows'): readonly string[] {
  if (key === 'follows') return entry.entry === 'event' ? entry.follows : [];
  if (key === 'parent') return entry.entry === 'organisation' && entry.parent !== undefined ? [entry.parent] : [];
  return wholesOf(entry);
}

/** The shortest way from an id back to itself, breadth first. */
function circleFrom(start: string, next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const to of next.get(at) ?? []) {
      if (to === start) return wayTo(at, start, cameFrom);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, at);
      queue.push(to);
    }
  }
  return undefined;
}

function wayTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let back = end; back !== start; ) {
    back = cameFrom.get(back) ?? start;
    way.unshift(back);
  }
  return way;
}
