import { type SpeechLanguage, speechLexicon } from '../language/words/speech/speech-lexicon.js';
import { daysOf } from './days.js';
import { type FoundFigure, figuresIn } from './figures.js';
import { type Draft, type DraftedFigure, languageAt, type Said, type Tier } from './found.js';
import type { KnownNames } from './known-names.js';
import { foreignParts, languageOf } from './language-of.js';
import { type ReadSentence, type ReadText, readText } from './reader.js';
import { overlap, type Span } from './span.js';

/** What is known of a text beside its words. */
export interface DraftOptions {
  readonly names: KnownNames;
  /** ISO day on which the text came out. */
  readonly published?: string;
  /** Found out from the text where it is not given. */
  readonly language?: SpeechLanguage;
}

/** Texts are read up to here, in UTF-16 units. */
const MAX_TEXT = 400_000;

/** Reads a text, each of its paragraphs in the language that it is in. */
export function draftInLanguages(text: string, options: DraftOptions): Draft {
  const draft = draftOf(text, options);
  const foreign = foreignParts(text, draft.language);
  if (foreign.length === 0) return draft;
  const others = [...new Set(foreign.map(({ language }) => language))].map((language) =>
    draftOf(text, { ...options, language }),
  );
  const own = <T>(of: (one: Draft) => readonly T[], at: (one: T) => Span): T[] =>
    [draft, ...others]
      .flatMap((one) => of(one).filter((found) => languageAt({ ...draft, foreign }, at(found)) === one.language))
      .sort((a, b) => at(a).start - at(b).start);
  return {
    language: draft.language,
    foreign,
    quotations: own(
      (one) => one.quotations,
      ({ run }) => run,
    ),
    reports: own(
      (one) => one.reports,
      ({ words }) => words,
    ),
    figures: own(
      (one) => one.figures,
      ({ value }) => value,
    ),
    days: own(
      (one) => one.days,
      (day) => day,
    ),
  };
}

/** Reads who says what in a text of one language, and which numbers and days it gives. */
export function draftOf(written: string, { names, published, language = languageOf(written) }: DraftOptions): Draft {
  const text = written.slice(0, MAX_TEXT);
  const lexicon = speechLexicon(language);
  const read = readText(text, names, lexicon);
  return {
    language,
    quotations: [...read.quotations].sort((a, b) => a.run.start - b.run.start),
    reports: read.reports,
    figures: read.sentences.flatMap((one) =>
      figuresIn(text, one.span, lexicon).map((figure) => withVoice(figure, one, read)),
    ),
    days: read.sentences.flatMap(({ span, tokens }) => daysOf(text, span, tokens, lexicon, published)),
  };
}

/** A number is given by whoever says the words that it is in. */
function withVoice(
  figure: FoundFigure,
  { span, teller }: ReadSentence,
  { quotations, reports }: ReadText,
): DraftedFigure {
  const quoted = quotations.find(({ run }) => overlap(run, figure.value));
  const said: Said | undefined =
    quoted ??
    reports.findLast(({ words }) => overlap(words, figure.value)) ??
    quotations.find((one) => one.isSpeech && one.sentence === span && one.voice !== undefined);
  const voice = said?.voice ?? teller;
  const tier: Tier = !figure.isPlain || quoted !== undefined ? 'look' : said === undefined ? 'likely' : said.tier;
  return { ...figure, sentence: span, tier, ...(voice === undefined ? {} : { voice }) };
}
