import { z } from 'zod';

/** Everything the environment decides. */
export interface Config {
  /** Absent: the preview is served instead of logging in. */
  readonly discordToken?: string;
  /** Where REST (and through it the gateway) is; absent: discord.com. */
  readonly discordApiUrl?: string;
  readonly port: number;
  readonly knowledgeDir: string;
  readonly archiveDir: string;
  readonly cacheDir: string;
  readonly logLevel: string;
}

/** A variable that cannot be used, in words that say what would be right. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const url = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:/.test(text), 'must be an http or https address');
const schema = z.object({
  DISCORD_TOKEN: z.string().regex(/^\S+$/, 'must hold no spaces: copy the token again').optional(),
  DISCORD_API_URL: url.optional(),
  PORT: z.coerce
    .number('must be a number between 0 and 65535')
    .int('must be a whole number')
    .min(0)
    .max(65_535, 'must be at most 65535')
    .default(3000),
  KNOWLEDGE_DIR: z.string().default('knowledge'),
  ARCHIVE_DIR: z.string().default('archive'),
  CACHE_DIR: z.string().default('.cache'),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).default('info'),
});

/**
 * Reads the configuration; an empty variable counts as absent.
 * @param environment such as `process.env`
 * @throws {ConfigError} naming every bad variable at once, never its value
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = schema.safeParse(present);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  const { DISCORD_TOKEN, DISCORD_API_URL, PORT, KNOWLEDGE_DIR, ARCHIVE_DIR, CACHE_DIR, LOG_LEVEL } = parsed.data;
  return {
    ...(DISCORD_TOKEN === undefined ? {} : { discordToken: DISCORD_TOKEN }),
    ...(DISCORD_API_URL === undefined ? {} : { discordApiUrl: DISCORD_API_URL }),
    port: PORT,
    knowledgeDir: KNOWLEDGE_DIR,
    archiveDir: ARCHIVE_DIR,
    cacheDir: CACHE_DIR,
    logLevel: LOG_LEVEL,
  };
}
