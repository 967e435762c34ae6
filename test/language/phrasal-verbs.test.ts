import { describe, expect, it } from 'vitest';
import { withPlainVerbs } from '../../src/language/words/phrasal-verbs.js';
import fc, { runs } from '../support/properties.js';

describe('verbs of several words', () => {
  it.each([
    ['who hit back at the mayor', 'who answered the mayor'],
    ['Who stood up for the dockers?', 'Who defended the dockers?'],
    ['who came to the defence of the mayor', 'who defended the mayor'],
    ['anyone who lashed out at the port authority', 'anyone who condemned the port authority'],
    ['who is pointing the finger at the crew', 'who is blamed the crew'],
    ['who called for a new vote', 'who demanded a new vote'],
    ['who opened fire on the crowd', 'who shot the crowd'],
    ['students behind bars', 'students detained'],
    ['who shot down the theory of a leak', 'who dismissed the theory of a leak'],
    ['did the mayor own up to the delay', 'did the mayor admitted the delay'],
  ])('are read as one word that means the same: %s', (question, asked) => {
    expect(withPlainVerbs(question)).toBe(asked);
  });

  it.each([
    'they hit back',
    'the push-back at the border',
    'he stood up',
    'side with a view',
    'they shot down a drone',
    'a called vote',
  ])('are left where the words mean something else: %s', (question) => {
    expect(withPlainVerbs(question)).toBe(question);
  });

  it('leave all other text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(
          !/back|up|out|side|finger|blame|clean|off|aside|away|against|call|fire|bars|custody|arrest|lock|set|street|boot|sack|axe|shot|shoot|knock|going|judging|told|words|believe/i.test(
            text,
          ),
        );
        expect(withPlainVerbs(text)).toBe(text);
      }),
      runs(),
    );
  });
});
