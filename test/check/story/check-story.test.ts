import { describe, expect, it } from 'vitest';
import { type Checker, createChecker } from '../../../src/check/checker.js';
import { checkStory, MAX_STORY_CHARS } from '../../../src/check/story/check-story.js';
import { readStoryText } from '../../../src/check/story/story-text.js';
import { WorkBudgetExceededError } from '../../../src/check/work-budget.js';
import { createSearch } from '../../../src/search/engine.js';
import { figure, statement, story } from '../../support/entries.js';
import fc, { runs } from '../../support/properties.js';

const ROAD = 'the road through the valley must be open by the first of May';
const DAM = 'nobody will ever close the old harbour to the fishing boats';
const record = story([
  statement('road', 'ararat-mirzoyan', '2023-09-22', `said: “${ROAD}”`),
  statement('dam', 'jeyhun-bayramov', '2023-09-22', `said: “${DAM}”`),
  figure('f', 'ararat-mirzoyan', 'killed', 'more than 200', 'people'),
]);
async function* noTexts(): AsyncGenerator<never> {
  // No archive at hand.
}
const checker = createChecker(record, createSearch(record), noTexts);
const FIGURE = 'Mirzoyan said more than 200 people were killed.';
/** Words that hold neither a quotation nor a figure. */
const filler = (characters: number): string =>
  'The council met again in the evening. '.repeat(Math.ceil(characters / 38)).slice(0, characters);

const verdicts = async (text: string) =>
  (await checkStory(readStoryText(text, 'plain').plain, checker)).judged.map(
    ({ kind, verdict }) => `${kind} ${verdict}`,
  );

