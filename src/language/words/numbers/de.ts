import { inARow, type NumberWords } from './number-words.js';

const SMALL: readonly (readonly [string, number])[] = [
  ['ein(?:s|e)?', 1],
  ...inARow('zwei drei vier fünf sechs sieben acht neun zehn elf zwölf', 2),
  ...inARow('dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn', 13),
];
const TENS = [
  ['zwanzig', 20],
  ['drei(?:ß|ss)ig', 30],
  ...inARow('vierzig fünfzig sechzig siebzig achtzig neunzig', 40, 10),
] as const;

/** Every number below 1,000 as the one word that German writes, thousands and scales as words of their own. */
function belowThousand(): (readonly [string, number])[] {
  const belowHundred: (readonly [string, number])[] = [
    ...TENS.flatMap(([ten, tens]) =>
      SMALL.slice(0, 9).map(([unit, value]) => [`${unit}und${ten}`, tens + value] as const),
    ),
    ...TENS,
    ...SMALL.toReversed(),
  ];
  return belowHundred;
}

const BELOW_HUNDRED = belowThousand();

/** German. Its articles ("ein", "eine") are no numbers by themselves. */
export const DE: NumberWords = {
  words: [
    ...BELOW_HUNDRED.filter(([, value]) => value > 1),
    ['(?:ein)?hundert', 100],
    ['(?:ein)?tausend', 1_000],
    ['million(?:en)?', 1_000_000],
    ['milliarden?', 1_000_000_000],
  ],
};

const WORD = /^(?:(?<thousands>\p{L}*?)tausend(?:und)?)?(?:(?<hundreds>\p{L}*?)hundert(?:und)?)?(?<rest>\p{L}*)$/iu;
const PATTERNS = BELOW_HUNDRED.map(([pattern, value]) => [new RegExp(`^(?:${pattern})$`, 'iu'), value] as const);
const below = (word: string): number | undefined => PATTERNS.find(([pattern]) => pattern.test(word))?.[1];

/** A German compound such as "zweihundertfünfunddreißigtausend"; undefined where it is none. */
export function germanCompound(word: string): number | undefined {
  const { thousands, hundreds, rest = '' } = WORD.exec(word)?.groups ?? {};
  if (thousands === undefined && hundreds === undefined) return undefined;
  const times = thousands === undefined ? 0 : thousands === '' ? 1 : (germanCompound(thousands) ?? below(thousands));
  const hundred = hundreds === undefined ? 0 : hundreds === '' ? 1 : below(hundreds);
  const last = rest === '' ? 0 : below(rest);
  return times === undefined || hundred === undefined || last === undefined
    ? undefined
    : times * 1_000 + hundred * 100 + last;
}
