import { nameBehind } from './behind-verb.js';
import {
  clauseStart,
  isAside,
  isSomebodys,
  isWholeName,
  lastPhrase,
  pastAdverbs,
  phraseInClause,
  subjectEnd,
  wordsOfName,
} from './clauses.js';
import type { FoundCue } from './cues.js';
import { endOfPhrase, phraseOf } from './phrases.js';
import type { Sentence, Subject } from './sentence.js';
import { isCapital, isDayWord, isMark, isOne, isRun } from './tokens.js';

/** Verbs without a subject, and what stands before those who are at a place: "в министерстве заявили", "aus dem Ministerium hieß es". */
const WITHOUT_SUBJECT: Readonly<Partial<Record<string, { readonly verb: RegExp; readonly place: RegExp }>>> = {
  ru: { verb: /ли$/u, place: /^(?:в|во|у)$/u },
  uk: { verb: /ли$/u, place: /^(?:в|у)$/u },
  de: { verb: /^(?:hieß|heißt)$/u, place: /^(?:aus|von|bei|beim|im|in)$/u },
};

/** The people of a place that a verb without a subject is about. */
export function peopleOfPlace({ tokens, lexicon }: Sentence, cue: FoundCue): Subject | undefined {
  const { verb, place } = WITHOUT_SUBJECT[lexicon.language] ?? {};
  if (verb === undefined || place === undefined || !verb.test(tokens[cue.at]?.key ?? '')) return undefined;
  const from = clauseStart(tokens, cue.at - 1, lexicon);
  if (!place.test(tokens[from]?.key ?? '')) return undefined;
  const phrase = phraseOf(tokens, from + 1, cue.at, lexicon);
  return phrase !== undefined && phrase.end >= pastAdverbs(tokens, cue.at - 1, lexicon) + 1
    ? { phrase, how: 'before' }
    : undefined;
}

/** Whoever stands before a verb: right before it, or before what is said of them in between. */
export function beforeVerb(sentence: Sentence, cue: FoundCue): Subject | undefined {
  const { tokens, lexicon } = sentence;
  if (lexicon.language === 'en' && tokens[cue.at]?.key === 'saying' && tokens[cue.at - 1]?.key === 'as')
    return quotedAsSaying(sentence, cue.at - 1);
  // A pronoun behind its own verb: "a-t-elle dit", "dit-il".
  for (const at of [cue.at - 1, cue.end])
    if (lexicon.language === 'fr' && lexicon.pronouns.has(tokens[at]?.key ?? '') && tokens[at]?.start !== undefined) {
      const glued = at > cue.at ? tokens[at]?.start === (tokens[at - 1]?.end ?? 0) + 1 : true;
      const phrase = glued ? phraseOf(tokens, at, at + 1, lexicon) : undefined;
      if (phrase !== undefined) return { phrase, how: at > cue.at ? 'after' : 'before' };
    }
  return beforeWord(sentence, cue.at);
}

/** "The paper quoted Lee as saying", "Lee was quoted by the paper as saying". */
function quotedAsSaying(sentence: Sentence, as: number): Subject | undefined {
  const { tokens, lexicon } = sentence;
  const verb = tokens.findLastIndex((token, index) => index < as && /^(?:quot|cit|report)ed$/u.test(token.key));
  const next = tokens[verb + 1];
  const phrase =
    verb < 0 || isOne(next, 'prepositions', lexicon) || isDayWord(next) || next?.key === 'as'
      ? undefined
      : phraseOf(tokens, verb + 1, as, lexicon);
  return phrase === undefined ? firstSubject(sentence, verb < 0 ? as : verb) : { phrase, how: 'before' };
}

export function beforeWord(sentence: Sentence, place: number): Subject | undefined {
  const { tokens, lexicon } = sentence;
  let last = place - 1;
  last = pastAdverbs(tokens, last, lexicon);
  if (last < 0) return undefined;
  const token = tokens[last];
  if (isMark(token, ',)—–') || isRun(token))
    return isRun(token) || isRun(tokens[last - 1]) ? pastRun(sentence, last) : pastCommas(sentence, last);
  const from = clauseStart(tokens, last, lexicon);
  const border = tokens[from - 1];
  const isAbout =
    isOne(border, 'relative', lexicon) && !isOne(border, 'that', lexicon) && !isMark(tokens[from - 2], ',');
  if (from > last || isAbout) return beyondClause(sentence, from - 1);
  const phrase = phraseInClause(tokens, from, last + 1, lexicon);
  if (
    phrase !== undefined &&
    isOne(border, 'relative', lexicon) &&
    !isOne(border, 'that', lexicon) &&
    !isSomebodys(phrase, tokens, lexicon)
  )
    return beyondClause(sentence, from - 1);
  if (phrase !== undefined) return { phrase, how: 'before' };
  return isMark(tokens[from - 1], ',') ? pastCommas(sentence, from - 1) : beyondClause(sentence, from - 1);
}

