/** What Discord's `Date` header is exact to, in milliseconds, with the way there and back on top. */
const HEADER_EXACT_TO = 1_000;
/** So far apart two clocks may be before one of them is called wrong, in milliseconds. */
const TOLERATED = 1_000;
const EVERY = 300_000;
const PATIENCE = 5_000;

/** Discord's time, as far as this machine can tell it. */
export interface DiscordClock {
  /** Milliseconds since 1970 by Discord's clock. */
  now(): number;
  /** How far this machine's clock is ahead of Discord's, in milliseconds; nought where they agree. */
  ahead(): number;
  stop(): void;
}

/**
 * How far this machine's clock is ahead of a server's, by the `Date` header of its answer.
 * @param sent when the request went out, in milliseconds since 1970
 * @param received when the answer was there
 * @param date the header
 * @returns milliseconds; nought where the clocks agree as far as can be told; nothing without a date
 */
export function aheadBy(sent: number, received: number, date: string | null): number | undefined {
  const server = Date.parse(date ?? '');
  if (Number.isNaN(server)) return undefined;
  // The server read its clock between the two, and cut it to the second.
  const least = sent - server - HEADER_EXACT_TO;
  const most = received - server;
  return least <= TOLERATED && most >= -TOLERATED ? 0 : (least + most) / 2;
}

/**
 * Asks Discord what time it is.
 * @param apiUrl where REST is, without the version; absent: discord.com
 * @returns how far this machine's clock is ahead, in milliseconds; nothing where Discord could not be asked
 */
export async function measureClock(apiUrl = 'https://discord.com/api'): Promise<number | undefined> {
  const sent = Date.now();
  try {
    const answer = await fetch(`${apiUrl.replace(/\/+$/, '')}/v10/gateway`, { signal: AbortSignal.timeout(PATIENCE) });
    const received = Date.now();
    await answer.body?.cancel();
    return aheadBy(sent, received, answer.headers.get('date'));
  } catch {
    return undefined;
  }
}

/**
 * A clock that is set by Discord's every five minutes: a machine whose clock is wrong would else call every interaction late.
 * @param measure asks how far this machine's clock is ahead
 * @param onWrong told once each time the clock turns out to be off by another amount, in milliseconds
 */
export function createDiscordClock(
  measure: () => Promise<number | undefined>,
  onWrong: (ahead: number) => void,
): DiscordClock {
  let ahead = 0;
  const set = async (): Promise<void> => {
    const found = await measure();
    if (found === undefined) return;
    if (found !== 0 && Math.abs(found - ahead) > TOLERATED + HEADER_EXACT_TO) onWrong(found);
    ahead = found;
  };
  void set();
  const timer = setInterval(() => void set(), EVERY).unref();
  return { now: () => Date.now() - ahead, ahead: () => ahead, stop: () => clearInterval(timer) };
}
