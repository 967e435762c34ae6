import { TURN } from '../knowledge/proof/transcripts.js';
import { speechLexicon } from '../language/words/speech/speech-lexicon.js';
import { daysOf, type FoundDay } from './days.js';
import type { DraftOptions } from './draft.js';
import { figuresIn } from './figures.js';
import type { Draft, DraftedFigure, DraftedQuotation } from './found.js';
import { languageOf } from './language-of.js';
import { phraseOf } from './phrases.js';
import type { Span } from './span.js';
import { tokensOf } from './tokens.js';
import { type Voice, Voices } from './voices.js';

/** A text of which most paragraphs are turns is a transcript. */
const MIN_SHARE = 0.5;

const paragraphsOf = (text: string): Span[] =>
  [...text.matchAll(/[^\n]+/gu)].map(({ 0: line, index }) => ({ start: index, end: index + line.length }));

/** Whether a text is a transcript with times, as `archive add` makes them of subtitles. */
export function isTranscript(text: string): boolean {
  const lines = paragraphsOf(text);
  const turns = lines.filter(({ start, end }) => TURN.test(text.slice(start, end)));
  return turns.length > 0 && turns.length >= lines.length * MIN_SHARE;
}

/** Reads the turns of a transcript: each is what somebody says, from the first word to the last. */
export function draftOfTranscript(
  text: string,
  { names, published, language = languageOf(text) }: DraftOptions,
): Draft {
  const lexicon = speechLexicon(language);
  const voices = new Voices(text, names, lexicon);
  const quotations: DraftedQuotation[] = [];
  const figures: DraftedFigure[] = [];
  const days: FoundDay[] = [];
  for (const line of paragraphsOf(text)) {
    const { who, words = '' } = TURN.exec(text.slice(line.start, line.end))?.groups ?? {};
    if (words === '') continue;
    const said = { start: line.end - words.length, end: line.end };
    const label = who === undefined ? undefined : { start: said.start - who.length - 2, end: said.start - 2 };
    // The time before it is no word of the turn.
    const sentence = { start: label?.start ?? said.start, end: line.end };
    const voice = label === undefined ? undefined : voiceOf(text, label, voices, lexicon);
    const named = voice === undefined ? {} : { voice };
    const run = { ...said, outer: said, pieces: [said], inserted: [] };
    quotations.push({
      run,
      isSpeech: true,
      sentence,
      kind: 'assertion',
      tier: voice === undefined ? 'look' : 'sure',
      passedOnBy: [],
      ...named,
      ...(label === undefined ? {} : { mention: label }),
    });
    figures.push(
      ...figuresIn(text, said, lexicon).map(
        (figure): DraftedFigure => ({ ...figure, sentence, tier: 'likely', ...named }),
      ),
    );
    days.push(...daysOf(text, said, tokensOf(text, said, [], lexicon), lexicon, published));
  }
  return { language, quotations, reports: [], figures, days };
}

function voiceOf(
  text: string,
  label: Span,
  voices: Voices,
  lexicon: ReturnType<typeof speechLexicon>,
): Voice | undefined {
  const tokens = tokensOf(text, label, [], lexicon);
  const phrase = phraseOf(tokens, 0, tokens.length, lexicon);
  return phrase === undefined ? undefined : voices.of(phrase, tokens, undefined);
}
