/**
 * Every weight, threshold and limit of the search, in the order in which a query meets them. They were set by hand and kept where they did
 * best on the labelled questions under `bench/`; change one, then run `npm run bench:search` and `npm run eval:ask`.
 */

/** How much of a query is read. */
export const QUERY = {
  /** UTF-16 units of a paste that are split into words at all. */
  maxRawLength: 6_000,
  /** Words that are looked up; of a longer query, words on file first. */
  maxWords: 40,
  /** Letters and spaces that are looked up. */
  maxLength: 400,
  /** UTF-16 units looked at to see whether a query is an entry's id. */
  maxIdLength: 400,
  /** Words looked up together as one name. */
  maxNameWords: 6,
  /** Words on file nowhere that are compared with names and texts; further ones count as unknown. */
  maxGuessedWords: 10,
  /** Word shares this many letters at least before it is looked up by sound. */
  minSoundLength: 4,
  /** Letters of a word that may be a name with the s of a possessive. */
  minPossessive: 5,
  /** Keys by sound tried for one name, one key a combination of its words' keys. */
  maxSoundKeys: 8,
  /** Fewer syllables in Wade–Giles spelling than this are other words too. */
  minWadeGilesSyllables: 3,
} as const;

/** Which questions are read in another language than English. */
export const LANGUAGE = {
  /** A longer text is no question. */
  maxLength: 600,
  maxWords: 40,
  /** This many words that are all in one statement are its words as printed. */
  minPrinted: 4,
  /** Of words of one meaning the usual one is taken, unless another is in this many times as many entries. */
  usualOfMost: 2,
} as const;

/** What one slip costs: 1 for an ordinary one, less where the finger or the ear easily errs. Costs order words with equally many slips. */
export const SLIP_COST = {
  /** A letter dropped or added. */
  added: 1,
  /** A letter doubled, or one of two equal letters dropped. */
  doubled: 0.4,
  /** Two neighbours swapped. */
  swapped: 0.8,
  /** A letter for any other. */
  exchanged: 1,
  /** A letter for one that spellings of the same name exchange, such as c and k. */
  exchangedAlike: 0.6,
  /** Added for the first letter, which is hardly ever wrong. */
  firstLetter: 0.25,
} as const;

/** Which people a word that is on file nowhere may mean. */
export const PERSON = {
  /** People that a half-typed name may reach before it says too little. */
  maxBegun: 3,
  /** Letters of a half-typed name. */
  minBegunLength: 3,
  /** Words of names looked at for one beginning. */
  maxBeginningsLookedAt: 50,
  /** Words of names shorter than this are never guessed at. */
  minNameLength: 4,
  /** Names whose slips cost less than this much more than the nearest name's are rivals of it. */
  rivalMargin: 0.35,
  /** Consonants that tell a name on their own, in scripts that write no vowels and in Cyrillic. */
  minConsonants: 3,
  minCyrillicConsonants: 4,
  /** Consonants with which one sole bearer is sure although some letters differ. */
  minConsonantsOfOne: 5,
  /** Bearers of the very same consonants who are answered for together. */
  maxSameConsonants: 2,
  /** A single slip that makes an implausible word is sure from this length on. */
  minSlippedLength: 5,
  /** Beside other words a guess is sure only from this length on. */
  minLengthBesideOthers: 6,
  /** One slip: sure below this cost … */
  maxSureCostOfOne: 0.9,
  /** … or from this length on, where a letter is missing or too many. */
  minSureLengthOfOne: 5,
  /** Two slips: sure from this length on and up to this cost. */
  minSureLengthOfTwo: 7,
  maxSureCostOfTwo: 2.3,
  /** Three slips likewise. */
  minSureLengthOfThree: 10,
  maxSureCostOfThree: 2.6,
} as const;

/** How far a word may be from a name when other words of the query name the same person. */
export const ANCHORED = {
  /** One slip in this many letters. */
  lettersPerSlip: 2.5,
  /** Cost of all slips by letter of the word. */
  maxCostPerLetter: 0.3,
  /** Cost that is always allowed when two words are compared directly. */
  minCostAllowed: 1.25,
  /** Words of this length may differ by one cheap slip in their sounds. */
  minHeardLength: 6,
  /** What that slip must cost less than. */
  heardCost: 1,
} as const;

/** How several words are put together to one person's name. */
export const NAME = {
  maxWords: 10,
  /** People compared, those reached by most words first. */
  maxCandidates: 60,
  /** People who fit equally well before the name is given up as too common. */
  maxRivals: 12,
  /** A word of one or two letters is an initial and weighs less than a name (1). */
  initialWeight: 0.3,
  maxInitialLength: 2,
  /** Weights this near are equal. */
  tolerance: 0.01,
} as const;

