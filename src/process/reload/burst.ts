/** A burst of changes ends after this long without a change. */
const QUIET_MS = 150;
/** Max length of a burst: a folder that never stops changing is loaded all the same. */
const MAX_BURST_MS = 2_000;

/** When a burst of changes is over. */
export interface BurstTiming {
  readonly quietMs?: number;
  readonly maxBurstMs?: number;
}

/** Calls back once when changes have stopped coming. */
export function createBurst(
  onEnd: () => void,
  { quietMs = QUIET_MS, maxBurstMs = MAX_BURST_MS }: BurstTiming,
): { add(): void; close(): void } {
  let quiet: NodeJS.Timeout | undefined;
  let began: number | undefined;
  return {
    add() {
      began ??= performance.now();
      clearTimeout(quiet);
      const left = maxBurstMs - (performance.now() - began);
      quiet = setTimeout(
        () => {
          began = undefined;
          onEnd();
        },
        Math.max(0, Math.min(quietMs, left)),
      );
    },
    close: () => clearTimeout(quiet),
  };
}
