import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { botOver } from '../support/bot.js';
import { exported, nodesById, rowsOf } from '../support/exported.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

const TEXTS = {
  'archive/diario.txt': 'La ministra Rosa Lind dijo: «Las compuertas estaban cerradas».\n',
  'archive/agency.txt': 'Minister Rosa Lind said: “The gates were shut”, our translation.\n',
};

const record = (translations: string): string => `people:
  - {id: rosa-lind, name: Rosa Lind}
organisations:
  - {id: agency-desk, name: Agency Desk}
sources:
  - {id: diario, publisher: Diario, published: 2025-03-04, language: es}
  - {id: agency, publisher: Agency, published: 2025-03-05, language: en}
statements:
  - id: lind-shut
    speaker: rosa-lind
    source: diario
    said: 2025-03-04
    says: said «Las compuertas estaban cerradas»
${translations}`;

const ENGLISH = `    translations:
      - {language: de, says: "sagte: „Die Tore waren zu“", by: a colleague}
      - {language: en, says: "said “The gates were shut”", by: agency-desk, source: agency}
`;

async function load(translations: string) {
  const made = await folder({ 'knowledge/a.yaml': record(translations), ...TEXTS });
  folders.push(made);
  return made.load();
}

async function loaded(translations: string): Promise<VerbatimRecord> {
  const result = await load(translations);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.record;
}

const problemsOf = async (translations: string): Promise<string> => {
  const result = await load(translations);
  return result.ok ? '' : result.problems.map(formatProblem).join('\n');
};

const ask = async (translations: string, locale = 'en-US') =>
  (
    await botOver(await loaded(translations))
      .in(locale)
      .ask('claims', { 'who-or-what': 'lind-shut' })
  ).text.split('\n');

describe('a translation of a quotation', () => {
  it('stands below the speaker’s words, under its translator’s name, the reader’s language first', async () => {
    const lines = await ask(ENGLISH);
    const words = lines.findIndex((line) => line.includes('«Las compuertas estaban cerradas»'));
    expect(lines[words + 1]).toContain('English, translated by Agency Desk: said “The gates were shut”');
    expect(lines[words + 2]).toContain('German, translated by a colleague: sagte: „Die Tore waren zu“');
  });

  it('is put in the order and the words of another reader’s language', async () => {
    const lines = await ask(ENGLISH, 'de');
    const words = lines.findIndex((line) => line.includes('«Las compuertas estaban cerradas»'));
    expect(lines[words + 1]).toContain('Deutsch, übersetzt von a colleague: sagte: „Die Tore waren zu“');
  });

  it('has a ✓ of its own only where its own source has those words', async () => {
    const lines = await ask(ENGLISH);
    expect(lines.find((line) => line.includes('English, translated by'))).toContain('✓ printed so in Agency');
    expect(lines.find((line) => line.includes('German, translated by'))).not.toContain('✓');
  });

  it('stops the load where its source has other words', async () => {
    const problems = await problemsOf(ENGLISH.replace('The gates were shut', 'The gates were closed'));
    expect(problems).toMatch(
      /lind-shut: the quoted words “The gates were closed” are not in agency.*“The gates were shut”/s,
    );
  });

  it('does not make words proven whose own source has no text', async () => {
    const text = await loaded(ENGLISH.replace('source: agency}', '}').replace(', }', '}'));
    expect(text.proofs.get('lind-shut')).toBe('proven');
    expect([...text.proofs].length).toBe(1);
  });

  it('is shown in lists only in the reader’s language', async () => {
    const bot = botOver(await loaded(ENGLISH));
    const answer = await bot.ask('who', { name: 'Rosa Lind' });
    expect(answer.text).toContain('English, translated by Agency Desk');
    expect(answer.text).not.toContain('German');
  });

  it('is found by its words', async () => {
    const answer = await botOver(await loaded(ENGLISH)).ask('claims', { 'who-or-what': 'gates shut' });
    expect(answer.text).toContain('«Las compuertas estaban cerradas»');
  });

  it('is exported with its translator, apart from the speaker’s words', async () => {
    const text = await loaded(ENGLISH);
    const node = nodesById(text).get('lind-shut');
    expect(node?.text).toBe('Las compuertas estaban cerradas');
    expect(node?.workTranslation).toEqual([
      expect.objectContaining({ inLanguage: 'de', creditText: 'translated by a colleague' }),
      expect.objectContaining({
        inLanguage: 'en',
        text: 'said “The gates were shut”',
        translator: { '@id': 'urn:verbatim:agency-desk' },
        isPartOf: { '@id': 'urn:verbatim:agency' },
      }),
    ]);
    expect(rowsOf(exported('csv', text))[0]?.translations).toBe(
      'de, translated by a colleague: sagte: „Die Tore waren zu“ | en, translated by Agency Desk, in agency: said “The gates were shut”',
    );
    expect(exported('json', text)).toContain('"translations":[{"by":"a colleague"');
  });

  it.each([
    ['without a translator', '    translations: [{language: en, says: x}]\n', /`by` is missing/],
    [
      'of a paraphrase',
      '    translations: [{language: en, says: x, by: me}]\n  - {id: b, speaker: rosa-lind, source: diario, says: said so, translations: [{language: en, says: x, by: me}]}\n',
      /b: there is no quotation to translate/,
    ],
    [
      'with a key that there is not',
      '    translations: [{language: en, says: x, translator: me, by: me}]\n',
      /translator/,
    ],
    [
      'whose marks are never closed',
      '    translations: [{language: en, says: said “x, by: me}]\n',
      /the quotation mark before "x" is never closed/,
    ],
    [
      'twice in one language from one source',
      '    translations: [{language: en, says: x, by: me, source: agency}, {language: en, says: y, by: me, source: agency}]\n',
      /two translations into en in agency/,
    ],
  ])('is refused %s', async (_what, translations, problem) => {
    expect(await problemsOf(translations)).toMatch(problem);
  });
});

describe('words that are printed as a translation', () => {
  it('are said to be one', async () => {
    expect((await ask('    translated_by: agency-desk\n')).join('\n')).toContain(
      'printed as a translation by Agency Desk',
    );
  });
});
