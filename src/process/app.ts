import { readFile } from 'node:fs/promises';
import { examplesFrom } from '../../commands/help.js';
import { commands } from '../../commands/index.js';
import { createEntryCodes } from '../bot/buttons/entry-codes.js';
import type { CommandContext } from '../bot/command.js';
import { cacheReplies } from '../bot/delivery/reply-cache.js';
import type { Pictures } from '../bot/replies/picture-reply.js';
import { createResponder, type Respond } from '../bot/router.js';
import { createChecker } from '../check/checker.js';
import { createCheckQueue } from '../check/queued-checker.js';
import { formatProblem, type Problem } from '../knowledge/problems.js';
import { archivedTexts, archivePath } from '../knowledge/proof/archive.js';
import type { Progress } from '../knowledge/read/collect-archive.js';
import { createLanguages, type Languages } from '../language/language.js';
import type { Logger } from '../log.js';
import type { VerbatimRecord } from '../record/record.js';
import { createSearch } from '../search/engine.js';
import type { Search } from '../search/search.js';
import { openAside } from './reload/open-aside.js';
import { fingerprintNow, type Opened, openRecord } from './reload/open-record.js';

/** What the app is built from. */
export interface AppOptions {
  /** The folder of the record. */
  readonly knowledgeDir: string;
  /** The folder of source texts. */
  readonly archiveDir: string;
  /** The folder where a large record is kept for a quick start; absent: nothing is kept. */
  readonly cacheDir?: string;
  readonly log: Logger;
  /** Draws pictures; without it answers have none. */
  readonly pictures?: Pictures;
  /** Told every two seconds how far a large archive has been read; the log is told when absent. */
  readonly onProgress?: (progress: Progress) => void;
  /** The clock. */
  readonly now?: () => Date;
}

/** How a reload ended: the new record answers, nothing had changed, or the last good one stays. */
export interface Reloaded {
  readonly outcome: 'loaded' | 'unchanged' | 'refused';
  readonly problems: readonly Problem[];
}

/** The bot without a door: everything from an interaction to its reply. */
export interface App {
  readonly respond: Respond;
  readonly commands: typeof commands;
  /** The record that answers now. */
  record(): VerbatimRecord;
  /** Loads the record again; the last good one stays where the new one has problems. */
  reload(): Promise<Reloaded>;
  /** Why the record on disk could not be loaded the last time; nothing where it could. */
  problems(): readonly string[];
  /** When and how the last reload ended. */
  lastReload(): { readonly at: Date; readonly outcome: Reloaded['outcome'] } | undefined;
  /** How many pasted texts wait to be checked. */
  checksWaiting(): number;
  /** The search over that record. */
  search(): Search;
  /** Questions to begin with, such as `/claims Ararat Mirzoyan`, that this record answers. */
  examples(): Promise<readonly string[]>;
  /** The reader's language by locale. */
  readonly languages: Languages;
  /** Makes command names clickable, once their ids are known. */
  useCommandIds(ids: ReadonlyMap<string, string>): void;
}

/** The record cannot be used: every problem, as `file:line:column entry: what is wrong; what would be right`. */
export class RecordRefused extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'RecordRefused';
  }
}

/**
 * Loads the record and joins it to search, commands and router.
 * @param options where the record is
 * @throws {RecordRefused} when the record has problems
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { archiveDir, log, pictures, now = () => new Date() } = options;
  const opening = () => ({
    ...options,
    now: now(),
    onProgress: seldom(options.onProgress ?? logProgress(log)),
  });
  let key = (await fingerprintNow(options))?.key;
  const first = await openRecord(opening());
  if (!first.ok) throw new RecordRefused(first.problems);
  for (const warning of first.warnings) log.warn(formatProblem(warning));
  const ids = new Map<string, string>();
  const checks = createCheckQueue();
  const shared = {
    async sourceText(id: string): Promise<string | undefined> {
      return readFile(archivePath(archiveDir, id), 'utf8').catch(() => undefined);
    },
    mention: (name: string) => (ids.has(name) ? `</${name}:${ids.get(name)}>` : `\`/${name}\``),
  };
  const over = ({ record, index }: Extract<Opened, { ok: true }>) => {
    const search = createSearch(record, index);
    const checker = checks.over(createChecker(record, search, () => archivedTexts(archiveDir)));
    return { record, search, checker, codes: createEntryCodes(record) };
  };
  let current = over(first);
  let problems: readonly string[] = [];
  let last: { readonly at: Date; readonly outcome: Reloaded['outcome'] } | undefined;
  const languages = createLanguages();
  const reload = async (): Promise<Reloaded> => {
    for (let tries = 1; ; tries += 1) {
      const before = (await fingerprintNow(options))?.key;
      if (before !== undefined && before === key && problems.length === 0)
        return { outcome: 'unchanged', problems: [] };
      const opened = await openAside(opening());
      // What was written while it was read could be half of a change: such a record is not taken.
      const after = (await fingerprintNow(options))?.key;
      if (after !== before && tries < MOST_TRIES) continue;
      problems = opened.ok ? [] : opened.problems.map(formatProblem);
      if (!opened.ok) {
        log.error(
          { problems: problems.slice(0, MOST_LOGGED), count: problems.length },
          'the changed record could not be loaded: the last good one still answers',
        );
        return { outcome: 'refused', problems: opened.problems };
      }
      key = after;
      current = over(opened);
      for (const warning of opened.warnings) log.warn(formatProblem(warning));
      const { version, byId } = opened.record;
      log.info({ version, entries: byId.size }, 'the record was loaded again');
      return { outcome: 'loaded', problems: [] };
    }
  };
  const context = (locale?: string): CommandContext => ({
    ...current,
    ...shared,
    problems,
    today: now().toISOString().slice(0, 10),
    language: languages(locale),
  });
  const { respond, forget } = cacheReplies(
    createResponder({ commands, context, log, ...(pictures === undefined ? {} : { pictures }) }),
    new Set(commands.flatMap(({ definition, menu }) => (menu === undefined ? [] : [definition.name]))),
    () => now().toISOString().slice(0, 10),
  );
  return {
    respond,
    commands,
    languages,
    record: () => current.record,
    search: () => current.search,
    async reload() {
      const reloaded = await reload();
      if (reloaded.outcome !== 'unchanged') forget();
      last = { at: now(), outcome: reloaded.outcome };
      return reloaded;
    },
    problems: () => problems,
    lastReload: () => last,
    checksWaiting: () => checks.length,
    examples: async () => (await examplesFrom(current)).map(({ label }) => label),
    useCommandIds(found) {
      for (const [name, id] of found) ids.set(name, id);
      forget();
    },
  };
}

/** Files that never rest are loaded as they are after so many tries. */
const MOST_TRIES = 4;
const MOST_LOGGED = 50;
const PROGRESS_MS = 2_000;

/** Passes on what is told at most every two seconds, so that a short wait is silent and a long one is not. */
function seldom(tell: (progress: Progress) => void): (progress: Progress) => void {
  let last = performance.now();
  return (progress) => {
    if (performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    tell(progress);
  };
}

function logProgress(log: Logger): (progress: Progress) => void {
  return ({ file, entries, share }) =>
    log.info({ file, entries, percent: Math.floor(share * 100) }, 'reading a large archive');
}
