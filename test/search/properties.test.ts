import { describe, expect, it } from 'vitest';
import { createSearch } from '../../src/search/engine.js';
import type { SuggestScope } from '../../src/search/search.js';
import { fold } from '../../src/search/words/fold.js';
import { isWithinOneSlip, slipsBetween } from '../../src/search/words/slips.js';
import { sound } from '../../src/search/words/sound.js';
import { story } from '../support/entries.js';
import fc from '../support/properties.js';

const record = story();
const search = createSearch(record);
const SCOPES: readonly SuggestScope[] = ['claims', 'figures', 'event', 'who', 'source', 'speaker', 'metric'];
const names = [
  ...[...record.people, ...record.organisations, ...record.places, ...record.events, ...record.metrics].map(
    ({ name }) => name,
  ),
  'ethnic cleansing',
  'Xankəndi',
  'мирзоян',
  'Harutyunyan',
  'mirzoyan-1',
  'ararat-mirzoyan',
  'Xankəndi → Stepanakert',
  'peacekeepers',
];
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        '\u202e',
        '\u200f',
        '\0',
        '\ud800',
        '’',
        'ա',
        'İ',
        'ı',
        'ə',
        'م',
        'ש',
        '1,000',
        ' ',
        'mirzoyan',
        '__proto__',
        '(',
        '*',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
  fc.string({ minLength: 3990, maxLength: 4000 }),
);
const noise = fc
  .array(fc.constantFrom('what', 'did', 'please', 'the', 'say', '?', 'show me'), { maxLength: 4 })
  .map((parts) => parts.join(' '));
const everything = async (query: string) => ({
  statements: await search.statements(query),
  figures: await search.figures(query),
  events: await search.events(query),
  who: await search.who(query),
  sources: await search.sources(query),
});

describe('whatever is typed', () => {
  it('never throws, and every label keeps within 100 code points', () =>
    fc.assert(
      fc.asyncProperty(anything, fc.constantFrom(...SCOPES), fc.nat(100), async (query, scope, length) => {
        const found = await everything(query);
        const suggested = await search.suggest(scope, query);
        const shown = Object.values(found).flatMap((one) => (one.band === 'answered' ? one.subjects : one.suggestions));
        expect(suggested.length).toBeLessThanOrEqual(25);
        expect(new Set(suggested.map(({ id }) => id)).size).toBe(suggested.length);
        for (const { label } of [...suggested, ...shown]) expect([...label].length).toBeLessThanOrEqual(100);
        const short = await search.condense(query, length);
        expect(short.length).toBeLessThanOrEqual(length);
        expect(await search.condense(short, length)).toBe(short);
      }),
      { numRuns: 300 },
    ));

  it('folds to plain words, and folding again changes nothing', () =>
    fc.assert(
      fc.property(anything, (text) => {
        const folded = fold(text);
        expect(folded).toMatch(/^[a-z0-9. ]*$/);
        expect(fold(folded)).toBe(folded);
      }),
    ));

  it('finds for the condensed query what the query found', () =>
    fc.assert(
      fc.asyncProperty(noise, fc.constantFrom(...names), noise, async (before, name, after) => {
        const query = `${before} ${name} ${after}`;
        const short = await search.condense(query, 90);
        expect(await everything(short)).toEqual(await everything(query));
      }),
      { numRuns: 200 },
    ));

  it('is read no further than anybody types: the rest of a long paste changes nothing', async () => {
    const paste = 'peacekeepers xylophonic mirzoyanish qwertyuiop '.repeat(90).slice(0, 4_000);
    expect(await everything(paste.repeat(50))).toEqual(await everything(paste));
  });
});

describe('folding and sounding', () => {
  it.each([
    ['Xankəndi', 'xankendi'],
    ['Միրզոյան', 'mirzoyan'],
    ['Հարություն', 'harutyun'],
    ['İlham', 'ilham'],
    ['Şuşa', 'shusha'],
    ['Арцах', 'artsakh'],
    ['6,700', '6700'],
    ['O’Brien', 'obrien'],
    ['Nagorno-Karabakh', 'nagorno karabakh'],
    ['Azerbaijan’s', 'azerbaijan'],
    ['ΜΙΡΖΟ', 'mirzo'],
    ['ｆｕｌｌ', 'full'],
  ])('folds %s to %s', (text, expected) => expect(fold(text)).toBe(expected));

  it.each([
    ['mirzoyan', 'mirzoian'],
    ['mirzoyan', 'mirzojan'],
    ['khankendi', 'xankendi'],
    ['hajiyev', 'hajiev'],
    ['zelenskyy', 'zelensky'],
    ['zelenskiy', 'zelenski'],
    ['haroutyounian', 'harutyunyan'],
    ['sergey', 'sergei'],
    ['mammadov', 'mamadov'],
    ['yerevan', 'erevan'],
  ])('hears %s and %s as one', (a, b) => expect(sound(a)).toBe(sound(b)));

  it.each([
    ['bayramov', 'bagramov'],
    ['mirzoyan', 'mirzoev'],
  ])('keeps %s and %s apart', (a, b) => expect(sound(a)).not.toBe(sound(b)));

  it('counts a swap as one slip, and a likely slip as a cheap one', () => {
    expect(slipsBetween('mirzoayn', 'mirzoyan').count).toBe(1);
    expect(slipsBetween('mirzoyen', 'mirzoyan').cost).toBeLessThan(slipsBetween('mirzokan', 'mirzoyan').cost);
    expect(slipsBetween('mirzoyan', 'mirzoyan')).toEqual({ count: 0, cost: 0 });
  });

  it('counts the same slips in both directions', () => {
    const word = fc.stringMatching(/^[a-z]{0,12}$/);
    fc.assert(fc.property(word, word, (a, b) => slipsBetween(a, b).count === slipsBetween(b, a).count));
  });

  it('sees in one pass whether words are at most one slip apart', () => {
    const word = fc.stringMatching(/^[ab]{0,6}$/);
    fc.assert(
      fc.property(word, word, (a, b) => isWithinOneSlip(a, b) === slipsBetween(a, b).count <= 1),
      { numRuns: 2_000 },
    );
  });
});
