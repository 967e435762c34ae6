import type { RecordDate } from './dates.js';
import type { Entry, Organisation, Person } from './entries.js';
import type { EntryId } from './entry-base.js';
import { rolesOn } from './roles.js';
import { isDescribed } from './speakers.js';
import type { Figure, Speaker, Statement } from './statement.js';

type ById = ReadonlyMap<EntryId, Entry>;

/**
 * The bodies and countries that somebody speaks for on a day, without themselves.
 *
 * - A person speaks for the body, and the country, of each post held on that day, and for nobody before or after it.
 * - A body speaks for the body that it is part of (`parent`), and so on upwards.
 * - A body of kind `government` speaks for its `country`, and so does what is part of it, unless that is of another kind. Where it is part
 *   of a place, it speaks for that place in its stead: a town council is not its country.
 * - Somebody without an entry speaks for whom the source says (`for`), and for whom these speak.
 *
 * Nothing else is inferred: members do not speak for their union, nor the union for them; a company, a party or an outlet does not speak for
 * its country, nor a place for the one it lies in; who passes words on says nothing himself.
 */
export function spokenForBy(speaker: Speaker, day: RecordDate, byId: ById): ReadonlySet<EntryId> {
  const found = new Set<EntryId>();
  if (isDescribed(speaker)) {
    for (const id of speaker.for) {
      found.add(id);
      for (const other of spokenForBy(id, day, byId)) found.add(other);
    }
    return found;
  }
  const entry = byId.get(speaker);
  if (entry?.entry === 'person') addPosts(entry, day, byId, found);
  if (entry?.entry === 'organisation') addWholes(entry, byId, found);
  return found;
}

/** The bodies and countries that a statement speaks for, on the day it was said. */
export const spokenForIn = ({ speaker, said, source }: Statement, byId: ById): ReadonlySet<EntryId> =>
  spokenForBy(speaker, dayOr(said, source, byId), byId);

/** The bodies and countries that a figure's claimant speaks for, on the day it was said, or else on the day it is about. */
export function spokenForInFigure({ claimant, asOf, source, statement }: Figure, byId: ById): ReadonlySet<EntryId> {
  const said = statement === undefined ? undefined : byId.get(statement);
  return said?.entry === 'statement' ? spokenForIn(said, byId) : spokenForBy(claimant, dayOr(asOf, source, byId), byId);
}

/** The day something was said, or else the day of publication: the post was held no later. */
export function dayOr(day: RecordDate, source: EntryId, byId: ById): RecordDate {
  const published = byId.get(source);
  return day.precision === 'unknown' && published?.entry === 'source' ? published.published : day;
}

function addPosts(person: Person, day: RecordDate, byId: ById, found: Set<EntryId>): void {
  for (const { organisation, country } of rolesOn(person, day)) {
    const body = organisation === undefined ? undefined : byId.get(organisation);
    if (body?.entry === 'organisation') {
      found.add(body.id);
      addWholes(body, byId, found);
    }
    if (country !== undefined && byId.has(country)) found.add(country);
  }
}

/** The bodies that a body is part of, and the country or place that it speaks for. */
function addWholes(body: Organisation, byId: ById, found: Set<EntryId>): void {
  const chain = withWholes(body, byId);
  const bodies = chain.filter((one) => one.entry === 'organisation');
  for (const { id } of bodies) if (id !== body.id) found.add(id);
  const governing = bodies.filter(({ kind }) => kind === 'government');
  if (governing.length === 0 || bodies.some(({ kind }) => kind !== undefined && kind !== 'government')) return;
  const place = chain.find(({ entry }) => entry === 'place');
  if (place !== undefined) found.add(place.id);
  else for (const { country } of governing) if (country !== undefined && byId.has(country)) found.add(country);
}

/** A body and what it is part of, nearest first. A place ends it: a place does not speak. */
function withWholes(body: Organisation, byId: ById) {
  const chain = new Set<Extract<Entry, { entry: 'organisation' | 'place' }>>([body]);
  for (const one of chain) {
    const whole = one.entry === 'organisation' && one.parent !== undefined ? byId.get(one.parent) : undefined;
    if (whole?.entry === 'organisation' || whole?.entry === 'place') chain.add(whole);
  }
  return [...chain];
}
