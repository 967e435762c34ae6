/** What the processes of this bot end with. */
export const EXIT = {
  ok: 0,
  failure: 1,
  /** The command line makes no sense. */
  usage: 2,
  /** Settings or token are wrong: restarting will not help. Source: `EX_CONFIG` of BSD's sysexits.h. */
  config: 78,
} as const;
