import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.js';
import { ACTIONS, type ButtonState, readCustomId } from '../../../src/bot/buttons/custom-id.js';
import { createEntryCodes } from '../../../src/bot/buttons/entry-codes.js';
import type { CommandContext } from '../../../src/bot/command.js';
import { loadRecord } from '../../../src/knowledge/load.js';
import { createSearch } from '../../../src/search/engine.js';

const STORY = 'examples/dolna-bridge';
const byName = new Map(commands.map((command) => [command.definition.name, command]));
let context: CommandContext;
beforeAll(async () => {
  const loaded = await loadRecord({ knowledgeDir: `${STORY}/knowledge`, archiveDir: `${STORY}/archive` });
  if (!loaded.ok) throw new Error('the example does not load');
  const { record } = loaded;
  // Of the context, buttons need no more than this.
  context = { record, search: createSearch(record), codes: createEntryCodes(record) } as unknown as CommandContext;
});

/**
 * Buttons as messages in Discord carry them since the first release. They keep working for as long as the messages are there, so no line
 * of this list may change.
 */
const SENT: readonly (readonly [customId: string, means: Omit<ButtonState, 'version'>])[] = [
  [
    'claims|p|0123abcd|2|1~0-qUHQ6,32024-05-06,5direct quote|~0-qUHQ6',
    {
      command: 'claims',
      action: 'page',
      page: 2,
      values: { 'who-or-what': 'rusu-keys', speaker: 'rusu-keys', since: '2024-05-06', form: 'direct quote' },
    },
  ],
  [
    'claims|p|0123abcd|12|42024-06|the keys of the bridge',
    {
      command: 'claims',
      action: 'page',
      page: 12,
      values: { 'who-or-what': 'the keys of the bridge', until: '2024-06' },
    },
  ],
  ['claims|p|0123abcd|1||6,700', { command: 'claims', action: 'page', page: 1, values: { 'who-or-what': '6,700' } }],
  ['help|p|0123abcd|2||', { command: 'help', action: 'page', page: 2, values: {} }],
  [
    'figures|t|0123abcd|1||~NFxsYHX',
    { command: 'figures', action: 'text', page: 1, values: { what: 'ministry-killed' } },
  ],
  [
    'figures|e|0123abcd|3|1~NFxsYHX|how many were killed',
    {
      command: 'figures',
      action: 'export',
      page: 3,
      values: { what: 'how many were killed', metric: 'ministry-killed' },
    },
  ],
  ['who|a|0123abcd|1||~0-qUHQ6', { command: 'who', action: 'ask', page: 1, values: { name: 'rusu-keys' } }],
  [
    'event|s|0123abcd|1||the fall of the bridge',
    { command: 'event', action: 'show', page: 1, values: { name: 'the fall of the bridge' } },
  ],
  [
    'claims|n|0123abcd|1||“~6,700”, or so',
    { command: 'claims', action: 'none', page: 1, values: { 'who-or-what': '“~6,700”, or so' } },
  ],
  [
    'ask|h|0123abcd|1||what did Rusu say about the keys?',
    { command: 'ask', action: 'share', page: 1, values: { question: 'what did Rusu say about the keys?' } },
  ],
  ['source|h|0123abcd|2||~ZpPtRUC', { command: 'source', action: 'share', page: 2, values: { entry: 'halen-sound' } }],
  [
    'claims|c|0123abcd|1||~0-qUHQ6',
    { command: 'claims', action: 'card', page: 1, values: { 'who-or-what': 'rusu-keys' } },
  ],
  [
    'claims|f|0123abcd|1||~0-qUHQ6',
    { command: 'claims', action: 'flag', page: 1, values: { 'who-or-what': 'rusu-keys' } },
  ],
  [
    'claims|w|0123abcd|1||the ferry',
    { command: 'claims', action: 'watch', page: 1, values: { 'who-or-what': 'the ferry' } },
  ],
  ['claims|d|0123abcd|1||', { command: 'claims', action: 'delete', page: 1, values: {} }],
  ['check|d|0123abcd|1||', { command: 'check', action: 'delete', page: 1, values: {} }],
];

describe('a button in an old message', () => {
  it.each(SENT)('%s means what it meant', async (customId, means) => {
    expect(await readCustomId(customId, byName, context)).toEqual({ ...means, version: '0123abcd' });
  });

  it('is covered for every action', () => {
    expect([...new Set(SENT.map(([, { action }]) => action))].sort()).toEqual(Object.keys(ACTIONS).sort());
  });
});
