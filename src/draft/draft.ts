import { type SpeechLanguage, speechLexicon } from '../language/words/speech/speech-lexicon.js';
import { daysOf } from './days.js';
import { type FoundFigure, figuresIn } from './figures.js';
import type { Draft, DraftedFigure, Said, Tier } from './found.js';
import type { KnownNames } from './known-names.js';
import { languageOf } from './language-of.js';
import { type ReadSentence, type ReadText, readText } from './reader.js';
import { overlap } from './span.js';

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

/** Reads who says what in a text, and which numbers and days it gives. */
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
