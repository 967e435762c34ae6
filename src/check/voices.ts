import { allMatches } from '../language/words/all-matches.js';
import { SPEECH_VERBS } from '../language/words/speech-verbs.js';
import type { EntryId } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Mention } from '../search/text-analyzer.js';
import { words } from '../search/words/fold.js';

const GIVES = new RegExp(
  `(?<![\\p{L}])(?:${SPEECH_VERBS}|puts?|counts?|counted|gave|gives|estimates?|estimated|according to|per|laut|zufolge|selon|d['’]après|según|по данным|по словам|за даними|за словами|göre)(?![\\p{L}])|:\\s`,
  'iu',
);

/** Whether a sentence says that somebody gives what is in it. "She apologised for the six dead" does not: those whom it names gave no number. */
export const givesNumbers = (sentence: string): boolean => GIVES.test(sentence);

/** Whether an organisation is the publisher of a source. A source has its publisher's name only, so names are compared. */
export function isPublisherOf(organisation: EntryId, source: EntryId, record: VerbatimRecord): boolean {
  const publisher = record.byId.get(organisation);
  const published = record.byId.get(source);
  return publisher?.entry === 'organisation' && published?.entry === 'source' && publisher.name === published.publisher;
}

const NAME = "\\p{Lu}[\\p{L}'’.-]*(?:\\s+(?:of\\s+|and\\s+)?(?:the\\s+)?\\p{Lu}[\\p{L}'’.-]*){0,3}";
const SPEAKS = `(?:has |had |also |later |then )?(?:${SPEECH_VERBS})(?![\\p{L}])`;
/** What may precede the subject of a sentence: not a preposition, as in "a member of Ruritania’s parliament said". */
const BEFORE_SUBJECT =
  '(?:^|[.,;:!?–—(“"«]\\s*|(?<![\\p{L}])(?:and|but|while|as|that|when|after|before|because|although)\\s+)(?:[Tt]he\\s+)?';
const SPEAKING_NAME = [
  new RegExp(`${BEFORE_SUBJECT}(${NAME})(?:,[^,]{1,80},)?\\s+${SPEAKS}`, 'gu'),
  new RegExp(`[Aa]ccording to\\s+(?:the\\s+)?(${NAME})(?!['’])`, 'gu'),
  new RegExp(`(?<![\\p{L}])(?:said|says|added)\\s+(?:the\\s+)?(${NAME})(?!['’])`, 'gu'),
  new RegExp(`^(${NAME})\\s*:\\s*$`, 'gu'),
];

/**
 * The places that a text names as speakers: "Ruritania called it", "according to Ruritania". A place that is only mentioned says nothing.
 * @param mentions what the text names
 */
export function placesSpeaking(text: string, mentions: readonly Mention[]): Mention[] {
  const places = mentions.filter(({ kind, sure }) => kind === 'place' && sure);
  if (places.length === 0) return [];
  const speaking = new Set(
    SPEAKING_NAME.flatMap((pattern) => allMatches(pattern, text).map(([, name = '']) => nameKey(words(name)))),
  );
  return places.filter((place) => speaking.has(nameKey(place.words)));
}

const nameKey = (all: readonly string[]): string => all.filter((word) => word !== 'the').join(' ');

/**
 * Whether a mention of somebody is written as a name: with a capital, or in the letters of the name on file. A word in small letters that only
 * sounds like a name is a word of the language: deliveries rose, and Rosa did nothing.
 */
export function isWrittenAsName(mention: Mention, text: string): boolean {
  const filed = new Set(words(mention.name));
  const written = text.match(/[\p{L}\p{M}'’.-]+/gu) ?? [];
  return mention.words.some(
    (word) =>
      filed.has(word) || written.some((one) => !/^\p{Ll}/u.test(one) && words(one).some((folded) => folded === word)),
  );
}
