// An invented archive as a record on disk: one entry a line, as editors would bring in thousands.
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordOf } from './adapter.mjs';
import { archiveInTurn } from './archive.mjs';

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

/** Records that are in memory at once. */
const AT_ONCE = 50_000;

function* inPieces(records) {
  let piece = [];
  for (const one of records) {
    piece.push(one);
    if (piece.length < AT_ONCE) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
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
  const id = namer();
  const written = new Set();
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'sources.yaml'),
    'sources:\n  - id: source-plain\n    publisher: Plain\n    published: 2024-01-01\n',
  );
  for (const list of LISTS) await writeFile(join(folder, `${list}.jsonl`), '');
  for (const piece of inPieces(archiveInTurn(size).records)) {
    const record = recordOf(piece);
    for (const list of LISTS) {
      // A statement is in one piece, what it names in many.
      const isNew = (entry) => list === 'statements' || (!written.has(entry.id) && written.add(entry.id));
      const lines = record[list]
        .filter(isNew)
        .map((entry) => `${JSON.stringify({ entry: KIND[list], id: id(entry.id), ...FIELDS[list](entry, id) })}\n`);
      await appendFile(join(folder, `${list}.jsonl`), lines.join(''));
    }
  }
}
