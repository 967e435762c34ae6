/** Discord's epoch, the first second of 2015, in milliseconds since 1970. Source: Discord reference, "Snowflakes". */
const DISCORD_EPOCH = 1_420_070_400_000n;

/**
 * How long ago Discord made an id.
 * @param id a snowflake
 * @param now milliseconds since 1970
 * @returns milliseconds; below nought when this machine's clock is behind Discord's
 */
export function ageOf(id: string, now: number): number {
  return now - Number((BigInt(id) >> 22n) + DISCORD_EPOCH);
}
