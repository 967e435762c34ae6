/** What `/readyz` reports. */
export interface Health {
  /** `degraded`: it answers, but with an older record than the one on disk, which has problems; `not ready`: it cannot answer now. */
  readonly status: 'ready' | 'degraded' | 'not ready';
  readonly record: {
    readonly version: string;
    readonly entries: number;
    /** ISO 8601. */
    readonly loadedAt: string;
    readonly ageSeconds: number;
    readonly lastReload?: { readonly at: string; readonly outcome: string };
    /** Why the record on disk cannot be loaded; empty when it can. */
    readonly problems: readonly string[];
  };
  /** Where interactions come from, and whether they do. */
  readonly door: { readonly kind: 'gateway' | 'http' | 'preview'; readonly state: string };
}
