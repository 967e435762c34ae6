/**
 * Words that reports use for the same thing and that a dictionary keeps apart: general English of newsrooms, of no story. Each line is one
 * meaning; words are in their plain form.
 */
const MEANINGS: readonly string[] = [
  'toll dead death fatality kill',
  'injured wounded hurt injury wound',
  'troops soldier serviceman military army forces',
  'fighter militant combatant gunman rebel',
  'blast explosion explode detonation',
  'blaze fire inferno',
  'quake earthquake tremor',
  'flee displaced refugee displacement exodus',
  'evacuate evacuation evacuee',
  'surrender disarm disarmament capitulate',
  'truce ceasefire armistice',
  'assault attack offensive raid strike',
  'shelling bombardment bombing strike artillery',
  'hunger hungry starve starvation food',
  'hostage captive prisoner detainee',
  'arrest detain detention custody',
  'jail prison imprison',
  'probe inquiry investigation investigate investigator',
  'inspection inspect checkup inspector',
  'cause reason why',
  'apologise apologize apology sorry regret',
  'blame fault responsible responsibility guilt',
  'pledge promise vow commitment',
  'aid relief assistance donation',
  'talks negotiation negotiate dialogue',
  'deal agreement accord pact treaty',
  'ambassador envoy',
  'poll survey',
  'vote ballot election',
  'turnout voter',
  'jobless unemployed unemployment',
  'layoff redundancy dismissal sack',
  'turnover revenue sales',
  'profit earnings income',
  'price cost',
  'hike rise increase raise',
  'cut reduce reduction slash',
  'resign resignation quit',
  'crash collision accident disaster',
  'collapse fall',
  'outage blackout',
  'pupil schoolchild student',
  'clinic hospital',
  'casualty victim dead wounded injured',
  'remains body corpse',
  'gun weapon arms',
  'fake false untrue disinformation',
];

const BY_WORD: ReadonlyMap<string, readonly string[]> = collect();

function collect(): Map<string, string[]> {
  const byWord = new Map<string, string[]>();
  for (const meaning of MEANINGS) {
    const words = meaning.split(' ');
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), ...words.filter((one) => one !== word)]);
  }
  return byWord;
}

/** What reports also call what a word says. */
export const newsWordsFor = (word: string): readonly string[] => BY_WORD.get(word) ?? [];
