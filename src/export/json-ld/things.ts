import type * as Entries from '../../record/entries.js';
import type { OwnedName } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';
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

/** A body that speaks. Schema.org has bodies as parents and members of bodies only, so that places go into the description. */
export function organisationNode(organisation: Entries.Organisation, selection: Selection): GraphNode {
  const { country, parent, members } = organisation;
  const { record } = selection;
  const isBody = (id: string): boolean => record.byId.get(id)?.entry === 'organisation';
  const partOf = parent === undefined || isBody(parent) ? '' : `Part of: ${nameOf(record, parent)}`;
  const countries = members.filter((id) => !isBody(id));
  return {
    '@type': ORGANISATION_TYPES[organisation.kind ?? ''] ?? 'Organization',
    ...named(organisation, organisation.aliases, [
      country === undefined ? '' : `Country: ${nameOf(record, country)}`,
      partOf,
      countries.length === 0 ? '' : `Members: ${countries.map((id) => nameOf(record, id)).join(', ')}`,
    ]),
    ...given('parentOrganization', parent !== undefined && isBody(parent) ? reference(selection, parent) : undefined),
    ...given('member', references(selection, members.filter(isBody))),
  };
}

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
    ...named(event, [...event.aliases, ...event.namesUsedBy], [namesUsed(event, record), when, stateOf(event)]),
    ...(event.planned === true ? { eventStatus: 'https://schema.org/EventScheduled' } : {}),
    ...given('startDate', exactDate(event.start)),
    ...given('endDate', exactDate(event.end)),
    ...given('location', reference(selection, event.place)),
    ...given('superEvent', reference(selection, event.partOf)),
    ...given('subjectOf', summary),
  };
}

const stateOf = ({ planned, ongoing }: Entries.RecordEvent): string =>
  planned === true
    ? 'Planned: the record does not say that it took place'
    : ongoing === true
      ? 'Has begun; no end is on file'
      : '';

/** What is counted. */
export const metricNode = (metric: Entries.Metric): GraphNode => ({
  '@type': 'DefinedTerm',
  ...named(metric, metric.aliases, [metric.unit === undefined ? '' : `Unit: ${metric.unit}`]),
});

/** What statements are about. */
export const topicNode = (topic: Entries.Topic, { record }: Selection): GraphNode => ({
  '@type': 'DefinedTerm',
  ...named(topic, topic.aliases, [topic.partOf === undefined ? '' : `Part of: ${nameOf(record, topic.partOf)}`]),
});

/** Who is counted. */
export const groupNode = (group: Entries.CountedGroup, { record }: Selection): GraphNode => ({
  '@type': 'DefinedTerm',
  ...named(group, group.aliases, [
    group.side === undefined ? '' : `Side: ${nameOf(record, group.side)}`,
    group.kind === undefined ? '' : `Kind: ${group.kind}`,
    group.partOf.length === 0 ? '' : `Part of: ${group.partOf.map((id) => nameOf(record, id)).join(', ')}`,
  ]),
});

/** Names and description. Schema.org has comments on works only, so that other remarks go into the description. */
function named(
  entry: Exclude<Entries.Entry, Entries.Source | Figure | Statement>,
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

const namesUsed = ({ namesUsedBy }: { readonly namesUsedBy: readonly OwnedName[] }, record: VerbatimRecord): string => {
  const names = ownedNamesInWords(record, namesUsedBy);
  return names.length === 0 ? '' : `Names used: ${names.join('; ')}`;
};
