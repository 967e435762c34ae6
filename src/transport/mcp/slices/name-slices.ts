import type { Language } from '../../../language/language.js';
import { compact } from '../../../record/compact.js';
import type {
  CountedGroup,
  Metric,
  Organisation,
  Person,
  Place,
  RecordEvent,
  Role,
  Source,
  Topic,
} from '../../../record/entries.js';
import type { Alias, OwnedName } from '../../../record/entry-base.js';
import type { ViewContext } from '../../../view/block.js';
import { eventDates } from '../../../view/event-dates.js';
import { localNameOf, nameOf, ownedNamesInWords, roleInWords } from '../../../view/names.js';
import { safeAddress } from '../../../view/text.js';
import { heldInWords } from '../../../view/who.js';
import { commonParts, sourcePart } from './parts.js';
import type { SliceOf, TermSlice } from './schema.js';

/** A person: names in every script, and posts with their dates. */
export const personSlice = (person: Person, context: ViewContext): SliceOf<'person'> => ({
  kind: 'person',
  ...namedParts(person, context),
  roles: person.roles.map((role) => roleWithDates(role, context)),
});

/** A body. */
export const organisationSlice = (body: Organisation, context: ViewContext): SliceOf<'organisation'> => ({
  kind: 'organisation',
  ...namedParts(body, context),
  ...compact({
    country: body.country && nameOf(context.record, body.country),
    partOf: body.parent && nameOf(context.record, body.parent),
  }),
});

/** A place, with the names that each side has for it. */
export const placeSlice = (place: Place, context: ViewContext): SliceOf<'place'> => ({
  kind: 'place',
  ...namedParts(place, context),
  ...compact({ partOf: place.partOf && nameOf(context.record, place.partOf) }),
});

/** An event under its neutral name, with what each sentence about it rests on. */
export const eventSlice = (event: RecordEvent, context: ViewContext): SliceOf<'event'> => ({
  kind: 'event',
  ...namedParts(event, context),
  when: eventDates(event, context),
  follows: event.follows.map((id) => nameOf(context.record, id)),
  summary: event.summary.map(({ text, entries }) => ({ text, entries: [...entries] })),
  ...compact({
    place: event.place && nameOf(context.record, event.place),
    partOf: event.partOf && nameOf(context.record, event.partOf),
  }),
});

/** What is counted, who is counted, or what statements are about. */
export const termSlice = (term: Metric | Topic | CountedGroup, context: ViewContext): TermSlice => ({
  kind: term.entry,
  ...namedParts(term, context),
});

/** A source: one published report or document. */
export function sourceSlice(source: Source, context: ViewContext): SliceOf<'source'> {
  const { byline, language, perspective, standing, archived } = source;
  const { url: _, ...cited } = sourcePart(source, context);
  return {
    kind: 'source',
    ...cited,
    ...commonParts(source, context),
    isArchived: archived,
    ...compact({ url: safeAddress(source.url), byline, language, perspective, standing }),
  };
}

interface Named {
  readonly name: string;
  readonly aliases: readonly Alias[];
  readonly namesUsedBy?: readonly OwnedName[];
}

/** The name that readers see, and the others: none of them is preferred to another. */
function namedParts(entry: Parameters<typeof commonParts>[0] & Named, context: ViewContext) {
  const { record, language } = context;
  const strong = entry.aliases.filter(({ strength }) => strength === 'strong').map(({ name }) => name);
  return {
    ...commonParts(entry, context),
    name: localNameOf(record, entry.id, language.locale),
    otherNames: [...ownedNamesInWords(record, entry.namesUsedBy ?? []), ...strong],
  };
}

const roleWithDates = (
  role: Role,
  { record, language }: { record: ViewContext['record']; language: Language },
): string => `${roleInWords(record, role)}${heldInWords(role, language)}`;
