// The engine of this project and its peers, behind one interface: build(records), search(query, k) → ids it would answer with.
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import verbatim from './adapter.mjs';

let fuse;
const fuseEngine = {
  name: 'Fuse.js, threshold 0.3',
  build(records) {
    fuse = new Fuse(records, {
      keys: ['speaker.name', 'speaker.aliases', 'text', 'topics', 'place'],
      threshold: 0.3,
      ignoreLocation: true,
    });
  },
  search: (query, k) => fuse.search(query.slice(0, 64), { limit: k }).map(({ item }) => item.id),
};

let mini;
const miniEngine = {
  name: 'MiniSearch, fuzzy and prefix',
  build(records) {
    mini = new MiniSearch({
      fields: ['name', 'aliases', 'text', 'topics', 'place'],
      extractField: (record, field) =>
        field === 'name'
          ? record.speaker.name
          : field === 'aliases'
            ? record.speaker.aliases.join(' ')
            : field === 'topics'
              ? record.topics.join(' ')
              : record[field],
      searchOptions: { fuzzy: 0.2, prefix: true, boost: { name: 2, aliases: 2 } },
    });
    mini.addAll(records);
  },
  search: (query, k) =>
    mini
      .search(query)
      .slice(0, k)
      .map(({ id }) => id),
};

export const engines = { verbatim, fuse: fuseEngine, mini: miniEngine };
