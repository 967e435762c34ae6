import type { EntryId, Statement } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Mention, Search } from '../search/search.js';
import { type PastedQuote, SPEECH } from './pasted-quotes.js';

/** Who a paste says said something: bearers of names on file, or somebody who is not on file. */
export interface Attribution {
  /** Ids of people and bodies; all bearers of a name. */
  readonly ids: ReadonlySet<EntryId>;
  /** As pasted or as on file. */
  readonly name: string;
}

const NAME = "\\p{Lu}[\\p{L}'’.-]+(?:\\s+(?:de|da|al|bin|ibn|von|van|der|la|el)?\\s*\\p{Lu}[\\p{L}'’-]+){0,3}";
const VERB = `(?:${SPEECH})`;
/** A name that stands where a speaker does: before or after a verb of speech, after "according to", before a colon, after a dash. */
const SPEAKER = [
  new RegExp(`(${NAME})(?:,[^,]{1,80},)?\\s+(?:has |had |also |later |then )?${VERB}(?![\\p{L}])`, 'u'),
  new RegExp(`(?<![\\p{L}])${VERB}\\s+(?:the\\s+)?(${NAME})`, 'u'),
  new RegExp(`[Aa]ccording to\\s+(?:the\\s+)?(${NAME})`, 'u'),
  new RegExp(`(${NAME})\\s*:\\s*$`, 'u'),
  new RegExp(`^—\\s*(${NAME})`, 'u'),
];
const NOBODY = new Set(
  'He She They It I We The This That In On At But And Or As His Her Their Who Which Yesterday Today'.split(' '),
);
const PRONOUN = new RegExp(
  `(?<![\\p{L}])(?:he|she|they|who|it)\\s+(?:has |had |also |later |then )?${VERB}(?![\\p{L}])`,
  'iu',
);

/**
 * Reads who a pasted quote is attributed to.
 * @param quote the quote with what stands around it
 * @param search reads names
 * @returns undefined where nobody is named
 */
export async function attributionOf(quote: PastedQuote, search: Search): Promise<Attribution | undefined> {
  const frames = [quote.before, quote.after].filter((frame) => frame !== '');
  const mentions = (await Promise.all(frames.map((frame) => search.mentions(frame)))).flat();
  const voices = mentions.filter((one) => isVoice(one) && (one.sure || isWritten(one, frames)));
  if (voices.length > 0) {
    // With a pronoun for the speaker, the names beside it are others.
    if (frames.some((frame) => PRONOUN.test(frame)) && !frames.some((frame) => speakerIn(frame) !== undefined))
      return undefined;
    return { ids: new Set(voices.map(({ id }) => id)), name: [...new Set(voices.map(({ name }) => name))].join(', ') };
  }
  for (const frame of frames) {
    const name = speakerIn(frame);
    if (name !== undefined) return { ids: new Set(), name };
  }
  return undefined;
}

const isVoice = ({ kind }: Mention): boolean => kind === 'person' || kind === 'organisation';

/** A slip counts as a name where it is written like one. */
function isWritten({ words }: Mention, frames: readonly string[]): boolean {
  const [first = ''] = words;
  return frames.some((frame) =>
    frame.split(/\s+/).some((word) => /^\p{Lu}/u.test(word) && word.toLowerCase().startsWith(first.slice(0, 3))),
  );
}

function speakerIn(frame: string): string | undefined {
  for (const pattern of SPEAKER) {
    const name = pattern.exec(frame)?.[1]?.trim();
    if (name !== undefined && !NOBODY.has(name.split(/\s+/)[0] ?? '')) return name;
  }
  return undefined;
}

/**
 * Whether an attribution names the speaker of a statement, a body the speaker acts for, or whoever passed the words on.
 * @param attribution who the paste names
 * @param statement the statement
 * @param record the record
 */
export function namesSpeaker({ ids }: Attribution, statement: Statement, record: VerbatimRecord): boolean {
  if (statement.speaker === 'outlet') return ids.size === 0 ? false : namesPublisher(ids, statement, record);
  if (ids.has(statement.speaker) || statement.reportedBy.some((one) => ids.has(one))) return true;
  const speaker = record.byId.get(statement.speaker);
  return (
    speaker?.entry === 'person' &&
    speaker.roles.some(({ organisation }) => organisation !== undefined && ids.has(organisation))
  );
}

function namesPublisher(ids: ReadonlySet<EntryId>, statement: Statement, record: VerbatimRecord): boolean {
  const source = record.byId.get(statement.source);
  return [...ids].some((id) => {
    const entry = record.byId.get(id);
    return source?.entry === 'source' && entry?.entry === 'organisation' && entry.name === source.publisher;
  });
}
