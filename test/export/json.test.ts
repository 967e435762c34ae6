import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../src/record/record.js';
import { statement, story } from '../support/entries.js';
import { exported } from '../support/exported.js';
import { firstStory } from '../support/first-story.js';

interface Document {
  readonly version: string;
  readonly loadedAt: string;
  readonly entries: readonly Record<string, unknown>[];
}

describe('plain JSON', () => {
  it('holds every entry of the first story as on file, with the version of the record and the state of each proof', async () => {
    const record = await firstStory();
    const document = JSON.parse(exported('json', record)) as Document;
    expect(document).toMatchObject({ version: record.version, loadedAt: record.loadedAt });
    expect(document.entries).toHaveLength(record.byId.size);
    for (const entry of document.entries) {
      const { proof, provenOn, provenExtent: _, ...rest } = entry;
      const { position: __, ...onFile } = record.byId.get(String(entry.id)) ?? { position: undefined };
      expect(rest).toEqual(onFile);
      expect(proof).toBe(record.proofs.get(String(entry.id)));
      expect(provenOn).toBe(record.provenOn.get(String(entry.id)));
    }
  });

  it('has an entry a line, its keys always in the same order', () => {
    const record = story();
    const turned = buildRecord({
      ...record,
      entries: [...record.byId.values()].map(
        (entry) => Object.fromEntries(Object.entries(entry).reverse()) as unknown as typeof entry,
      ),
    });
    expect(exported('json', turned)).toBe(exported('json', record));
    const lines = exported('json', record).trimEnd().split('\n').slice(1, -1);
    for (const line of lines)
      expect(Object.keys(JSON.parse(line.replace(/,$/, ''))).slice(0, 3)).toEqual(['id', 'entry', 'status']);
  });

  it('does not tell where an entry stands in the files of this machine', () => {
    expect(exported('json', story())).not.toContain('position');
  });

  it('gives a withdrawn statement as its notice alone', () => {
    const revisions = [
      { date: { iso: '2023-10-01', precision: 'day' as const }, was: 'old words', why: 'a mix-up', by: 'kremlin' },
    ];
    const record = story([statement('gone', 'kremlin', '2023-09-20', 'said “no”', { status: 'withdrawn', revisions })]);
    const { entries } = JSON.parse(exported('json', record)) as Document;
    expect(entries.find(({ id }) => id === 'gone')).toEqual({
      id: 'gone',
      entry: 'statement',
      status: 'withdrawn',
      revisions: [{ by: 'kremlin', date: { iso: '2023-10-01', precision: 'day' }, why: 'a mix-up' }],
    });
  });
});
