/** What goes wrong with a request. */
export type Fault = {
  /** How many requests it hits; one when absent. */
  readonly times?: number;
  /** Which paths it hits, such as `/callback$/`; all when absent. */
  readonly path?: RegExp;
  /** Whether Discord acts on the request before it goes wrong. */
  readonly processed?: boolean;
} & (
  | { readonly kind: 'rate limit'; readonly retryAfterSeconds: number; readonly global?: boolean }
  | { readonly kind: 'status'; readonly status: 500 | 502 | 503 | 504 }
  /** 404: Discord does not know it, or not yet. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'slow body'; readonly milliseconds: number }
);

/** Faults waiting for their requests, in the order in which they were asked for. */
export class Faults {
  readonly #waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** The fault for a request, used up once. */
  take(path: string): Fault | undefined {
    const index = this.#waiting.findIndex(({ fault }) => fault.path?.test(path) ?? true);
    const found = this.#waiting[index];
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#waiting.splice(index, 1);
    return found.fault;
  }
}
