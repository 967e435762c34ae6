import { createChecker } from '../../src/check/checker.js';
import type { CheckedStory } from '../../src/check/report/story-report.js';
import { createLanguages } from '../../src/language/language.js';
import { docxText } from '../../src/process/documents/docx-text.js';
import { createStoryDesk } from '../../src/process/story-desk.js';
import { archiveInMemory } from '../../src/record/archive.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';

async function* noTexts(): AsyncGenerator<never> {
  // No archive at hand.
}

/** Checks files against a record, with the day fixed; documents are read without a thread. */
export function deskOver(
  record: VerbatimRecord,
): (name: string, content: string | Uint8Array) => Promise<CheckedStory> {
  const checker = createChecker(record, createSearch(record), noTexts);
  const desk = createStoryDesk((bytes) => docxText(Buffer.from(bytes)));
  const version = {
    record,
    archive: archiveInMemory(record),
    checker,
    language: createLanguages()('en-US'),
    today: '2024-12-01',
  };
  return (name, content) =>
    desk.check({ name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }, version);
}
