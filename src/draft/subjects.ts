import type { SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import type { FoundCue } from './cues.js';
import { endOfPhrase, type NounPhrase, phraseOf } from './phrases.js';
import type { Sentence, Subject } from './sentence.js';
import { isCapital, isDayWord, isMark, isOne, isRun, isWord, type Token } from './tokens.js';
import { verbLastSubject } from './verb-last.js';

/** Who says what a cue attributes; undefined where the sentence names nobody for it. */
export function subjectOf(sentence: Sentence, cue: FoundCue): Subject | undefined {
  const { tokens, lexicon } = sentence;
  if (cue.how === 'before') return after(tokens, cue.end, lexicon);
  if (cue.how === 'own') return undefined;
  if (cue.how === 'after') return lexicon.isVerbLast ? verbLastSubject(sentence, cue) : beforeWord(sentence, cue.at);
  if (lexicon.isVerbLast) return verbLastSubject(sentence, cue);
  const inside = insidePlace(sentence, cue);
  if (inside !== undefined) return inside;
  const impersonal = peopleOfPlace(sentence, cue);
  if (impersonal !== undefined) return impersonal;
  return isInverted(sentence, cue)
    ? (after(tokens, cue.end, lexicon, cue) ?? pastAudience(sentence, cue) ?? beforeVerb(sentence, cue))
    : (beforeVerb(sentence, cue) ?? laterSubject(sentence, cue));
}

/** Tokens behind a name at the end of a sentence, for a place or an occasion, at most. */
const MAX_TAIL = 6;

/** A subject that follows a verb of the second place, or one in a place only: "heißt es in dem Bericht". */
function laterSubject({ tokens, lexicon }: Sentence, cue: FoundCue): Subject | undefined {
  const follows = after(tokens, cue.end, lexicon, cue);
  if (follows !== undefined && (lexicon.isVerbSecond || lexicon.isSubjectDropped === false))
    return isObjectLike(tokens, cue, lexicon) ? undefined : follows;
  return undefined;
}

/** "…, сообщили в больнице", "heißt es in dem Bericht": a place or a paper that speaks. */
function insidePlace({ tokens, lexicon }: Sentence, cue: FoundCue): Subject | undefined {
  const before = tokens[cue.at - 1];
  const isBehind = isRun(before) || isMark(before, ',—–-');
  if (!isBehind || !/^(?:in|im|dans|в|во|у)$/u.test(tokens[cue.end]?.key ?? '')) return undefined;
  if (!/(?:ли|ся|es)$/u.test(tokens[cue.end - 1]?.key ?? '')) return undefined;
  return after(tokens, cue.end + 1, lexicon);
}

const isObjectLike = (tokens: readonly Token[], cue: FoundCue, lexicon: SpeechLexicon): boolean =>
  !lexicon.isVerbSecond && cue.at > 0 && !isRun(tokens[cue.at - 1]) && !isMark(tokens[cue.at - 1], ',—–-');

/** "В министерстве заявили": a verb without a subject, of those who are at a place. */
function peopleOfPlace({ tokens, lexicon }: Sentence, cue: FoundCue): Subject | undefined {
  if (!/^(?:ru|uk)$/.test(lexicon.language) || !/ли$/u.test(tokens[cue.at]?.key ?? '')) return undefined;
  const from = clauseStart(tokens, cue.at - 1, lexicon);
  if (!/^(?:в|во|у)$/u.test(tokens[from]?.key ?? '')) return undefined;
  const phrase = phraseOf(tokens, from + 1, cue.at, lexicon);
  return phrase !== undefined && phrase.end >= pastAdverbs(tokens, cue.at - 1, lexicon) + 1
    ? { phrase, how: 'before' }
    : undefined;
}

/** "Explicó ante los periodistas el vigilante": whom it is told to stands between the verb and whoever tells it. */
function pastAudience({ tokens, lexicon }: Sentence, cue: FoundCue): Subject | undefined {
  if (!/^(?:es|fr|ru|uk)$/.test(lexicon.language) || !isOne(tokens[cue.end], 'prepositions', lexicon)) return undefined;
  const end = endOfPhrase(tokens, cue.end + 1, lexicon);
  const next = tokens[end];
  const isSubject = isOne(next, 'articles', lexicon) || isCapital(next);
  return isSubject && end > cue.end + 1 ? after(tokens, end, lexicon) : undefined;
}

/** The phrase that follows a place, past parts of the verb and adverbs; a name in apposition goes before what it is called. */
export function after(
  tokens: readonly Token[],
  at: number,
  lexicon: SpeechLexicon,
  cue?: FoundCue,
): Subject | undefined {
  let from = at;
  while (from < tokens.length && from - at < 4 && isSkipped(tokens[from], lexicon)) from += 1;
  if (cue?.second !== undefined && from === cue.second) from += 1;
  const first = tokens[from];
  if (!isWord(first) || isOne(first, 'that', lexicon)) return undefined;
  if (!first.isCapital && lexicon.verbs.has(first.key) && !isOne(first, 'nouns', lexicon)) return undefined;
  if (isOne(first, 'prepositions', lexicon) && !isOne(first, 'articles', lexicon)) return undefined;
  const end = endOfPhrase(tokens, from, lexicon);
  const phrase = phraseOf(
    tokens,
    from,
    cue?.second !== undefined && cue.second > from ? Math.min(end, cue.second) : end,
    lexicon,
  );
  if (phrase === undefined) return undefined;
  const named = nameBehind(tokens, phrase, lexicon);
  return named === undefined
    ? { phrase, how: 'after' }
    : { phrase: { ...named, post: phrase.span }, how: 'apposition' };
}

const isSkipped = (token: Token | undefined, lexicon: SpeechLexicon): boolean =>
  isWord(token) &&
  isOne(token, 'between', lexicon) &&
  !lexicon.pronouns.has(token.key) &&
  !isOne(token, 'articles', lexicon);

/** "The chairman, Otto Lind,": the name behind what somebody is. */
function nameBehind(tokens: readonly Token[], phrase: NounPhrase, lexicon: SpeechLexicon): NounPhrase | undefined {
  if (!isMark(tokens[phrase.end], ',') || phrase.gender !== undefined) return undefined;
  const from = phrase.end + 1;
  const end = endOfPhrase(tokens, from, lexicon);
  const other = phraseOf(tokens, from, end, lexicon);
  if (other?.name === undefined || !isWholeName(tokens, from, end, lexicon)) return undefined;
  // Of two names the first is the one that speaks.
  if (phrase.name !== undefined && wordsOfName(tokens, phrase) >= 2 && !isOne(tokens[phrase.from], 'articles', lexicon))
    return undefined;
  const next = tokens[end];
  return next === undefined || !isWord(next) || isOne(next, 'prepositions', lexicon) ? other : undefined;
}

const wordsOfName = (tokens: readonly Token[], { from, end, name }: NounPhrase): number =>
  tokens
    .slice(from, end)
    .filter((token) => name !== undefined && token.start >= name.start && token.start < name.end && isCapital(token))
    .length;

/** A name of two words or more, with at most what its bearer is before it. */
function isWholeName(tokens: readonly Token[], from: number, end: number, lexicon: SpeechLexicon): boolean {
  const phrase = phraseOf(tokens, from, end, lexicon);
  if (phrase?.name === undefined || isOne(tokens[from], 'prepositions', lexicon)) return false;
  const words = wordsOfName(tokens, phrase);
  const before = tokens[from - 2];
  // "Her sister, Carla,": one name behind a common noun; "in Tarn, Norrland," are places.
  const isAlone =
    words === 1 &&
    end - from === 1 &&
    isMark(tokens[from - 1], ',') &&
    isWord(before) &&
    !isCapital(before) &&
    !lexicon.areNounsCapital;
  if (words < 2 && !isAlone) return false;
  const last = tokens[phrase.end - 1];
  return (
    last !== undefined &&
    last.end <= phrase.name.end + 2 &&
    (!isOne(tokens[from], 'relative', lexicon) || isOne(tokens[from], 'articles', lexicon))
  );
}

/** Whether a verb stands before its subject: right behind what is said, after a comma behind a reported clause, or second in its sentence. */
function isInverted({ tokens, lexicon }: Sentence, cue: FoundCue): boolean {
  let at = cue.at - 1;
  while (at >= 0 && isSkipped(tokens[at], lexicon)) at -= 1;
  const hasClitic = lexicon.language === 'fr' && lexicon.pronouns.has(tokens[cue.at - 1]?.key ?? '');
  if (hasClitic) return false;
  const before = tokens[at];
  if (isRun(before)) return true;
  if (isMark(before, ',—–-!?…') && isRun(tokens[at - 1]))
    return endsHere(tokens, cue, lexicon) || !isComplement(tokens, cue.end, lexicon);
  if (isMark(before, ',—–-') && isMark(tokens[at - 1], ',—–-.') && isRun(tokens[at - 2])) return true;
  if (before === undefined)
    return at < 0 && lexicon.isVerbSecond === false && lexicon.language !== 'en' && !lexicon.isSubjectDropped;
  if (isMark(before, ',') && at > 1) return !isInsert(tokens, at, lexicon) && endsHere(tokens, cue, lexicon);
  if (lexicon.isVerbSecond) return isSecond(tokens, at, lexicon);
  return /^(?:как|як|comme|como)$/u.test(before.key);
}

/** Whether a phrase follows a verb, and then nothing that could be said: the end, a comma, a place or a day. */
function endsHere(tokens: readonly Token[], cue: FoundCue, lexicon: SpeechLexicon): boolean {
  const found = after(tokens, cue.end, lexicon, cue);
  if (found === undefined) return false;
  let end = found.phrase.end;
  if (tokens.slice(end).some((token) => isRun(token))) return false;
  if (isOne(tokens[end], 'articles', lexicon) && isDayWord(tokens[end + 1])) end += 1;
  const next = tokens[end];
  if (next === undefined || isMark(next, '.,;!?')) return true;
  if (cue.second !== undefined && end === cue.second) return end + 1 >= tokens.length || isMark(tokens[end + 1], '.;');
  return (
    isDayWord(next) ||
    (isOne(next, 'prepositions', lexicon) && found.phrase.name !== undefined && tokens.length - end <= MAX_TAIL)
  );
}

/** Whether what ends at a comma stands beside a subject before it: a name, an age, who that is. */
function isInsert(tokens: readonly Token[], comma: number, lexicon: SpeechLexicon): boolean {
  let from = comma;
  while (from > 0 && !isMark(tokens[from - 1], ',;:—–(') && !isRun(tokens[from - 1])) from -= 1;
  if (!isMark(tokens[from - 1], ',(') || from < 2) return false;
  if (isAside(tokens, { from }, lexicon) || isWholeName(tokens, from, comma, lexicon)) return true;
  let start = from - 1;
  while (start > 0 && !isMark(tokens[start - 1], ',;:—–(') && !isRun(tokens[start - 1])) start -= 1;
  const phrase = phraseOf(tokens, start, from - 1, lexicon);
  return phrase?.name !== undefined && phrase.end >= from - 1 && endOfPhrase(tokens, phrase.from, lexicon) >= from - 1;
}

const isComplement = (tokens: readonly Token[], at: number, lexicon: SpeechLexicon): boolean =>
  isOne(tokens[at], 'that', lexicon);

/** In a verb-second language: whether what stands before the verb is no subject. */
function isSecond(tokens: readonly Token[], last: number, lexicon: SpeechLexicon): boolean {
  const from = clauseStart(tokens, last, lexicon);
  const first = tokens[from];
  if (from > last || first === undefined) return true;
  if (isOne(first, 'prepositions', lexicon) || isDayWord(first)) return true;
  if (isOne(first, 'beside', lexicon) && !isOne(first, 'articles', lexicon)) return true;
  return lexicon.words.relative.has(first.key) && isMark(tokens[from - 1], ',');
}

const SAYS_THAT =
  /^(?:said|says|say|adds|added|claims|claimed|insists|insisted|argued|argues|believes?|denied|told|warned)$/u;

/** Where the clause begins that a token is the last of. */
function clauseStart(tokens: readonly Token[], last: number, lexicon: SpeechLexicon): number {
  let at = last;
  for (; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined || isRun(token) || isMark(token, ',;:—–(')) break;
    if (isMark(token, '-') && tokens[at - 1]?.end !== token.start) break;
    if (isOne(token, 'and', lexicon) && !isCapital(tokens[at + 1]) && joinsClauses(tokens, at, lexicon)) break;
    if (isOne(token, 'that', lexicon) && !isOne(token, 'articles', lexicon)) break;
    // "He said representatives asked": English leaves "that" out.
    if (at < last && lexicon.language === 'en' && SAYS_THAT.test(token.key)) break;
    if (
      at < last &&
      isOne(token, 'relative', lexicon) &&
      !isOne(token, 'articles', lexicon) &&
      !isOne(token, 'joining', lexicon)
    )
      break;
  }
  return at + 1;
}

