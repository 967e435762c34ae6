import type { Checker } from '../check/checker.js';
import { entriesInVerdict } from '../check/entries-judged.js';
import { CheckQueueFullError } from '../check/queued-checker.js';
import { type CheckedStory, storyReport } from '../check/report/story-report.js';
import { checkStory } from '../check/story/check-story.js';
import { storyDigest } from '../check/story/digest.js';
import { type ReadDocx, readStory } from '../check/story/read-story.js';
import type { StoryFile } from '../check/story/story-file.js';
import type { Archive } from '../record/archive.js';
import type { ViewContext } from '../view/block.js';
import { createDocxReader } from './documents/read-docx.js';
import { StoryCounter, type StoryCounts } from './story-counts.js';

/** Stories in work at once: each holds its text in memory. */
const MAX_STORIES = 8;

/** Checks whole stories, piece by piece, so that pasted texts take their turn between two pieces. Keeps nothing of them. */
export interface StoryDesk {
  /**
   * @param version the record of the moment, its archive and checker, and the reader's language
   * @throws {UnreadableStoryError} when the file cannot be read
   * @throws {CheckQueueFullError} when too many stories or texts wait
   * @throws the reason of the signal
   */
  check(
    file: StoryFile,
    version: ViewContext & { readonly checker: Checker; readonly archive: Archive },
    signal?: AbortSignal,
  ): Promise<CheckedStory>;
  /** How many stories were checked. */
  readonly counts: StoryCounts;
}

/** @param readDocx for tests */
export function createStoryDesk(readDocx: ReadDocx = createDocxReader()): StoryDesk {
  let inWork = 0;
  const counter = new StoryCounter();
  const check: StoryDesk['check'] = async (file, version, signal) => {
    if (inWork >= MAX_STORIES) throw new CheckQueueFullError();
    inWork += 1;
    try {
      const story = await readStory(file, readDocx, signal);
      const check = await checkStory(story.plain, version.checker, signal);
      const digest = storyDigest(file.bytes, version.record.version);
      const record = await version.archive.slice({ entries: check.judged.flatMap(entriesInVerdict) });
      const report = storyReport({ name: file.name, digest, story, check }, { ...version, record });
      return { report, judged: check.judged };
    } finally {
      inWork -= 1;
    }
  };
  return {
    check: (file, version, signal) => counter.count(() => check(file, version, signal), signal),
    get counts() {
      return counter.counts;
    },
  };
}
