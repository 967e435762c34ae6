import { ageOf } from '../snowflake.js';

/** The `Date` header is cut to the second. */
const HEADER_PRECISION_MS = 1_000;
/** A smaller difference between the two clocks is ignored. */
const MAX_DIFFERENCE_MS = 1_000;
const MEASURE_INTERVAL_MS = 300_000;
const REQUEST_TIMEOUT_MS = 5_000;
/** Discord delivers interactions within a second or two: when one looks older than this, the clock is the likelier reason. */
const MAX_LIKELY_AGE_MS = 15_000;
/** How long a measurement proves unlikely ages. */
const FRESH_MS = 60_000;
const MIN_RETRY_INTERVAL_MS = 10_000;

/** Discord's time, measured from its HTTP answers. */
export interface DiscordClock {
  /** Milliseconds since 1970 by Discord's clock. */
  now(): number;
  /**
   * How long ago Discord created an interaction, in milliseconds; undefined where the id has no plausible age, or one that is so
   * unlikely that the clock has to be measured first.
   */
  ageOf(id: unknown): number | undefined;
  /** How far this machine's clock is ahead of Discord's, in milliseconds; 0 where they agree. */
  aheadMs(): number;
  stop(): void;
}

/**
 * How far this machine's clock is ahead of a server's, by the `Date` header of its answer.
 * @param sent when the request was sent, in milliseconds since 1970
 * @param received when the answer arrived, in milliseconds since 1970
 * @returns milliseconds; 0 where the clocks agree within the precision of the header; undefined without a date
 */
export function aheadBy(sent: number, received: number, date: string | null): number | undefined {
  const server = Date.parse(date ?? '');
  if (Number.isNaN(server)) return undefined;
  // The server read its clock between the two, and cut it to the second.
  const least = sent - server - HEADER_PRECISION_MS;
  const most = received - server;
  return least <= MAX_DIFFERENCE_MS && most >= -MAX_DIFFERENCE_MS ? 0 : (least + most) / 2;
}

/**
 * Asks Discord what time it is.
 * @param apiUrl where REST is, without the version; absent: discord.com
 * @returns how far this machine's clock is ahead, in milliseconds; undefined where Discord could not be asked
 */
export async function measureClock(apiUrl = 'https://discord.com/api'): Promise<number | undefined> {
  const sent = Date.now();
  try {
    const answer = await fetch(`${apiUrl.replace(/\/+$/, '')}/v10/gateway`, {
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      // The log-in that follows would take this connection over, and may find it closed by Discord.
      headers: { connection: 'close' },
    });
    const received = Date.now();
    await answer.body?.cancel();
    return aheadBy(sent, received, answer.headers.get('date'));
  } catch {
    return undefined;
  }
}

export interface DiscordClockOptions {
  /** How far this machine's clock is ahead of Discord's, in milliseconds; undefined where that could not be measured. */
  measure(): Promise<number | undefined>;
  /** Called with that number each time it changes by more than the tolerance. */
  onWrong(aheadMs: number): void;
  /** Milliseconds since 1970 by this machine; it can be set, and may be wrong. */
  wall?(): number;
  /** Milliseconds since some start; it never steps. */
  monotonic?(): number;
}

/**
 * Discord's clock, kept on the monotonic clock of this machine, so that setting the wall clock does not make interactions look old. It
 * is measured every five minutes, and again as soon as the two clocks of this machine part or an interaction has an unlikely age.
 */
export function createDiscordClock({
  measure,
  onWrong,
  wall = () => Date.now(),
  monotonic = () => performance.now(),
}: DiscordClockOptions): DiscordClock {
  const currentGap = () => wall() - monotonic();
  let gap = currentGap();
  let ahead = 0;
  let measuredAt = Number.NEGATIVE_INFINITY;
  let lastTry = { at: Number.NEGATIVE_INFINITY, gap };
  let measuring = false;

  const update = async (): Promise<void> => {
    if (measuring) return;
    measuring = true;
    lastTry = { at: monotonic(), gap: currentGap() };
    const found = await measure();
    measuring = false;
    // A clock that was set meanwhile makes the measurement worthless.
    if (found === undefined || differs(currentGap(), lastTry.gap)) return;
    if (found !== 0 && Math.abs(found - ahead) > MAX_DIFFERENCE_MS + HEADER_PRECISION_MS) onWrong(found);
    ahead = found;
    gap = currentGap();
    measuredAt = monotonic();
  };
  const updateSoon = (): void => {
    if (monotonic() - lastTry.at > MIN_RETRY_INTERVAL_MS || differs(currentGap(), lastTry.gap)) void update();
  };
  const now = () => monotonic() + gap - ahead;
  void update();
  const timer = setInterval(() => void update(), MEASURE_INTERVAL_MS).unref();
  return {
    now,
    ageOf(id) {
      const age = ageOf(id, now());
      const parted = differs(currentGap(), gap);
      const unlikely = age !== undefined && Math.abs(age) > MAX_LIKELY_AGE_MS;
      const proven = !parted && monotonic() - measuredAt < FRESH_MS;
      if (parted || (unlikely && !proven)) updateSoon();
      return unlikely && !proven ? undefined : age;
    },
    aheadMs: () => ahead,
    stop: () => clearInterval(timer),
  };
}

const differs = (one: number, other: number): boolean => Math.abs(one - other) > MAX_DIFFERENCE_MS;
