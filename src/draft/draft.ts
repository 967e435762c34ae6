import {
  type Gender,
  type SpeechLanguage,
  type SpeechLexicon,
  speechLexicon,
} from '../language/words/speech/speech-lexicon.js';
import type { CueKind } from '../language/words/speech/speech-words.js';
import { type Attribution, attributionAt } from './attribution.js';
import { cuesIn, type FoundCue } from './cues.js';
import { daysOf, type FoundDay } from './days.js';
import { type FoundFigure, figuresIn } from './figures.js';
import { reportedBy } from './indirect.js';
import type { KnownNames } from './known-names.js';
import { languageOf } from './language-of.js';
import { layoutOf } from './layout.js';
import { phraseOf } from './phrases.js';
import { type Run, runsOf } from './runs.js';
import type { Sentence, Subject } from './sentence.js';
import { overlap, type Span, trimmed, wordsAt } from './span.js';
import { isNameOfThing, isSpeech } from './speech-or-not.js';
import { firstSubject, subjectOf } from './subjects.js';
import { type Token, tokensOf } from './tokens.js';
import { type Voice, Voices } from './voices.js';

/** How sure it is who says something: by pattern and name; by pattern or from the sentence before; to be looked at. */
export type Tier = 'sure' | 'likely' | 'look';

/** Words that somebody says in a text. */
export interface Said {
  /** The sentence that they stand in. */
  readonly sentence: Span;
  readonly voice?: Voice;
  /** The words by which this sentence names the speaker. */
  readonly mention?: Span;
  /** What attributes them. */
  readonly cue?: Span;
  readonly kind: CueKind;
  readonly tier: Tier;
  /** Who passes them on, outermost first. */
  readonly passedOnBy: readonly Voice[];
}

/** A quotation, and whether it is speech. */
export interface DraftedQuotation extends Said {
  readonly run: Run;
  readonly isSpeech: boolean;
}

/** Words that a text reports without quoting them. */
export interface DraftedReport extends Said {
  readonly words: Span;
}

export interface DraftedFigure extends FoundFigure {
  readonly sentence: Span;
  /** Whoever gives it; absent for the text itself. */
  readonly voice?: Voice;
  readonly tier: Tier;
}

/** What can be filed from a text. Everything in it is a stretch of the text. */
export interface Draft {
  readonly language: SpeechLanguage;
  readonly quotations: readonly DraftedQuotation[];
  readonly reports: readonly DraftedReport[];
  readonly figures: readonly DraftedFigure[];
  readonly days: readonly FoundDay[];
}

export interface DraftOptions {
  readonly names: KnownNames;
  /** ISO day on which the text came out. */
  readonly published?: string;
  readonly language?: SpeechLanguage;
}

/** Words between a question in marks and the verb that says who asks it, at most. */
const MAX_BEHIND_QUESTION = 6;
/** Texts beyond this are read up to here, in UTF-16 units. */
const MAX_TEXT = 400_000;

/** Reads who says what in a text, and which numbers and days it gives. */
export function draftOf(written: string, { names, published, language = languageOf(written) }: DraftOptions): Draft {
  const text = written.slice(0, MAX_TEXT);
  const reader = new Reader(text, names, speechLexicon(language));
  const { quotations, reports, sentences, tellers } = reader.read();
  const lexicon = speechLexicon(language);
  const days = sentences.flatMap(({ span, tokens }) => daysOf(text, span, tokens, lexicon, published));
  const figures = sentences.flatMap(({ span }) =>
    withVoices(figuresIn(text, span, lexicon), span, { quotations, reports, teller: tellers.get(span) }),
  );
  return { language, quotations, reports, figures, days };
}

class Reader {
  readonly #runs: readonly Run[];
  readonly #voices: Voices;
  readonly #quotations: DraftedQuotation[] = [];
  readonly #reports: DraftedReport[] = [];
  readonly #sentences: { readonly span: Span; readonly tokens: readonly Token[] }[] = [];
  /** Whoever spoke last in this paragraph, and how sure that is. */
  #last: { readonly voice: Voice; readonly tier: Tier } | undefined;
  #isNewParagraph = true;
  readonly #tellers = new Map<Span, Voice>();

