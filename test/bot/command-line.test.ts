import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { CommandLineError, parseCommandLine } from '../../src/bot/command-line.js';
import fc from '../support/properties.js';

const definitions = commands.map(({ definition }) => definition);
const values = (line: string) =>
  Object.fromEntries(parseCommandLine(line, definitions).options.map(({ name, value }) => [name, value]));
const focused = (line: string) =>
  parseCommandLine(line, definitions, { complete: true }).options.find((option) => option.focused);

describe('a command line', () => {
  it.each([
    ['/claims Mirzoyan', { 'who-or-what': 'Mirzoyan' }],
    ['claims Mirzoyan', { 'who-or-what': 'Mirzoyan' }],
    ['  /claims   ethnic   cleansing ', { 'who-or-what': 'ethnic   cleansing' }],
    ['/claims "ethnic cleansing"', { 'who-or-what': 'ethnic cleansing' }],
    ['/claims he said "barbarity" twice', { 'who-or-what': 'he said "barbarity" twice' }],
    ['/claims Mirzoyan since:2023-09-01', { 'who-or-what': 'Mirzoyan', since: '2023-09-01' }],
    ['/claims drones speaker:"Jeyhun Bayramov"', { 'who-or-what': 'drones', speaker: 'Jeyhun Bayramov' }],
    ['/claims speaker:Bayramov ethnic cleansing', { speaker: 'Bayramov', 'who-or-what': 'ethnic cleansing' }],
    ['/figures killed event:2020 war', { what: 'killed', event: '2020 war' }],
    ['/claims who-or-what:"Ararat Mirzoyan" hide:true', { 'who-or-what': 'Ararat Mirzoyan', hide: true }],
    ['/claims Mirzoyan hide:', { 'who-or-what': 'Mirzoyan', hide: true }],
    ['/claims Mirzoyan hide:no', { 'who-or-what': 'Mirzoyan', hide: false }],
    ['/claims hide:true Mirzoyan', { hide: true, 'who-or-what': 'Mirzoyan' }],
    ['/claims at 12:30 https://example.org/a:b', { 'who-or-what': 'at 12:30 https://example.org/a:b' }],
    ['/CLAIMS Միրզոյան', { 'who-or-what': 'Միրզոյան' }],
    ['/help', {}],
  ])('%s', (line, wanted) => {
    expect(values(line)).toEqual(wanted);
  });

  it('names the nearest command where there is none of that name', () => {
    expect(() => values('/cliams Mirzoyan')).toThrow('There is no command /cliams. Did you mean /claims?');
    expect(() => values('cliams Mirzoyan')).toThrow('There is no command /cliams. Did you mean /claims?');
    expect(() => values('/what was the turnout?')).toThrow('There is no command /what. Did you mean /who?');
  });

  it.each(['What was the turnout?', 'how many people were killed', 'Why did it fall?', 'ce a spus ministrul'])(
    'takes what begins with no command for a question: %s',
    (line) => {
      expect(parseCommandLine(line, definitions)).toMatchObject({
        name: 'ask',
        options: [{ name: 'question', value: line }],
      });
    },
  );

  it('lists the commands where there are no words', () => {
    expect(() => values('')).toThrow(/Begin with a command: \/claims/);
  });

  it('says which option is missing', () => {
    expect(() => values('/claims')).toThrow(/\/claims needs who-or-what/);
  });

  it('refuses a switch that is neither on nor off', () => {
    expect(() => values('/claims x hide:perhaps')).toThrow('"hide" is either true or false, not "perhaps".');
  });

  it('knows which option is being typed', () => {
    expect(focused('/claims ')).toMatchObject({ name: 'who-or-what', value: '' });
    expect(focused('/claims mirz')).toMatchObject({ name: 'who-or-what', value: 'mirz' });
    expect(focused('/claims drones speaker:bay')).toMatchObject({ name: 'speaker', value: 'bay' });
    expect(focused('/claims drones speaker:"Jeyhun Ba')).toMatchObject({ name: 'speaker', value: 'Jeyhun Ba' });
    expect(focused('/claims drones speaker:"Jeyhun Bayramov" more')).toMatchObject({ name: 'who-or-what' });
    expect(focused('/help ')).toBeUndefined();
  });

  it('is read or explained, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.boolean(), (text, complete) => {
        for (const line of [text, `/claims ${text}`]) {
          try {
            parseCommandLine(line, definitions, { complete });
          } catch (error) {
            expect(error).toBeInstanceOf(CommandLineError);
          }
        }
      }),
    );
  });

  it('keeps every word of a question that names no option', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (text) => {
        const question = text.replace(/[:"]/g, '').trim();
        fc.pre(question !== '');
        expect(values(`/claims ${question}`)).toEqual({ 'who-or-what': question });
      }),
    );
  });
});
