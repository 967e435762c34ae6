import type { App } from '../app.js';
import type { DoorKind } from '../door.js';

/** Discord is heard at least every 45 seconds, and a question of the bot's own is answered every 15. */
const MAX_AGE_MS = 60_000;

/** What `/readyz` reports. */
export interface Health {
  /**
   * `ready`: a question asked within the last minute could have been answered; `degraded`: so it could, but with an older record than the
   * one on disk, which has problems; `not ready`: it could not.
   */
  readonly status: 'ready' | 'degraded' | 'not ready';
  /** Where interactions come from, and whether they do. */
  readonly door: {
    readonly kind: DoorKind;
    readonly state: string;
    /** How long nothing was heard from Discord's gateway. */
    readonly silentSeconds?: number;
  };
  /** The bot's last question to itself. */
  readonly probe: { readonly answeredSecondsAgo?: number; readonly eventLoopDelayMs: number };
  /** Absent while it is loaded for the first time. */
  readonly record?: RecordHealth;
}

export interface RecordHealth {
  readonly version: string;
  readonly entries: number;
  /** ISO 8601. */
  readonly loadedAt: string;
  readonly ageSeconds: number;
  readonly lastReload?: { readonly at: string; readonly outcome: string };
  /** Present where there is none yet: the cluster that holds it was not reached, or holds none. */
  readonly isMissing?: boolean;
  /** Why the record on disk, or in the cluster, cannot be loaded; empty when it can. */
  readonly problems: readonly string[];
}

export interface HealthSources {
  readonly kind: DoorKind;
  readonly state: string;
  readonly silentForMs: number | undefined;
  readonly answeredAgoMs: number | undefined;
  readonly loopDelayMs: number;
  readonly record: RecordHealth | undefined;
}

export function healthFrom(sources: HealthSources): Health {
  const { kind, state, silentForMs, answeredAgoMs, loopDelayMs, record } = sources;
  return {
    status: canAnswer(sources) ? (record?.problems.length === 0 ? 'ready' : 'degraded') : 'not ready',
    door: { kind, state, ...(silentForMs === undefined ? {} : { silentSeconds: inSeconds(silentForMs) }) },
    probe: {
      ...(answeredAgoMs === undefined ? {} : { answeredSecondsAgo: inSeconds(answeredAgoMs) }),
      eventLoopDelayMs: Math.round(loopDelayMs),
    },
    ...(record === undefined ? {} : { record }),
  };
}

const canAnswer = ({ state, silentForMs = 0, answeredAgoMs, record }: HealthSources): boolean =>
  state === 'ready' &&
  silentForMs <= MAX_AGE_MS &&
  answeredAgoMs !== undefined &&
  answeredAgoMs <= MAX_AGE_MS &&
  record !== undefined &&
  record.isMissing !== true;

export function recordHealth(app: App): RecordHealth {
  const { version, lookup, loadedAt } = app.record();
  const last = app.lastReload();
  return {
    version,
    entries: lookup.size,
    loadedAt,
    ageSeconds: Math.max(0, inSeconds(Date.now() - Date.parse(loadedAt))),
    ...(last === undefined ? {} : { lastReload: { at: last.at.toISOString(), outcome: last.outcome } }),
    problems: app.problems(),
    ...(app.isLoaded() ? {} : { isMissing: true }),
  };
}

const inSeconds = (milliseconds: number): number => Math.round(milliseconds / 1_000);
