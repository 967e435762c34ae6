import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createLanguages } from '../../../src/language/language.js';
import { parseDate, UNKNOWN_DATE } from '../../../src/record/dates.js';
import type { Entry } from '../../../src/record/entries.js';
import { buildRecord } from '../../../src/record/record.js';
import type { Figure } from '../../../src/record/statement.js';
import type { ViewContext } from '../../../src/view/block.js';
import { type Count, countsOf } from '../../../src/view/counts.js';
import { cardPicture } from '../../../src/view/pictures/card-picture.js';
import { comparableFigures } from '../../../src/view/pictures/comparable-figures.js';
import { createDrawer } from '../../../src/view/pictures/drawing/drawer.js';
import { fontFiles, fontMetrics } from '../../../src/view/pictures/drawing/fonts.js';
import { figuresPicture } from '../../../src/view/pictures/figures-picture.js';
import { widthOf } from '../../../src/view/pictures/font-metrics.js';
import { type Anchor, MIN_FONT_SIZE, textSpan } from '../../../src/view/pictures/layout.js';
import { seriesPicture } from '../../../src/view/pictures/series-picture.js';
import type { Picture } from '../../../src/view/pictures/svg.js';
import { event, figure, metric, person, source, statement } from '../../support/entries.js';
import fc from '../../support/properties.js';

const font = fontMetrics(await fontFiles());
const drawer = createDrawer({
  worker: new URL('../../../dist/src/view/pictures/drawing/worker.js', import.meta.url),
  // The tests of the limits have drawers of their own.
  maxDrawMs: 120_000,
  maxWaitMs: 120_000,
});
afterAll(() => drawer.close());

const day = (iso: string) => ({ asOf: parseDate(iso) ?? UNKNOWN_DATE });
const killed = (
  id: string,
  claimant: string,
  value: string,
  population = 'people',
  on = '2023-10-03',
  of = 'shelling',
) => figure(id, claimant, 'killed', value, population, { of, ...day(on) });
const people = [
  person('ararat-orinakyan', 'Արարատ Օրինակյան'),
  person('ali-numunazada', 'Əli Nümunəzadə'),
  person('maria-primerova', 'Мария Примерова'),
  person('hospital-director', 'Hospital director D'),
  person('monitor', 'Monitoring group E'),
  person('ana-rusu', 'Ana Rusu', { roles: [{ title: 'water minister' }] }),
];
const CLAIMS = [
  killed('a', 'ararat-orinakyan', 'more than 200'),
  killed('b', 'ali-numunazada', 'up to 30'),
  killed('c', 'maria-primerova', 'between 90 and 150', 'people', '2023-10-04'),
  killed('d', 'hospital-director', 'about 120', 'people', '2023-10-05'),
  killed('e', 'monitor', '143', 'people', '2023-10-09'),
];
function contextOf(entries: readonly Entry[], locale = 'en-US'): ViewContext {
  const record = buildRecord({
    version: '00000000',
    loadedAt: '2023-12-01T00:00:00.000Z',
    proofs: new Map([['quote', 'proven']]),
    entries: [
      source('daily-2023', 'The Example Daily', '2023-10-04', { url: 'https://daily.example/dam' }),
      metric('killed'),
      event('shelling', 'Shelling of Example Town', '2023-10-02'),
      event('other', 'Another event', '2023-10-02'),
      ...people,
      ...entries,
    ],
  });
  return { record, today: '2023-12-01', language: createLanguages()(locale) };
}
const countOf = (figures: readonly Figure[], context: ViewContext): Count => countsOf(figures, context)[0] as Count;
const claimsPicture = (figures: readonly Figure[], locale?: string): Picture | undefined => {
  const context = contextOf(figures, locale);
  return figuresPicture(countOf(figures, context), context, font);
};
const textsIn = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) =>
    words.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
  );

