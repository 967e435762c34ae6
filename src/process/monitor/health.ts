/** Whether a process can answer, and with what. */
export interface Health {
  /** `ready`: all is well; `degraded`: it answers, but with the last good record or from a shaky line; `not ready`: it cannot answer now. */
  readonly status: 'ready' | 'degraded' | 'not ready';
  readonly record: {
    readonly version: string;
    readonly entries: number;
    /** ISO 8601. */
    readonly loadedAt: string;
    readonly ageSeconds: number;
    readonly lastReload?: { readonly at: string; readonly outcome: string };
    /** Why the record on disk cannot be loaded; nothing where it can. */
    readonly problems: readonly string[];
  };
  /** Through which door interactions come, and how it is. */
  readonly door: { readonly kind: 'gateway' | 'http' | 'preview' | 'shards'; readonly state: string };
  readonly shards?: readonly object[];
}
