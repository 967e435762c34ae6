import { SPEECH_VERBS } from '../../language/words/speech-verbs.js';
import type { Organisation, Source } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { byIdOf } from '../../record/map-on-demand.js';
import { ofKind } from '../../record/on-demand.js';
import { quotedRuns } from '../../record/quotes.js';
import { isDescribed, speakerKey } from '../../record/speakers.js';
import type { Figure, Speaker, Statement } from '../../record/statement.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import { isWordsOf } from './claims.js';
import { type ComparableText, foldWords, passageSpan, runsWithin, type Span } from './comparable-text.js';
import { beginningOfContext, paragraphStart, placeOf, sentenceEnd, unquoted } from './context.js';
import { isQuoted } from './prove-claim.js';
import type { SourceText } from './source-texts.js';
import { createNameFinder, createNamePlaces, createSpeakerNames, sharesScript } from './speaker-names.js';
import { givesAccount, type PlacesOfName } from './speaking.js';

/** Shorter words are hardly ever what a body or a post is. */
const MIN_HEAD_LENGTH = 4;
const RIGHT = 'name the one who gives it, or write in `note` how it is known';

/**
 * Warns where the text of a source does not bear out whose a number or an outlet's words are: the claimant is not named near the number, a
 * number under the outlet's name stands among somebody's words, words of the outlet are within quotation marks.
 */
export function checkClaimants(
  built: readonly BuiltEntry[],
  texts: ReadonlyMap<EntryId, SourceText>,
): readonly Problem[] {
  const entries = entriesOf(built);
  const byId = byIdOf(entries);
  const namesOf = createSpeakerNames(entries);
  const finders = new Map<EntryId, (text: string) => boolean>();
  const isNamed = (id: EntryId, text: string): boolean => {
    const finder = finders.get(id) ?? createNameFinder(namesOf(id).strict);
    finders.set(id, finder);
    return finder(text);
  };
  const voices = ofKind(entries, 'person', 'organisation');
  const bodies = ofKind(entries, 'organisation');
  const headsOfVoice = (id: EntryId): readonly string[] => {
    const entry = byId.get(id);
    if (entry?.entry === 'person') return entry.roles.flatMap(({ title }) => headsOf(title));
    return entry?.entry === 'organisation' ? [...headsOf(entry.name), ...(entry.kind ?? '').split(/\s+/u)] : [];
  };
  /** Whoever a passage names in place of the claimant. */
  const otherIn = (claimant: Exclude<Speaker, 'outlet'>, passage: string): string | undefined => {
    if (isDescribed(claimant) || PRONOUN.test(passage)) return undefined;
    const entry = byId.get(claimant);
    const aliases = entry !== undefined && 'aliases' in entry ? entry.aliases.map(({ name }) => name) : [];
    if (createNameFinder([...namesOf(claimant).strict, ...aliases, ...headsOfVoice(claimant)])(passage))
      return SOMEBODY.exec(passage)?.[1];
    const bodyOrPerson = voices.find(({ id }) => id !== claimant && isNamed(id, passage));
    const body = bodies.find(({ id }) => id !== claimant && createNameFinder(headsOfVoice(id))(passage));
    return (bodyOrPerson ?? body)?.id ?? SOMEBODY.exec(passage)?.[1];
  };
  const placesOfName: PlacesOfName = (id, text) => createNamePlaces(namesOf(id).strict)(text);
  /** Somebody who says something in a paragraph. */
  const speakerIn = (paragraph: string): EntryId | undefined =>
    voices.find(({ id }) => isNamed(id, paragraph) && givesAccount(id, placesOfName, paragraph))?.id;
  const loosely = (claimant: Exclude<Speaker, 'outlet'>): readonly string[] =>
    isDescribed(claimant) ? [claimant.described] : namesOf(claimant).loose;
  return entries.flatMap((entry): Problem[] => {
    if (entry.entry !== 'statement' && entry.entry !== 'figure') return [];
    const text = texts.get(entry.source)?.text;
    const place = text === undefined ? undefined : placeOf(entry, text);
    if (text === undefined || place === undefined) return [];
    const source = byId.get(entry.source);
    const publisher = source?.entry === 'source' ? publisherOf(source, bodies) : undefined;
    const found =
      entry.entry === 'statement'
        ? outletsQuote(entry, text)
        : entry.claimant === 'outlet'
          ? outletsNumber(entry, publisher, () => speakerIn(paragraphOf(text, place)))
          : claimantsNumber(entry, publisher, {
              isOwn: source?.entry === 'source' && isWordsOf(source, entry.claimant),
              names: loosely(entry.claimant),
              otherIn: (passage) =>
                entry.claimant === 'outlet' || entry.passage === undefined
                  ? undefined
                  : otherIn(entry.claimant, passage),
              near: (onlyPassage) => contextOf(text, place, onlyPassage),
            });
    return found === undefined ? [] : [{ ...entry.position, entry: entry.id, ...found }];
  });
}

