import type { Client } from '@opensearch-project/opensearch';
import { removeHeads } from '../head/stored-head.js';
import type { IndexState } from '../state.js';
import { removeRetired } from './remove-retired.js';

/** How long after the next commit a revision is kept for readers that are slow to follow. */
const KEPT_MS = 60_000;

/** Keeps what was committed lately for readers that have not followed yet, however quickly revisions come. */
export class Retention {
  readonly #options: { readonly client: Client; readonly prefix: string; readonly now: () => Date };
  /** From the oldest that somebody may read to the one that was committed last. */
  #kept: readonly IndexState[];

  constructor(
    options: { readonly client: Client; readonly prefix: string; readonly now: () => Date },
    state: IndexState,
  ) {
    this.#options = options;
    this.#kept = [state];
  }

  /** Says that a revision answers from now on. */
  committed(state: IndexState): void {
    this.#kept = [...this.#kept, state];
  }

  /** Takes away what only revisions see that were replaced long ago. The one before the last is kept, to go back to. */
  async tidyUp(): Promise<void> {
    const { client, prefix, now } = this.#options;
    const old = now().getTime() - KEPT_MS;
    // A revision is read until the one after it is known everywhere.
    const first = this.#kept.findIndex(
      (_, at) => at >= this.#kept.length - 2 || Date.parse(this.#kept[at + 1]?.at ?? '') >= old,
    );
    if (first <= 0) return;
    this.#kept = this.#kept.slice(first);
    const [oldest] = this.#kept;
    if (oldest === undefined) return;
    await removeHeads(
      client,
      prefix,
      this.#kept.map(({ head }) => head),
    );
    await removeRetired(client, { build: oldest.build, revision: oldest.revision + 1 });
  }
}
