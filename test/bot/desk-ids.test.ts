import { describe, expect, it } from 'vitest';
import { isBoardId, readBoardId, SECTIONS, writeDoId, writeShowId } from '../../src/bot/board/board-id.js';
import { createEntryCodes } from '../../src/bot/buttons/entry-codes.js';
import { isFlagId, readVersion, versionIn, writeFlagId, writeVersion } from '../../src/bot/flags/flag-id.js';
import { isWatchId, watchToStop, writeStopId } from '../../src/bot/watch/watch-id.js';
import { person, recordOf } from '../support/entries.js';
import fc, { runs } from '../support/properties.js';

const codes = createEntryCodes(recordOf(person('ada', 'Ada Byron')));
const hex = (length: number) =>
  fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length }).map((all) => all.join(''));
const anyId = fc.oneof(
  fc.string({ maxLength: 120 }),
  fc.string({ maxLength: 90 }).map((rest) => `board:${rest}`),
  fc.string({ maxLength: 90 }).map((rest) => `flag:${rest}`),
  fc.string({ maxLength: 90 }).map((rest) => `watch:stop:${rest}`),
);

describe('the ids of buttons and forms of the desk', () => {
  it('come back as they were written, within the hundred characters that Discord takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SECTIONS),
        fc.integer({ min: 1, max: 9_999 }),
        hex(32),
        hex(12),
        async (section, page, digest, watch) => {
          for (const isTab of [true, false])
            expect(readBoardId(writeShowId(section, page, isTab))).toEqual({ kind: 'show', section, page });
          const version = (await writeVersion({ entry: 'ada', digest }, codes)) ?? '';
          expect(await readVersion(versionIn(writeFlagId(version)) ?? '', codes)).toEqual({ entry: 'ada', digest });
          const settled = writeDoId('settled', version);
          expect(readBoardId(settled)).toEqual({ kind: 'do', action: 'settled', about: version });
          expect(watchToStop(writeStopId(watch))).toBe(watch);
          for (const id of [settled, writeFlagId(version), writeStopId(watch)]) expect(id.length).toBeLessThan(100);
        },
      ),
    );
  });

  it('from outside are read, or are none, whatever is in them', async () => {
    await fc.assert(
      fc.asyncProperty(anyId, async (id) => {
        const read = [readBoardId(id), watchToStop(id), await readVersion(versionIn(id) ?? '', codes)];
        if (!isBoardId(id)) expect(read[0]).toBe(undefined);
        if (!isWatchId(id)) expect(read[1]).toBe(undefined);
        if (!isFlagId(id)) expect(read[2]).toBe(undefined);
      }),
      runs(),
    );
  });
});