const quote = statement('quote', 'ana-rusu', '2023-10-03', 'said: “We did not open the gates of the dam”', {
  event: 'shelling',
});
const denial = statement('denial', 'monitor', '2023-10-04', 'denied it', {
  relations: [{ kind: 'denies', entry: 'quote' }],
});
const STEPS = [
  killed('s1', 'ana-rusu', 'at least 2', 'people', '2023-10-02'),
  killed('s2', 'ana-rusu', '27', 'people', '2023-10-03'),
  killed('s3', 'ana-rusu', 'between 32 and 40', 'people', '2023-10-05'),
  killed('s4', 'ana-rusu', 'more than 200', 'people', '2023-10-09'),
];

const GOLDEN: Readonly<Record<string, () => Picture | undefined>> = {
  claims: () => claimsPicture(CLAIMS),
  ladder: () => {
    const context = contextOf(STEPS);
    return seriesPicture(countOf(STEPS, context), STEPS.toReversed(), context, font);
  },
  card: () => cardPicture(quote, contextOf([quote, denial]), font),
};
const HASHES: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('./golden/png.json', import.meta.url), 'utf8'),
);

describe('a picture', () => {
  it.each(Object.keys(GOLDEN))('of a %s is drawn as before (UPDATE_GOLDEN=1 takes a new one)', async (name) => {
    const made = GOLDEN[name]?.();
    const path = fileURLToPath(new URL(`./golden/${name}.svg`, import.meta.url));
    if (process.env.UPDATE_GOLDEN === '1' || !existsSync(path)) {
      mkdirSync(fileURLToPath(new URL('./golden', import.meta.url)), { recursive: true });
      writeFileSync(path, `${made?.svg.replaceAll('><', '>\n<')}\n`);
    }
    expect(`${made?.svg.replaceAll('><', '>\n<')}\n`).toBe(readFileSync(path, 'utf8'));
  });

  it.each(['claims', 'card'])('of a %s has the same bytes everywhere', async (name) => {
    const png = await drawer.draw(GOLDEN[name]?.()?.svg ?? '');
    expect(createHash('sha256').update(png).digest('hex')).toBe(HASHES[name]);
  });

  it('has no text that is too small to read', () => {
    for (const make of Object.values(GOLDEN))
      for (const [, size] of (make()?.svg ?? '').matchAll(/font-size="([\d.]+)"/g))
        expect(Number(size)).toBeGreaterThanOrEqual(MIN_FONT_SIZE);
  });
});

describe('competing claims', () => {
  it('keep the words of every value, in the picture and in its description', () => {
    const made = claimsPicture(CLAIMS);
    for (const { value } of CLAIMS) {
      expect(textsIn(made?.svg ?? '')).toContain(value);
      expect(made?.altText).toContain(value);
    }
    for (const { name } of people.slice(0, 5)) expect(made?.altText).toContain(name);
  });

  it('have no mark between the ends of a range', () => {
    const made = claimsPicture([killed('c', 'maria-primerova', 'between 90 and 150'), killed('e', 'monitor', '150')]);
    const marks = [...(made?.svg ?? '').matchAll(/<(?:circle|path)[^>]*stroke-width="2.5"/g)];
    expect(marks).toHaveLength(1);
  });

  it.each([
    ['one claim', [killed('a', 'ana-rusu', '200')]],
    ['one claimant', [killed('a', 'ana-rusu', '200'), killed('b', 'ana-rusu', '210', 'people', '2023-10-04')]],
    ['two populations', [killed('a', 'ana-rusu', '200', 'civilians'), killed('b', 'monitor', '20', 'soldiers')]],
    [
      'both sides and one side',
      [
        killed('a', 'ana-rusu', '200', 'people on both sides'),
        killed('b', 'monitor', '20', 'people on the army’s side'),
      ],
    ],
    ['words without a number', [killed('a', 'ana-rusu', 'dozens'), killed('b', 'monitor', '20')]],
    [
      'a group of which one claimant gives no number, though two others do',
      [killed('a', 'ana-rusu', 'dozens'), killed('b', 'monitor', '20'), killed('c', 'hospital-director', '21')],
    ],
    [
      'more claimants than a picture has rows',
      people.flatMap(({ id }, index) =>
        [1, 2, 3].map((one) => ({
          ...killed(`${id}-${one}`, id, `${index + one}`),
          claimant: { described: `${id} ${one}`, for: [] },
        })),
      ),
    ],
  ])('are not drawn for %s', (_name, figures) => {
    expect(claimsPicture(figures)).toBeUndefined();
  });

  it('of another event never share a picture', () => {
    const figures = [killed('a', 'ana-rusu', '200'), killed('b', 'monitor', '6,700', 'people', '2023-10-03', 'other')];
    const context = contextOf(figures);
    for (const count of countsOf(figures, context)) expect(comparableFigures(count, 12, context)).toBeUndefined();
  });

  it('stay as they are in another language', () => {
    const texts = textsIn(claimsPicture(CLAIMS, 'ru')?.svg ?? '');
    for (const { value } of CLAIMS) expect(texts).toContain(value);
    expect(texts.join(' ')).toContain('пунктир');
  });
});

