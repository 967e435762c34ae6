import type { Cue, Gender, Phrase, SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import { isCapital, isMark, isOne, isRun, isWord, type Token } from './tokens.js';

/** A word or phrase of a sentence that attributes; places are those of its tokens, `end` exclusive. */
export interface FoundCue {
  readonly how: 'verb' | 'before' | 'after' | 'own';
  readonly cue: Cue;
  readonly at: number;
  readonly end: number;
  /** Of a verb in two parts: the place of the second. */
  readonly second?: number;
  /** Of "in her words": whom the pronoun may mean. */
  readonly gender?: Gender;
}

/** Words between "for" and a name: its bearer’s post. */
const MAX_BEFORE_NAME = 3;
const SAID: Cue = { kind: 'assertion', class: 'saying' };

/** The words of a sentence that attribute, in order. */
export function cuesIn(tokens: readonly Token[], lexicon: SpeechLexicon): FoundCue[] {
  const found: FoundCue[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const cue = cueAt(tokens, at, lexicon);
    if (cue === undefined) continue;
    found.push(cue);
    at = cue.end - 1;
  }
  return found;
}

function cueAt(tokens: readonly Token[], at: number, lexicon: SpeechLexicon): FoundCue | undefined {
  const token = tokens[at];
  if (!isWord(token)) return undefined;
  const own = phraseAt(tokens, at, lexicon.own);
  if (own !== undefined) return { how: 'own', cue: SAID, at, end: own.end, gender: own.is };
  const parted = partedAt(tokens, at, lexicon);
  if (parted !== undefined) return parted;
  const before = phraseAt(tokens, at, lexicon.before);
  if (before !== undefined && isBeforeSomebody(tokens, at, before.end, lexicon))
    return { how: 'before', cue: SAID, at, end: before.end };
  const after = phraseAt(tokens, at, lexicon.after);
  if (after !== undefined && at > 0) return { how: 'after', cue: SAID, at, end: after.end };
  const phrase = phraseAt(tokens, at, lexicon.verbPhrases);
  if (phrase !== undefined) return { how: 'verb', cue: phrase.is, at, end: phrase.end };
  // A verb has a capital only where a sentence begins with it.
  if (token.isCapital && (at > 0 || isCapital(tokens[at + 1]))) return undefined;
  const verb = lexicon.verbs.get(token.key);
  if (lexicon.language === 'en' && tokens[at - 1]?.key === 'to') return undefined;
  if (verb !== undefined && tokens[at + 1]?.key === 'not' && /^ask/.test(token.key)) return undefined;
  if (verb === undefined || isNoun(tokens, at, lexicon) || isPassive(tokens, at, lexicon)) return undefined;
  return { how: 'verb', cue: verb, at, end: at + 1 };
}

/** The longest phrase of a table at a place. */
export function phraseAt<T>(
  tokens: readonly Token[],
  at: number,
  table: ReadonlyMap<string, readonly Phrase<T>[]>,
): { readonly is: T; readonly end: number } | undefined {
  const fitting = table
    .get(tokens[at]?.key ?? '')
    ?.find(({ words }) => words.every((word, offset) => tokens[at + offset]?.key === word));
  return fitting === undefined ? undefined : { is: fitting.is, end: at + fitting.words.length };
}

function partedAt(tokens: readonly Token[], at: number, { parted }: SpeechLexicon): FoundCue | undefined {
  for (const { second, cue } of parted.get(tokens[at]?.key ?? '') ?? []) {
    const place = tokens.findIndex(
      (token, index) => index > at && isWord(token) && token.key === second && endsClause(tokens, index),
    );
    if (place >= 0) return { how: 'verb', cue, at, end: at + 1, second: place };
  }
  return undefined;
}

/** The second part of a verb is the last word of its clause. */
const endsClause = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1];
  return next === undefined || !isWord(next) || next.key === 'und' || next.key === 'aber';
};

/** One word that attributes before a name alone – for, laut – does so at the beginning of a clause. */
function isBeforeSomebody(tokens: readonly Token[], at: number, end: number, lexicon: SpeechLexicon): boolean {
  const next = tokens[end];
  if (!isWord(next)) return false;
  if (end - at > 1 || !isOne(tokens[at], 'nouns', lexicon)) return true;
  return at === 0 && (tokens.slice(end, end + MAX_BEFORE_NAME).some(isCapital) || tokens.some(isRun));
}

/** Forms after which a participle is something done to its subject: was told, est appelé, fue acusado. */
const PASSIVE: Readonly<Partial<Record<SpeechLexicon['language'], RegExp>>> = {
  en: /^(?:is|are|was|were|be|been|being)$/u,
  fr: /^(?:été|être|est|sont|était|étaient|fut|furent)$/u,
  es: /^(?:fue|fueron|ser|sido|es|son|era|eran)$/u,
};

function isPassive(tokens: readonly Token[], at: number, { language, words }: SpeechLexicon): boolean {
  const forms = PASSIVE[language];
  if (forms === undefined || !/(?:ed|[^r]en|told|said|[éiu]e?s?|[ai]d[oa]s?|it|is)$/u.test(tokens[at]?.key ?? ''))
    return false;
  let before = at - 1;
  while (
    before > 0 &&
    at - before < 3 &&
    !forms.test(tokens[before]?.key ?? '') &&
    words.between.has(tokens[before]?.key ?? '')
  )
    before -= 1;
  return forms.test(tokens[before]?.key ?? '') && !/^(?:s’|se)$/u.test(tokens[before - 1]?.key ?? '');
}

const PARTICIPLE = /(?:ée?s?|[ai]d[oa]s?)$/u;

/** Whether a form that is a noun as well is one here: after an article, an adjective or a preposition, or as what another verb has for object. */
function isNoun(tokens: readonly Token[], at: number, lexicon: SpeechLexicon): boolean {
  const before = tokens[at - 1];
  // "L’accusé", "el acusado".
  if (PARTICIPLE.test(tokens[at]?.key ?? '') && isOne(before, 'articles', lexicon)) return true;
  if (!isOne(tokens[at], 'nouns', lexicon)) return false;
  const next = tokens[at + 1];
  if (before === undefined) return true;
  if (isRun(before) || isMark(before, ',—–-')) return false;
  if (isMark(before, '.:;')) return true;
  if (/^(?:ru|uk)$/.test(lexicon.language)) return !(isRun(next) || isMark(next, ',:'));
  if (isOne(before, 'articles', lexicon) || isOne(before, 'prepositions', lexicon) || isOne(before, 'joining', lexicon))
    return true;
  if (lexicon.language === 'de') return isCapital(tokens[at]) || !(isRun(next) || isMark(next, ',:'));
  if (isCapital(before) || lexicon.pronouns.has(before.key)) return false;
  if (isOne(before, 'between', lexicon)) return lexicon.language === 'en' && !/^(?:has|have|had)$/.test(before.key);
  // "Critics say", "prosecutors allege": several who speak.
  return lexicon.language === 'en' && (!/s$/u.test(before.key) || /['’]s?$/u.test(before.text));
}
