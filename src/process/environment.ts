import { config as readDotenv } from 'dotenv';

/** Settings that nobody but this process may see. */
const SECRETS = ['DISCORD_TOKEN', 'SEARCH_NODES', 'DESK_DB', 'DESK_FORGE_TOKEN'];

/**
 * Returns the environment with the settings of `.env`, and takes secrets out of `process.env`: worker threads and children get a copy of
 * it, and diagnostic reports print it.
 */
export function takeEnvironment(): Readonly<Record<string, string | undefined>> {
  const environment: NodeJS.ProcessEnv = { ...process.env };
  // dotenv wants values only, which a copy of an environment has.
  readDotenv({ quiet: true, processEnv: environment as Record<string, string> });
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && !SECRETS.includes(name)) process.env[name] ??= value;
  for (const name of SECRETS) delete process.env[name];
  // From Node 22.13 on, reports can leave the environment out altogether.
  if ('excludeEnv' in process.report) process.report.excludeEnv = true;
  return environment;
}
