/** What only the bot itself needs: npm, compilers and test runners run the code of many packages. */
const SECRETS = [
  'DISCORD_TOKEN',
  'DISCORD_TOKEN_FILE',
  'CHECK_TOKEN_FILE',
  'SEARCH_NODES',
  'SEARCH_PASSWORD_FILE',
  'DESK_DB',
  'DESK_FORGE_TOKEN',
  'DESK_FORGE_TOKEN_FILE',
];

/**
 * An environment for a child process.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {NodeJS.ProcessEnv}
 */
export const withoutSecrets = (environment = process.env) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !SECRETS.includes(name)));