/** Which places a word that is on file nowhere may mean. */
export const PLACE = {
  minOneSlipLength: 5,
  minTwoSlipsLength: 8,
  /** A single slip dearer than this makes another name. */
  maxCostOfOne: 1,
  rivalMargin: 0.3,
  minConsonants: 3,
  /** Countries' names in other languages are guessed at from this length on: the short ones are a slip away from all sorts of words. */
  minForeignLength: 7,
} as const;

/** Which words of the texts a word that is on file nowhere may mean. */
export const TEXT_WORD = {
  /** Letters that an ending has at most. */
  maxEnding: 3,
  minLength: 4,
  /** Longer words of the texts that a typed word may begin. */
  maxBegun: 5,
  /** Two slips from this length on, one before. */
  minTwoSlipsLength: 8,
  /** Words whose slips cost this much more than the nearest one's are meant as well. */
  rivalMargin: 0.3,
  /** A word of the texts must be this much nearer than a person's name to be preferred. */
  nearerBy: 0.05,
  /** At this cost a name is too far away to keep a slip of a word of asking from being dropped. */
  farNameCost: 1,
} as const;

/** Which words of the texts a word of another spelling but a near meaning stands for. */
export const RELATED = {
  /** Words of the texts taken for one typed word, those of the same meaning first. */
  maxStems: 6,
} as const;

/** What the words of a query weigh when its coverage is worked out: found weight over found and lost weight. */
export const COVERAGE = {
  /** A word of a name found as spelt, or a name guessed for the whole query. */
  name: 1.5,
  /** A word of a name guessed from its spelling, beside other words. */
  guessedName: 0.8,
  /** A word of the texts. */
  word: 1,
  /** A word of the texts guessed from its spelling. */
  guessedWord: 0.7,
  /** Another word of the texts of a near meaning. */
  relatedWord: 0.7,
  /** Entries that hold a word which tells what is meant although as much again is found nowhere. */
  maxFew: 2,
  /** Lost: a word found nowhere that is near somebody's name. */
  nearName: 1.5,
  /** Lost: any other word found nowhere. */
  unknown: 1,
  /** Lost: a word of asking, kept because the query holds nothing else. */
  noise: 0.5,
  /** Up to this many words, a surname before an unknown word makes the pair a stranger's name, as one after it always does. */
  maxWordsOfStranger: 3,
} as const;

/** Which words together are a post or a body. */
export const OFFICE = {
  /** A word alone in more figures than this many times those of the body that it may mean is an everyday word. */
  mostPerOwn: 2,
  maxWords: 6,
  /** A shorter word of a title is never taken for a slip of another. */
  minSlipLength: 7,
  /** Words that fit more holders than this name none of them. */
  maxHolders: 3,
} as const;

/** What the words around a name say for its being asked for words, and against. */
export const SLOT = {
  /** Words looked up in a question, at most. */
  maxWords: 10,
  /** Of a person or body, before any word speaks. */
  voice: 0.5,
  /** Of a place likewise: most are where something happened. */
  place: -0.5,
  /** A capital with nothing else in the question. */
  alone: 2.5,
  byBefore: 2.5,
  didBefore: 2.5,
  nounAfter: 2.5,
  /** And what "of" before it would take. */
  nounBefore: 4,
  verbAfter: 2,
  onAfter: 2,
  aboutBefore: 3,
  inBefore: 1.5,
  toBefore: 1.5,
  /** The slot stays open where what speaks for either is no further apart. */
  minDifference: 1,
} as const;

/** Which band an outcome falls into. */
export const BAND = {
  /** Coverage below which statements, figures and events are not answered. */
  minCoverage: 0.65,
  /** The same for people, organisations and places. */
  minNameCoverage: 0.5,
  /** Unknown words up to which the nearest names are worth offering. */
  maxUnknownOffered: 3,
  /** Near names offered. */
  maxOffered: 10,
  /** Bearers of one name offered: Discord's limit for a select menu. */
  maxBearers: 25,
  /** Score of a person, organisation or place whose name was guessed from its spelling. */
  guessedNameScore: 0.8,
  /** Scores this near are equal, where the rest of a query tells the bearers of a name apart. */
  scoreTolerance: 0.001,
  /** The rest of the query tells bearers apart while unknown words are at most one in this many of it. */
  restPerUnknown: 3,
} as const;

