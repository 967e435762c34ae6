import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/check/checker.js';
import type { JudgedQuote } from '../../src/check/verdicts.js';
import { buildRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import { event, organisation, person, source, statement } from '../support/entries.js';

const record = buildRecord({
  version: '00000000',
  loadedAt: '2023-12-01T00:00:00.000Z',
  proofs: new Map(),
  entries: [
    source('daily-2023', 'The Example Daily', '2023-09-22', { archived: true }),
    source('wire-2023', 'Example Wire', '2023-09-23'),
    organisation('water-ministry', 'Ministry of Water'),
    person('ana-rusu', 'Ana Rusu', { roles: [{ title: 'water minister', organisation: 'water-ministry' }] }),
    person('ion-popa', 'Ion Popa'),
    event('flood', 'Flood of the valley', '2023-09-20'),
    statement(
      'rusu-dam',
      'ana-rusu',
      '2023-09-21',
      'said: “We did not open the gates of the dam before 6,700 families had left the valley”',
    ),
    statement(
      'rusu-promise',
      'ana-rusu',
      '2023-09-21',
      'called the help “slow and badly planned” and promised “a new bridge before the winter comes”',
    ),
    statement(
      'popa-guilt',
      'ion-popa',
      '2023-09-22',
      'said: “Nobody in the government has asked us what we saw that night”',
      {
        renderings: [
          { source: 'wire-2023', says: 'said: “No one from the cabinet asked us what we had seen on that night”' },
        ],
      },
    ),
    statement(
      'popa-paraphrase',
      'ion-popa',
      '2023-09-22',
      'said that the ministry would answer for the flood in court',
    ),
    statement(
      'rusu-withdrawn',
      'ana-rusu',
      '2023-09-22',
      'said: “The boats were sent away before anybody could board them”',
      {
        status: 'withdrawn',
        renderings: [{ source: 'wire-2023', says: 'said: “They told the boats to go before a soul had boarded”' }],
      },
    ),
    statement('popa-boats', 'ion-popa', '2023-09-23', 'said: “Every boat on the river came back empty that morning”'),
    statement('daily-account', 'outlet', '2023-09-22', 'writes that “the water rose by three metres within the hour”'),
  ],
});
async function* archive() {
  yield { id: 'daily-2023', text: 'At the gates Rusu added: “Ask me again when the last house is dry,” and left.' };
}
const checker = createChecker(record, createSearch(record), archive);
async function quotes(text: string): Promise<JudgedQuote[]> {
  const { judged } = await checker.check(text);
  return judged.filter((one): one is JudgedQuote => one.kind === 'quote');
}
const DAM = 'We did not open the gates of the dam before 6,700 families had left the valley';

describe('a pasted quote is exact', () => {
  it.each([
    ['as it is on file', `Ana Rusu said: “${DAM}”`],
    ['in straight marks', `Rusu: "${DAM}"`],
    ['in guillemets', `Rusu said « ${DAM} ».`],
    ['in German marks', `Rusu sagte: „${DAM}“`],
    [
      'in single marks, whatever apostrophes stand around it',
      `It wasn't so, the minister's aide said: Rusu said ‘${DAM}’`,
    ],
    ['with the point inside the marks', `“${DAM},” Rusu said.`],
    ['with other separators of thousands', `Rusu: “${DAM.replace('6,700', '6.700')}”`],
    ['with spaces, soft hyphens and zero-width marks', `Rusu: “${DAM.replace(' gates', '\u00a0ga\u00adtes\u200b')}”`],
    ['never closed', `Rusu said: “${DAM}`],
    ['over two paragraphs, each with its own mark', `Rusu said: “${DAM.replace(' before', '\n\n“before')}”`],
    ['over paragraphs in guillemets', `Rusu said: «${DAM.replace(' before', '\n\n« before')}»`],
    ['without marks', `Ana Rusu said that ${DAM}.`],
    ['with nobody named', `“${DAM}”`],
    ['with the body the speaker leads', `The Ministry of Water said: “${DAM}”`],
    ['with the speaker on the next line', `“${DAM}”\n— Ana Rusu`],
    ['with the speaker only called she', `Popa was silent. “${DAM},” she said.`],
  ])('%s', async (_name, text) => {
    expect((await quotes(text)).map(({ verdict, statements }) => [verdict, statements[0]?.id])).toEqual([
      ['exact', 'rusu-dam'],
    ]);
  });
});

describe('a changed quote is never exact', () => {
  it.each([
    ['one word changed', DAM.replace('gates', 'doors')],
    ['the negation dropped', DAM.replace('did not open', 'did open')],
    ['the number changed', DAM.replace('6,700', '6,800')],
    ['a clause dropped', DAM.replace(' the gates of', '')],
    ['words added', DAM.replace('open', 'ever open')],
    ['words in another order', DAM.replace('left the valley', 'the valley left')],
    ['a question made of it', DAM.replace('dam before', 'dam? Before')],
  ])('%s', async (_name, words) => {
    const [judged] = await quotes(`Rusu said: “${words}”`);
    expect(judged).toMatchObject({ verdict: 'altered' });
    expect(judged?.statements[0]?.id).toBe('rusu-dam');
    expect(judged?.difference?.some(({ where }) => where !== 'both')).toBe(true);
  });

  it('shows both wordings, word for word', async () => {
    const [judged] = await quotes(`Rusu: “${DAM.replace('gates', 'doors')}”`);
    expect(judged?.difference).toEqual([
      { where: 'both', text: 'We did not open the' },
      { where: 'filed', text: 'gates' },
      { where: 'pasted', text: 'doors' },
      { where: 'both', text: 'of the dam before 6,700 families had left the valley' },
    ]);
  });
});

describe('other verdicts', () => {
  it('tells a part of a longer quotation, with the rest of it', async () => {
    const [judged] = await quotes('“open the gates of the dam”, Rusu said');
    expect(judged).toMatchObject({ verdict: 'part', filed: [DAM] });
  });

  it('takes a marked omission inside one quotation for a part of it', async () => {
    const [judged] = await quotes('Rusu: “We did not open the gates […] before 6,700 families had left”');
    expect(judged?.verdict).toBe('part');
  });

  it.each([
    [
      'two statements',
      '“Nobody in the government has asked us what we saw that night. We did not open the gates of the dam before 6,700 families had left the valley”',
      2,
    ],
    ['two quotations of one statement', 'Rusu: “slow and badly planned, and a new bridge before the winter comes”', 1],
    [
      'two quotations with an omission between',
      'Rusu: “slow and badly planned … a new bridge before the winter comes”',
      1,
    ],
  ])('tells that %s were joined', async (_name, text, count) => {
    const [judged] = await quotes(text);
    expect(judged?.verdict).toBe('joined');
    expect(judged?.statements).toHaveLength(count);
    expect(judged?.filed).toHaveLength(2);
  });

  it.each([
    ['somebody on file', `Ion Popa said: “${DAM}”`, 'Ion Popa'],
    ['somebody who is not on file', `Harriet Olsenby told reporters: “${DAM}”`, 'Harriet Olsenby'],
    [
      'a person, of the outlet’s own words',
      'Ana Rusu said “the water rose by three metres within the hour”',
      'Ana Rusu',
    ],
  ])('tells that the words are not those of %s', async (_name, text, who) => {
    const [judged] = await quotes(text);
    expect(judged).toMatchObject({ verdict: 'other-speaker', attributedTo: who });
  });

  it('knows the same remark in another outlet’s words', async () => {
    const [judged] = await quotes('Popa said: “No one from the cabinet asked us what we had seen on that night”');
    expect(judged).toMatchObject({ verdict: 'rendering' });
    expect(judged?.statements[0]?.id).toBe('popa-guilt');
  });

  it('finds words in an archived text that nobody has entered', async () => {
    const [judged] = await quotes('Rusu: "Ask me again when the last house is dry"');
    expect(judged).toMatchObject({ verdict: 'not-on-file', archived: ['daily-2023'] });
  });

  it.each([
    ['words that nobody said', 'Rusu said: “The moon is made of green cheese and costs nothing”'],
    ['a paraphrase in quotation marks', 'Popa: “the ministry would answer for the flood in court”'],
  ])('has not on file: %s', async (_name, text) => {
    expect((await quotes(text)).map(({ verdict }) => verdict)).toEqual(['not-on-file']);
  });

  it('judges a quotation of several paragraphs as one, and calls it closed', async () => {
    const [only, ...others] = await quotes(
      `“We did open the gates of the dam\n\n“before 6,700 families had left the valley,” Ana Rusu said.`,
    );
    expect(others).toEqual([]);
    expect(only).toMatchObject({ verdict: 'altered', unclosed: false });
  });

  it('names a mark that nothing closes where the next paragraph does not go on', async () => {
    const judged = await quotes(`Rusu said: “${DAM}\n\nPopa added: “Bananas are yellow and sweet”`);
    expect(judged.map(({ unclosed }) => unclosed)).toEqual([true, false]);
  });

  it('judges each quote of a message alone', async () => {
    const text = `Rusu said “${DAM}”. She called it “slow and well planned”.\n\nPopa: “Nobody in the government has asked us what we saw that night”. “Bananas are yellow and sweet”`;
    expect((await quotes(text)).map(({ verdict }) => verdict)).toEqual(['exact', 'altered', 'exact', 'not-on-file']);
  });
});

describe('a quote of a withdrawn statement', () => {
  const BOATS = 'The boats were sent away before anybody could board them';
  it.each([
    ['word for word', `Rusu said: “${BOATS}”`],
    ['without quotation marks', `Ana Rusu said that ${BOATS}.`],
    ['in part', 'Rusu: “sent away before anybody could board”'],
    ['with a word changed', `Rusu: “${BOATS.replace('sent', 'turned')}”`],
    ['in another outlet’s words', '“They told the boats to go before a soul had boarded”'],
    ['as somebody else’s words', `Ion Popa said: “${BOATS}”`],
    ['joined with another quotation', `“${BOATS}. Every boat on the river came back empty that morning”`],
  ])('%s, is called withdrawn and nothing else', async (_name, text) => {
    const [judged] = await quotes(text);
    expect(judged).toMatchObject({ verdict: 'withdrawn' });
    expect(judged?.statements[0]?.id).toBe('rusu-withdrawn');
  });

  it('repeats none of the words that were withdrawn, and not whose they were', async () => {
    const [judged] = await quotes(`Ion Popa said: “${BOATS.replace('sent', 'turned')}”`);
    expect(judged).toMatchObject({ verdict: 'withdrawn', filed: [] });
    expect(judged?.difference).toBeUndefined();
    expect(judged?.attributedTo).toBeUndefined();
  });

  it('is not offered as the nearest on file of other words', async () => {
    const [judged] = await quotes('“Anybody could board them, and the boats of the queen were never here”');
    expect(judged?.verdict).toBe('not-on-file');
    expect(judged?.statements.map(({ id }) => id)).not.toContain('rusu-withdrawn');
  });
});