  constructor(
    private readonly text: string,
    private readonly names: KnownNames,
    private readonly lexicon: SpeechLexicon,
  ) {
    this.#runs = runsOf(text, lexicon);
    this.#voices = new Voices(text, names, lexicon);
  }

  read(): {
    quotations: DraftedQuotation[];
    reports: DraftedReport[];
    sentences: readonly { readonly span: Span; readonly tokens: readonly Token[] }[];
    tellers: ReadonlyMap<Span, Voice>;
  } {
    for (const paragraph of layoutOf(this.text, this.#runs, (words) => this.#attributes(words))) {
      this.#isNewParagraph = true;
      for (const sentence of paragraph.sentences) {
        this.#readSentence(sentence);
        this.#isNewParagraph = false;
      }
    }
    return { quotations: this.#quotations, reports: this.#reports, sentences: this.#sentences, tellers: this.#tellers };
  }

  /** Whether words behind a question in marks say who asks it: “Who pays?” Lee asked. */
  #attributes(words: string): boolean {
    const { verbs, language } = this.lexicon;
    const [clause = ''] = words.split(/[.,;:!?“”"\n]/u);
    const all = (clause.match(/[\p{L}\p{M}’']+/gu) ?? []).slice(0, MAX_BEHIND_QUESTION);
    return language === 'en' && all.slice(1).some((word) => verbs.get(word)?.class === 'saying');
  }

  #readSentence(span: Span): void {
    const tokens = this.#withNames(span, tokensOf(this.text, span, this.#runs, this.lexicon));
    const sentence: Sentence = { tokens, cues: cuesIn(tokens, this.lexicon), lexicon: this.lexicon };
    this.#sentences.push({ span, tokens });
    this.#noteNames(sentence);
    const quoting = new Set<FoundCue>();
    const read = new Set<number>();
    for (const [place, { run, type }] of tokens.entries()) {
      if (run === undefined || type !== 'run' || read.has(run)) continue;
      read.add(run);
      const cue = this.#readRun(span, sentence, place, run);
      if (cue !== undefined) quoting.add(cue);
    }
    for (const cue of sentence.cues) if (!quoting.has(cue)) this.#readReport(span, sentence, cue);
    this.#noteTeller(span, sentence);
    if (
      this.#reports.at(-1)?.sentence === span ||
      this.#quotations.some((one) => one.sentence === span && one.isSpeech)
    )
      return;
    if (!this.#readAccount(span, sentence)) this.#noteSubject(sentence);
  }

  /** "The council spoke of 300": a verb that reports nothing else may still say who gives a number. */
  #noteTeller(span: Span, sentence: Sentence): void {
    const cue = sentence.cues.find(({ cue: { class: of }, how }) => how === 'verb' && of !== 'saying');
    const subject = cue === undefined ? undefined : subjectOf(sentence, cue);
    if (cue === undefined || subject === undefined || !TELLS_NUMBER.test(sentence.tokens[cue.at]?.key ?? '')) return;
    const voice = this.#voices.of(subject.phrase, sentence.tokens, undefined);
    if (voice !== undefined) this.#tellers.set(span, voice);
  }

  /** Quotations that are names of things are words of their sentence like any other. */
  #withNames(span: Span, tokens: readonly Token[]): Token[] {
    const named: Token[] = [];
    const sentence: Sentence = { tokens, cues: cuesIn(tokens, this.lexicon), lexicon: this.lexicon };
    for (const [place, token] of tokens.entries()) {
      const run = token.run === undefined ? undefined : this.#runs[token.run];
      const words = run === undefined ? '' : wordsAt(this.text, run);
      const isName = run !== undefined && (this.names.isName(words) || isNameOfThing(words, sentence, place));
      named.push(isName ? { ...token, type: 'word', text: words, key: words, isCapital: true } : token);
      if (run !== undefined && isName) this.#quotations.push({ ...NOBODY(span), run, isSpeech: false });
    }
    return named;
  }

  /** "Der Gewinn sei gestiegen.": a whole sentence in the mood of reports is what the last one who spoke says. */
  #readAccount(span: Span, { tokens, lexicon }: Sentence): boolean {
    const last = this.#last;
    if (last === undefined || this.#isNewParagraph || !tokens.some(({ key }) => lexicon.words.reported.has(key)))
      return false;
    const words = trimmed(this.text, span, /[\s.]/u);
    this.#reports.push({
      sentence: span,
      words,
      voice: last.voice,
      kind: 'assertion',
      tier: lower(last.tier),
      passedOnBy: [],
    });
    return true;
  }

  /** Somebody by a whole name may be meant by a pronoun later, even where somebody else speaks here. */
  #noteNames({ tokens, lexicon }: Sentence): void {
    let isFirst = true;
    for (let at = 0; at < tokens.length; at += 1) {
      if (tokens[at]?.isCapital !== true || tokens[at + 1]?.isCapital !== true) continue;
      let end = at + 1;
      while (tokens[end]?.isCapital === true) end += 1;
      const phrase = phraseOf(tokens, at, end, lexicon);
      if (phrase?.name !== undefined && / /.test(wordsAt(this.text, phrase.name))) {
        this.#voices.note(
          phrase,
          tokens,
          isFirst &&
            !tokens.slice(0, at).some((token) => token.type !== 'word' || lexicon.words.prepositions.has(token.key)),
        );
        isFirst = false;
      }
      at = end - 1;
    }
  }

