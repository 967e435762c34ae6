/**
 * An error as it may stand in the log. Errors of discord.js carry the address with the interaction's token and the whole message: only
 * these parts may reach the log.
 * @param error what was thrown
 */
export function errorForLog(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  // discord.js is not loaded for this: where there is no Discord, the bot starts without it.
  if ('rawError' in error && 'status' in error && 'code' in error)
    return { status: error.status, code: error.code, message };
  return { name, message, ...('status' in error ? { status: error.status } : { stack }) };
}
