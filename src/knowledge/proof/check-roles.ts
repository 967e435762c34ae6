import { isPostHolder, NOT_HELD, postWords } from '../../language/words/posts.js';
import type { Entry, Organisation, Person, Place, Role } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { byIdOf } from '../../record/map-on-demand.js';
import { ofKind } from '../../record/on-demand.js';
import { speakerId } from '../../record/speakers.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import { excerpt, type Problem } from '../problems.js';
import type { SourceText } from './source-texts.js';
import { createNameFinder, createSpeakerNames } from './speaker-names.js';

/** Behind a name: the post between commas, or what somebody heads. */
const BEHIND =
  /^,\s+(?:(?:the|a|an|its|their|der|die|das|le|la|el)\s+)?(?<post>(?!who\s)[^,.;:!?()"“”«»„\n]{3,70})[,.]|^,?\s+who\s+(?:heads|leads|chairs|runs)\s+(?<body>[^,.;:!?()"“”«»„\n]{3,60})/u;
/** Before a name: "The mayor of Ostford, " with a comma behind the name as well. */
const BETWEEN_COMMAS = /(?:^|[.;:!?,"“”«»„\n]\s*)(?<post>[^,.;:!?"“”«»„\n]{3,70}),\s+$/u;
/** How far before a name its post is looked for, in UTF-16 units. */
const MAX_BEFORE = 90;
/** The words right before a name: the last is who holds the post, and those before it may say of what. */
const WORDS_BEFORE = /(?:[\p{L}\p{M}’'-]+ ){1,4}$/u;

/** Warns where a source of somebody's own words or figures gives them another post, field, body or place than the record does. */
export function checkRoles(built: readonly BuiltEntry[], texts: ReadonlyMap<EntryId, SourceText>): readonly Problem[] {
  const entries = entriesOf(built);
  const compare = createComparison(entries);
  const namesOf = createSpeakerNames(entries);
  const people = ofKind(entries, 'person').filter(({ roles }) => roles.length > 0);
  const bearers = new Map<string, number>();
  for (const { id } of people) for (const name of namesOf(id).strict) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const sourcesOf = new Map<EntryId, Set<EntryId>>();
  for (const entry of entries) {
    if (entry.entry !== 'statement' && entry.entry !== 'figure') continue;
    const id = speakerId(entry.entry === 'statement' ? entry.speaker : entry.claimant);
    if (id !== undefined) sourcesOf.set(id, (sourcesOf.get(id) ?? new Set()).add(entry.source));
  }
  return people.flatMap((person): Problem[] => {
    const names = namesOf(person.id).strict.filter((name) => bearers.get(name) === 1);
    for (const source of sourcesOf.get(person.id) ?? []) {
      const text = texts.get(source)?.text;
      if (text === undefined) continue;
      for (const post of postsIn(text.original, names)) {
        const filed = compare(person, post);
        if (filed === undefined) continue;
        return [
          {
            ...person.position,
            entry: person.id,
            wrong: `a source calls ${person.name} "${excerpt(post)}", and the record has ${filed}`,
            right: 'put the role right, or add the one that the source gives with the days on which it was held',
          },
        ];
      }
    }
    return [];
  });
}

/** The posts that a text gives beside these names. */
function postsIn(text: string, names: readonly string[]): string[] {
  const found: string[] = [];
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const before = text.slice(Math.max(0, at - MAX_BEFORE), at);
      const after = text.slice(at + name.length, at + name.length + MAX_BEFORE);
      if (/[\p{L}\p{M}]$/u.test(before) || /^[\p{L}\p{M}]/u.test(after)) continue;
      const behind = BEHIND.exec(after)?.groups;
      const between = after.startsWith(',') ? BETWEEN_COMMAS.exec(before)?.groups?.post : undefined;
      const posts = [behind?.post, behind?.body, between, rightBefore(before)];
      found.push(...posts.filter((post) => post !== undefined && !NOT_HELD.test(post)).map(String));
    }
  }
  return found;
}

/** "told Finance Director " gives "told Finance Director": the last word must be who holds a post. */
function rightBefore(before: string): string | undefined {
  const words = WORDS_BEFORE.exec(before)?.[0].trim().split(' ') ?? [];
  return isPostHolder(words.at(-1) ?? '') ? words.join(' ') : undefined;
}

/** Makes the comparison of a post in a text with those of somebody on file: the one on file where the text gives another. */
function createComparison(entries: readonly Entry[]): (person: Person, post: string) => string | undefined {
  const byId = byIdOf(entries);
  const bodiesOnFile = ofKind(entries, 'organisation');
  const bodies = bodiesOnFile.map(named);
  const places = ofKind(entries, 'place').map(named);
  const inWords = ({ title, organisation }: Role): string => {
    const body = organisation === undefined ? undefined : byId.get(organisation);
    return body?.entry === 'organisation' ? `${title}, ${body.name}` : title;
  };
  const isWithin = (id: EntryId | undefined, other: EntryId): boolean => {
    const entry = id === undefined ? undefined : byId.get(id);
    if (entry?.entry !== 'organisation') return false;
    return entry.id === other || isWithin(entry.parent, other);
  };
  const countryOf = ({ country, organisation = '' }: Role): EntryId | undefined => {
    const body = byId.get(organisation);
    const own = country ?? (body?.entry === 'organisation' ? body.country : undefined);
    return byId.get(own ?? '')?.entry === 'place' ? own : undefined;
  };
  const countries = new Set(bodiesOnFile.flatMap(({ country }) => country ?? []));
  return (person, post) => {
    const { roles } = person;
    const filed = roles.map(inWords).join('; ');
    const inText = postWords(post);
    const own = roles.map(({ title }) => postWords(title));
    const isHolder =
      inText.holders.size === 0 || own.some(({ holders }) => holders.size === 0 || shares(holders, inText.holders));
    const isField =
      inText.fields.size === 0 || own.some(({ fields }) => fields.size === 0 || shares(fields, inText.fields));
    if (!isHolder || !isField) return filed;
    const [body, ...others] = bodies.filter(({ isIn }) => isIn(post));
    if (body !== undefined && others.length === 0 && roles.every(({ organisation }) => byId.has(organisation ?? ''))) {
      const isOfBody = roles.some(
        ({ organisation = '' }) => isWithin(organisation, body.id) || isWithin(body.id, organisation),
      );
      if (!isOfBody) return filed;
    }
    const [place, ...more] = places.filter(({ isIn }) => isIn(post));
    if (place === undefined || more.length > 0) return undefined;
    const isElsewhere = (role: Role): boolean => {
      if (place.isIn(role.title)) return false;
      const country = countryOf(role);
      return (
        places.some(({ isIn }) => isIn(role.title)) ||
        (country !== undefined && countries.has(place.id) && country !== place.id)
      );
    };
    return inText.holders.size > 0 && roles.every(isElsewhere) ? filed : undefined;
  };
}

interface Named {
  readonly id: EntryId;
  isIn(text: string): boolean;
}

const named = ({ id, name, aliases }: Organisation | Place): Named => ({
  id,
  isIn: createNameFinder([name, ...aliases.filter(({ strength }) => strength === 'strong').map((one) => one.name)]),
});

const shares = (some: ReadonlySet<number>, others: ReadonlySet<number>): boolean =>
  [...some].some((one) => others.has(one));
