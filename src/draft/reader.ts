import type { SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import { attributionAt } from './attribution.js';
import { cuesIn, type FoundCue } from './cues.js';
import type { DraftedQuotation, DraftedReport } from './found.js';
import { MAIN_THAT, reportedBy } from './indirect.js';
import type { KnownNames } from './known-names.js';
import { layoutOf } from './layout.js';
import { isFeeling, isNotSaid, isThingTold } from './not-reported.js';
import { type Run, runsOf } from './runs.js';
import type { Sentence } from './sentence.js';
import { overlap, type Span, trimmed, wordsAt } from './span.js';
import { Speakers } from './speakers.js';
import { isNameOfThing, isSpeech } from './speech-or-not.js';
import { subjectOf } from './subjects.js';
import { lower, NOBODY, SAYS_CLAUSE, spanOf } from './tiers.js';
import { type Token, tokensOf } from './tokens.js';
import type { Voice } from './voices.js';

/** A sentence as it was read, and whoever gives the numbers in it that nobody is said to say. */
export interface ReadSentence {
  readonly span: Span;
  readonly tokens: readonly Token[];
  readonly teller?: Voice;
}

/** Everything that is said in a text, and its sentences. */
export interface ReadText {
  readonly quotations: readonly DraftedQuotation[];
  readonly reports: readonly DraftedReport[];
  readonly sentences: readonly ReadSentence[];
}

/** Words between a question in marks and the verb that says who asks it, at most. */
const MAX_BEHIND_QUESTION = 6;
/** Reported words that hold a quotation with a speaker of its own say little more than it does where they are short. In UTF-16 units. */
const MIN_AROUND_QUOTATION = 40;
/** Verbs that give a number without saying anything: spoke of, counts, put it at. */
const TELLS_NUMBER =
  /^(?:spoke|speaks?|counts?|counted|puts?|gave|gives?|sprach|spricht|sprachen|zähl\p{L}*|parl\p{L}*|compt\p{L}*|habl\p{L}*|cont[óa]\p{L}*|говор\p{L}*|насч\p{L}*|налічує|нарах\p{L}*|saydı)$/u;

const FIRST_PERSON = /^(?:I|we|ich|wir|je|j[’']|nous|on|yo|nosotros|nosotras|я|мы|ми|ben|biz)$/iu;

/** Reads a text sentence by sentence. */
export const readText = (text: string, names: KnownNames, lexicon: SpeechLexicon): ReadText =>
  new Reader(text, names, lexicon).read();

class Reader {
  readonly #runs: readonly Run[];
  readonly #speakers: Speakers;
  readonly #quotations: DraftedQuotation[] = [];
  readonly #reports: DraftedReport[] = [];
  /** Who tells of a thing in the sentence that is read, and so gives the numbers of it. */
  #teller: Voice | undefined;

  constructor(
    private readonly text: string,
    private readonly names: KnownNames,
    private readonly lexicon: SpeechLexicon,
  ) {
    this.#runs = runsOf(text, lexicon);
    this.#speakers = new Speakers(text, names, lexicon);
  }

  read(): ReadText {
    const paragraphs = layoutOf(this.text, this.#runs, (words) => this.#attributes(words));
    const sentences = paragraphs.flatMap((paragraph) =>
      paragraph.sentences.map((sentence, at) => this.#readSentence(sentence, at === 0)),
    );
    return { quotations: this.#quotations, reports: this.#reports, sentences };
  }

  /** Whether words behind a question in marks say who asks it: “Who pays?” Lee asked. */
  #attributes(words: string): boolean {
    const { verbs, language } = this.lexicon;
    const [clause = ''] = words.split(/[.,;:!?“”"\n]/u);
    const all = (clause.match(/[\p{L}\p{M}’']+/gu) ?? []).slice(0, MAX_BEHIND_QUESTION);
    return language === 'en' && all.slice(1).some((word) => verbs.get(word)?.class === 'saying');
  }

  #readSentence(span: Span, isFirst: boolean): ReadSentence {
    this.#speakers.beginSentence(isFirst);
    const sentence = this.#withNames(span, tokensOf(this.text, span, this.#runs, this.lexicon));
    const { tokens, cues } = sentence;
    this.#speakers.noteNames(sentence);
    const quoted = this.#readRuns(span, sentence);
    this.#teller = undefined;
    const quoting = new Set(quoted.map(({ cue }) => cue));
    const reported = cues.filter((cue) => !quoting.has(cue) && this.#readReport(span, sentence, cue, quoted));
    const teller = this.#tellerIn(sentence) ?? this.#teller;
    const isSilent = quoted.length === 0 && reported.length === 0;
    if (isSilent && !this.#readAccount(span, sentence)) this.#speakers.noteSubject(sentence);
    return { span, tokens, ...(teller === undefined ? {} : { teller }) };
  }

  /** A sentence in which quotations that are names of things are words like any other. */
  #withNames(span: Span, tokens: readonly Token[]): Sentence {
    const { lexicon } = this;
    const sentence: Sentence = { tokens, cues: cuesIn(tokens, lexicon), lexicon };
    if (!tokens.some(({ type }) => type === 'run')) return sentence;
    let hasNames = false;
    const named = tokens.map((token, place): Token => {
      const run = token.run === undefined ? undefined : this.#runs[token.run];
      if (run === undefined) return token;
      const words = wordsAt(this.text, run);
      if (!this.names.isName(words) && !isNameOfThing(words, sentence, place)) return token;
      this.#quotations.push({ ...NOBODY(span), run, isSpeech: false });
      hasNames = true;
      return { ...token, type: 'word', text: words, key: words, isCapital: true };
    });
    return hasNames ? { tokens: named, cues: cuesIn(named, lexicon), lexicon } : sentence;
  }

  /** @returns the quotations of a sentence that are speech, with what attributes them */
  #readRuns(span: Span, sentence: Sentence): { readonly run: Run; readonly cue?: FoundCue }[] {
    const read = new Set<number>();
    return sentence.tokens.flatMap(({ run: index, type }, place) => {
      const run = index === undefined ? undefined : this.#runs[index];
      if (run === undefined || index === undefined || type !== 'run' || read.has(index)) return [];
      read.add(index);
      const attribution = attributionAt(sentence, place);
      if (!isSpeech(wordsAt(this.text, run), sentence, place, attribution)) {
        this.#quotations.push({ ...NOBODY(span), run, isSpeech: false });
        return [];
      }
      const said = this.#speakers.attributed(span, sentence, attribution);
      this.#quotations.push({ ...said, run, isSpeech: true });
      this.#speakers.spoke(said);
      return [attribution.cue === undefined ? { run } : { run, cue: attribution.cue }];
    });
  }

  /** @returns whether a cue reports words */
  #readReport(
    span: Span,
    sentence: Sentence,
    cue: FoundCue,
    quoted: readonly { readonly run: Run; readonly cue?: FoundCue }[],
  ): boolean {
    const word = sentence.tokens[cue.at]?.key ?? '';
    const isFor = cue.how === 'before' && cue.end === cue.at + 1 && this.lexicon.words.nouns.has(word);
    if ((cue.cue.class !== 'saying' && !isBeforeThat(sentence, cue)) || isFor) return false;
    if (isNotSaid(sentence, cue)) return false;
    const subject = subjectOf(sentence, cue);
    // Outside quotation marks "we" is the author of the text: nobody reports it.
    if (subject !== undefined && FIRST_PERSON.test(wordsAt(this.text, subject.phrase.span))) return false;
    const words = reportedBy(this.text, sentence, cue, subject);
    const reporting = this.#speakers.reporting(sentence, cue, subject);
    if (words === undefined || reporting === undefined) return false;
    if (isThingTold(sentence, cue, words)) {
      this.#teller = reporting.voice;
      return false;
    }
    const isShort = words.end - words.start < MIN_AROUND_QUOTATION;
    if (isShort && quoted.some((one) => overlap(one.run, words) && one.cue !== undefined && one.cue.at < cue.end))
      return false;
    const said = { ...reporting, sentence: span, kind: cue.cue.kind, cue: spanOf(sentence, cue) };
    this.#speakers.spoke(said);
    const mentioned = subject === undefined ? {} : { mention: subject.phrase.span };
    const tier = isClause(sentence, cue, words) ? said.tier : lower(said.tier);
    this.#reports.push({ ...said, words, tier, ...mentioned });
    return true;
  }

  /** "Der Gewinn sei gestiegen.": a whole sentence in the mood of reports is what the last one who spoke says. */
  #readAccount(span: Span, { tokens, lexicon }: Sentence): boolean {
    const last = this.#speakers.lastInParagraph;
    if (last === undefined || !tokens.some(({ key }) => lexicon.words.reported.has(key))) return false;
    const words = trimmed(this.text, span, /[\s.]/u);
    this.#reports.push({ ...NOBODY(span), words, voice: last.voice, tier: lower(last.tier) });
    return true;
  }

  /** "The council spoke of 300": a verb that reports nothing else may still say who gives a number. */
  #tellerIn(sentence: Sentence): Voice | undefined {
    const cue = sentence.cues.find(({ cue: { class: of }, how }) => how === 'verb' && of !== 'saying');
    if (cue === undefined || !TELLS_NUMBER.test(sentence.tokens[cue.at]?.key ?? '')) return undefined;
    const subject = subjectOf(sentence, cue);
    return subject === undefined ? undefined : this.#speakers.voiceOfSubject(subject, sentence);
  }
}

/** "Found that", "fears that": a verb of much else reports a clause that begins so. */
const isBeforeThat = (sentence: Sentence, found: FoundCue): boolean => {
  const { tokens, lexicon } = sentence;
  const { how, end, cue } = found;
  const next = tokens[end]?.text === ',' ? tokens[end + 1] : tokens[end];
  return (
    how === 'verb' &&
    cue.class === 'weak' &&
    !isFeeling(sentence, found) &&
    next !== undefined &&
    MAIN_THAT.test(next.key) &&
    lexicon.words.that.has(next.key)
  );
};

/** Whether what is reported is a clause rather than a thing: "confirmed that …", not "confirmed the date". */
function isClause({ tokens, lexicon }: Sentence, cue: FoundCue, words: Span): boolean {
  if (lexicon.isVerbLast || cue.how !== 'verb' || cue.cue.kind !== 'assertion') return true;
  if (SAYS_CLAUSE.test(tokens[cue.at]?.key ?? '')) return true;
  const first = tokens.find(({ start }) => start >= words.start);
  return first !== undefined && lexicon.words.that.has(first.key);
}
