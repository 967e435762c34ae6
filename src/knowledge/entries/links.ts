import type { Built } from './build.js';

/** Reports events and places that are part of, or follow, themselves. */
export function checkCycles(built: readonly Built[]): void {
  for (const key of ['part_of', 'follows'] as const) {
    const next = new Map<string, readonly string[]>();
    for (const { entry } of built) {
      if (entry.entry === 'event')
        next.set(entry.id, key === 'follows' ? entry.follows : entry.partOf === undefined ? [] : [entry.partOf]);
      else if (entry.entry === 'place' && key === 'part_of')
        next.set(entry.id, entry.partOf === undefined ? [] : [entry.partOf]);
    }
    const told = new Set<string>();
    for (const { entry, report } of built) {
      if (told.has(entry.id)) continue;
      const round = roundTrip(entry.id, next);
      if (!round) continue;
      for (const id of round) told.add(id);
      const wrong =
        round.length === 1
          ? `\`${key}\` points at the entry itself`
          : `\`${key}\` goes round in a circle: ${[...round, entry.id].join(' → ')}`;
      report([key], wrong, 'point it at another entry or take it out');
    }
  }
}

function roundTrip(start: string, next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const to of next.get(at) ?? []) {
      if (to === start) {
        const way = [at];
        for (let back = at; back !== start; ) {
          back = cameFrom.get(back) ?? start;
          way.unshift(back);
        }
        return way;
      }
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, at);
      queue.push(to);
    }
  }
  return undefined;
}
