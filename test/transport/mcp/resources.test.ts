import { beforeAll, describe, expect, it } from 'vitest';
import type { VerbatimRecord } from '../../../src/record/record.js';
import { withoutDrafts } from '../../../src/record/without-drafts.js';
import { resultSchema } from '../../../src/transport/mcp/result-schema.js';
import { type Assistant, assistantOver, depsOver } from '../../support/assistant.js';
import { contextOver } from '../../support/bot.js';
import { person, recordOf, story } from '../../support/entries.js';
import { exampleStory } from '../../support/example-story.js';

let example: Assistant;
let record: VerbatimRecord;
beforeAll(async () => {
  record = await exampleStory();
  example = await assistantOver(depsOver(record));
});

/** The client itself would ask for every page. */
const onePage = ({ client }: Assistant, cursor?: string) =>
  client.request({ method: 'resources/list', params: cursor === undefined ? {} : { cursor } });

/** Every resource, over as many pages as it takes. */
async function all(assistant: Assistant): Promise<{ uris: string[]; titles: string[]; pages: number }> {
  const uris: string[] = [];
  const titles: string[] = [];
  let pages = 0;
  let cursor: string | undefined;
  do {
    const page = await onePage(assistant, cursor);
    uris.push(...page.resources.map(({ uri }) => uri));
    titles.push(...page.resources.map(({ title = '' }) => title));
    pages += 1;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { uris, titles, pages };
}

describe('the entries of the record', () => {
  it('are listed, each once, without a word of any of them', async () => {
    const { uris, titles } = await all(example);
    expect(uris.sort()).toEqual([...record.byId.keys()].map((id) => `verbatim://entry/${id}`).sort());
    expect(titles).toContain('statement: Ana Rusu, 2024-05-06');
    expect(titles).toContain('statement, withdrawn');
    for (const { says } of record.statements) expect(titles.join()).not.toContain(says);
  });

  it('are listed page by page, also while the record changes', async () => {
    const people = Array.from({ length: 250 }, (_, index) => person(`person-${index}`, `Person ${index}`));
    const many = recordOf(...people);
    let current = many;
    const assistant = await assistantOver(depsOver(many, { context: (locale) => contextOver(current)(locale) }));
    expect((await all(assistant)).pages).toBe(3);
    const { nextCursor = '' } = await onePage(assistant);
    current = recordOf(...people.slice(50));
    const { resources } = await assistant.client.listResources({ cursor: nextCursor });
    expect(resources[0]?.uri).toBe('verbatim://entry/person-100');
    current = recordOf(person('ada', 'Ada Example'));
    await expect(assistant.client.listResources({ cursor: nextCursor })).rejects.toThrow('list from the start');
  });

  it('are each read as the same data that answers hold', async () => {
    for (const id of record.byId.keys()) {
      const read = await example.read(id);
      expect(read.record.version).toBe(record.version);
      expect(read.entry.id).toBe(id);
      expect(() => resultSchema.shape.entries.parse([read.entry])).not.toThrow();
    }
    const { entries } = await example.ask('claims', { question: 'velik-rust' });
    expect((await example.read('velik-rust')).entry).toMatchObject(entries[0] ?? {});
  });

  it('are read by a former id as well', async () => {
    const renamed = await assistantOver(depsOver(recordOf(person('ada', 'Ada Example', { formerly: ['ada-old'] }))));
    expect((await renamed.read('ada-old')).entry.id).toBe('ada');
  });

  it('are only a notice where they were withdrawn, and nowhere where they are drafts', async () => {
    const other = await assistantOver(depsOver(withoutDrafts(story())));
    expect((await other.read('mirzoyan-2')).entry).toMatchObject({ kind: 'withdrawn', was: 'statement' });
    expect((await all(other)).uris.join()).not.toMatch(/mirzoyan-3|secret-person/);
    await expect(other.read('mirzoyan-3')).rejects.toThrow('No entry of the record has this id');
    await expect(other.read('secret-person')).rejects.toThrow('No entry');
    const unfiltered = await assistantOver(depsOver(story()));
    await expect(unfiltered.read('mirzoyan-3')).rejects.toThrow('No entry');
    expect((await all(unfiltered)).uris.join()).not.toMatch(/mirzoyan-3|secret-person/);
  });

  it('that are not there are refused, whatever the address says', async () => {
    for (const id of ['nobody', '../knowledge', '%', 'ana-rusu%00', '__proto__', 'a/b'])
      await expect(example.read(id)).rejects.toThrow();
    await expect(example.client.readResource({ uri: 'file:///etc/passwd' })).rejects.toThrow('not found');
    const uri = 'verbatim://entry/nobody';
    await expect(example.client.readResource({ uri })).rejects.toMatchObject({ code: -32_602, data: { uri } });
  });

  it('are completed by the beginning of their id and by their names', async () => {
    const { resourceTemplates } = await example.client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(['verbatim://entry/{id}']);
    const complete = async (value: string) =>
      (
        await example.client.complete({
          ref: { type: 'ref/resource', uri: 'verbatim://entry/{id}' },
          argument: { name: 'id', value },
        })
      ).completion.values;
    expect(await complete('velik-')).toEqual([
      'velik-rust',
      'velik-drawer',
      'velik-nobody-attacked',
      'velik-name',
      'velik-hurt',
      'tomas-velik',
    ]);
    expect(await complete('Русу')).toContain('ana-rusu');
  });
});
