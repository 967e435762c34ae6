import type { Attribution } from './attribution.js';
import { phraseAt } from './cues.js';
import type { Sentence } from './sentence.js';
import { isCapital, isMark, isOne, isRun, isWord, type Token } from './tokens.js';

/** So many words with a full stop are a sentence, which somebody says. */
const MIN_SENTENCE_WORDS = 4;
const MAX_NAME_WORDS = 6;
/** More words in small letters behind a noun are said of it. */
const MAX_DOUBTED_WORDS = 1;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ-][\p{L}\p{M}\p{N}]+)*/gu;

/**
 * Whether a quotation is what somebody says, rather than a name or words in doubt.
 * @param words of the quotation, without its marks
 * @param place of its token
 * @param attribution as read in its sentence
 */
export function isSpeech(words: string, sentence: Sentence, place: number, attribution: Attribution): boolean {
  const all = words.match(WORD) ?? [];
  if (all.length === 0) return false;
  const isSentence = isWholeSentence(words, all);
  const { how, cue } = attribution;
  if (how === 'alone' || how === 'label' || how === 'dash') return true;
  if (cue === undefined && how === 'behind') return true;
  if (cue === undefined && isMark(sentence.tokens[place - 1], ':') && /[.!?…]$/u.test(words)) return true;
  if (cue === undefined)
    return (
      isSentence || (all.length >= MIN_SENTENCE_WORDS && attribution.subject !== undefined && !isCapitalWord(all[0]))
    );
  if (isBehindNoun(sentence, place, all, isSentence)) return false;
  if (cue.cue.class === 'naming' && how !== 'behind' && isProperName(sentence, place, all)) return false;
  if (how === 'behind') return true;
  if (cue.cue.class === 'weak') return attribution.subject !== undefined && isSomebody(attribution, sentence);
  if (
    how === 'around' &&
    isCapitalWord(all[0]) &&
    !/[.,!?…]$/u.test(words) &&
    all.length <= MAX_NAME_WORDS &&
    isPartOfClause(sentence, place)
  )
    return false;
  if (how === 'around') return attribution.subject !== undefined || isSentence;
  return true;
}

const isWholeSentence = (words: string, all: readonly string[]): boolean =>
  /[.!?…]$/u.test(words) && all.length >= MIN_SENTENCE_WORDS;

/**
 * Whether a quotation is the name of a thing by the words beside it: the ferry “Northern Star”.
 * @param words of the quotation, without its marks
 * @param place of its token
 */
export function isNameOfThing(words: string, sentence: Sentence, place: number): boolean {
  const all = words.match(WORD) ?? [];
  return isNamed(sentence, place, all, isWholeSentence(words, all));
}

const isCapitalWord = (word: string | undefined): boolean => /^\p{Lu}/u.test(word ?? '');

/** "They call it the “Widow’s Step”": a name after an article. */
const isProperName = ({ tokens, lexicon }: Sentence, place: number, words: readonly string[]): boolean =>
  !lexicon.areNounsCapital &&
  words.length > 1 &&
  words.length <= MAX_NAME_WORDS &&
  words.every(isCapitalWord) &&
  isOne(tokens[place - 1], 'articles', lexicon);

/** “Northern Star” sank, police said: a name is a word of its clause like any other. */
const isPartOfClause = ({ tokens, lexicon }: Sentence, place: number): boolean =>
  !lexicon.isVerbLast && place === 0 && isWord(tokens[place + 1]) && !isCapital(tokens[place + 1]);

/** A name, a pronoun, or a person or body after an article. */
const isSomebody = ({ subject }: Attribution, { tokens, lexicon }: Sentence): boolean => {
  if (subject === undefined) return false;
  const { phrase } = subject;
  return (
    phrase.name !== undefined ||
    phrase.gender !== undefined ||
    isOne(tokens[phrase.from], 'articles', lexicon) ||
    isCapital(tokens[phrase.from])
  );
};

