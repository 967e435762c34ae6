import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadRecord } from '../../src/knowledge/load.js';
import { ASKING } from '../../src/language/words/glossary/asking.js';
import { glossaryOf, stemsIn } from '../../src/language/words/glossary/glossary.js';
import { HARM } from '../../src/language/words/glossary/harm.js';
import { PEOPLE } from '../../src/language/words/glossary/people.js';
import { PUBLIC } from '../../src/language/words/glossary/public.js';
import { SPEAKING } from '../../src/language/words/glossary/speaking.js';
import { splitWords } from '../../src/language/words/glossary/split.js';
import { OTHER_LANGUAGES, plainWord, stemIn } from '../../src/language/words/glossary/stems.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PARTS = { ASKING, PEOPLE, SPEAKING, HARM, PUBLIC };
const lines = Object.values(PARTS).flatMap((part) => part.trim().split('\n'));
const CYRILLIC = /\p{Script=Cyrillic}/u;

describe('the glossary', () => {
  it('has a column for each language, in its script', () => {
    for (const line of lines) {
      const columns = line.slice(line.indexOf('= ') + 2).split(' | ');
      expect(columns, line).toHaveLength(OTHER_LANGUAGES.length);
      columns.forEach((column, index) => {
        const isCyrillic = ['ru', 'uk'].includes(OTHER_LANGUAGES[index] ?? '');
        if (column.trim() !== '-') expect(CYRILLIC.test(column), line).toBe(isCyrillic);
      });
    }
  });

  it('is of no story: hardly any of its words are what the shipped record counts, or is about', async () => {
    const loaded = await loadRecord({ knowledgeDir: `${ROOT}knowledge`, archiveDir: `${ROOT}archive` });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const { metrics, groups, topics } = loaded.record;
    // What readers see: further names are the everyday words that people ask with in any story.
    const names = [...metrics, ...groups, ...topics].flatMap((entry) =>
      Object.values(entry.names ?? {}).flatMap(([shown]) => shown ?? []),
    );
    const ofStory = new Set(
      names.map((name) =>
        name
          .split(/[\s-]+/)
          .map(plainWord)
          .join(' '),
      ),
    );
    for (const language of OTHER_LANGUAGES) {
      const all = [...glossaryOf(language).exact.keys()];
      expect(all.filter((word) => ofStory.has(word)).length / all.length, language).toBeLessThan(0.1);
    }
  });

  it.each(OTHER_LANGUAGES)('means something by every word of %s', (language) => {
    const { exact, asking } = glossaryOf(language);
    expect(exact.size).toBeGreaterThan(300);
    expect(asking.size).toBeGreaterThan(60);
    for (const [word, meaning] of exact) if (!asking.has(word)) expect(meaning, word).not.toEqual([]);
  });
});

describe('the forms of a word', () => {
  it.each([
    ['de', ['Brücke', 'Brücken']],
    ['de', ['getötete', 'getöteten', 'getöteter']],
    ['fr', ['accusé', 'accuse', 'accuser']],
    ['es', ['desplazado', 'desplazadas', 'desplazados']],
    ['ru', ['беженец', 'беженца', 'беженцев']],
    ['ru', ['погибшие', 'погибших', 'погибшим']],
    ['uk', ['миротворці', 'миротворців', 'миротворцям']],
    ['tr', ['sivil', 'siviller', 'sivillerin']],
  ] as const)('share a stem in %s: %s', (language, forms) =>
    expect(new Set(forms.map((form) => stemIn(language, form)))).toHaveLength(1),
  );

  it('share none where too little of the word is left', () => {
    expect(stemIn('fr', 'tués')).toBeUndefined();
    expect(stemsIn('fr', ['tués', 'hier'])).toBe('tues hier');
  });
});

describe('the words of a text', () => {
  it('part at hyphens and after an article that has lost its vowel', () =>
    expect(splitWords("l'accord d’hier, cessez-le-feu 2020 сім'ї").map(({ text }) => text)).toEqual([
      "l'",
      'accord',
      'd’',
      'hier',
      'cessez',
      'le',
      'feu',
      "сім'ї",
    ]));
});
