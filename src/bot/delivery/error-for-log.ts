/**
 * The parts of an error that may be logged. Errors of discord.js carry the interaction's token in their URL, and the whole message.
 */
export function errorForLog(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  // discord.js is not loaded for this: where there is no Discord, the bot starts without it.
  if ('rawError' in error && 'status' in error && 'code' in error)
    return { status: error.status, code: error.code, message };
  return { name, message, ...('status' in error ? { status: error.status } : { stack }) };
}
