import type * as Entries from '../../record/entries.js';
import type { VerbatimRecord } from '../../record/record.js';
import { nameOf, ownedNamesInWords, roleInWords } from '../../view/names.js';
import { withdrawalNotice } from '../../view/notices.js';
import { ENGLISH } from '../english.js';
import type { Selection } from '../selection.js';
import { dateRemark, exactDate } from './dates.js';
import { type GraphNode, given, iriOf, reference, references } from './node.js';

/** A person, with every name on file and each post for the time it was held. */
export function personNode(person: Entries.Person, { record }: Selection): GraphNode {
  const posts = person.roles.map(
    (role): GraphNode => ({
      '@type': 'Role',
      hasOccupation: { '@type': 'Occupation', name: roleInWords(record, role) },
      ...given('startDate', exactDate(role.from)),
      ...given('endDate', exactDate(role.to)),
    }),
  );
  return { '@type': 'Person', ...named(person, person.aliases, []), ...given('hasOccupation', posts) };
}

/** A body that speaks. */
export const organisationNode = (organisation: Entries.Organisation): GraphNode => ({
  '@type': ORGANISATION_TYPES[organisation.kind ?? ''] ?? 'Organization',
  ...named(organisation, organisation.aliases, [
    organisation.country === undefined ? '' : `Country: ${organisation.country}`,
  ]),
});

const ORGANISATION_TYPES: Readonly<Record<string, 'GovernmentOrganization' | 'NewsMediaOrganization'>> = {
  government: 'GovernmentOrganization',
  outlet: 'NewsMediaOrganization',
};

/** A place, under its neutral name, with each side's own name for it and whose name that is. */
export function placeNode(place: Entries.Place, selection: Selection): GraphNode {
  const owned = place.namesUsedBy.map(
    ({ owner, name }): GraphNode => ({
      '@type': 'PropertyValue',
      name: `name used by ${nameOf(selection.record, owner)}`,
      value: name,
    }),
  );
  return {
    '@type': 'Place',
    ...named(place, [...place.aliases, ...place.namesUsedBy], [namesUsed(place, selection.record)]),
    ...given('containedInPlace', reference(selection, place.partOf)),
    ...given('additionalProperty', owned),
  };
}

/** An event, under its neutral name. A sentence of its summary is included where every entry that it rests on is. */
export function eventNode(event: Entries.RecordEvent, selection: Selection): GraphNode {
  const { record } = selection;
  const dates = [event.start, ...(event.end === undefined ? [] : [event.end])].map((date) => dateRemark(date, []));
  const when = dates.some((date) => date !== undefined) ? `Date: ${dates.filter(Boolean).join(' to ')}` : '';
  const summary = event.summary
    .filter(({ entries }) => entries.every((id) => selection.has(id)))
    .map(
      ({ text, entries }): GraphNode => ({
        '@type': 'CreativeWork',
        text,
        ...given('mentions', references(selection, entries)),
      }),
    );
  return {
    '@type': 'Event',
    ...named(event, [...event.aliases, ...event.namesUsedBy], [namesUsed(event, record), when]),
    ...given('startDate', exactDate(event.start)),
    ...given('endDate', exactDate(event.end)),
    ...given('location', reference(selection, event.place)),
    ...given('superEvent', reference(selection, event.partOf)),
    ...given('subjectOf', summary),
  };
}

/** What is counted. */
export const metricNode = (metric: Entries.Metric): GraphNode => ({
  '@type': 'DefinedTerm',
  ...named(metric, metric.aliases, [metric.unit === undefined ? '' : `Unit: ${metric.unit}`]),
});

/** Names and description. Schema.org has comments on works only, so that other remarks go into the description. */
function named(
  entry: Exclude<Entries.Entry, Entries.Source | Entries.Statement | Entries.Figure>,
  others: readonly { readonly name: string }[],
  more: readonly string[],
) {
  const withdrawn = entry.status === 'withdrawn' ? withdrawalNotice(entry, ENGLISH) : '';
  const names = new Set(others.map(({ name }) => name));
  names.delete(entry.name);
  return {
    '@id': iriOf(entry.id),
    identifier: entry.id,
    name: entry.name,
    ...given('alternateName', [...names]),
    ...given('description', [withdrawn, ...more, entry.note ?? ''].filter(Boolean).join('. ')),
  };
}

const namesUsed = (
  { namesUsedBy }: { readonly namesUsedBy: readonly Entries.OwnedName[] },
  record: VerbatimRecord,
): string => {
  const names = ownedNamesInWords(record, namesUsedBy);
  return names.length === 0 ? '' : `Names used: ${names.join('; ')}`;
};
