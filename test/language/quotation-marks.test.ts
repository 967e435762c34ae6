import { describe, expect, it } from 'vitest';
import { quotedStretches } from '../../src/language/words/quotation-marks.js';
import fc from '../support/properties.js';

const quotedIn = (text: string): string[] => quotedStretches(text).map(({ start, end }) => text.slice(start, end));

describe('what a printed text gives as quoted', () => {
  it.each([
    ['English', 'She said “we are ready” today.', ['we are ready']],
    ['straight', 'She said "we are ready" today.', ['we are ready']],
    ['German', 'Sie sagte: „Wir sind bereit.“ Dann ging sie.', ['Wir sind bereit.']],
    ['reversed', 'Sie sagte: »Wir sind bereit.« Dann ging sie.', ['Wir sind bereit.']],
    ['French', 'Elle a dit « nous sommes prêts » hier.', [' nous sommes prêts ']],
    ['Russian', 'Она сказала: «Мы готовы», и ушла.', ['Мы готовы']],
    ['single', 'The minister’s aide said ‘we don’t know yet’ today.', ['we don’t know yet']],
    ['Japanese', '彼女は「準備はできている」と言った。', ['準備はできている']],
    ['interrupted', '“We are,” she said, “ready to go.”', ['We are,', 'ready to go.']],
    ['nested', 'He said “she called it ‘a lie’ twice” then.', ['she called it ‘a lie’ twice']],
    ['none', 'The soldiers’ families don’t know. It’s the army’s doing.', []],
    ['a measure', 'A 5" pipe and a 7" pipe burst.', []],
  ])('in %s marks', (_style, text, quoted) => {
    expect(quotedIn(text)).toEqual(quoted);
  });

  it('goes on over paragraphs that open with a mark again, as one quotation', () => {
    expect(quotedIn('He said: “First.\n\n“Second.\n\n“Third.” He left.')).toEqual(['First.\n\n“Second.\n\n“Third.']);
    expect(quotedIn('He said: “First.\n“Second.” He left.')).toEqual(['First.\n“Second.']);
    expect(quotedIn('He said: "First.\n\n"Second." He left.')).toEqual(['First.\n\n"Second.']);
    expect(quotedIn('He said: “First.\n\nSecond.\n\n“Third.” He left.')).toEqual(['First.\n\nSecond.\n\n“Third.']);
  });

  it('goes on over paragraphs without a mark up to the one that closes it', () => {
    expect(quotedIn('He said: “First.\n\nSecond.\n\nThird.” He “left”.')).toEqual([
      'First.\n\nSecond.\n\nThird.',
      'left',
    ]);
  });

  it('is nothing after a mark that is never closed', () => {
    expect(quotedIn('He said: “we are ready and left.\n\nNobody “knew” it.')).toEqual(['knew']);
    expect(quotedIn('He said: “we are ready and left.')).toEqual([]);
  });

  it('is what is spoken in dialogue with dashes, without who speaks', () => {
    expect(quotedIn('— Мы готовы, — сказал он. — Начинаем завтра.')).toEqual(['Мы готовы,', 'Начинаем завтра.']);
    expect(quotedIn('—Estamos listos —dijo ella—. Mañana empezamos.')).toEqual(['Estamos listos', 'Mañana empezamos.']);
    expect(quotedIn('—Estamos listos —dijo ella.')).toEqual(['Estamos listos']);
    expect(quotedIn('A list:\n\n– apples\n\n- pears')).toEqual([]);
  });

  it('never holds what is outside of every mark', () => {
    const words = fc.stringMatching(/^[a-z]{2,8}( [a-z]{2,8}){0,4}$/);
    const marks = fc.constantFrom(['“', '”'], ['"', '"'], ['„', '“'], ['«', '»'], ['‘', '’']);
    const part = fc.oneof(
      words.map((text) => ({ text, quoted: false })),
      fc.tuple(words, marks).map(([text, [open, close]]) => ({ text: `${open}${text}${close}`, quoted: true })),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const text = parts.map((one) => one.text).join(', ');
        const expected = parts.filter(({ quoted }) => quoted).map((one) => one.text.slice(1, -1));
        expect(quotedIn(text)).toEqual(expected);
      }),
    );
  });

  it('is found in time that grows with the text', () => {
    for (const piece of ['“ ', '“', '‘a ', '"a ', "'a ", '„', '“a\n\n', '— a, ', '— ', '«a» ', '\n\n'])
      expect(quotedStretches(piece.repeat(20_000)).length).toBeGreaterThanOrEqual(0);
  });
});
