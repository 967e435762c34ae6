// The search engine in the interface of an evaluator: plain records in, ids out. Runs from a built checkout (`npm run build`).
// Record: { id, kind, speaker: { name, role, aliases[] }, text, topics[], event, date, place }.
import { buildRecord } from '../../dist/src/record/record.js';
import { createSearch } from '../../dist/src/search/engine.js';

export { createSearch };

const kebab = (words) =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/**
 * Plain records as the record's own entries: each a statement by a person, on an event, at a place.
 * @param {readonly object[]} records plain records
 * @param {ReadonlyMap<string, readonly string[]>} placeAliases other names of places
 */
export function recordOf(records, placeAliases = new Map()) {
  // What is the same in every entry is there once.
  const position = { file: 'plain', line: 1, column: 1 };
  const none = Object.freeze([]);
  const base = (id) => ({ id, status: 'live', revisions: none, position });
  const entries = [];
  const ids = new Map();
  const made = new Set();
  const idFor = (kind, name, make) => {
    const key = `${kind} ${name}`;
    let id = ids.get(key);
    if (id === undefined) {
      id = `${kind}-${kebab(name)}`;
      ids.set(key, id);
      if (!made.has(id)) entries.push({ ...base(id), entry: kind, ...make() });
      made.add(id);
    }
    return id;
  };
  const aliases = (names) => names.map((name) => ({ name, strength: 'strong' }));
  const dates = new Map();
  const date = (iso) => {
    const there = dates.get(iso) ?? { iso, precision: 'day' };
    dates.set(iso, there);
    return there;
  };
  const source = idFor('source', 'plain', () => ({
    publisher: 'plain',
    published: date('2024-01-01'),
    archived: false,
  }));
  const placeId = (place) =>
    idFor('place', place, () => {
      const [town, ...rest] = place.split(', ');
      const country = rest.join(', ');
      const partOf =
        country === ''
          ? undefined
          : idFor('place', country, () => ({ name: country, aliases: [], demonyms: [], namesUsedBy: [] }));
      return {
        name: town,
        aliases: aliases([...(placeAliases.get(place) ?? []), ...(placeAliases.get(town) ?? [])]),
        demonyms: [],
        namesUsedBy: [],
        ...(partOf === undefined ? {} : { partOf }),
      };
    });
  for (const record of records) {
    const speaker = idFor('person', record.speaker.name, () => ({
      name: record.speaker.name,
      aliases: aliases(record.speaker.aliases ?? []),
      roles: record.speaker.role ? [{ title: record.speaker.role }] : [],
    }));
    const place = record.place ? placeId(record.place) : undefined;
    const event = record.event
      ? idFor('event', `${record.event} ${record.place ?? ''}`, () => ({
          name: record.event,
          aliases: [],
          start: date(record.date),
          follows: [],
          namesUsedBy: [],
          summary: [],
          ...(place === undefined ? {} : { place }),
        }))
      : undefined;
    entries.push({
      id: record.id,
      status: 'live',
      revisions: none,
      position,
      entry: 'statement',
      speaker,
      says: record.text,
      source,
      said: date(record.date),
      saidBasis: 'source',
      reportedBy: none,
      topics: record.topics,
      relations: none,
      renderings: none,
      translations: none,
      ...(event === undefined ? undefined : { event }),
    });
  }
  return buildRecord({
    version: '00000000',
    loadedAt: '2024-01-01T00:00:00.000Z',
    entries,
    proofs: new Map(),
  });
}

let search;

export default {
  name: 'verbatim',
  build(records, { placeAliases } = {}) {
    search = createSearch(recordOf(records, placeAliases));
  },
  async search(query, k) {
    const found = await search.statements(query);
    return found.band === 'answered'
      ? [...found.hits.slice(0, k), ...(found.related ?? [])].slice(0, k).map(({ item }) => item.id)
      : [];
  },
};
