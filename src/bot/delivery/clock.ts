/** The `Date` header is cut to the second. */
const HEADER_PRECISION_MS = 1_000;
/** A smaller difference between the two clocks is ignored. */
const MAX_DIFFERENCE_MS = 1_000;
const MEASURE_INTERVAL_MS = 300_000;
const REQUEST_TIMEOUT_MS = 5_000;

/** Discord's time, measured from its HTTP answers. */
export interface DiscordClock {
  /** Milliseconds since 1970 by Discord's clock. */
  now(): number;
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
    });
    const received = Date.now();
    await answer.body?.cancel();
    return aheadBy(sent, received, answer.headers.get('date'));
  } catch {
    return undefined;
  }
}

/**
 * A clock that is set by Discord's every five minutes: with a wrong clock, every interaction would look late.
 * @param measure how far this machine's clock is ahead, in milliseconds
 * @param onWrong called with that number each time it changes by more than the tolerance
 */
export function createDiscordClock(
  measure: () => Promise<number | undefined>,
  onWrong: (ahead: number) => void,
): DiscordClock {
  let ahead = 0;
  const set = async (): Promise<void> => {
    const found = await measure();
    if (found === undefined) return;
    if (found !== 0 && Math.abs(found - ahead) > MAX_DIFFERENCE_MS + HEADER_PRECISION_MS) onWrong(found);
    ahead = found;
  };
  void set();
  const timer = setInterval(() => void set(), MEASURE_INTERVAL_MS).unref();
  return { now: () => Date.now() - ahead, aheadMs: () => ahead, stop: () => clearInterval(timer) };
}
