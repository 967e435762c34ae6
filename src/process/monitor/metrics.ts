import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Observer } from '../../bot/delivery/observer.js';
import type { ClusterHealth } from '../../opensearch/cluster.js';
import type { StoryCounts } from '../story-counts.js';
import type { RecordHealth } from './health.js';

/** Buckets for the time to answer; Discord takes no answer after three seconds. */
const ANSWER_BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
/** Buckets for the age of an interaction on arrival. */
const AGE_BUCKETS_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 10];

const EPOCH = '1970-01-01T00:00:00Z';

/** Counts from the desk's store. */
export interface KeptCounts {
  readonly corrections: Readonly<Record<string, number>>;
  readonly items: Readonly<Record<string, number>>;
}

/** Values that are read when the metrics are scraped. */
export interface Gauges {
  /** Pictures waiting to be drawn. */
  readonly pictures: () => number;
  /** Pasted texts waiting to be checked, and the stories that were. */
  readonly checks: () => { readonly waiting: number; readonly stories: StoryCounts } | undefined;
  /**
   * How the corrections of the last 30 days went, by outcome, and how much is on each list of the desk; absent where nothing is kept in
   * mind.
   */
  readonly kept: () => Promise<KeptCounts> | undefined;
  readonly isReady: () => boolean;
  readonly droppedLogLines: () => number;
  /** Absent until the record is loaded. */
  readonly record: () => Pick<RecordHealth, 'entries' | 'loadedAt' | 'problems'> | undefined;
  /** The cluster that is searched; absent where all is in memory. */
  readonly cluster?: () => ClusterHealth | undefined;
}

/** The metrics of one process. */
export interface Metrics extends Observer {
  /** Counts a reload of the record. */
  reloaded(outcome: 'loaded' | 'unchanged' | 'refused' | 'waiting'): void;
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/**
 * Counters and gauges named as Prometheus wants: units in the name, `_total` for counters.
 * Source: Prometheus documentation, "Metric and label naming".
 */
export function createMetrics(gauges: Gauges): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'verbatim_answers_total',
    help: 'Interactions by command, kind and outcome',
    labelNames: ['command', 'kind', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'verbatim_answer_seconds',
    help: 'From the arrival of an interaction to the end of sending, in seconds',
    labelNames: ['command', 'kind'],
    buckets: ANSWER_BUCKETS_SECONDS,
    registers,
  });
  const ages = new Histogram({
    name: 'verbatim_interaction_age_seconds',
    help: 'How old an interaction was when it arrived, in seconds, by the time in its id',
    buckets: AGE_BUCKETS_SECONDS,
    registers,
  });
  const nothing = new Counter({
    name: 'verbatim_nothing_found_total',
    help: 'Searches that found nothing on file',
    labelNames: ['command'],
    registers,
  });
  const reloads = new Counter({
    name: 'verbatim_reloads_total',
    help: 'Reloads of the record by outcome',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of ['loaded', 'unchanged', 'refused', 'waiting']) reloads.inc({ outcome }, 0);
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };
  gauge(
    'verbatim_event_loop_delay_p99_seconds',
    'Delay of the event loop, 99th percentile since the last scrape',
    () => {
      const seconds = delay.percentile(99) / 1e9;
      delay.reset();
      return Number.isFinite(seconds) ? seconds : 0;
    },
  );
  const queue = new Gauge({
    name: 'verbatim_queue_length',
    help: 'Work waiting to be drawn or checked',
    labelNames: ['queue'],
    registers,
    collect() {
      this.set({ queue: 'pictures' }, gauges.pictures());
      this.set({ queue: 'checks' }, gauges.checks()?.waiting ?? 0);
    },
  });
  queue.set({ queue: 'pictures' }, 0);
  storyCounters(registers, () => gauges.checks()?.stories);
  const kept = oneAtATime(gauges.kept);
  new Gauge({
    name: 'verbatim_corrections',
    help: 'Answers that were posted and are otherwise on file since, of the last 30 days, by what became of them',
    labelNames: ['outcome'],
    registers,
    async collect() {
      const counts = await kept();
      for (const [outcome, count] of Object.entries(counts?.corrections ?? {})) this.set({ outcome }, count);
    },
  });
  new Gauge({
    name: 'verbatim_desk_items',
    help: 'What the desk has before it, by list: proposals waiting, misses, flags, watches, news to be told',
    labelNames: ['list'],
    registers,
    async collect() {
      const counts = await kept();
      for (const [list, count] of Object.entries(counts?.items ?? {})) this.set({ list }, count);
    },
  });
  gauge('verbatim_ready', 'Whether a question within the last minute could have been answered: 1 or 0', () =>
    Number(gauges.isReady()),
  );
  gauge('verbatim_record_entries', 'Entries of the record that answers', () => gauges.record()?.entries ?? 0);
  new Counter({
    name: 'verbatim_log_lines_dropped_total',
    help: 'Lines that could not be written to the log',
    registers,
    collect() {
      this.reset();
      this.inc(gauges.droppedLogLines());
    },
  });
  gauge(
    'verbatim_record_problems',
    'Problems of the record on disk, which is why an older one answers',
    () => gauges.record()?.problems.length ?? 0,
  );
  gauge(
    'verbatim_record_loaded_timestamp_seconds',
    'When the record that answers was loaded',
    () => Date.parse(gauges.record()?.loadedAt ?? EPOCH) / 1_000,
  );
  const { cluster } = gauges;
  if (cluster !== undefined) {
    gauge('verbatim_cluster_up', 'Whether the search cluster answered when it was last looked at: 1 or 0', () => {
      const health = cluster();
      return Number(health !== undefined && health.trouble === undefined);
    });
    gauge(
      'verbatim_cluster_indexed_timestamp_seconds',
      'When what the search cluster holds was committed',
      () => Date.parse(cluster()?.state?.at ?? EPOCH) / 1_000,
    );
  }
  return {
    contentType: registry.contentType,
    arrived: (age) => ages.observe(Math.max(0, age)),
    answered({ command, kind, outcome, seconds: took }) {
      answers.inc({ command, kind, outcome });
      seconds.observe({ command, kind }, took);
      if (outcome === 'not on file') nothing.inc({ command });
    },
    reloaded: (outcome) => reloads.inc({ outcome }),
    text: () => registry.metrics(),
  };
}

/** Counts once for all gauges of a scrape. A store that is away leaves the last counts as they were. */
function oneAtATime(count: Gauges['kept']): () => Promise<KeptCounts | undefined> {
  let counting: Promise<KeptCounts | undefined> | undefined;
  return () => {
    counting ??= Promise.resolve(count())
      .catch(() => undefined)
      .finally(() => {
        counting = undefined;
      });
    return counting;
  };
}

/** Whole stories, of which nothing but how many there were is kept. */
function storyCounters(registers: Registry[], counts: () => StoryCounts | undefined): void {
  new Counter({
    name: 'verbatim_stories_total',
    help: 'Whole stories by how checking them ended',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      const { seconds: _, ...outcomes } = counts() ?? { seconds: 0 };
      for (const [outcome, count] of Object.entries(outcomes)) this.inc({ outcome }, count);
    },
  });
  new Counter({
    name: 'verbatim_story_seconds_total',
    help: 'Time that checking whole stories took, waiting included, in seconds',
    registers,
    collect() {
      this.reset();
      this.inc(counts()?.seconds ?? 0);
    },
  });
}
