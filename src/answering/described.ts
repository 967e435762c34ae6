import { DiscordAPIError } from 'discord.js';

/**
 * An error as it may stand in the log. Errors of discord.js carry the address with the interaction's token and the whole message: only
 * these parts may reach the log.
 * @param error what was thrown
 */
export function described(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof DiscordAPIError) return { status: error.status, code: error.code, message: error.message };
  if (error instanceof Error)
    return {
      name: error.name,
      message: error.message,
      ...('status' in error ? { status: error.status } : { stack: error.stack }),
    };
  return { message: String(error) };
}
