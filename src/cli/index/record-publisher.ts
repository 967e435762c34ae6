import type { Client } from '@opensearch-project/opensearch';
import { stampOf } from '../../knowledge/cache/stamp.js';
import { type LoadResult, loadRecord } from '../../knowledge/load.js';
import { type KnownRecord, readKnown } from '../../knowledge/patch/known-record.js';
import { type Patched, patchRecord } from '../../knowledge/patch/patch-record.js';
import type { Problem } from '../../knowledge/problems.js';
import type { RecordFolders } from '../../knowledge/read-files.js';
import { VersionMaker } from '../../knowledge/version.js';
import { type Indexed, type IndexOptions, indexLocked } from '../../opensearch/indexer/index-record.js';
import { LiveIndex } from '../../opensearch/indexer/live-index.js';
import type { IndexLock } from '../../opensearch/indexer/lock.js';
import { namesAndWords } from '../../opensearch/indexer/names-and-words.js';
import { withoutDrafts } from '../../record/without-drafts.js';

/** Max attempts while files keep changing; then what is there is taken as it is. */
const MAX_ATTEMPTS = 4;

export interface PublisherOptions extends RecordFolders, Pick<IndexOptions, 'client' | 'prefix' | 'code' | 'now'> {
  readonly client: Client;
  readonly lock: IndexLock;
  readonly onProgress: NonNullable<IndexOptions['onProgress']>;
}

/** What became of the files: committed, the same as before, or not to be used. */
export type Published =
  | { readonly outcome: 'committed'; readonly indexed: Indexed; readonly isWhole: boolean }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'refused'; readonly problems: readonly Problem[] };

/** Brings a cluster to the state of files again and again. What has not changed since is neither read nor checked nor proven again. */
export class RecordPublisher {
  readonly #options: PublisherOptions;
  readonly #versions = new VersionMaker();
  #live: LiveIndex | undefined;
  #known: KnownRecord | undefined;
  #stamp = '';

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** Whether files have changed since they were read. Reads no file. */
  async hasChanged(): Promise<boolean> {
    return (await stampOf(this.#options)) !== this.#stamp;
  }

  /**
   * Commits the record as it is in its files. One with problems is not committed: readers stay with the last good one.
   * @param anew whether all documents are written into new indices
   * @throws where the cluster cannot be written to; the next call looks at everything
   */
  async publish(anew = false): Promise<Published> {
    const patched = anew ? undefined : await this.#patched();
    if (patched === undefined) return this.#publishWhole(anew);
    const { record, known, touched } = patched;
    const live = this.#live;
    if (live === undefined) return this.#publishWhole(anew);
    if (touched.size === 0 && record.version === live.record.version) {
      this.#known = known;
      return { outcome: 'unchanged' };
    }
    this.#live = undefined;
    const indexed = await live.publish(record, touched);
    if (indexed === undefined) return this.#publishWhole(anew);
    this.#live = live;
    this.#known = known;
    return { outcome: 'committed', indexed, isWhole: false };
  }

  /** Takes away what no reader sees any more. */
  async tidyUp(): Promise<void> {
    await this.#live?.tidyUp();
  }

  async #patched(): Promise<Patched | undefined> {
    const record = this.#live?.record;
    const known = this.#known;
    if (record === undefined || known === undefined) return undefined;
    const { now } = this.#options;
    return this.#settled(() =>
      patchRecord({ record, known }, { ...this.#options, now: now(), versions: this.#versions }),
    );
  }

  async #publishWhole(anew: boolean): Promise<Published> {
    const { lock, client, prefix, now } = this.#options;
    const { loaded, known } = await this.#settled(() => this.#load());
    if (!loaded.ok) return { outcome: 'refused', problems: loaded.problems };
    const { record } = loaded;
    this.#live = undefined;
    const shown = withoutDrafts(record);
    const words = namesAndWords(shown);
    const indexed = await indexLocked({ ...this.#options, record: shown, words, anew }, lock);
    this.#live = await LiveIndex.open({ client, prefix, lock, now }, indexed.state, record, words);
    this.#known = known;
    return { outcome: 'committed', indexed, isWhole: true };
  }

  async #load(): Promise<{ readonly loaded: LoadResult; readonly known: KnownRecord | undefined }> {
    const reading = await readKnown(this.#options);
    const { knowledgeDir, archiveDir, now } = this.#options;
    const loaded = await loadRecord({ knowledgeDir, archiveDir, now: now() });
    return { loaded, known: reading?.known };
  }

  /** What was read while files were written could be half of a change: it is read again until they stay the same. */
  async #settled<T>(read: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const before = await stampOf(this.#options);
      const result = await read();
      this.#stamp = await stampOf(this.#options);
      if (this.#stamp === before || attempt === MAX_ATTEMPTS) return result;
    }
  }
}
