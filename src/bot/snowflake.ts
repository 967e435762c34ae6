/** Discord's epoch, the first second of 2015, in milliseconds since 1970. Source: Discord reference, "Snowflakes". */
const DISCORD_EPOCH = 1_420_070_400_000n;

/** A snowflake has 64 bits: at most twenty digits. */
const SNOWFLAKE = /^\d{1,20}$/;

/** No interaction is a day old: such an id tells nothing of its age. */
const MAX_AGE_MS = 86_400_000;

/**
 * How long ago Discord made an id.
 * @param id a snowflake
 * @param now milliseconds since 1970, by Discord's clock
 * @returns milliseconds; below nought when this machine's clock is behind Discord's; nothing where the id tells no age
 */
export function ageOf(id: unknown, now: number): number | undefined {
  if (typeof id !== 'string' || !SNOWFLAKE.test(id)) return undefined;
  const age = now - Number((BigInt(id) >> 22n) + DISCORD_EPOCH);
  return Math.abs(age) > MAX_AGE_MS ? undefined : age;
}
