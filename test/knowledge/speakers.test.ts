import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

const FILES = `people:
  - id: eva-salm
    name: Eva Salm
    roles: [{title: Minister of Water, organisation: ministry-of-water}]
  - {id: petr-dovan, name: Petr Dovan, aliases: [{name: the engineer, strength: weak}], roles: [{title: Finance minister}]}
organisations:
  - {id: ministry-of-water, name: Ministry of Water}
sources:
  - {id: paper, publisher: Paper, published: 2025-03-09}
`;

async function check(
  text: string,
  speaker: string,
  passage: string,
  more = '',
  says = 'the gates were open',
): Promise<{ readonly errors: readonly string[]; readonly warnings: readonly string[] }> {
  const made = await folder({
    'knowledge/a.yaml': `${FILES}statements:
  - id: gates
    speaker: ${speaker}
    source: paper
    said: 2025-03-09
    says: said “${says}”
    passage: ${passage}
${more}`,
    'archive/paper.txt': text,
  });
  folders.push(made);
  const result = await made.load();
  return result.ok
    ? { errors: [], warnings: result.warnings.filter(({ entry }) => entry === 'gates').map(formatProblem) }
    : { errors: result.problems.map(formatProblem), warnings: [] };
}

const nothing = { errors: [], warnings: [] };

