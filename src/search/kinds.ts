/** Words readers use for what a statement does, by its kind; the first is the kind itself. */
const KIND_WORDS: ReadonlyMap<string, string> = new Map([
  [
    'denial',
    'denial denials denied deny denies denying rejected reject rejects rejection refuted refute refutes dismissed dismiss dismisses',
  ],
  [
    'accusation',
    'accusation accusations accused accuse accuses accusing blamed blame blames blaming alleged allege alleges allegation allegations charge charges charged',
  ],
  ['demand', 'demand demands demanded demanding'],
  ['appeal', 'appeal appeals appealed appealing called urged urge urges urging plea pleas'],
  [
    'promise',
    'promise promises promised promising pledge pledges pledged vow vows vowed guarantee guarantees guaranteed assurance assurances',
  ],
  ['warning', 'warning warnings warned warn warns threat threats threaten threatens threatened'],
  ['condemnation', 'condemnation condemned condemn condemns condemning'],
  ['explanation', 'explanation explained'],
  ['forecast', 'forecast forecasts predicted predict predicts prediction predictions'],
  ['question', 'question questions asked'],
  ['apology', 'apology apologies apologised apologized apologise apologize apologises apologizes sorry'],
]);

/** Words that reports use of statements of several kinds, the likelier first: who calls for something appeals for it or demands it. */
const OF_SEVERAL: readonly (readonly [kinds: readonly string[], words: string])[] = [
  [['demand', 'appeal'], 'demand demands demanded demanding'],
  [['appeal', 'demand'], 'appeal appeals appealed appealing urged urge urges urging plea pleas plead pleads pleaded'],
  [
    ['condemnation', 'accusation'],
    'criticism criticisms criticised criticise criticises criticising criticized criticize criticizes criticizing denounced denounce denounces denouncing ' +
      'slammed slam slams blasted lambasted lambast decried decry rebuked rebuke rebukes',
  ],
];
const SEVERAL: ReadonlyMap<string, readonly string[]> = new Map(
  OF_SEVERAL.flatMap(([kinds, all]) => all.split(' ').map((word): [string, readonly string[]] => [word, kinds])),
);

const KIND_OF: ReadonlyMap<string, string> = new Map(
  [...KIND_WORDS].flatMap(([kind, all]) => all.split(' ').map((word): [string, string] => [word, kind])),
);
/** Too common in questions to ask for a kind by themselves. */
const VAGUE = new Set(['called', 'asked', 'explained', 'question', 'questions', 'explanation']);

/** The words under which statements of a kind are found. */
export const wordsOfKind = (kind: string): string | undefined => KIND_WORDS.get(kind);

/** The kinds of statement that a folded word of a question names, such as `denial`; mostly one or none. */
export function kindsNamed(word: string): readonly string[] {
  if (VAGUE.has(word)) return [];
  const kind = KIND_OF.get(word);
  return SEVERAL.get(word) ?? (kind === undefined ? [] : [kind]);
}

/** Whether a folded word names a kind of statement. */
export const isKindWord = (word: string): boolean => kindsNamed(word).length > 0;