  /** A sentence in which nobody speaks still says whom a pronoun after it means. */
  #noteSubject(sentence: Sentence): void {
    const subject = firstSubject(sentence, sentence.tokens.length);
    if (subject === undefined) return;
    if (
      subject.phrase.gender === undefined &&
      subject.phrase.name === undefined &&
      !this.#isNewParagraph &&
      this.lexicon.language !== 'en'
    )
      return;
    const { name } = subject.phrase;
    // Any noun that begins a sentence looks like a name in German.
    if (
      this.lexicon.areNounsCapital &&
      name !== undefined &&
      !/ /.test(wordsAt(this.text, name)) &&
      !this.#voices.knows(name)
    )
      return this.#voices.note(subject.phrase, sentence.tokens, false);
    const voice = this.#voices.of(subject.phrase, sentence.tokens, undefined);
    // Words that nobody is said to say, after a sentence about somebody, are theirs.
    if (voice !== undefined && (voice.hasName || subject.phrase.gender !== undefined) && subject.phrase.from <= 1)
      this.#last = { voice, tier: 'likely' };
  }

  /** @returns the cue by which a quotation is attributed, where it is speech */
  #readRun(span: Span, sentence: Sentence, place: number, index: number): FoundCue | undefined {
    const run = this.#runs[index];
    if (run === undefined) return undefined;
    const attribution = attributionAt(sentence, place);
    const words = wordsAt(this.text, run);
    const isSaid = !this.names.isName(words) && isSpeech(words, sentence, place, attribution);
    const said = isSaid ? this.#attributed(span, sentence, attribution) : NOBODY(span);
    this.#quotations.push({ ...said, run, isSpeech: isSaid });
    if (isSaid && said.voice !== undefined) this.#last = { voice: said.voice, tier: said.tier };
    return isSaid ? attribution.cue : undefined;
  }

  #attributed(span: Span, sentence: Sentence, { how, cue, subject }: Attribution): Said {
    const found = cue === undefined ? {} : { cue: spanOf(sentence, cue) };
    const kind = cue?.cue.kind ?? 'assertion';
    const passedOnBy = cue === undefined || subject === undefined ? [] : this.#passedOn(sentence, cue, subject);
    if (how === 'alone') return { ...this.#carried(span), kind };
    const voice = this.#voiceOf(sentence, cue, subject);
    const mention = subject?.phrase.span;
    if (voice === undefined) {
      const last = this.#last;
      if (last === undefined || (cue !== undefined && !this.lexicon.isSubjectDropped && subject !== undefined))
        return {
          sentence: span,
          kind,
          tier: 'look',
          passedOnBy,
          ...found,
          ...(mention === undefined ? {} : { mention }),
        };
      return {
        sentence: span,
        voice: last.voice,
        kind,
        tier: how === 'beside' ? 'look' : lower(last.tier),
        passedOnBy,
        ...found,
      };
    }
    const tier = tierOf(sentence, how, cue, subject, voice, this.#voices.isClear);
    return { sentence: span, voice, kind, tier, passedOnBy, ...found, ...(mention === undefined ? {} : { mention }) };
  }

  #carried(span: Span): Omit<Said, 'kind'> {
    const last = this.#last;
    if (last === undefined) {
      const meant = this.#voices.meant(undefined, span.start);
      return meant === undefined ? NOBODY(span) : { ...NOBODY(span), voice: meant };
    }
    return {
      sentence: span,
      voice: last.voice,
      tier: this.#isNewParagraph ? lower(last.tier) : last.tier,
      passedOnBy: [],
    };
  }

  #voiceOf(sentence: Sentence, cue: FoundCue | undefined, subject: Subject | undefined): Voice | undefined {
    const at = sentence.tokens[cue?.at ?? 0]?.start ?? 0;
    if (cue?.how === 'own') return this.#voices.meant(cue.gender, at);
    if (subject !== undefined)
      return this.#voices.of(subject.phrase, sentence.tokens, genderOfVerb(sentence, cue, this.lexicon));
    if (cue === undefined || !this.lexicon.isSubjectDropped) return undefined;
    return this.#voices.meant(undefined, at);
  }

  /** Whoever says that somebody else said it: an earlier verb of the sentence with a subject of its own. */
  #passedOn(sentence: Sentence, cue: FoundCue, subject: Subject): Voice[] {
    const outer = sentence.cues.filter(
      (one) => one.end <= Math.min(cue.at, subject.phrase.from) && one.how !== 'own' && one.cue.class === 'saying',
    );
    return outer.flatMap((one) => {
      const other = subjectOf(sentence, one);
      if (other === undefined || other.phrase.from === subject.phrase.from) return [];
      const voice = this.#voices.of(other.phrase, sentence.tokens, undefined);
      return voice === undefined ? [] : [voice];
    });
  }

  #readReport(span: Span, sentence: Sentence, cue: FoundCue): void {
    if (
      cue.cue.class !== 'saying' ||
      (cue.how === 'before' &&
        cue.end === cue.at + 1 &&
        this.lexicon.words.nouns.has(sentence.tokens[cue.at]?.key ?? ''))
    )
      return;
    const subject = subjectOf(sentence, cue);
    const words = reportedBy(this.text, sentence, cue, subject);
    const voice =
      this.#voiceOf(sentence, cue, subject) ??
      (subject === undefined && cue.how === 'verb' && this.lexicon.isSubjectDropped ? this.#last?.voice : undefined);
    if (words === undefined || voice === undefined) return;
    if (
      this.#quotations.some(
        ({ run, isSpeech: isSaid, cue: own }) =>
          isSaid && own !== undefined && overlap(run, words) && own.start < words.start && own.start > span.start - 1,
      )
    ) {
      const inner = this.#quotations.filter(({ run, isSpeech: isSaid }) => isSaid && overlap(run, words));
      if (inner.length > 0 && words.end - words.start < 40) return;
    }
    const isClause =
      sentence.lexicon.isVerbLast ||
      SAYS_CLAUSE.test(sentence.tokens[cue.at]?.key ?? '') ||
      cue.how !== 'verb' ||
      cue.cue.kind !== 'assertion' ||
      sentence.tokens.some(
        (token) =>
          token.start >= words.start && token.start < words.start + 2 && sentence.lexicon.words.that.has(token.key),
      );
    const tier = tierOf(sentence, 'ahead', cue, subject, voice, this.#voices.isClear);
    this.#last = { voice, tier };
    this.#reports.push({
      sentence: span,
      words,
      voice,
      kind: cue.cue.kind,
      cue: spanOf(sentence, cue),
      tier: isClause ? tier : lower(tier),
      passedOnBy: subject === undefined ? [] : this.#passedOn(sentence, cue, subject),
      ...(subject === undefined ? {} : { mention: subject.phrase.span }),
    });
  }
}

