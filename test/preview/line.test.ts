import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { lineToSend, readTypedLine } from '../../preview/line.js';
import { parseCommandLine } from '../../src/bot/command-line.js';
import { readLine } from '../../src/bot/read-line.js';
import fc from '../support/properties.js';

const definitions = commands.map(({ definition }) => definition);

/** What the terminal understands, with every value as text. */
function onTerminal(line: string): unknown {
  const { name, options } = parseCommandLine(line, definitions);
  return { name, options: Object.fromEntries(options.map((option) => [option.name, String(option.value)])) };
}

/** What the page understands while the line is being typed. */
function onPage(line: string): unknown {
  const typed = readTypedLine(line, definitions);
  const options = typed?.parts.map(({ option, text }) => [option, option === 'hide' && text === '' ? 'true' : text]);
  return { name: typed?.command.name, options: Object.fromEntries(options ?? []) };
}

/** The line as the page writes it anew once something was picked in it. */
function rewritten(line: string): string {
  const [part] = readLine(line, definitions)?.parts ?? [];
  const picks = new Map(part === undefined ? [] : [[part.option, { name: part.text, value: part.text }]]);
  return lineToSend(line, definitions, picks);
}

const LINES = [
  '/claims Mirzoyan hide:true attack',
  '/claims hide:true Mirzoyan',
  '/claims Mirzoyan hide:',
  '/aussagen Mirzoyan',
  '/AUSSAGEN Mirzoyan',
  '/claims attack sprecher:Mirzoyan',
  '/claims attack Sprecher:"Jeyhun Bayramov" since:2023-09-01',
  '/claims speaker:Bayramov ethnic cleansing',
  '/claims "ethnic cleansing"',
  '/claims he said "barbarity" twice',
  '/claims at 12:30 https://example.org/a:b',
  '/figures killed event:2020 war',
  '/check "an attack" was how she put it',
  '/check “an attack”',
  '/help ',
];

describe('a line on the terminal and on the page', () => {
  it.each(LINES)('is read alike: %s', (line) => {
    expect(onPage(line)).toEqual(onTerminal(line));
  });

  it.each(LINES)('keeps its meaning when the page writes it anew: %s', (line) => {
    expect(onTerminal(rewritten(line))).toEqual(onTerminal(line));
  });

  it('keeps its meaning whatever options and words it is made of', () => {
    const piece = fc.constantFrom(
      ...['Mirzoyan', 'ethnic cleansing', 'speaker:Bayramov', 'sprecher:"Jeyhun Bayramov"', 'since:2023', 'hide:true'],
      ...['12:30', 'hide:', 'speaker:', 'attack', '  ', 'speaker', ':'],
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const line = `/claims x ${pieces.join(' ')}`;
        const isRead = ((): boolean => {
          try {
            return onTerminal(line) !== undefined;
          } catch {
            return false;
          }
        })();
        fc.pre(isRead);
        expect(withoutEmpty(onTerminal(rewritten(line)))).toEqual(withoutEmpty(onTerminal(line)));
      }),
    );
  });
});

describe('the option being typed', () => {
  it.each([
    ['/cla', undefined],
    ['/claims', undefined],
    ['/claims ', 'who-or-what'],
    ['/aussagen ', 'who-or-what'],
    ['/claims mirz', 'who-or-what'],
    ['/claims drones speaker:bay', 'speaker'],
    ['/claims drones sprecher:bay', 'speaker'],
    ['/claims drones speaker:"Jeyhun Ba', 'speaker'],
    ['/claims drones speaker:"Jeyhun Bayramov"', undefined],
    ['/claims drones speaker:"Jeyhun Bayramov" more', 'who-or-what'],
    ['/claims drones speaker:"', 'speaker'],
    ['/help ', undefined],
  ])('after %s is %s', (line, option) => {
    expect(readTypedLine(line, definitions)?.active?.name).toBe(option);
  });
});

/** An option without a value says nothing; the page leaves it out. */
function withoutEmpty(read: unknown): unknown {
  const { name, options } = read as { readonly name: string; readonly options: Record<string, string> };
  return { name, options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== '')) };
}