describe('a row of competing figures', () => {
  const LONG_NAME = 'Ministry for Emergency Situations, Civil Defence and the Consequences of Natural Disasters';
  const LONG_VALUE = 'approximately 1,234,567 by a preliminary count';
  const long = [person('ministry', LONG_NAME)];
  const pictureOf = (figures: readonly Figure[]) => {
    const context = contextOf([...long, ...figures]);
    return figuresPicture(countOf(figures, context), context, font);
  };

  it('keeps all words of a long value', () => {
    const made = pictureOf([killed('a', 'ministry', LONG_VALUE), killed('b', 'monitor', '1,190,000')]);
    expect(textsIn(made?.svg ?? '')).toContain('approximately 1,234,567 by a preliminary count');
  });

  it('is not drawn where a value is wider than the picture', () => {
    expect(
      pictureOf([
        killed('a', 'ministry', `1,234,567 ${'according to a count '.repeat(9)}`),
        killed('b', 'monitor', '7'),
      ]),
    ).toBe(undefined);
  });

  it('gives a long name two lines before it is cut', () => {
    const texts = textsIn(pictureOf([killed('a', 'ministry', '3'), killed('b', 'monitor', '7')])?.svg ?? '');
    expect(texts).toContain('Ministry for Emergency Situations, Civil Defence and');
  });
});

describe('the texts below an axis', () => {
  /** Where each text of the lowest line begins and ends, from left to right. */
  function lowestLine(svg = ''): (readonly [number, number])[] {
    const texts = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*?(?:text-anchor="(\w+)")?>([^<]*)</g)];
    // Of a picture of figures the sources are below the axis.
    const numbers = texts.filter(([, , , , words = '']) => /^[\d,]+$/.test(words));
    const lowest = Math.max(...(numbers.length > 1 ? numbers : texts).map(([, , y]) => Number(y)));
    return texts
      .filter(([, , y]) => Number(y) === lowest)
      .map(([, x, , anchor, words = '']) =>
        textSpan(Number(x), widthOf(font, words, { size: 12 }), (anchor ?? 'start') as Anchor),
      )
      .sort(([a], [b]) => a - b);
  }

  it.each([3, 7, 11, 40, 97, 104_000, 120_000, 119_900, 9_876_543])('never touch, up to %d', (value) => {
    const figures = [killed('a', 'ana-rusu', `more than ${value}`), killed('b', 'monitor', `${value}`)];
    const spans = lowestLine(claimsPicture(figures)?.svg);
    expect(spans.length).toBeGreaterThan(1);
    for (const [index, [from]] of spans.slice(1).entries())
      expect(from - (spans[index]?.[1] ?? 0)).toBeGreaterThanOrEqual(7.9);
  });
});

describe('a ladder', () => {
  it('keeps the words of close values apart from each other and from the heading', () => {
    const steps = Array.from({ length: 8 }, (_, index) =>
      killed(`close-${index}`, 'ana-rusu', `at least ${1_000 + index}`, 'people', `2023-10-0${index + 1}`),
    );
    const context = contextOf(steps);
    const svg = seriesPicture(countOf(steps, context), steps.toReversed(), context, font)?.svg ?? '';
    const labels = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>at least/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(labels).toHaveLength(8);
    for (const [index, [x = 0, y = 0]] of labels.entries())
      for (const [otherX = 0, otherY = 0] of labels.slice(index + 1))
        expect(Math.abs(x - otherX) > 70 || Math.abs(y - otherY) >= 12).toBe(true);
    const [, heading = ''] = /y="([\d.]+)"[^>]*>people</.exec(svg) ?? [];
    expect(Math.min(...labels.map(([, y = 0]) => y))).toBeGreaterThan(Number(heading) + 14);
  });
});

