import { SPEECH_VERBS } from '../language/words/speech-verbs.js';
import type { EntryId } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import { speakerKey } from '../record/speakers.js';
import { spokenForIn } from '../record/speaks-for.js';
import type { Statement } from '../record/statement.js';
import type { Mention, TextAnalyzer } from '../search/text-analyzer.js';
import type { PastedQuote } from './pasted-quotes.js';
import { isPublisherOf, isWrittenAsName, placesSpeaking } from './voices.js';

/** Who a paste says said something: bearers of names on file, or somebody who is not on file. */
export interface Attribution {
  /** Ids of people and bodies: all bearers of the name. Empty for somebody who is not on file. */
  readonly ids: ReadonlySet<EntryId>;
  /** As pasted or as on file. */
  readonly name: string;
}

const NAME = "\\p{Lu}[\\p{L}'’.-]+(?:\\s+(?:de|da|al|bin|ibn|von|van|der|la|el)?\\s*\\p{Lu}[\\p{L}'’-]+){0,3}";
const VERB = `(?:${SPEECH_VERBS})`;
const AUXILIARY = '(?:has |had |also |later |then )?';
/** A name where a speaker is named: before or after a verb of speech, after "according to", before a colon, after a dash. */
const SPEAKER_PATTERNS = [
  new RegExp(`(${NAME})(?:,[^,]{1,80},)?\\s+${AUXILIARY}${VERB}(?![\\p{L}])`, 'u'),
  new RegExp(`(?<![\\p{L}])${VERB}\\s+(?:the\\s+)?(${NAME})`, 'u'),
  new RegExp(`[Aa]ccording to\\s+(?:the\\s+)?(${NAME})`, 'u'),
  new RegExp(`(${NAME})\\s*:\\s*$`, 'u'),
  new RegExp(`^—\\s*(${NAME})`, 'u'),
];
/** Capitalised words that begin a sentence and are no name. */
const NO_NAMES = new Set(
  'He She They It I We The This That In On At But And Or As His Her Their Who Which Yesterday Today'.split(' '),
);
const PRONOUN_SPEAKER = new RegExp(`(?<![\\p{L}])(?:he|she|they|who|it)\\s+${AUXILIARY}${VERB}(?![\\p{L}])`, 'iu');

/** Reads who a pasted quote is attributed to; undefined where nobody is named. */
export async function attributionOf(quote: PastedQuote, analyzer: TextAnalyzer): Promise<Attribution | undefined> {
  const frames = framesOf(quote);
  const mentions = (await Promise.all(frames.map((frame) => analyzer.mentionsInText(frame)))).flat();
  const [unknownSpeaker] = frames.flatMap((frame) => speakerNameIn(frame) ?? []);
  const voices = [
    ...mentions.filter(
      (one) =>
        isVoice(one) &&
        (one.sure
          ? one.kind !== 'person' || frames.some((frame) => isWrittenAsName(one, frame))
          : isCapitalised(one, frames)),
    ),
    ...frames.flatMap((frame) => placesSpeaking(frame, mentions)),
  ];
  if (voices.length === 0) return unknownSpeaker === undefined ? undefined : { ids: new Set(), name: unknownSpeaker };
  // "He told Ada Lovelace": with a pronoun for the speaker, the names beside it are others.
  if (unknownSpeaker === undefined && frames.some((frame) => PRONOUN_SPEAKER.test(frame))) return undefined;
  return { ids: new Set(voices.map(({ id }) => id)), name: [...new Set(voices.map(({ name }) => name))].join(', ') };
}

const INTRODUCES = new RegExp(`(?::|(?<![\\p{L}])${VERB}(?:\\s+that)?,?)\\s*$`, 'iu');
const SENTENCE_ENDS = /[.!?…]["”»’]?\s*$/u;
/** "He said:" introduces words and names nobody. */
const IS_NAMELESS = new RegExp(
  `^(?:and |but |while )?(?:he|she|they|who|it)?\\s*${AUXILIARY}(?:${VERB})?(?: that)?[:,]?\\s*$`,
  'iu',
);

/**
 * The texts in which the speaker of a quotation is named. Where the words before it introduce it, those behind it are about the next one
 * ("Ada said: “…” Bo replied: “…”"); so is what ends in a colon. Where those behind it name the speaker, the sentence before it is about
 * others ("…,” said Ada. “…,” said Bo.").
 */
function framesOf({ before, after }: PastedQuote): string[] {
  if (SENTENCE_ENDS.test(before) && speakerNameIn(after) !== undefined) return [after];
  const isIntroduced = INTRODUCES.test(before) && !IS_NAMELESS.test(before);
  const isOfNext = /:\s*$/.test(after);
  return [before, isIntroduced || isOfNext ? '' : after].filter((frame) => frame !== '');
}

const isVoice = ({ kind }: Mention): boolean => kind === 'person' || kind === 'organisation';

/** Whether an unsure mention, such as a misspelled name, is written like a name. */
function isCapitalised({ words }: Mention, frames: readonly string[]): boolean {
  const [first = ''] = words;
  return frames.some((frame) =>
    frame.split(/\s+/).some((word) => /^\p{Lu}/u.test(word) && word.toLowerCase().startsWith(first.slice(0, 3))),
  );
}

function speakerNameIn(frame: string): string | undefined {
  for (const pattern of SPEAKER_PATTERNS) {
    const name = pattern.exec(frame)?.[1]?.trim();
    if (name !== undefined && !NO_NAMES.has(name.split(/\s+/)[0] ?? '')) return name;
  }
  return undefined;
}

/** Whether an attribution names the speaker of a statement, whom the speaker spoke for on that day, or somebody who passed the words on. */
export function namesSpeaker({ ids }: Attribution, statement: Statement, record: VerbatimRecord): boolean {
  if (statement.speaker === 'outlet') return [...ids].some((id) => isPublisherOf(id, statement.source, record));
  const voices = [speakerKey(statement.speaker), ...statement.reportedBy, ...spokenForIn(statement, record.byId)];
  return voices.some((id) => ids.has(id));
}
