import { splitQuotes } from '../../src/record/quotes.js';
import type { Target } from './record-targets.js';

/** Whole numbers from 0 to below a limit, the same for the same seed. */
export type Random = (below: number) => number;

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** One kind of change: where it applies, and what the value becomes. */
export interface Mutation {
  readonly kind: string;
  applies(target: Target): boolean;
  /** @returns undefined where the change would leave the value as it is */
  change(target: Target, random: Random, all: readonly Target[]): string | undefined;
}

const at = (list: string, ...keys: readonly string[]) => ({
  applies: (target: Target): boolean => target.list === list && keys.includes(target.key),
});
const either =
  (...some: readonly { applies(target: Target): boolean }[]) =>
  (target: Target): boolean =>
    some.some((one) => one.applies(target));

const pick = <T>(random: Random, from: readonly T[]): T | undefined => from[random(from.length)];

/** Another value of the record that stands in such a place. */
function another(from: (target: Target) => boolean, only: (value: string, target: Target) => boolean = () => true) {
  return (target: Target, random: Random, all: readonly Target[]): string | undefined => {
    const values = [...new Set(all.filter(from).map(({ value }) => value))];
    return pick(
      random,
      values.filter((value) => value !== target.value && value !== target.id && only(value, target)),
    );
  };
}

const idsOf = (...lists: readonly string[]) => ({
  from: (target: Target): boolean => lists.includes(target.list) && target.key === 'id',
});

const SAYS = at('statements', 'says', 'renderings.says', 'translations.says');
const quotes = (value: string) => splitQuotes(value).filter(({ quoted }) => quoted);
const isQuoting = (target: Target): boolean => SAYS.applies(target) && quotes(target.value).length > 0;

/** Another letter, or the letter gone, doubled or moved. */
function changeLetter({ value }: Target, random: Random): string | undefined {
  const run = pick(random, quotes(value));
  if (run === undefined) return undefined;
  const places = [...run.text.matchAll(/\p{L}/gu)].map(({ index }) => run.offset + index);
  const place = pick(random, places) ?? 0;
  const [before, letter, after] = [value.slice(0, place), value.charAt(place), value.slice(place + 1)];
  const other = 'abcdefghijklmnopqrstuvwxyz'.charAt(random(26));
  const texts = [`${before}${other}${after}`, `${before}${letter}${letter}${after}`, `${before}${after}`];
  const text = pick(random, texts) ?? '';
  return text.toLowerCase() === value.toLowerCase() ? undefined : text;
}

/** A word more, or a word that is not the speaker's moved into the quotation. */
function changeMarks({ value }: Target, random: Random): string | undefined {
  const run = pick(random, quotes(value));
  if (run === undefined) return undefined;
  const open = run.offset - 1;
  const close = run.offset + run.text.length;
  const before = value.slice(0, open);
  const after = value.slice(close + 1);
  const word = /\S+\s*$/u.exec(before)?.[0];
  const next = /^\s*[\p{L}\p{N}]+/u.exec(after)?.[0];
  const quoted = value.slice(open, close + 1);
  const texts = [
    ...(word === undefined
      ? []
      : [`${before.slice(0, -word.length)}${quoted.charAt(0)}${word}${quoted.slice(1)}${after}`]),
    ...(next === undefined
      ? []
      : [`${before}${quoted.slice(0, -1)}${next}${quoted.slice(-1)}${after.slice(next.length)}`]),
    `${before}${quoted.slice(1)}${after}`,
    `${before}${quoted.slice(0, -1)}${after}`,
    `${quoted.charAt(0)}${before}${quoted.slice(1, -1)}${after}${quoted.slice(-1)}`,
  ];
  return pick(random, texts);
}

const COMPARATOR = /^(?:more than|less than|at least|up to|about|nearly|between|minus|over|under) /u;

function changeComparator({ value }: Target, random: Random): string | undefined {
  const bare = value.replace(COMPARATOR, '');
  const texts = [
    ...(bare === value ? [] : [bare]),
    ...['more than ', 'less than ', 'at least ', 'up to ', 'about ', 'minus ', '-', 'not '].map(
      (words) => words + bare,
    ),
    ...(/ and /.test(value)
      ? [value.replace(/^between /, '').replace(/ and .*/, ''), value.replace('between', 'from')]
      : []),
  ].filter((text) => text !== value);
  return pick(random, texts);
}