/** Verbs that give a number without saying anything: spoke of, counts, put it at. */
const TELLS_NUMBER =
  /^(?:spoke|speaks?|counts?|counted|puts?|gave|gives?|sprach|spricht|sprachen|zähl\p{L}*|parl\p{L}*|compt\p{L}*|habl\p{L}*|cont[óa]\p{L}*|говор\p{L}*|насч\p{L}*|налічує|нарах\p{L}*|saydı)$/u;

/** English verbs behind which a clause stands without "that". */
const SAYS_CLAUSE =
  /^(?:said|says|say|added|adds|insist(?:ed|s)|claim(?:ed|s)|argue[ds]|believe[ds]?|estimate[ds]|state[ds]|told)$/u;

const NOBODY = (sentence: Span): Said => ({ sentence, kind: 'assertion', tier: 'look', passedOnBy: [] });

const spanOf = ({ tokens }: Sentence, { at, end }: FoundCue): Span => ({
  start: tokens[at]?.start ?? 0,
  end: tokens[end - 1]?.end ?? 0,
});

const lower = (tier: Tier): Tier => (tier === 'sure' ? 'likely' : 'look');

function tierOf(
  { tokens, lexicon: { words } }: Sentence,
  how: Attribution['how'],
  cue: FoundCue | undefined,
  subject: Subject | undefined,
  voice: Voice,
  isClear: boolean,
): Tier {
  if (how === 'beside') return 'look';
  if (subject === undefined || (cue === undefined && how === 'behind')) return 'likely';
  // "For Lind it is a joke" is said of him as often as by him.
  if (
    cue?.how === 'before' &&
    cue.end === cue.at + 1 &&
    tokens[cue.at]?.isFirst === true &&
    words.nouns.has(tokens[cue.at]?.key ?? '')
  )
    return 'look';
  if (cue?.cue.class === 'weak') return 'look';
  const isNamed = voice.entry !== undefined || voice.hasName;
  if (subject.phrase.gender !== undefined) return !isNamed ? 'look' : isClear && how !== 'around' ? 'sure' : 'likely';
  if (how === 'around' || subject.how === 'further') return 'likely';
  return isNamed || subject.phrase.end - subject.phrase.from >= 2 ? 'sure' : 'likely';
}

