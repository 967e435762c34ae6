import { distance } from 'fastest-levenshtein';
import type { Entry, EntryKind } from '../record/entries.js';
import { groupBy } from '../record/group-by.js';
import { idsOf, ofKind } from '../record/on-demand.js';
import { namedIn, REFERENCES, type Reference } from '../record/references.js';
import { isDescribed } from '../record/speakers.js';
import { nameKey } from './entries/name-bearers.js';
import { didYouMean, excerpt, inWords, type Problem } from './problems.js';

/** Each comparison with all names on file takes milliseconds in a large record. */
const MAX_COMPARED = 200;
const MAX_SLIPS = 2;
/** Two letters more or less make any short word of any other. */
const MIN_SLIPPED_LENGTH = 5;

/** Plain words in a field that may name an entry. */
interface LooseWords {
  readonly entry: Entry;
  readonly key: string;
  readonly words: string;
}

/** What people, bodies and places are called, by how it is written in small letters. */
type Bearers = ReadonlyMap<string, Entry>;

/**
 * Warnings about plain words that should name an entry: countries that are no place on file, owners of a name that are nearly something on
 * file, somebody described who has an entry.
 */
export function looseNames(entries: readonly Entry[]): readonly Problem[] {
  const bearers = new Map(bearersIn(entries));
  const ids = new Set(idsOf(entries));
  const isLoose = ({ words }: LooseWords): boolean => !ids.has(words);
  return [
    ...onePerWord(ofKind(entries, 'organisation', 'person').flatMap(countriesOf).filter(isLoose)).map((loose) =>
      unknownCountry(loose, bearers),
    ),
    ...onePerWord(ofKind(entries, 'place', 'event').flatMap(ownersOf).filter(isLoose)).flatMap((loose) =>
      slipOf(loose, bearers),
    ),
    ...ofKind(entries, 'statement', 'figure').flatMap((entry) => describedOnFile(entry, bearers)),
    ...entries.flatMap((entry) => lostIds(entry, ids)),
    ...entries.flatMap((entry) => namesInWords(entry, ids, bearers)),
  ];
}

const bearersIn = (entries: readonly Entry[]): readonly (readonly [string, Entry])[] =>
  ofKind(entries, 'person', 'organisation', 'place').flatMap((entry) =>
    namesOf(entry).map((name) => [nameKey(name), entry] as const),
  );

const onePerWord = (all: readonly LooseWords[]): LooseWords[] =>
  [...groupBy(all, ({ words }) => words).values()].slice(0, MAX_COMPARED).flatMap(([first]) => first ?? []);

function countriesOf(entry: Entry): LooseWords[] {
  const written =
    entry.entry === 'organisation'
      ? [entry.country]
      : entry.entry === 'person'
        ? entry.roles.map((role) => role.country)
        : [];
  return written.flatMap((words) => (words === undefined ? [] : [{ entry, key: 'country', words }]));
}

const ownersOf = (entry: Entry): LooseWords[] =>
  entry.entry === 'place' || entry.entry === 'event'
    ? entry.namesUsedBy.map(({ owner }) => ({ entry, key: 'names_used_by', words: owner }))
    : [];

function unknownCountry({ entry, key, words }: LooseWords, bearers: Bearers): Problem {
  const places = [...bearers].filter(([, bearer]) => bearer.entry === 'place').map(([, { id }]) => id);
  return {
    ...entry.position,
    entry: entry.id,
    wrong: `\`${key}\` has "${excerpt(words)}", which is no place on file, so that nothing links them`,
    right: didYouMean(nameKey(words), new Set(places), 'add it under `places`'),
  };
}

function slipOf({ entry, key, words }: LooseWords, bearers: Bearers): Problem[] {
  const name = nameKey(words);
  if (name.length < MIN_SLIPPED_LENGTH || bearers.has(name)) return [];
  const near = [...bearers].filter(
    ([other, { id }]) => distance(name, other) <= MAX_SLIPS || distance(name, id) <= MAX_SLIPS,
  );
  if (near.length === 0) return [];
  const meant = [...new Set(near.map(([, { id }]) => id))].slice(0, 3);
  return [
    {
      ...entry.position,
      entry: entry.id,
      wrong: `\`${key}\` has the owner "${excerpt(words)}", who is not on file`,
      right: `did you mean ${inWords(meant)}?`,
    },
  ];
}

/** Readers are told that nobody knows who it is: not of somebody who has an entry. */
function describedOnFile(entry: Entry, bearers: Bearers): Problem[] {
  const speaker = entry.entry === 'statement' ? entry.speaker : entry.entry === 'figure' ? entry.claimant : '';
  const onFile = isDescribed(speaker) ? bearers.get(nameKey(speaker.described)) : undefined;
  if (onFile === undefined) return [];
  return [
    {
      ...entry.position,
      entry: entry.id,
      wrong: `\`described\` has a name that is on file: ${excerpt(onFile.id)}`,
      right: `write ${onFile.id} in its place; a description is for somebody without an entry`,
    },
  ];
}

const NAMED: ReadonlySet<EntryKind> = new Set(['person', 'organisation', 'place']);

const namesOf = (entry: Entry): string[] =>
  NAMED.has(entry.entry) && 'aliases' in entry ? [entry.name, ...entry.aliases.map(({ name }) => name)] : [];

/** Words in the form of an id that no entry has: the entry was renamed, or is gone. */
function lostIds(entry: Entry, ids: ReadonlySet<string>): Problem[] {
  const words = REFERENCES[entry.entry].flatMap((reference: Reference) =>
    // Topics that are no entries are often written like this.
    reference.orWords && reference.field !== 'topics' ? namedIn(entry, reference) : [],
  );
  return [...new Set(words)]
    .filter((word) => /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(word) && !ids.has(word))
    .map((word) => ({
      ...entry.position,
      entry: entry.id,
      wrong: `"${word}" has the form of an id, and no entry has it`,
      right: 'name an entry, or write plain words as readers should see them',
    }));
}

/** Words that are the name of somebody on file: what should link to the entry does not. */
function namesInWords(entry: Entry, ids: ReadonlySet<string>, bearers: Bearers): Problem[] {
  return REFERENCES[entry.entry].flatMap((reference: Reference) => {
    if (!reference.orWords || HAS_OWN_HINTS.has(reference.field)) return [];
    return [...new Set(namedIn(entry, reference))].flatMap((words) => {
      const meant = ids.has(words) ? undefined : bearers.get(nameKey(words));
      if (meant === undefined || !reference.kinds.includes(meant.entry)) return [];
      const key = reference.field.replace(/\..*/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      return [
        {
          ...entry.position,
          entry: entry.id,
          wrong: `\`${key}\` has the name "${excerpt(words)}" as plain words, so that nothing links them`,
          right: `write ${meant.id}, whose name that is`,
        },
      ];
    });
  });
}

/** Topics and countries may be given by name; who revised an entry is hardly ever on file. */
const HAS_OWN_HINTS: ReadonlySet<string> = new Set(['topics', 'country', 'roles.country', 'revisions.by']);
