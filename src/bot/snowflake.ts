// The preview's page bundles this file: it imports nothing.

/** Discord's epoch, the first second of 2015, in milliseconds since 1970. Source: Discord reference, "Snowflakes". */
const DISCORD_EPOCH_MS = 1_420_070_400_000n;

/** The lower bits of a snowflake are a worker, a process and a counter. */
const TIMESTAMP_SHIFT = 22n;

/** 64 bits are at most twenty decimal digits. */
const SNOWFLAKE = /^\d{1,20}$/;

/** No interaction lives for a day: an id that is older or younger is not a real one. */
const MAX_AGE_MS = 86_400_000;

/**
 * An id as Discord would make it at a time.
 * @param time milliseconds since 1970
 */
export const snowflakeAt = (time: number): string => ((BigInt(time) - DISCORD_EPOCH_MS) << TIMESTAMP_SHIFT).toString();

/**
 * How long ago Discord made an id.
 * @param now milliseconds since 1970, by Discord's clock
 * @returns milliseconds; negative when this machine's clock is behind Discord's; undefined where the id has no plausible age
 */
export function ageOf(id: unknown, now: number): number | undefined {
  if (typeof id !== 'string' || !SNOWFLAKE.test(id)) return undefined;
  const age = now - Number((BigInt(id) >> TIMESTAMP_SHIFT) + DISCORD_EPOCH_MS);
  return Math.abs(age) > MAX_AGE_MS ? undefined : age;
}
