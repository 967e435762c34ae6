// An invented archive as a record on disk: one entry a line, as editors would bring in thousands.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordOf } from './adapter.mjs';
import { archive } from './archive.mjs';

const LISTS = ['people', 'places', 'events', 'statements'];
const KIND = { people: 'person', places: 'place', events: 'event', statements: 'statement' };

/** Ids of invented names may hold letters that ids do not allow, so each gets a number. */
function namer() {
  const known = new Map();
  return (id) => {
    const there = known.get(id) ?? `entry-${known.size}`;
    known.set(id, there);
    return there;
  };
}

const FIELDS = {
  people: ({ name, aliases, roles }) => ({ name, aliases: aliases.map((alias) => alias.name), roles }),
  places: ({ name, partOf }, id) => ({ name, ...(partOf ? { part_of: id(partOf) } : {}) }),
  events: ({ name, start, place }, id) => ({ name, start: start.iso, ...(place ? { place: id(place) } : {}) }),
  statements: ({ speaker, says, said, topics, event }, id) => ({
    speaker: id(speaker),
    says,
    source: 'source-plain',
    said: said.iso,
    topics,
    ...(event ? { event: id(event) } : {}),
  }),
};

/**
 * Writes an invented archive of so many statements.
 * @param {string} folder where to; made when it is not there
 * @param {number} size statements
 */
export async function writeArchive(folder, size) {
  const record = recordOf(archive(size).records);
  const id = namer();
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'sources.yaml'),
    'sources:\n  - id: source-plain\n    publisher: Plain\n    published: 2024-01-01\n',
  );
  for (const list of LISTS) {
    const lines = record[list].map((entry) =>
      JSON.stringify({ entry: KIND[list], id: id(entry.id), ...FIELDS[list](entry, id) }),
    );
    await writeFile(join(folder, `${list}.jsonl`), `${lines.join('\n')}\n`);
  }
}
