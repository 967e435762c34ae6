import { describe, expect, it } from 'vitest';
import { draftOf } from '../../src/draft/draft.js';
import { knownNames } from '../../src/draft/known-names.js';
import type { Span } from '../../src/draft/span.js';
import { readSourceText } from '../../src/knowledge/proof/source-texts.js';
import { quotedRuns } from '../../src/record/quotes.js';
import { isDescribed } from '../../src/record/speakers.js';
import { ARCHIVE_DIR, firstStory } from '../support/first-story.js';

const record = await firstStory();
const proven = record.sources.filter(({ archived }) => archived);
const texts = await Promise.all(proven.map(({ id }) => readSourceText(ARCHIVE_DIR, id).catch(() => undefined)));

/** Letters and digits alone: a comma inside the marks is the outlet's. */
const plain = (words: string): string => (words.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').toLowerCase();

// The texts are at hand where ARCHIVE_DIR says so.
describe.runIf(texts.some((text) => text !== undefined))('the archived reports of the first story', () => {
  it.each(proven.flatMap((source, at) => (texts[at] === undefined ? [] : [[source.id, source, texts[at]] as const])))(
    '%s: every filed quotation and figure is drafted with its speaker, none joined, nothing else',
    (id, source, text) => {
      const names = knownNames(record, source.published.iso);
      const draft = draftOf(text, { names, language: 'en', published: source.published.iso });
      const cut = ({ start, end }: Span): string => text.slice(start, end);
      const filed = record.statements.filter((one) => one.source === id);
      const wanted = filed.flatMap(({ says, speaker }) =>
        quotedRuns(says).map((run) => `${plain(run)} | ${isDescribed(speaker) ? speaker.described : speaker}`),
      );
      const drafted = draft.quotations
        .filter(({ isSpeech }) => isSpeech)
        .map(({ run, voice }) => `${plain(cut(run))} | ${voice?.entry ?? 'nobody'}`);
      expect(drafted.sort()).toEqual(wanted.sort());
      const numbers = record.figures.filter((one) => one.source === id && /\d|^\p{L}+-/u.test(one.value));
      const claims = draft.figures.map(({ value, voice }) => `${cut(value)} | ${voice?.entry ?? 'outlet'}`);
      expect(claims.sort()).toEqual(
        numbers
          .map(({ value, claimant }) => `${value} | ${isDescribed(claimant) ? claimant.described : claimant}`)
          .sort(),
      );
      // What a denial is of is nobody's statement.
      const denials = draft.reports.filter(({ kind }) => kind === 'denial');
      for (const { words } of denials)
        expect(draft.quotations.some(({ run }) => run.start < words.end && words.start < run.end)).toBe(false);
    },
  );
});