type Found = Pick<Problem, 'wrong' | 'right'>;

const outletsQuote = (entry: Statement, text: ComparableText): Found | undefined =>
  entry.speaker === 'outlet' && entry.attribution === undefined && isSomebodysQuote(entry, text)
    ? {
        wrong: 'the words are filed as the outlet’s own, but the source has them within quotation marks',
        right: 'name the one who says them, or write `attribution: {note: how it is known who says it}`',
      }
    : undefined;

function outletsNumber(
  { statement, note }: Figure,
  publisher: Organisation | undefined,
  named: () => EntryId | undefined,
): Found | undefined {
  if (statement !== undefined || note !== undefined) return undefined;
  if (publisher !== undefined)
    return { wrong: `the publisher is on file as ${publisher.id}`, right: `write \`claimant: ${publisher.id}\`` };
  const other = named();
  return other === undefined
    ? undefined
    : { wrong: `the number is filed as the outlet’s own, but it stands where ${other} is named`, right: RIGHT };
}

function claimantsNumber(
  { statement, note, claimant }: Figure,
  publisher: Organisation | undefined,
  {
    isOwn,
    names,
    otherIn,
    near,
  }: {
    readonly isOwn: boolean;
    readonly names: readonly string[];
    otherIn(passage: string): string | undefined;
    near(onlyPassage: boolean): string;
  },
): Found | undefined {
  if (statement !== undefined || note !== undefined || isOwn || publisher?.id === claimant) return undefined;
  // In a body's own publication, what is not somebody else's in so many words is the body's.
  const text = near(publisher !== undefined);
  const other = otherIn(near(true));
  if (other !== undefined) return { wrong: `the passage names ${other}, not ${speakerKey(claimant)}`, right: RIGHT };
  if (!sharesScript(names, text) || createNameFinder(names)(text)) return undefined;
  return { wrong: `the source does not name ${speakerKey(claimant)} near the number`, right: RIGHT };
}

/** The word of a name that says what it is: the ministry of one of roads, the council of a district council, the chief of a chief of staff. */
function headsOf(name: string): string[] {
  const [before = name] = name.split(/\s(?:of|for|de|des|du|del|für|der|von)\s/u);
  const head = before.split(/\s+/u).at(-1) ?? '';
  return head.length >= MIN_HEAD_LENGTH ? [head] : [];
}

/** Somebody without a name who says something at the beginning of a passage: "a source close to the board said". */
const SOMEBODY = new RegExp(
  `^[^\\p{L}]*((?:an?|one|some|several|two|ein|eine|un|une|una|один|одна)\\s[^.!?,]{3,60}?)\\s(?:${SPEECH_VERBS})(?![\\p{L}])`,
  'iu',
);

/** Pronouns for the one who gives a number, in the languages of the bot. */
const PRONOUN =
  /(?<![\p{L}])(?:he|she|it|they|il|elle|ils|elles|er|sie|él|ella|ellos|он|она|они|він|вона|вони|o|onlar)(?![\p{L}])/iu;

const paragraphOf = (text: ComparableText, { start, end }: Span): string =>
  unquoted(text, paragraphStart(text.original, start), sentenceEnd(text.original, end));

const contextOf = (text: ComparableText, { start, end }: Span, onlyPassage: boolean): string =>
  unquoted(text, onlyPassage ? start : beginningOfContext(text.original, start), sentenceEnd(text.original, end));

/** The body on file that published a source itself. */
const publisherOf = ({ publisher }: Source, bodies: readonly Organisation[]): Organisation | undefined =>
  bodies.find(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)].includes(publisher));

/** Whether all quoted words are within quotation marks in the source, too. */
function isSomebodysQuote({ passage, says }: Statement, text: ComparableText): boolean {
  const place = passageSpan(text, passage);
  const runs = quotedRuns(says).map(foldWords);
  return (
    'span' in place &&
    runs.length > 0 &&
    runsWithin(text, place.span, runs, (span) => isQuoted(text, span)).missing === undefined
  );
}
