/**
 * Words of a question that say whose words are asked for, and of what. Folded, as `words` folds them.
 * Grammar only: nothing here belongs to a topic.
 */
const list = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Before a name: its words are asked for. */
export const BY_BEFORE = list('by per laut selon segun gore');
/** Before a name that ends the question likewise: "how many dead, says the ministry". */
export const SAY_BEFORE = list('say says said');
export const FROM_BEFORE = list('from');
/** Between a word of `ACCORDING` and a name there is a "to". */
export const ACCORDING = list('according');
/** Before a name, at the head of a question about what somebody said. */
export const DID_BEFORE = list('did does do has have had');
/** After a name: what follows is what its words are about. */
export const ON_AFTER = list('on about over regarding concerning re vs versus');
/** Before a name: it is what others' words are about. */
export const ABOUT_BEFORE = list(
  'about on over regarding concerning against toward towards mentioning mention mentions mentioned uber sur sobre',
);
/** Between a word of `VOICE_NOUNS`, `OWN_NOUNS` or `KIND_NOUNS` and a name. */
export const OF = list('of');
/** Directly before a name: what is done to it, by somebody who is asked for. */
export const OBJECT_BEFORE = list(
  'blame blames blamed blaming accuse accuses accused accusing condemn condemns condemned condemning criticise criticises criticised criticize criticizes criticized ' +
    'praise praises praised thank thanks thanked warn warns warned threaten threatens threatened urge urges urged call calls defend defends defended back backs backed ' +
    'support supports supported attack attacks attacked',
);
/** Before "of" or "against" and a name: what others hold against it. */
export const HELD_AGAINST = list(
  'accusation accusations allegation allegations charge charges condemnation condemnations criticism criticisms attack attacks blame',
);
/** Before a name: a place where something happened, not one that speaks. */
export const IN_BEFORE = list('in at near inside outside into around across within through');
export const TO_BEFORE = list('to with');
/** Before "to" or "with" and a name: what answers or contradicts them. */
export const ANSWERING = list(
  'answer answers answered answering reply replies replied response responses respond responded responds responding reaction reactions react reacted reacts ' +
    'retort rebuttal counter disagree disagreed disagrees dissagreed',
);
/** Directly before a name: its words are what is denied. */
export const CONTRADICTING = list(
  'deny denies denied denying reject rejects rejected contradict contradicts contradicted dispute disputes disputed refute refutes refuted rebut rebuts rebutted ' +
    'dismiss dismisses dismissed counter countered counters answer answers answered',
);
/** After a name: those who speak for it. They are part of the name and no matter of the question. */
export const VOICE_NOUNS = list(
  'side sides government authorities officials official leadership delegation representatives representative spokesman spokeswoman spokesperson leaders camp regime',
);
/** After a name: its words or its counts, in one noun. They are no matter of the question either. */
export const OWN_NOUNS = list(
  'account accounts version versions answer answers reply replies response responses reaction reactions view views position positions stance line take word explanation ' +
    'explanations justification justifications reasoning reasons count counts counting tally estimate estimates claim claims statement statements words quote quotes ' +
    'comment comments remark remarks message messages argument arguments narrative own figure figures number numbers',
);
/** Kinds of statements in one noun: before "of" and a name they are that one's, where an accusation or a condemnation of somebody is another's. */
export const KIND_NOUNS = list(
  'demand demands denial denials promise promises pledge pledges vow vows warning warnings threat threats appeal appeals plea pleas assurance assurances ' +
    'guarantee guarantees allegation allegations forecast forecasts prediction predictions',
);
/** After a name: what it does with words. Those that name a kind of statement stay in the question. */
export const VERBS_AFTER = list(
  'say says said saying claim claims claimed state states stated tell tells told call calls called describe describes described explain explains explained justify ' +
    'justifies justified blame blames blamed put puts count counts counted think thinks thought want wants wanted ask asks asked admit admits admitted confirm confirms ' +
    'confirmed insist insists insisted argue argues argued respond responds responded react reacts reacted reply replies replied answer answers answered comment comments ' +
    'commented write writes wrote post posted tweet tweeted deny denies denied reject rejects rejected accuse accuses accused warn warns warned promise promises promised ' +
    'demand demands demanded urge urges urged condemn condemns condemned agree agrees agreed offer offers offered report reports reported announce announces announced ' +
    'estimate estimates estimated acknowledge acknowledges acknowledged give gives gave use uses used see sees saw',
);
/** Of those above, the words that only tell that somebody spoke. */
export const PLAIN_VERBS = list(
  'explain explains explained justify justifies justified describe describes described think thinks thought put puts argue argues argued comment comments commented ' +
    'write writes wrote post posted tweet tweeted respond responds responded react reacts reacted count counts counted use uses used see sees saw call calls calling',
);
/** Where a clause begins: what stands before it does nothing to the name after it. "Who denies that Ruritania paid". */
export const CLAUSE = list('that whether if how why when what who which because');
/** In a question about numbers: both sides at once, whose people are counted as nobody's alone. */
export const BOTH = list('both together combined total');

/** Before a word of `SIDES`: all of those whom a matter is between. */
export const ALL_OF = list('both each either every two');
export const SIDES = list('side sides party parties camp camps');
/** Between two who are set against each other. */
export const PAIRED = list('vs versus');
/** Before the sides: they are not asked to speak. "Talks between the two sides". */
export const NOT_SPEAKING = list('between among against to with on of');

const ALL = [
  BY_BEFORE,
  SAY_BEFORE,
  FROM_BEFORE,
  ACCORDING,
  DID_BEFORE,
  ON_AFTER,
  ABOUT_BEFORE,
  OF,
  OBJECT_BEFORE,
  IN_BEFORE,
  TO_BEFORE,
  ANSWERING,
  CONTRADICTING,
  VOICE_NOUNS,
  OWN_NOUNS,
  KIND_NOUNS,
  VERBS_AFTER,
  CLAUSE,
  BOTH,
  ALL_OF,
  SIDES,
  PAIRED,
  NOT_SPEAKING,
];

/** Whether a folded word may say what is asked of a name beside it. */
export const isCue = (word: string): boolean => ALL.some((words) => words.has(word));

/** Whether a folded word is a noun that "of" joins to those who speak: their version, their demands. */
export const isOwnNoun = (word: string): boolean =>
  VOICE_NOUNS.has(word) || OWN_NOUNS.has(word) || KIND_NOUNS.has(word);
