import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/check/checker.js';
import { loadRecord } from '../../src/knowledge/load.js';
import { buildRecord, type VerbatimRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import { figure, group, place } from '../support/entries.js';

const BRIDGE = fileURLToPath(new URL('../../examples/dolna-bridge', import.meta.url));

/** What one side of the invented story is called, and the other. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['Kestrian', 'Dolnan'],
  ['Kestria', 'Dolna'],
  ['kestria', 'dolna'],
];

/** A text in which each side has the other's names. */
const swapped = (text: string): string =>
  text.replace(/Kestrian|Dolnan|Kestria|Dolna|kestria|dolna/g, (name) => {
    const [one = name, other = name] = PAIRS.find((pair) => pair.includes(name)) ?? [];
    return name === one ? other : one;
  });

async function bridge(): Promise<VerbatimRecord> {
  const loaded = await loadRecord({ knowledgeDir: join(BRIDGE, 'knowledge'), archiveDir: join(BRIDGE, 'archive') });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const kinds = ['workers', 'children'];
  const entries = [...loaded.record.byId.values()].flatMap((entry) =>
    entry.entry !== 'place' || (entry.id !== 'kestria' && entry.id !== 'dolna')
      ? [entry]
      : [
          place(entry.id, entry.name, {
            demonyms: [`${entry.name.replace(/ia$|a$/, '')}${entry.id === 'dolna' ? 'an' : 'ian'}`],
          }),
          ...kinds.map((kind) =>
            group(`${entry.id}-${kind}`, `${entry.id === 'dolna' ? 'Dolnan' : 'Kestrian'} ${kind}`, {
              side: entry.id,
              kind,
            }),
          ),
        ],
  );
  const counts = [
    figure('counted-children', 'ana-rusu', 'killed', '33', 'children', { counted: ['kestria-children'] }),
    figure('counted-workers', 'tomas-velik', 'wounded', '44', 'Dolnan workers'),
  ].map((one) => ({ ...one, source: 'daily-2024-05-06', of: 'dolna-bridge' }));
  return buildRecord({ ...loaded.record, entries: [...entries, ...counts] });
}

/** The record with every name of one side in place of the other's, down to ids. */
function withSidesSwapped(record: VerbatimRecord): VerbatimRecord {
  const entries = JSON.parse(swapped(JSON.stringify([...record.byId.values()])));
  return buildRecord({
    ...record,
    entries,
    proofs: new Map([...record.proofs].map(([id, state]) => [swapped(id), state])),
  });
}

const PASTES = [
  '33 Kestrian children were killed, Rusu said',
  '33 Dolnan children were killed, Rusu said',
  '33 children were killed, Rusu said',
  '33 people were killed, Rusu said',
  '33 Kestrians were killed, Rusu said',
  '44 Dolnan workers were hurt, Velik said',
  '44 Kestrian workers were hurt, Velik said',
  '44 workers were hurt, Velik said',
  'More than 200 people were hurt, Rusu said',
  '200 Kestrians were hurt, Rusu said',
  'Rusu called it a “sudden and well-planned act”',
  'The Dolna District Council said the ministry had “let the bridge rust for seven years”',
];

const verdicts = async (record: VerbatimRecord, pastes: readonly string[]): Promise<string[]> => {
  const checker = createChecker(record, createSearch(record), async function* () {});
  return Promise.all(
    pastes.map(async (text) => (await checker.check(text)).judged.map(({ verdict }) => verdict).join()),
  );
};

describe('the two sides of the invented story', () => {
  it('get the same verdicts when they are swapped, in the record and in what is pasted', async () => {
    const record = await bridge();
    const own = await verdicts(record, PASTES);
    expect(new Set(own).size).toBeGreaterThan(2);
    expect(await verdicts(withSidesSwapped(record), PASTES.map(swapped))).toEqual(own);
  });

  it('are told apart', async () => {
    const record = await bridge();
    expect(await verdicts(record, PASTES.slice(0, 8))).toEqual([
      'matches',
      'other-scope',
      'matches',
      'other-scope',
      'other-scope',
      'matches',
      'other-scope',
      'matches',
    ]);
  });
});