function changeDigits({ value }: Target, random: Random): string | undefined {
  const place = pick(
    random,
    [...value.matchAll(/\d/g)].map(({ index }) => index),
  );
  if (place === undefined) return undefined;
  const [before, after] = [value.slice(0, place), value.slice(place + 1)];
  const text = pick(random, [
    `${before}${random(10)}${after}`,
    `${before}${after}`,
    `${before}${value.charAt(place)}0${after}`,
  ]);
  return text === value || !/\d/.test(text ?? '') ? undefined : text;
}

function changeDay({ value }: Target, random: Random): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const days = (1 + random(random(2) === 0 ? 6 : 300)) * (random(2) === 0 ? 1 : -1);
  return new Date(Date.parse(`${value}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const RELATIONS = ['denies', 'answers', 'contradicts', 'repeats', 'corrects', 'retracts'];
const PASSAGE = either(at('statements', 'passage', 'renderings.passage'), at('figures', 'passage'));
const VOICES = idsOf('people', 'organisations');
const otherVoice = (target: Target, random: Random, all: readonly Target[]): string | undefined =>
  random(6) === 0 && target.value !== 'outlet' ? 'outlet' : another(VOICES.from)(target, random, all);

/** Changes of a record that change what it says. */
export const MUTATIONS: readonly Mutation[] = [
  { kind: 'a letter inside the quotation', applies: isQuoting, change: changeLetter },
  { kind: 'quotation marks', applies: isQuoting, change: changeMarks },
  { kind: 'sign or comparator', ...at('figures', 'value'), change: changeComparator },
  { kind: 'digits', ...at('figures', 'value'), change: changeDigits },
  { kind: 'speaker', ...at('statements', 'speaker'), change: otherVoice },
  { kind: 'claimant', ...at('figures', 'claimant'), change: otherVoice },
  {
    kind: 'who is counted, unit or currency',
    ...at('figures', 'population', 'unit'),
    change: (target, random) =>
      pick(
        random,
        ['soldiers', 'civilians', 'euros', 'tonnes', 'degrees'].filter((word) => !target.value.includes(word)),
      ),
  },
  {
    kind: 'day',
    applies: either(at('statements', 'said'), at('figures', 'as_of'), at('sources', 'published'), at('events', 'date')),
    change: changeDay,
  },
  { kind: 'metric', ...at('figures', 'metric'), change: another(at('figures', 'metric').applies) },
  {
    kind: 'source',
    applies: either(at('statements', 'source', 'renderings.source'), at('figures', 'source')),
    change: another(idsOf('sources').from),
  },
  { kind: 'passage', applies: PASSAGE, change: another(PASSAGE) },
  {
    kind: 'event',
    applies: either(at('statements', 'event'), at('figures', 'of')),
    change: another(idsOf('events').from),
  },
  {
    kind: 'renamed id',
    // What nothing names and nothing proves may be called anything.
    applies: ({ list, key }) => key === 'id' && !['places', 'metrics', 'topics', 'groups'].includes(list),
    change: ({ value }) => `${value}-renamed`,
  },
  {
    kind: 'target of a relation',
    ...at('statements', ...RELATIONS),
    change: another(idsOf('statements').from),
  },
];

/** Changes of a record that change nothing that it says. */
export const NEUTRAL: readonly Mutation[] = [
  {
    kind: 'white space',
    applies: either(SAYS, { applies: PASSAGE }, at('figures', 'value', 'population')),
    change: ({ value }, random) => {
      const places = [...value.matchAll(/ /g)].map(({ index }) => index);
      const place = pick(random, places);
      return place === undefined ? undefined : `${value.slice(0, place)} ${value.slice(place)}`;
    },
  },
  {
    kind: 'style of quotation marks',
    applies: isQuoting,
    change: ({ value }, random) =>
      pick(
        random,
        ['«»', '""', '„“'].map((pair) => value.replace('“', pair.charAt(0)).replace('”', pair.charAt(1))),
      ),
  },
];
