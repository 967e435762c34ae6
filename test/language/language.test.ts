import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { en } from '../../src/language/catalogues/en.js';
import { CATALOGUES, createLanguages, type Phrase } from '../../src/language/language.js';
import { parseDate, UNKNOWN_DATE } from '../../src/record/dates.js';
import { botOver } from '../support/bot.js';
import { firstStory } from '../support/first-story.js';

const languages = createLanguages();
const others = Object.entries(CATALOGUES).filter(([code]) => code !== 'en');
const placesIn = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
const bot = botOver(await firstStory());

describe.each(others)('the catalogue of %s', (code, catalogue) => {
  const entries = Object.entries(catalogue as Readonly<Record<string, string>>);

  it('says everything that English says, and nothing else', () => {
    const plural = /_(?:few|many)$/;
    expect(
      entries
        .map(([key]) => key)
        .filter((key) => !plural.test(key))
        .sort(),
    ).toEqual(Object.keys(en).sort());
    expect(entries.filter(([, words]) => words.trim() === '')).toEqual([]);
  });

  it('fills the same places as English', () => {
    for (const [key, words] of entries) {
      const english = (en as Readonly<Record<string, string>>)[key.replace(/_(?:few|many)$/, '_other')] ?? '';
      expect([key, placesIn(words)]).toEqual([key, placesIn(english)]);
    }
  });

  it('has every plural form of the language', () => {
    const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
    // A million millions and fractions are not counted here.
    const needed = forms.filter((form) => form !== 'many' || code === 'ru' || code === 'uk');
    for (const base of Object.keys(en).flatMap((key) => (key.endsWith('_other') ? [key.slice(0, -6)] : [])))
      for (const form of needed) expect(entries.some(([key]) => key === `${base}_${form}`)).toBe(true);
  });

  it('has words of its own, apart from names that are the same in both', () => {
    const same = entries.filter(([key, words]) => words === (en as Readonly<Record<string, string>>)[key]);
    expect(same.length).toBeLessThan(25);
  });
});