/** Before a comma: the main clause's first phrase that is no adverb, or the name behind it. */
function pastCommas(sentence: Sentence, comma: number): Subject | undefined {
  const { tokens, lexicon } = sentence;
  const parts: { readonly from: number; readonly end: number }[] = [];
  let end = comma;
  for (let at = comma - 1; at >= -1; at -= 1) {
    const token = tokens[at];
    if (at >= 0 && !isMark(token, ',;:—–()') && !isRun(token)) continue;
    parts.unshift({ from: at + 1, end });
    end = at;
    if (at >= 0 && (isRun(token) || isMark(token, ';:—–'))) break;
  }
  for (const [index, part] of parts.entries()) {
    if (part.end <= part.from || isAside(tokens, part, lexicon)) continue;
    const phrase = phraseInClause(tokens, part.from, subjectEnd(tokens, part, lexicon), lexicon);
    if (phrase === undefined) continue;
    const behind = parts[index + 1];
    const named =
      behind !== undefined && isWholeName(tokens, behind.from, behind.end, lexicon)
        ? phraseOf(tokens, behind.from, behind.end, lexicon)
        : undefined;
    const isOwnName =
      phrase.name !== undefined && wordsOfName(tokens, phrase) >= 2 && !isOne(tokens[phrase.from], 'articles', lexicon);
    if (named !== undefined && !isOwnName) return { phrase: { ...named, post: phrase.span }, how: 'apposition' };
    return { phrase, how: parts.length > 1 || behind === undefined ? 'before' : 'further' };
  }
  return undefined;
}

/** A verb after "and", "who" or a quotation belongs to whoever the sentence began with. */
function beyondClause(sentence: Sentence, boundary: number): Subject | undefined {
  const { tokens, lexicon } = sentence;
  const token = tokens[boundary];
  if (isOne(token, 'relative', lexicon)) {
    const end = isMark(tokens[boundary - 1], ',') ? boundary - 1 : boundary;
    const from = clauseStart(tokens, end - 1, lexicon);
    const phrase = phraseInClause(tokens, from, end, lexicon);
    return phrase === undefined ? undefined : { phrase, how: 'before' };
  }
  return firstSubject(sentence, boundary);
}

/** Behind a quotation: whoever its own clause begins with, else the sentence. */
function pastRun(sentence: Sentence, at: number): Subject | undefined {
  const { tokens, lexicon } = sentence;
  let run = at;
  while (run > 0 && !isRun(tokens[run])) run -= 1;
  const from = clauseStart(tokens, run - 1, lexicon);
  const end = endOfPhrase(tokens, from, lexicon);
  // "Der Chef habe" is a clause of its own, "der es habe" one about somebody.
  const isNoun = !lexicon.areNounsCapital || isCapital(tokens[from + 1]);
  const isClause = from > 0 && isMark(tokens[from - 1], ',') && isNoun && end < run;
  const phrase =
    isClause && isOne(tokens[from], 'articles', lexicon) ? phraseOf(tokens, from, end, lexicon) : undefined;
  return phrase === undefined ? firstSubject(sentence, at) : { phrase, how: 'further' };
}

/** Whoever a sentence begins with. */
export function firstSubject(sentence: Sentence, limit: number): Subject | undefined {
  const { tokens } = sentence;
  for (let from = 0; from < limit; ) {
    let end = from;
    while (end < limit && !isMark(tokens[end], ',;:—–(') && !isRun(tokens[end])) end += 1;
    const subject = end > from ? subjectOfPart(sentence, from, end) : undefined;
    if (subject !== undefined) return subject;
    from = end + 1;
  }
  return undefined;
}

function subjectOfPart({ tokens, lexicon }: Sentence, from: number, end: number): Subject | undefined {
  if (isAside(tokens, { from }, lexicon)) {
    const isOpen = isOne(tokens[from], 'prepositions', lexicon) && !isMark(tokens[end], ',');
    const phrase = isOpen ? lastPhrase(tokens, from + 1, end, lexicon) : undefined;
    return phrase === undefined ? undefined : { phrase, how: 'further' };
  }
  const phrase = phraseInClause(tokens, from, subjectEnd(tokens, { from, end }, lexicon), lexicon);
  if (phrase === undefined) return undefined;
  const behind = nameBehind(tokens, phrase, lexicon);
  return { phrase: behind === undefined ? phrase : { ...behind, post: phrase.span }, how: 'further' };
}