describe('the speaker of a statement', () => {
  it.each([
    ['by name', 'Eva Salm said “the gates were open”.', 'Eva Salm said … open'],
    [
      'by surname, after the words',
      '“The water rose and the gates were open,” Salm’s aides heard her say.',
      'the gates were open',
    ],
    ['by office', 'The water minister said “the gates were open”.', 'The water minister … open'],
    ['by the body she speaks for', 'At the Ministry of Water they said “the gates were open”.', 'they said … open'],
    ['in the sentence before', 'Salm arrived late. She said “the gates were open”.', 'She said … open'],
    ['in the paragraph before', 'Salm arrived late.\n\nShe said “the gates were open”.', 'She said … open'],
  ])('may be named %s', async (_where, text, passage) => {
    expect(await check(text, 'eva-salm', passage)).toEqual(nothing);
  });

  it('is not looked for in a text of another script than the names on file', async () => {
    const text = 'Министр сказала: «ворота были открыты».';
    expect(await check(text, 'eva-salm', 'Министр … открыты', '', 'ворота были открыты')).toEqual(nothing);
  });

  it('may be a body whose people speak for it, and is a person where the passage names one that is on file', async () => {
    const passage = 'Petr Dovan … open';
    const text = 'The ministry spoke. A spokesman said “the gates were open”.';
    expect(await check(text, 'ministry-of-water', 'A spokesman … open')).toEqual(nothing);
    expect((await check('Salm said “the gates were open”.', 'ministry-of-water', 'Salm said … open')).warnings).toEqual(
      [expect.stringMatching(/gates: the passage names Eva Salm before the speaker; name the one who says it/)],
    );
    const heads = 'Petr Dovan, who heads the ministry, said “the gates were open”.';
    expect((await check(heads, 'ministry-of-water', passage)).warnings).toEqual([
      expect.stringMatching(/gates: the passage names Petr Dovan before the speaker/),
    ]);
  });

  it('is refused where the passage has the post of somebody else who is named', async () => {
    const text = 'The finance minister, Petr Dovan, said “the gates were open”.';
    expect((await check(text, 'eva-salm', 'The finance … open')).errors).toEqual([
      expect.stringMatching(/gates: .* Eva Salm, but Petr Dovan/),
    ]);
  });

  it('is warned of where the passage begins with a pronoun for somebody else', async () => {
    const text =
      'Eva Salm was at the ministry. Petr Dovan was at the gate. He said “the gates were open” to the ministry.';
    expect((await check(text, 'eva-salm', 'He said … ministry')).warnings).toEqual([
      expect.stringMatching(/the passage begins with a pronoun, and the last one named before it is Petr Dovan/),
    ]);
    expect(await check(text, 'petr-dovan', 'He said … ministry')).toEqual(nothing);
    const both = 'Eva Salm met Petr Dovan at the ministry. She said “the gates were open”.';
    expect(await check(both, 'eva-salm', 'She said … open')).toEqual(nothing);
  });

  it('is refused where only somebody else is named', async () => {
    const { errors } = await check('Petr Dovan said “the gates were open”.', 'eva-salm', 'Petr Dovan said … open');
    expect(errors).toEqual([
      expect.stringMatching(
        /gates: neither the passage nor the sentences before it name Eva Salm, but Petr Dovan; name the one who says it \(petr-dovan\?\), widen the passage .* `attribution: \{note: /,
      ),
    ]);
  });

  it('is warned of where nobody is named', async () => {
    const text = 'A woman at the gate said “the gates were open”.';
    expect((await check(text, 'eva-salm', 'A woman … open')).warnings).toEqual([
      expect.stringMatching(/neither the passage nor the sentences before it name Eva Salm; widen the passage/),
    ]);
    expect(
      await check(text, 'eva-salm', 'A woman … open', '    attribution: {note: she confirmed it to us}\n'),
    ).toEqual(nothing);
  });

  it('is refused where the passage names somebody else, although the speaker is named before it', async () => {
    const text = 'Salm spoke first.\n\nPetr Dovan, who was there, said “the gates were open”.';
    expect((await check(text, 'eva-salm', 'Petr Dovan … open')).errors).toEqual([
      expect.stringMatching(
        /the passage does not name Eva Salm, but Petr Dovan; name the one who says it \(petr-dovan\?\)/,
      ),
    ]);
    const accused = 'Salm spoke first.\n\nShe told Petr Dovan “the gates were open”.';
    expect(await check(accused, 'eva-salm', 'She told … open')).toEqual(nothing);
  });

  it('is refused where a pronoun speaks after somebody whom the passage has speaking', async () => {
    const text =
      'Eva Salm came late.\n\nPetr Dovan warned of the debt. “It is high, and the gates were open,” he said.';
    expect((await check(text, 'eva-salm', 'Petr Dovan warned … he said')).errors).toEqual([
      expect.stringMatching(/the passage does not name Eva Salm, but Petr Dovan/),
    ]);
    expect(await check(text, 'petr-dovan', 'Petr Dovan warned … he said')).toEqual(nothing);
  });

  it('is refused where somebody else’s name follows the verb with what they are', async () => {
    const text = 'Eva Salm came late.\n\nHer plan is sound: “the gates were open”, said her adviser, Petr Dovan.';
    expect((await check(text, 'eva-salm', 'Her plan … Petr Dovan')).errors).toEqual([
      expect.stringMatching(/the passage does not name Eva Salm, but Petr Dovan/),
    ]);
  });

  it('is warned of where a pronoun speaks after somebody else’s name', async () => {
    const text = 'Eva Salm came late.\n\nPetr Dovan took the offer. “The gates were open,” he said.';
    const { errors, warnings } = await check(text, 'eva-salm', 'Petr Dovan took … he said', '', 'The gates were open');
    expect(errors).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/the passage names Petr Dovan before the speaker/)]);
    const turned = 'Eva Salm came late.\n\nShe had met Petr Dovan. “The gates were open,” she said.';
    expect(await check(turned, 'eva-salm', 'She had met … she said', '', 'The gates were open')).toEqual(nothing);
  });

  it('is not named by a name inside a quotation, nor by the words of a name of a party', async () => {
    const inside = 'Petr Dovan said “the gates were open, as Eva Salm knows”.';
    expect((await check(inside, 'eva-salm', 'Petr Dovan said … knows')).errors).toHaveLength(1);
    const party = 'The Water Party met. Petr Dovan said “the gates were open”.';
    expect((await check(party, 'eva-salm', 'Petr Dovan said … open')).errors).toHaveLength(1);
  });

  it('is not taken for somebody who is only named inside the quotation, or far above', async () => {
    const inside = 'A woman said “the gates were open, Dovan”.';
    expect((await check(inside, 'eva-salm', 'A woman said … Dovan')).errors).toEqual([]);
    const far = 'Salm spoke.\n\nNobody listened.\n\nRain fell.\n\nA man said “the gates were open”.';
    expect((await check(far, 'eva-salm', 'A man said … open')).warnings).toHaveLength(1);
  });
});

describe('a pronoun in the passage', () => {
  const BEFORE = 'Eva Salm stood beside the grave.\n\n';
  it.each([
    ['told mourners', '“My son is not a number,” Petr Dovan, his father, told mourners.', 'My son … mourners'],
    ['said', 'It was late when Petr Dovan said “my son is not a number”.', 'It was … number'],
  ])('means nobody named before where another one %s it', async (_verb, text, passage) => {
    const { errors } = await check(
      `${BEFORE}${text}`,
      'eva-salm',
      passage,
      '',
      /my son is not a number/i.exec(text)?.[0],
    );
    expect(errors).toEqual([expect.stringMatching(/gates: the passage does not name Eva Salm, but Petr Dovan/)]);
  });

  it('means the one named before where it is who speaks of the other', async () => {
    const text = `${BEFORE}She said of Petr Dovan that “the gates were open”.`;
    expect((await check(text, 'eva-salm', 'She said … open')).errors).toEqual([]);
  });
});