/** Russian and Ukrainian verbs of the past tell a woman from a man. */
function genderOfVerb(
  { tokens }: Sentence,
  cue: FoundCue | undefined,
  { language }: SpeechLexicon,
): Gender | undefined {
  if (cue === undefined || (language !== 'ru' && language !== 'uk') || cue.how !== 'verb') return undefined;
  const word = tokens[cue.at]?.key ?? '';
  if (/(?:ла|лась|лася)$/u.test(word)) return 'f';
  if (/(?:ли|лись|лися)$/u.test(word)) return 'p';
  if (/(?:ло|лось|лося)$/u.test(word)) return 'n';
  return /(?:л|лся|в|вся)$/u.test(word) ? 'm' : undefined;
}

/** A number is given by whoever says the words that it stands in. */
function withVoices(
  figures: readonly FoundFigure[],
  sentence: Span,
  {
    quotations,
    reports,
    teller,
  }: {
    readonly quotations: readonly DraftedQuotation[];
    readonly reports: readonly DraftedReport[];
    readonly teller: Voice | undefined;
  },
): DraftedFigure[] {
  return figures.map((figure): DraftedFigure => {
    const quoted = quotations.find(({ run }) => overlap(run, figure.value));
    const said: Said | undefined =
      quoted ??
      reports.findLast(({ words }) => overlap(words, figure.value)) ??
      quotations.find((one) => one.isSpeech && one.sentence === sentence && one.voice !== undefined);
    const voice = said?.voice ?? teller;
    const tier: Tier = !figure.isPlain || quoted !== undefined ? 'look' : said === undefined ? 'likely' : said.tier;
    return { ...figure, sentence, tier, ...(voice === undefined ? {} : { voice }) };
  });
}
