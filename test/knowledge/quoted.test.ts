import { afterAll, describe, expect, it } from 'vitest';
import fc from '../support/properties.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

const people = 'people:\n  - {id: ana-rusu, name: Ana Rusu}\n  - {id: tomas-velik, name: Tomas Velik}\n';

/** The problems of a record with one statement about one source text. */
async function problemsOf(
  text: string,
  says: string,
  { source = '', speaker = 'ana-rusu' }: { source?: string; speaker?: string } = {},
): Promise<string[]> {
  const files = {
    'knowledge/a.yaml': `${people}sources:
  - id: daily
    publisher: Daily
    published: 2024-05-06
${source}statements:
  - id: rusu-act
    speaker: ${speaker}
    source: daily
    said: 2024-05-06
    says: ${JSON.stringify(says)}
`,
    'archive/daily.txt': text,
  };
  const made = await folder(files);
  folders.push(made);
  return made.problems();
}

describe('words in quotation marks', () => {
  const TEXT = 'Ana Rusu looked tired of it all. She called it “a sudden act” and left.\n';

  it('are proven when the source has them within quotation marks', async () => {
    expect(await problemsOf(TEXT, 'called it “a sudden act”')).toEqual([]);
    expect(await problemsOf(TEXT, 'called it “sudden”')).toEqual([]);
  });

  it.each([
    ['with an ellipsis', 'called it “a … act”', /close the marks before the “…”, and open them again after it/],
    ['with an explanation in brackets', 'called it “a [very] sudden act”', /what is in brackets is not the speaker’s/],
    [
      'with another capital',
      'called it “A sudden act”',
      /with other capitals: write them as there, or begin .* second word/,
    ],
  ])('are refused %s, with what to do instead', async (_how, says, advice) => {
    expect(await problemsOf(TEXT, says)).toEqual([expect.stringMatching(advice)]);
  });

  it('are refused when they are the reporter’s, with the way out', async () => {
    expect(await problemsOf(TEXT, 'looked “tired of it all”')).toEqual([
      expect.stringMatching(
        /^knowledge\/a\.yaml:\d+:\d+ rusu-act: the words “tired of it all” are in daily, but not within quotation marks there: .*; take the quotation marks off to paraphrase them; .*`kind:` \(transcript, speech, press-release or post\) and `words_of:`$/,
      ),
    ]);
  });

  it('are refused when they reach over the end of a quotation', async () => {
    expect(await problemsOf(TEXT, 'called it “a sudden act” and left')).toEqual([]);
    expect((await problemsOf('She said “we go” and “we stay”.', 'said “go” and “stay”')).length).toBe(0);
    expect(
      (await problemsOf('She said “we go,” said Rusu, “and we stay”.', 'said “go,” said Rusu, “and”')).length,
    ).toBe(0);
  });

  describe('that go on over paragraphs, each of which opens anew', () => {
    const LONG =
      'Ana Rusu spoke.\n\n“We saw it fall.\n\n“Nobody was on it,” she said.\n\nA man called it “a sudden act”.\n';

    it('are proven as one run, with the marks or without them', async () => {
      expect(await problemsOf(LONG, 'said: “We saw it fall. Nobody was on it”')).toEqual([]);
      expect(await problemsOf(LONG, 'said: “We saw it fall.\n\n“Nobody was on it”')).toEqual([]);
      expect(await problemsOf(LONG.replaceAll(/[“”]/g, '"'), 'said: “We saw it fall. Nobody was on it”')).toEqual([]);
      expect(
        await problemsOf(
          LONG.replaceAll('“', '«').replaceAll('”', '»'),
          'said: «We saw it fall.\n\n«Nobody was on it»',
        ),
      ).toEqual([]);
    });

    it('are refused where the first paragraph closes its mark, a word differs, or the reporter’s words lie between', async () => {
      const joined = 'said: “We saw it fall. Nobody was on it”';
      for (const text of [
        LONG.replace('fall.', 'fall.”'),
        LONG.replace('fall.', 'fell.'),
        LONG.replace('“Nobody', 'She sighed. “Nobody'),
      ])
        expect(await problemsOf(text, joined)).toHaveLength(1);
      expect((await problemsOf(LONG, 'said: “Nobody was on it. A man called it a sudden act”')).length).toBe(1);
    });
  });

  it('are taken from the place where they are quoted, when they are elsewhere too', async () => {
    expect(
      await problemsOf('A sudden act shook Dolna. Rusu spoke of “a sudden act”.', 'spoke of “sudden act”'),
    ).toEqual([]);
  });

  it('may be in single marks, and are proven then as well', async () => {
    expect(await problemsOf(TEXT, 'called it ‘a sudden act’')).toEqual([]);
    expect(await problemsOf(TEXT, 'called it ‘a sudden deed’')).toEqual([
      expect.stringMatching(/the quoted words “a sudden deed” are not in daily/),
    ]);
  });

  it('are in no marks in a text that is the speaker’s own, and only in theirs', async () => {
    const source = '    kind: speech\n    words_of: ana-rusu\n';
    expect(await problemsOf('We are ready.', 'said “We are ready.”', { source })).toEqual([]);
    expect(await problemsOf('We are ready.', 'said “We are ready.”', { source, speaker: 'tomas-velik' })).toEqual([
      expect.stringMatching(/not within quotation marks there/),
    ]);
    expect(await problemsOf('We are ready.', 'said “We are ready.”', { speaker: 'outlet' })).toEqual([]);
  });

  it('belong to somebody where the source is of such a kind', async () => {
    expect(await problemsOf('“We are”', 'said “We are”', { source: '    kind: post\n' })).toEqual([
      expect.stringMatching(/daily: a post is somebody’s own words, but `words_of` is missing/),
    ]);
    expect(await problemsOf('“We are”', 'said “We are”', { source: '    words_of: ana-rusu\n' })).toEqual([
      expect.stringMatching(/daily: `words_of` is for sources that are somebody’s own words throughout; add `kind:`/),
    ]);
  });

  it('are never proven by words that stand outside of every mark', async () => {
    const words = fc.stringMatching(/^[a-z]{3,7}( [a-z]{3,7}){1,3}$/);
    const marks = fc.constantFrom(['“', '”'], ['"', '"'], ['„', '“'], ['« ', ' »'], ['‘', '’']);
    await fc.assert(
      fc.asyncProperty(words, words, marks, async (outside, inside, [open, close]) => {
        fc.pre(!inside.includes(outside) && !outside.includes(inside));
        const text = `Rusu ${outside}, then said ${open}${inside}${close}.`;
        expect(await problemsOf(text, `said “${inside}”`)).toEqual([]);
        expect(await problemsOf(text, `said “${outside}”`)).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });
});
