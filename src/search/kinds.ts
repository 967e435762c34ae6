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

const KIND_OF: ReadonlyMap<string, string> = new Map(
  [...KIND_WORDS].flatMap(([kind, all]) => all.split(' ').map((word): [string, string] => [word, kind])),
);
/** Too common in questions to ask for a kind by themselves. */
const VAGUE = new Set(['called', 'asked', 'explained', 'question', 'questions', 'explanation']);

/** The words under which statements of a kind are found. */
export const wordsOfKind = (kind: string): string | undefined => KIND_WORDS.get(kind);

/** The kind of statement that a folded word of a question names, such as `denial`. */
export const kindNamed = (word: string): string | undefined => (VAGUE.has(word) ? undefined : KIND_OF.get(word));

/** Whether a folded word names a kind of statement. */
export const isKindWord = (word: string): boolean => kindNamed(word) !== undefined;