/** How the entries asked for are ordered. */
export const RANK = {
  /** A named subject that an entry is about. A word of the texts weighs the logarithm of its rarity. */
  about: 3,
  /** Added for an entry that speaks for the place or body named, and for a body's own words before its people's. */
  voice: 1,
  /** Added for a figure that counts the people asked for and nobody else. */
  alone: 1,
  /** Added for a statement of the likeliest of the kinds that a word may ask for. */
  likeliest: 2,
  /** Added for a statement on a topic that has a word for it itself. */
  inWords: 0.5,
  /** The least a word of the texts weighs, however common. */
  minWord: 0.2,
  /** What is left of a word's weight when it was guessed from its spelling. */
  guessedWord: 0.7,
  /** The same where another word of a near meaning stands for it … */
  relatedWord: 0.6,
  /** … which counts only in fields of at least this weight: not in titles, nor in what is said around a figure. */
  minFieldOfRelated: 0.75,
  /** What is left of the weight of a word that the question is only put with, where an entry that matches holds it. */
  asking: 0.5,
  /** Share of the possible score that the best entry must reach where no speaker is named. */
  minBest: 0.45,
  /** Share of the best score that other entries must reach. */
  minOfBest: 0.5,
  /** Up to this many parts, entries that match all of them leave out those that match some. */
  maxRequired: 5,
  /** Words shorter than this are often a piece of a name: a query that holds one is not taken at its word. */
  minStrictLength: 3,
  /** Below this many hits, entries that match a part of what is asked follow. */
  minHits: 5,
  /** Share of the parts that make nearly all: of another speaker's statement, and where some words are only near those of the texts. */
  nearlyAll: 0.75,
  /** Scores are rounded to this many steps of the best, so that of nearly equal hits the newer comes first. */
  steps: 20,
  /** Hits kept; nobody turns more pages. */
  maxHits: 2_000,
  /** The least a query's coverage takes from a score. */
  minCoverage: 0.5,
} as const;

/** What a word weighs by the field it is in, 0 to 1. */
export const FIELD = {
  own: 1,
  rendering: 0.9,
  kind: 0.9,
  role: 0.8,
  around: 0.8,
  answered: 0.6,
  body: 0.6,
  said: 0.5,
  summary: 0.7,
  counted: 0.6,
  topicOf: 0.4,
  source: 0.4,
} as const;

/** Which names are offered for words that name nothing. Scores are Fuse.js's: 0 is the same word. */
export const NEAREST = {
  /** Words of a query that names are looked for. */
  maxWords: 3,
  minLength: 3,
  maxLength: 24,
  /** Words on file handed to Fuse.js for one typed word: those that share most pairs of letters with it. */
  maxCompared: 120,
  maxFound: 12,
  /** Fuse.js's threshold. */
  maxScore: 0.32,
  /** Score of a name with the same consonants. */
  consonantsScore: 0.2,
  /** Letters a typed word needs to be close by its sound, and one letter in how many may differ. */
  minCloseLength: 5,
  lettersPerDifference: 3,
} as const;

/** How completions of half-typed text are ordered: 1 is the whole name. */
export const SUGGEST = {
  maxWords: 12,
  /** Discord's limit for choices. */
  maxChoices: 25,
  /** The text begins the name. */
  begins: 0.9,
  /** Each word begins a word of the name. */
  wordsBegin: 0.8,
  /** Some word begins one by its sound only. */
  sounds: 0.7,
  /** What is left for a name made from a post. */
  role: 0.8,
} as const;

export const EVENT = {
  /** Share of the possible score from which an event meets all of the words; weights are kept in whole steps. */
  wholly: 0.99,
  /** So many times as much must be on file about one of two events for words that fit both to mean that one. */
  muchMore: 2,
  named: 1,
  /** An event at the place that is named. */
  atPlace: 0.8,
  /** Sentences of a summary from which on each of its words weighs less. */
  summaryLength: 4,
  /** What a name in the query weighs where an event is that one or about it; a word of the texts weighs the logarithm of its rarity. */
  about: 2,
  /** Added for the event that is named itself, not one that is part of it. */
  itself: 1,
  /** Share of the possible score that the best event must reach. */
  minBest: 0.45,
  /** Share of the best score that other events must reach. */
  minOfBest: 0.5,
  /** What a place is part of is looked at up to this many levels up, the place itself included. */
  maxLevels: 6,
} as const;

export const SOURCE = {
  /** Score of a source that holds all words. */
  allWords: 0.9,
  maxSubjects: 25,
} as const;

/** Statements that share words with a pasted text. */
export const SHARING = {
  /** The rarest words of the text, by which it is looked up. */
  maxStems: 28,
  /** Statements that are all compared where the text holds nothing but little words. */
  maxCompared: 2_000,
} as const;