describe('text that runs from right to left', () => {
  const hebrew = person('ministry', 'משרד הבריאות');

  it('begins at the right of a card, with punctuation where it belongs', () => {
    const said = statement('said', 'ministry', '2023-10-03', 'אמר: “לא פתחנו את השערים (3 באוקטובר)”');
    const svg = cardPicture(said, contextOf([hebrew, said]), font)?.svg ?? '';
    expect(svg).toMatch(/text-anchor="end">\u202bאמר/u);
    expect(svg).toMatch(/text-anchor="end">\u202bמשרד הבריאות\u202c</u);
  });

  it('is embedded as such in a row of Latin letters', () => {
    const figures = [killed('a', 'ministry', '3'), killed('b', 'monitor', '7')];
    const context = contextOf([hebrew, ...figures]);
    expect(figuresPicture(countOf(figures, context), context, font)?.svg).toContain('>\u202bמשרד הבריאות\u202c<');
  });
});

describe('a card', () => {
  it('keeps words, speaker, role, day, source, proof and what denies them together', () => {
    const made = cardPicture(quote, contextOf([quote, denial]), font);
    for (const part of [
      'Ana Rusu',
      'water minister',
      '“We did not open the gates of the dam”',
      '3 Oct 2023',
      'The Example Daily',
      'proven word for word',
      'direct quote',
      'Denied by Monitoring group E, 4 Oct 2023: denied it',
    ])
      expect(made?.altText).toContain(part);
    expect(textsIn(made?.svg ?? '').join(' ')).toContain('We did not open the gates of the dam');
  });

  it('says where the proof is to be found: by a command, and by a code for the source’s page', () => {
    const made = cardPicture(quote, contextOf([quote]), font);
    expect(textsIn(made?.svg ?? '')).toContain('/source quote');
    expect(made?.altText).toContain('https://daily.example/dam');
    expect(made?.svg).toContain('crispEdges');
  });

  it('is not made where the font lacks letters of the words', () => {
    const said = statement('said', 'ana-rusu', '2023-10-03', 'said: “我们没有打开大坝的闸门”');
    expect(cardPicture(said, contextOf([said]), font)).toBeUndefined();
  });

  it('is not made where the words do not fit: nothing is cut', () => {
    const long = statement('long', 'ana-rusu', '2023-10-03', `said: “${'many words '.repeat(120)}”`);
    expect(cardPicture(long, contextOf([long]), font)).toBeUndefined();
  });
});

describe('whatever a record holds', () => {
  const hostile = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });

  it('pictures are well-formed, and every number in them is one', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.integer({ min: 0, max: 9_000_000 }), hostile, (name, words, number, says) => {
        const who = person('somebody', name);
        const figures = [
          figure('x', 'somebody', 'killed', `${number}`, words, { of: 'shelling', ...day('2023-10-01') }),
          figure('y', 'monitor', 'killed', `at least ${number + 5}`, words, { of: 'shelling', ...day('2023-10-02') }),
        ];
        const said = statement('said', 'somebody', '2023-10-03', says);
        const context = contextOf([who, ...figures, said]);
        for (const made of [
          figuresPicture(countOf(figures, context), context, font),
          cardPicture(said, context, font),
        ]) {
          const svg = made?.svg ?? '<svg></svg>';
          expect(svg).not.toMatch(/NaN|Infinity|undefined/);
          expect(
            svg.replace(
              /<(?:svg|title|rect|text|path|circle)(?: [a-zA-Z-]+="[^"<>]*")*\/?>|<\/(?:svg|title|text)>/g,
              '',
            ),
          ).not.toMatch(/[<>]/);
          expect([...(made?.altText ?? '')].length).toBeLessThanOrEqual(1_024);
        }
      }),
      { numRuns: 200 },
    );
  });
});
