import { expect, it, onTestFinished } from 'vitest';
import { connectToIndex } from '../../src/opensearch/client/connect.js';
import { DOCUMENT_KINDS } from '../../src/opensearch/documents/fields.js';
import { storedNow } from '../../src/opensearch/indexer/stored-now.js';
import type { Entry } from '../../src/record/entries.js';
import type { EntryId } from '../../src/record/entry-base.js';
import { buildRecord, type VerbatimRecord } from '../../src/record/record.js';
import type { Statement } from '../../src/record/statement.js';
import { indexInto, ownSettings } from '../support/cluster.js';
import { exampleStory } from '../support/example-story.js';

/** A record with some of its entries changed. */
function changed(record: VerbatimRecord, version: string, change: (entry: Entry) => Entry): VerbatimRecord {
  const entries = [...record.byId.values()].map(change);
  return buildRecord({ ...record, version, entries });
}

const only =
  (id: EntryId | undefined, change: (entry: never) => object) =>
  (entry: Entry): Entry =>
    entry.id === id ? ({ ...entry, ...change(entry as never) } as Entry) : entry;

/** The hashes of the documents that readers see, by the ids of their entries. */
async function documentsIn(record: VerbatimRecord, settings = ownSettings()): Promise<ReadonlyMap<string, string>> {
  const { state } = await indexInto(settings, record);
  const client = connectToIndex(settings);
  onTestFinished(() => client.close());
  const stored = await Promise.all(DOCUMENT_KINDS.map((kind) => storedNow(client, state.build, kind)));
  return new Map(stored.flatMap((of) => [...of].map(([id, { hash }]) => [id, hash] as const)));
}

it('has the same documents after corrections as if all had been made anew', async () => {
  const record = await exampleStory();
  const [statement, other] = record.statements;
  const [person] = record.people;
  const steps: readonly ((entry: Entry) => Entry)[] = [
    // The words of a statement, and the source that others rest on as well.
    only(statement?.id, ({ says }: Statement) => ({ says: `${says} Again.` })),
    only(statement?.source, () => ({ title: 'Another headline about the harbour' })),
    // Whose words a statement is against is written with that statement and with the other one.
    only(other?.id, () => ({ relations: [{ kind: 'contradicts', entry: statement?.id }] })),
    only(statement?.id, () => ({ speaker: other?.speaker })),
    // A new name may be in any text.
    only(person?.id, () => ({ aliases: [{ name: 'The Voice of the Harbour', strength: 'strong' }] })),
    only(other?.id, () => ({ status: 'withdrawn' })),
  ];
  const settings = ownSettings();
  let now = record;
  await documentsIn(now, settings);
  for (const [step, change] of steps.entries()) {
    now = changed(now, `0000000${step}`, change);
    expect(await documentsIn(now, settings)).toEqual(await documentsIn(now));
  }
});
