// The search engine in the interface of an evaluator: plain records in, ids out. Runs from a built checkout (`npm run build`).
// Record: { id, kind, speaker: { name, role, aliases[] }, text, topics[], event, date, place }.
import { buildRecord } from '../../dist/src/record/record.js';
import { createSearch } from '../../dist/src/search/engine.js';

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
  const position = { file: 'plain', line: 1, column: 1 };
  const base = (id) => ({ id, status: 'live', revisions: [], position });
  const entries = new Map();
  const idFor = (kind, name, make) => {
    const id = `${kind}-${kebab(name)}`;
    if (!entries.has(id)) entries.set(id, { ...base(id), entry: kind, ...make() });
    return id;
  };
  const aliases = (names) => names.map((name) => ({ name, strength: 'strong' }));
  const date = (iso) => ({ iso, precision: 'day' });
  const source = idFor('source', 'plain', () => ({
    publisher: 'plain',
    published: date('2024-01-01'),
    archived: false,
  }));
  const placeId = (place) => {
    const [town, ...rest] = place.split(', ');
    const country = rest.join(', ');
    const partOf =
      country === '' ? undefined : idFor('place', country, () => ({ name: country, aliases: [], namesUsedBy: [] }));
    return idFor('place', place, () => ({
      name: town,
      aliases: aliases([...(placeAliases.get(place) ?? []), ...(placeAliases.get(town) ?? [])]),
      namesUsedBy: [],
      ...(partOf === undefined ? {} : { partOf }),
    }));
  };
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
    entries.set(record.id, {
      ...base(record.id),
      entry: 'statement',
      speaker,
      says: record.text,
      source,
      said: date(record.date),
      saidBasis: 'source',
      reportedBy: [],
      topics: record.topics,
      relations: [],
      renderings: [],
      ...(event === undefined ? {} : { event }),
    });
  }
  return buildRecord({
    version: '00000000',
    loadedAt: '2024-01-01T00:00:00.000Z',
    entries: [...entries.values()],
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