describe('a whole story', () => {
  it('is judged in the order of its text, quotations and figures together', async () => {
    const text = `${FIGURE}\n\nMirzoyan said: “${ROAD}.”\n\n${FIGURE} Bayramov said: “${DAM}.”`;
    expect(await verdicts(text)).toEqual(['figure matches', 'quote exact', 'figure matches', 'quote exact']);
  });

  it('gives each its place in the whole text, however far down', async () => {
    const text = `${`${filler(3_000)}\n\n`.repeat(8)}Mirzoyan said: “${ROAD}.”\n\n${filler(3_000)}\n\n${FIGURE}`;
    const { judged } = await checkStory(text, checker);
    expect(judged.map(({ start, end }) => text.slice(start, end))).toEqual([`“${ROAD}.”`, 'more than 200']);
  });

  it('does not take a sentence without quotation marks for a quotation', async () => {
    expect(await verdicts(`Mirzoyan said ${ROAD}.`)).toEqual([]);
  });

  it('carries who is named on within a paragraph, and not into the next', async () => {
    const named = `Bayramov said: “${DAM}.”`;
    expect(await verdicts(`${named} He added: “${ROAD}.”`)).toEqual(['quote exact', 'quote other-speaker']);
    expect(await verdicts(`${named}\n\nHe added: “${ROAD}.”`)).toEqual(['quote exact', 'quote exact']);
  });

  it.each([
    ['a paragraph that is longer than a piece', `${filler(9_000)} Mirzoyan said: “${ROAD}.” ${filler(9_000)}`],
    ['a text without blank lines', `${`${filler(900)}\n`.repeat(12)}Mirzoyan said: “${ROAD}.”\n${filler(900)}`],
    ['lines that are broken by hand', `Mirzoyan said: “${ROAD.replaceAll(' ', '\n')}.”`],
    ['a text of one word without end', `${'x'.repeat(12_000)} Mirzoyan said: “${ROAD}.”`],
  ])('is judged in %s', async (_what, text) => {
    expect(await verdicts(text)).toEqual(['quote exact']);
  });

  it('cuts no quotation, wherever it stands', async () => {
    for (let before = 3_900; before < 4_010; before += 7)
      expect(await verdicts(`${filler(before)}\n\nMirzoyan said: “${ROAD}.”`)).toEqual(['quote exact']);
  });

  it('keeps the paragraphs of one quotation together, each of which opens with its mark', async () => {
    for (let before = 3_700; before < 4_000; before += 20) {
      const seen: string[] = [];
      const listening: Checker = {
        async check(text) {
          seen.push(text);
          return { judged: [], strayMark: false, more: false };
        },
      };
      await checkStory(`${filler(before)}\n\n“It is old.\n\n“It is very old.”\n\n${filler(900)}`, listening);
      expect(seen.filter((piece) => piece.includes('“It is old.') !== piece.includes('very old.”'))).toEqual([]);
    }
  });

  it('finds the quotation after a line whose mark is never closed, where every line is a paragraph', async () => {
    const text = `${filler(200)}\nShe said: “It was never closed\n${filler(200)}\nMirzoyan said: “${ROAD}.”`;
    expect((await verdicts(text)).at(-1)).toBe('quote exact');
  });

  it('judges hundreds of quotations and figures, and says that nothing was left out', async () => {
    const text = Array.from({ length: 300 }, () => `Mirzoyan said: “${ROAD}.” ${FIGURE}`).join(' ');
    const { judged, unchecked } = await checkStory(text, checker);
    expect(judged).toHaveLength(600);
    expect(unchecked).toEqual([]);
  });

  it.each([
    ['a quotation that is longer than is compared', `“${filler(5_000)}”`, 'too-much'],
    ['what is beyond the longest story', `${`${filler(998)}\n\n`.repeat(210)}“${ROAD}”`, 'too-long'],
  ] as const)('says that %s was not checked', async (_what, text, why) => {
    const { unchecked } = await checkStory(text, checker);
    expect(unchecked.map((one) => one.why)).toEqual([why]);
    if (why === 'too-long') expect(unchecked[0]).toMatchObject({ start: MAX_STORY_CHARS, end: text.length });
  });

  it('gives up a story whose pieces take too long, and says so', async () => {
    let asked = 0;
    const slow: Checker = {
      check: async () => {
        asked += 1;
        throw new WorkBudgetExceededError();
      },
    };
    const text = `${filler(3_000)}\n\n`.repeat(20);
    const { unchecked } = await checkStory(text, slow);
    expect(asked).toBe(3);
    expect(unchecked.at(0)?.start).toBe(0);
    expect(unchecked.at(-1)).toMatchObject({ end: text.length, why: 'too-slow' });
  });

  it('stops when it is told to', async () => {
    const stopped = AbortSignal.abort(new Error('the reader has gone'));
    await expect(checkStory(`“${ROAD}”`, checker, stopped)).rejects.toThrow('the reader has gone');
  });

  it('leaves no word unread: pieces hold all of any text between them', async () => {
    const heard: Checker = { check: async () => ({ judged: [], strayMark: false, more: false }) };
    const signs = fc.constantFrom('a', ' ', '\n', '\n\n', '“', '”', '"', "'", '1 ', 'Ab. ', '’', '—');
    await fc.assert(
      fc.asyncProperty(fc.array(signs, { maxLength: 400 }), fc.integer({ min: 1, max: 40 }), async (all, times) => {
        const text = all.join('').repeat(times);
        const seen: string[] = [];
        await checkStory(text, { check: (piece) => heard.check(seen.push(piece) === 0 ? '' : piece) });
        expect(seen.join('').replace(/\s/g, '')).toBe(text.slice(0, MAX_STORY_CHARS).replace(/\s/g, ''));
      }),
      runs(0.1),
    );
  });
});

describe('a place in a story', () => {
  it.each([
    ['\n', 'plain'],
    ['\r\n', 'plain'],
    ['\r', 'plain'],
    ['\r\n', 'markdown'],
  ] as const)('counts lines that end with %j', async (end, kind) => {
    const text = readStoryText(['One.', '', `And: “${ROAD}.”`, 'End.'].join(end), kind);
    const [judged] = (await checkStory(text.plain, checker)).judged;
    expect([text.placeOf(judged?.start ?? 0), text.placeBehind(judged?.end ?? 0)]).toEqual([
      { line: 3, column: 6 },
      { line: 3, column: 6 + ROAD.length + 3 },
    ]);
  });

  it('counts the paragraphs of a document', async () => {
    const text = readStoryText(`One.\n\n\n\nTwo\nand more: “${ROAD}.”`, 'docx');
    const [judged] = (await checkStory(text.plain, checker)).judged;
    expect(text.placeOf(judged?.start ?? 0).line).toBe(3);
  });
});