/** "And" joins clauses rather than names where a verb of speech stands before it. */
const joinsClauses = (tokens: readonly Token[], at: number, lexicon: SpeechLexicon): boolean =>
  tokens.slice(0, at).some((token) => isWord(token) && lexicon.verbs.has(token.key));

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

function beforeWord(sentence: Sentence, place: number): Subject | undefined {
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

const isSomebodys = ({ name, gender, from }: NounPhrase, tokens: readonly Token[], lexicon: SpeechLexicon): boolean =>
  name !== undefined || gender !== undefined || isOne(tokens[from], 'articles', lexicon);

/** Leaves out adverbs, parts of the verb and days right before a verb. */
function pastAdverbs(tokens: readonly Token[], from: number, lexicon: SpeechLexicon): number {
  let at = from;
  while (at >= 0) {
    const token = tokens[at];
    if (isSkipped(token, lexicon) || isDayWord(token) || /^\p{N}+$/u.test(token?.key ?? '')) at -= 1;
    else if (isOne(token, 'prepositions', lexicon) && isDayWord(tokens[at + 1])) at -= 1;
    else if (/ly$/u.test(token?.key ?? '') && lexicon.language === 'en' && !isCapital(token)) at -= 1;
    else break;
  }
  return at;
}

/** The phrase in a clause that ends before its verb; after a preposition the last one that is set apart from it. */
function phraseInClause(
  tokens: readonly Token[],
  start: number,
  end: number,
  lexicon: SpeechLexicon,
): NounPhrase | undefined {
  let from = start;
  while (
    from < end &&
    (isOne(tokens[from], 'and', lexicon) ||
      (isOne(tokens[from], 'beside', lexicon) &&
        !isOne(tokens[from], 'articles', lexicon) &&
        !isOne(tokens[from], 'prepositions', lexicon)))
  )
    from += 1;
  const first = tokens[from];
  if (first === undefined || from >= end) return undefined;
  if (!isOne(first, 'prepositions', lexicon)) return phraseOf(tokens, from, end, lexicon);
  return lastPhrase(tokens, from + 1, end, lexicon);
}

function lastPhrase(
  tokens: readonly Token[],
  from: number,
  end: number,
  lexicon: SpeechLexicon,
): NounPhrase | undefined {
  let at = from;
  if (isDayWord(tokens[at]) || /^\p{N}+$/u.test(tokens[at]?.key ?? '')) at += 1;
  else at = Math.min(end, at + 2);
  for (let place = end - 1; place >= at; place -= 1) {
    const token = tokens[place];
    if (isOne(token, 'articles', lexicon) && !isOne(tokens[place - 1], 'prepositions', lexicon))
      return phraseOf(tokens, place, end, lexicon);
    if (isCapital(token) && !isCapital(tokens[place - 1]) && !isOne(tokens[place - 1], 'joining', lexicon))
      return phraseOf(tokens, place, end, lexicon);
  }
  return at < end ? phraseOf(tokens, Math.max(at, end - 1), end, lexicon) : undefined;
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

/** A clause beside the main one: it begins with a preposition, a relative or an adverb. */
function isAside(tokens: readonly Token[], { from }: { readonly from: number }, lexicon: SpeechLexicon): boolean {
  const first = tokens[from];
  if (isOne(first, 'articles', lexicon) && !(from > 0 && isOne(first, 'relative', lexicon))) return false;
  return (
    isOne(first, 'prepositions', lexicon) ||
    isOne(first, 'relative', lexicon) ||
    isOne(first, 'beside', lexicon) ||
    isOne(first, 'that', lexicon) ||
    isDayWord(first) ||
    /^\p{N}+$/u.test(first?.key ?? '')
  );
}

/** Where the subject of a part ends: before its verb, where it has one. */
function subjectEnd(
  tokens: readonly Token[],
  { from, end }: { readonly from: number; readonly end: number },
  lexicon: SpeechLexicon,
): number {
  const stop = endOfPhrase(tokens, from, lexicon);
  return stop > from ? Math.min(stop, end) : end;
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
export function firstSubject({ tokens, lexicon }: Sentence, limit: number): Subject | undefined {
  let from = 0;
  while (from < limit) {
    let end = from;
    while (end < limit && !isMark(tokens[end], ',;:—–(') && !isRun(tokens[end])) end += 1;
    if (end > from && !isAside(tokens, { from }, lexicon)) {
      const phrase = phraseInClause(tokens, from, subjectEnd(tokens, { from, end }, lexicon), lexicon);
      const behind =
        phrase === undefined
          ? undefined
          : nameBehind(tokens, { ...phrase, end: Math.max(phrase.end, phrase.from + 1) }, lexicon);
      if (phrase !== undefined)
        return { phrase: behind === undefined ? phrase : { ...behind, post: phrase.span }, how: 'further' };
    } else if (end > from && isOne(tokens[from], 'prepositions', lexicon)) {
      const phrase = isMark(tokens[end], ',') ? undefined : lastPhrase(tokens, from + 1, end, lexicon);
      if (phrase !== undefined) return { phrase, how: 'further' };
    }
    from = end + 1;
  }
  return undefined;
}