/** Whether a word right beside the quotation says what thing it is the name of, or takes the words in doubt. */
function isNamed(
  { tokens, lexicon, cues }: Sentence,
  place: number,
  words: readonly string[],
  isSentence: boolean,
): boolean {
  const before = tokens[place - 1];
  const isTitle = isCapitalWord(words[0]) && words.length <= MAX_NAME_WORDS;
  for (let from = Math.max(0, place - 4); from < place; from += 1) {
    const phrase = phraseAt(tokens, from, lexicon.named);
    if (
      phrase !== undefined &&
      endsBefore(tokens, phrase.end, place, lexicon) &&
      !isSentence &&
      !isActive(tokens, from, lexicon)
    )
      return true;
  }
  if (
    isThing(before, lexicon) &&
    !isSentence &&
    (isTitle || (words.length <= MAX_DOUBTED_WORDS && !cues.some(({ at }) => at < place)))
  )
    return true;
  if (isMark(before, ',') && isThing(tokens[place - 2], lexicon) && isTitle) return true;
  if (isMark(before, '(') && words.length <= MAX_NAME_WORDS && !isSentence) return true;
  if (!lexicon.isVerbLast) return false;
  const next = tokens[place + 1];
  return (isThing(next, lexicon) || isNamedBehind(tokens, place, lexicon)) && !isSentence;
}

/** Turkish has the thing behind its name. */
const isNamedBehind = (
  tokens: readonly Token[],
  place: number,
  { words: { things } }: Sentence['lexicon'],
): boolean => {
  const next = tokens.slice(place + 1, place + 3).map(({ key }) => key);
  return things.has(next.join('_'));
};

const isThing = (token: Token | undefined, lexicon: Sentence['lexicon']): boolean => {
  if (!isWord(token)) return false;
  if (lexicon.words.things.has(token.key)) return true;
  if (!lexicon.areNounsCapital || token.key.length < 7) return false;
  for (let length = 4; length < token.key.length - 2; length += 1)
    if (lexicon.words.things.has(token.key.slice(-length))) return true;
  return false;
};

/** Between "called" and the name there may be an article or a comma. */
const endsBefore = (tokens: readonly Token[], end: number, place: number, lexicon: Sentence['lexicon']): boolean =>
  tokens
    .slice(end, place)
    .every(
      (token) =>
        isOne(token, 'articles', lexicon) ||
        isMark(token, ',') ||
        isOne(token, 'that', lexicon) ||
        /^(?:como|as|comme|als|de|d’|как|як)$/u.test(token.key),
    );

/** "Lind called it": somebody names it so; "a group called" is a name. */
function isActive(tokens: readonly Token[], at: number, lexicon: Sentence['lexicon']): boolean {
  const token = tokens[at];
  const verb = token === undefined ? undefined : lexicon.verbs.get(token.key);
  if (verb === undefined) return false;
  const before = tokens[at - 1];
  if (!isWord(before)) return false;
  if (/^(?:est|sont|était)$/.test(before.key) && /^s’$/.test(tokens[at - 2]?.key ?? '')) return true;
  if (/^(?:is|was|are|were|been|be|being|est|sont|était|fue|es|ist|wird|wurde)$/u.test(before.key)) return false;
  if (isOne(before, 'articles', lexicon)) return false;
  return isCapital(before) || lexicon.pronouns.has(before.key) || isOne(before, 'between', lexicon);
}

/** A few words with capitals right behind a noun are its name: the ministry “Northern Star”. */
function isBehindNoun(
  { tokens, lexicon, cues }: Sentence,
  place: number,
  words: readonly string[],
  isSentence: boolean,
): boolean {
  const before = tokens[place - 1];
  if (!isWord(before) || isSentence || !isCapitalWord(words[0]) || words.length > MAX_NAME_WORDS) return false;
  if (cues.some((cue) => cue.end === place || cue.second === place - 1 || (cue.at < place && cue.end > place - 1)))
    return false;
  if (
    isOne(before, 'that', lexicon) ||
    isOne(before, 'between', lexicon) ||
    isOne(before, 'prepositions', lexicon) ||
    isOne(before, 'articles', lexicon)
  )
    return false;
  if (lexicon.pronouns.has(before.key) || isRun(before)) return false;
  if (lexicon.isVerbLast || lexicon.areNounsCapital) return false;
  return true;
}