describe('the catalogue of English', () => {
  it('holds no phrase that nothing says', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const source = ['src', 'commands']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
      )
      .filter((file) => file.endsWith('.ts') && !file.includes('language/catalogues'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const said = (key: string): boolean =>
      source.includes(`'${key}'`) ||
      [...source.matchAll(/`([a-z.-]+[.-])\$\{/g)].some(([, start = '']) => key.startsWith(start));
    const unused = Object.keys(en)
      .map((key) => key.replace(/_(?:one|other)$/, ''))
      .filter((key) => !/^(?:command|option|menu)\./.test(key) && !said(key));
    expect(unused).toEqual([]);
  });
});

describe('a language', () => {
  it.each([
    ['ru', 1, '1 заявление'],
    ['ru', 3, '3 заявления'],
    ['ru', 5, '5 заявлений'],
    ['ru', 11, '11 заявлений'],
    ['ru', 21, '21 заявление'],
    ['ru', 112, '112 заявлений'],
    ['uk', 1, '1 заява'],
    ['uk', 4, '4 заяви'],
    ['uk', 14, '14 заяв'],
    ['uk', 2_001, '2\u00a0001 заява'],
    ['de', 1, '1 Aussage'],
    ['de', 2_000, '2.000 Aussagen'],
    ['fr', 0, '0 déclaration'],
    ['en-US', 2_000, '2,000 statements'],
    ['tr', 7, '7 açıklama'],
  ])('%s counts %i as %s', (locale, count, expected) => {
    expect(languages(locale).say('count.statements', { count })).toBe(expected);
  });

  it.each([
    ['en-US', '21 Sept 2023', 'Sept 2023'],
    ['en-GB', '21 Sept 2023', 'Sept 2023'],
    ['de', '21. Sept. 2023', 'Sept. 2023'],
    ['fr', '21 sept. 2023', 'sept. 2023'],
    ['ru', '21 сент. 2023', 'сент. 2023'],
    ['tr', '21 Eyl 2023', 'Eyl 2023'],
  ])('%s writes dates only as precise as they are: %s, %s', (locale, day, month) => {
    const { date } = languages(locale);
    expect(date(parseDate('2023-09-21') ?? UNKNOWN_DATE)).toBe(day);
    expect(date(parseDate('2023-09') ?? UNKNOWN_DATE)).toBe(month);
    expect(date(parseDate('2023') ?? UNKNOWN_DATE)).toContain('2023');
    expect(date(UNKNOWN_DATE)).toBe(languages(locale).say('date.unknown'));
  });

  it('takes what is filled in as it is, whatever it holds', () => {
    for (const words of ['{{name}}', '$t(button.next)', '&<>"', '__proto__', '$&'])
      expect(languages('fr').say('said.to', { name: words })).toBe(`à ${words}`);
  });

  it.each(['xx', '', 'constructor', '__proto__', 'x'.repeat(5_000), 'de-CH', 'PT-br'])(
    'is English or the nearest there is for the locale %j',
    (locale) => {
      expect(languages(locale).say('button.next' satisfies Phrase)).toMatch(/Next|Weiter/);
      expect(languages(locale).number(1234)).toMatch(/1.234/);
    },
  );
});

describe('answers in another language', () => {
  it('speak it, and leave the record’s words as they are', async () => {
    const english = await bot.ask('claims', { 'who-or-what': 'Mirzoyan' });
    const russian = await bot.in('ru').ask('claims', { 'who-or-what': 'Mirzoyan' });
    expect(russian.entries.slice(0, 3)).toEqual(english.entries.slice(0, 3));
    expect(russian.text).toContain('### Заявления · Арарат Мирзоян');
    expect(russian.text).toContain('‘might has right’');
    expect(russian.text).toContain('подтверждено дословно');
    expect(russian.text).toContain('английский');
    expect([...russian.buttons.keys()]).toContain('Дальше');
    // An editor's note may name a language; the line beside the words names none that is the reader's.
    expect(english.text).not.toMatch(/· English(?: ·|$)/m);
  });

  it.each(others.map(([code]) => code))('keep within the limits in %s, and say nothing in English', async (code) => {
    const reader = bot.in(code);
    const answers = await Promise.all([
      reader.ask('claims', { 'who-or-what': 'Bayramov' }),
      reader.ask('figures', { what: 'killed' }),
      reader.ask('event', { name: 'Karabakh' }),
      reader.ask('who', { name: 'Bayramov' }),
      reader.ask('source', { entry: 'mirzoyan-unsc-unprovoked' }),
      reader.ask('help'),
      reader.ask('ask', { question: 'How many people were killed in the 2020 war?' }),
      reader.ask('check', {
        text: 'Bayramov called it an “unprovoked and carefully planned military attack”; 200 people were killed',
      }),
      reader.ask('claims', { 'who-or-what': 'Nokia earnings' }),
    ]);
    const own = Object.values(en).filter(
      (words) => words.length > 12 && !words.includes('{{') && !/^[A-Z][a-z]+$/.test(words),
    );
    const same = new Set(Object.values(CATALOGUES[code as 'fr']));
    for (const { text } of answers)
      for (const words of own) if (!same.has(words as never)) expect(text).not.toContain(words);
  });
});

describe('what Discord is told of the commands', () => {
  const named = commands.flatMap(({ definition, menu }) => [
    definition,
    ...(definition.options ?? []),
    ...(menu === undefined ? [] : [{ ...menu, menu: true }]),
  ]);

  it('has a name and a description in every language, within the limits', () => {
    for (const one of named) {
      const names = Object.values(one.name_localizations ?? {});
      expect(names).toHaveLength(7);
      for (const name of [one.name, ...names])
        if ('menu' in one) expect([...(name ?? '')].length).toBeLessThanOrEqual(32);
        else {
          expect(name).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u);
          expect(name).toBe(name?.toLowerCase());
        }
      if (!('description' in one)) continue;
      for (const words of [one.description, ...Object.values(one.description_localizations ?? {})]) {
        expect([...(words ?? '')].length).toBeGreaterThan(0);
        expect([...(words ?? '')].length).toBeLessThanOrEqual(100);
      }
    }
  });

  it('names no two options of a command, and no two commands, alike in any language', () => {
    const groups = [
      commands.map(({ definition }) => definition),
      ...commands.map(({ definition }) => definition.options ?? []),
    ];
    for (const group of groups)
      for (const locale of ['fr', 'de', 'es-ES', 'ru', 'tr', 'uk'] as const) {
        const names = group.map(({ name, name_localizations }) => name_localizations?.[locale] ?? name);
        expect(new Set(names).size).toBe(names.length);
      }
  });
});
