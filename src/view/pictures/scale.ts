export const MS_PER_DAY = 86_400_000;

/** Places values on a line. */
export type Scale = (value: number) => number;

/** A scale that maps one span to another; the spans of values must not be empty. */
export function linearScale([first, last]: readonly [number, number], [from, to]: readonly [number, number]): Scale {
  return (value) => {
    const share = (value - first) / (last - first);
    return from * (1 - share) + to * share;
  };
}

/** About how many ticks there are: readers compare the marks, and look up only the order of magnitude. */
const TICKS = 4;

/** Round whole numbers from 0 to a limit: multiples of 1, 2 or 5 times a power of ten. */
export function wholeTicks(limit: number): number[] {
  const wanted = limit / TICKS;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = Math.max(1, power * factorFor(wanted / power));
  return Array.from({ length: Math.floor(limit / step) + 1 }, (_, index) => index * step);
}

/** The nearest of 1, 2, 5 and 10 on a logarithmic scale: between two of them, the limit is the root of their product. */
function factorFor(share: number): number {
  if (share >= Math.sqrt(50)) return 10;
  if (share >= Math.sqrt(10)) return 5;
  return share >= Math.sqrt(2) ? 2 : 1;
}
