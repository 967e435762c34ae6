/** Exit codes of the bot. */
export const EXIT = {
  ok: 0,
  failure: 1,
  /** The command line cannot be understood. */
  usage: 2,
  /** Settings or token are wrong: restarting will not help. Source: `EX_CONFIG` of BSD's sysexits.h. */
  config: 78,
} as const;
