/** What is said in two or three words in English, and in one verb that means the same. General English of the news, of no story. */
const VERBS: readonly (readonly [phrases: string, verb: string])[] = [
  [
    '(?:hit|hits|hitting|fire|fires|fired|shoot|shoots|shot|lash|lashes|lashed|push|pushes|pushed) back (?:at|against)',
    'answered',
  ],
  ['(?:stand|stands|stood|stick|sticks|stuck|speak|speaks|spoke) up for', 'defended'],
  ['(?:come|comes|came|rush|rushes|rushed|leap|leaps|leapt|spring|springs|sprang) to the defen[cs]e of', 'defended'],
  ['(?:take|takes|took) the side of|(?:sides|sided) with', 'defended'],
  ['(?:hit|hits|lash|lashes|lashed) out at', 'condemned'],
  ['(?:speak|speaks|spoke|come|comes|came|rail|rails|railed) out against|(?:rail|rails|railed) against', 'condemned'],
  ['(?:point|points|pointed|pointing) (?:the|a) finger at', 'blamed'],
  ['(?:pin|pins|pinned|lay|lays|laid|put|puts) the blame on', 'blamed'],
  ['(?:called|calling) for', 'demanded'],
  ['(?<=(?:does|do|did) .{1,60})wants?(?= (?:from|of))', 'demand'],
  ["(?:would not|wouldn[’']?t|will not|won[’']?t) hear of", 'rejected'],
  ['(?:give|gives|gave|given) (?:his|her|its|their) word', 'promised'],
  ['calls? for', 'demand'],
  ['(?:call|calls|called|calling) (?:on|upon)', 'urged'],
  ['(?:open|opens|opened|opening) fire (?:on|at|upon)', 'shot'],
  ['(?:open|opens|opened|opening) fire', 'shooting'],
  ['(?:take|takes|took|taken|taking) to the streets', 'protested'],
  ['(?:lock|locks|locked|locking) up|behind bars|in custody|under arrest', 'detained'],
  ['(?:set|sets|setting) (?:fire to|on fire|ablaze|alight)', 'burned'],
  ['(?:give|gives|gave|given|get|gets|got) the (?:boot|sack|axe)', 'sacked'],
  [
    '(?:shoot|shoots|shot|knock|knocks|knocked) down(?= (?:the |a |an |his |her |their |that |this )?(?:\\p{L}+ )?(?:claim|theory|idea|suggestion|allegation|report|rumou?r|accusation)s?(?!\\p{L}))',
    'dismissed',
  ],
  ['(?:going|judging) by|as told by|in the words of|if (?:we|you) believe', 'according to'],
  ['(?:own|owns|owned) up to|(?:come|comes|came) clean (?:about|on|over)', 'admitted'],
  ['(?:brush|brushes|brushed) (?:off|aside)|(?:shrug|shrugs|shrugged) off|(?:wave|waves|waved) away', 'dismissed'],
];
const PATTERNS = VERBS.map(
  ([phrases, verb]) => [new RegExp(`(?<![\\p{L}-])(?:${phrases})(?![\\p{L}-])`, 'giu'), verb] as const,
);

/** A question with verbs of one word for those of several: "who hit back at the mayor" asks who answered the mayor. */
export const withPlainVerbs = (question: string): string =>
  PATTERNS.reduce((asked, [pattern, verb]) => asked.replace(pattern, verb), question);
