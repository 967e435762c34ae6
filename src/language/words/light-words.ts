/**
 * Words that any report may use of anything: general English, of no story. Where the record has them they count like any other word; where it
 * does not, nothing is missed: "the whole affair" is on file although nobody calls it whole.
 */
const LIGHT: ReadonlySet<string> = new Set(
  (
    'bad good great big small large little huge major main minor serious severe important significant clear different similar various several possible ' +
    'likely able ready whole entire complete wrong strange simple easy hard difficult early late earlier later previous particular specific special ' +
    'general usual normal common own ' +
    'begin begins began begun beginning start starts started starting continue continues continued continuing try tries tried trying manage manages ' +
    'managed become becomes became becoming appear appears appeared turn turns turned turning keep keeps kept keeping happen happens happened happening ' +
    'thing things way ways matter matters issue issues situation situations problem problems case cases aspect aspects story stories affair affairs subject ' +
    'subjects idea ideas point points lot lots bit rest bunch moment ' +
    'across behind beyond towards along together alone maybe perhaps rather quite almost even already nearly around apart away back down afterwards ' +
    'beforehand anyway besides instead throughout'
  ).split(' '),
);

/**
 * Whether a folded word says little of what a question is about.
 * @param word a folded word
 */
export const isLightWord = (word: string): boolean => LIGHT.has(word);

/** What an adverb may be made of: quick of quickly, easy of easily, possible of possibly. */
export function adjectivesOf(word: string): readonly string[] {
  if (!word.endsWith('ly')) return [];
  const base = word.slice(0, -2);
  return [
    base,
    ...(base.endsWith('i') ? [`${base.slice(0, -1)}y`] : []),
    `${base}le`,
    ...(base.endsWith('al') ? [base.slice(0, -2)] : []),
  ];
}
