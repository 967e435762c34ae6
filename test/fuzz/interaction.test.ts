import type { APIInteraction } from 'discord-api-types/v10';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { createEntryCodes } from '../../src/bot/buttons/entry-codes.js';
import type { CommandContext } from '../../src/bot/command.js';
import { createInteractionHandler } from '../../src/bot/delivery/handle-interaction.js';
import { createLimits } from '../../src/bot/delivery/limits.js';
import type { Reply } from '../../src/bot/reply.js';
import { createResponder, type Respond } from '../../src/bot/router.js';
import { ageOf } from '../../src/bot/snowflake.js';
import { createChecker } from '../../src/check/checker.js';
import { createLanguages } from '../../src/language/language.js';
import { createLog } from '../../src/log.js';
import { archiveInMemory } from '../../src/record/archive.js';
import { createSearch } from '../../src/search/engine.js';
import { readInteraction } from '../../src/transport/http/interaction.js';
import { violations } from '../../src/view/discord/violations.js';
import {
  autocompleteInteraction,
  commandInteraction,
  componentInteraction,
  menuInteraction,
  modalInteraction,
} from '../support/fake-discord/interactions.js';
import { newMessage } from '../support/fake-discord/messages.js';
import { World } from '../support/fake-discord/world.js';
import { firstStory } from '../support/first-story.js';
import fc, { runs } from '../support/properties.js';
import { throughDelivery } from '../support/through-delivery.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const world = new World('a-token', ['803000000000000001']);
const log = createLog('silent', false);
const began = Date.now();
let respond: Respond;
let deliver: Respond;
/** Interactions as Discord shapes them, as their JSON. */
const real: string[] = [];

beforeAll(async () => {
  const record = await firstStory();
  const search = createSearch(record);
  const codes = createEntryCodes(record);
  const checker = createChecker(record, search, async function* () {});
  const languages = createLanguages();
  const context = (locale: string | undefined): CommandContext => ({
    record,
    search,
    checker,
    archive: archiveInMemory(record),
    codes,
    today: '2023-12-01',
    language: languages(locale),
    sourceText: async () => undefined,
    problems: [],
    mention: (name) => `\`/${name}\``,
  });
  respond = createResponder({ commands, context });
  deliver = throughDelivery(respond);
  await collectReal();
});

/** Every command, every button under its answer, completions, the menu, a form. */
async function collectReal(): Promise<void> {
  const keep = (interaction: APIInteraction): void => {
    real.push(JSON.stringify(interaction));
  };
  const asked: [string, Record<string, string | boolean>][] = [
    ['/claims', { 'who-or-what': 'Mirzoyan' }],
    ['/claims', { 'who-or-what': 'Mirzoyan', hide: true }],
    ['/claims', { 'who-or-what': 'Bagramov' }],
    ['/figures', { what: 'killed' }],
    ['/event', { name: 'Karabakh' }],
    ['/who', { name: 'Aliyev' }],
    ['/source', { entry: 'mirzoyan-unsc-final-act' }],
    ['/ask', { question: 'who said ethnic cleansing' }],
    ['/check', { text: 'Mirzoyan called it an “unprovoked and carefully planned attack”' }],
    ['/help', {}],
  ];
  for (const [command, options] of asked) {
    const interaction = commandInteraction(world, command, options, {});
    keep(interaction);
    const { callback } = await respond(interaction);
    const data = ('data' in callback ? callback.data : {}) as { [key: string]: never };
    const message = newMessage(world, interaction, data, []);
    for (const [, customId] of JSON.stringify(message.components).matchAll(/"custom_id":"((?:[^"\\]|\\.)*)"/g))
      keep(componentInteraction(world, message, JSON.parse(`"${customId}"`) as string, undefined, {}));
    const [option, value] = Object.entries(options)[0] ?? ['', ''];
    keep(autocompleteInteraction(world, command, { [option]: value }, option, {}));
  }
  keep(menuInteraction(world, 'Check quote', 'He said “unprovoked and carefully planned attack” to 200 people', {}));
  keep(modalInteraction(world, 'x', { a: 'b' }, {}));
}

/** A reply is one that Discord takes, and that pings nobody. */
function expectAcceptable(interaction: APIInteraction, reply: Reply): void {
  const { callback } = reply;
  const names = reply.files.map(({ name }) => name);
  expect(violations(callback, names)).toEqual([]);
  expect([1, 4, 6, 7, 8]).toContain(callback.type);
  if (callback.type === 4 || callback.type === 7)
    expect((callback.data as { allowed_mentions?: object }).allowed_mentions).toEqual({ parse: [] });
  expect(callback.type === 8).toBe(interaction.type === 4);
  expect(callback.type === 1).toBe(interaction.type === 1);
  // It can be sent: there is no lone half of a character, no number that JSON does not know.
  expect(JSON.stringify(callback).isWellFormed()).toBe(true);
  expect(JSON.stringify(callback)).not.toMatch(/\\ud[89a-f][0-9a-f]{2}/i);
}

/** The way of a request's body through the HTTP door, after its signature was found true. */
async function answered(body: string | Uint8Array): Promise<'none' | Reply> {
  const interaction = readInteraction(typeof body === 'string' ? new TextEncoder().encode(body) : body);
  if (interaction === undefined) return 'none';
  const reply = await deliver(interaction);
  expectAcceptable(interaction, reply);
  return reply;
}

const nasty = fc.constantFrom<Json[]>(
  null,
  true,
  false,
  0,
  -1,
  2,
  3,
  4,
  5,
  1e308,
  '',
  '0',
  '@everyone <@1> <@&2> [a](https://x.example)',
  '\ud800',
  '\u202e\u0000',
  'x'.repeat(5_000),
  '\u0300'.repeat(3_000),
  [],
  [null],
  [[[]]],
  {},
  { toString: 1 },
  { toString: null, valueOf: null },
  { id: '1', name: 'claims', type: 1, options: null },
  { length: -1 },
);
const any = fc.oneof(
  { weight: 3, arbitrary: nasty },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json> },
);

/** One thing to do to a value somewhere inside a JSON value. */
interface Change {
  readonly place: number;
  readonly how: 'replace' | 'delete' | 'add' | 'wrap' | 'swap';
  readonly key: string;
  readonly value: Json;
}
const change: fc.Arbitrary<Change> = fc.record({
  place: fc.nat({ max: 100_000 }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'delete', 'add', 'wrap', 'swap'),
  key: fc.constantFrom(
    'type',
    'name',
    'value',
    'options',
    'data',
    'components',
    'user',
    'member',
    '__proto__',
    'toString',
  ),
  value: any,
});

interface Slot {
  readonly holder: { [key: string]: Json };
  readonly key: string;
}

function slotsOf(value: Json, found: Slot[] = []): Slot[] {
  if (typeof value !== 'object' || value === null) return found;
  const holder = value as { [key: string]: Json };
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    slotsOf(holder[key] as Json, found);
  }
  return found;
}

function changed(text: string, changes: readonly Change[]): string {
  const root = JSON.parse(text) as { [key: string]: Json };
  for (const { place, how, key: name, value } of changes) {
    const slots = slotsOf(root);
    const slot = slots[place % slots.length];
    if (slot === undefined) continue;
    const { holder, key } = slot;
    const copy = JSON.parse(JSON.stringify(value)) as Json;
    const here = holder[key] as Json;
    if (how === 'replace') holder[key] = copy;
    else if (how === 'delete') delete holder[key];
    else if (how === 'wrap') holder[key] = [here];
    else if (how === 'swap') {
      const other = slots[(place * 7 + 3) % slots.length];
      if (other === undefined) continue;
      holder[key] = JSON.parse(JSON.stringify(other.holder[other.key] ?? null)) as Json;
    } else if (typeof here === 'object' && here !== null && !Array.isArray(here))
      Object.defineProperty(here, name, { value: copy, enumerable: true, configurable: true, writable: true });
    else holder[key] = { [name]: copy };
  }
  return JSON.stringify(root);
}

/** Most of the places of an interaction are of its message and its channel: its own keys are changed as often. */
const mutated = fc
  .tuple(fc.nat({ max: 9_999 }), fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([which, changes, inData]) => {
    const text = real[which % real.length] ?? '{}';
    if (!inData) return changed(text, changes);
    const { data, ...rest } = JSON.parse(text) as { data: Json };
    return JSON.stringify({ ...rest, data: JSON.parse(changed(JSON.stringify(data ?? {}), changes)) as Json });
  });

const skeleton = fc.record(
  {
    id: fc.oneof(fc.stringMatching(/^\d{1,20}$/), any),
    type: fc.oneof(fc.integer({ min: 0, max: 6 }), any),
    data: fc.oneof(
      fc.record(
        {
          type: fc.oneof(fc.integer({ min: 0, max: 4 }), any),
          name: fc.oneof(fc.constantFrom(...commands.map(({ definition }) => definition.name), 'Check quote'), any),
          options: fc.oneof(
            fc.array(fc.record({ name: any, type: any, value: any, focused: any }, { requiredKeys: [] })),
            any,
          ),
          custom_id: any,
          target_id: any,
          resolved: any,
        },
        { requiredKeys: [] },
      ),
      any,
    ),
    member: any,
    user: any,
    guild_id: any,
    locale: any,
    message: any,
    token: fc.oneof(fc.string(), any),
    application_id: any,
  },
  { requiredKeys: ['id', 'type'] },
);

describe('an interaction', () => {
  it('is answered as Discord shapes it', async () => {
    expect(real.length).toBeGreaterThan(50);
    for (const text of real) {
      const reply = await answered(text);
      expect(reply).not.toBe('none');
      expect(reply).not.toMatchObject({ outcome: 'failed' });
    }
  });

  it('is read from any bytes or refused, and never throws', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => new TextEncoder().encode(text)),
      fc.tuple(fc.nat({ max: 9_999 }), fc.nat({ max: 5_000 }), fc.nat({ max: 255 })).map(([which, at, byte]) => {
        const whole = new TextEncoder().encode(real[which % real.length]);
        whole[at % whole.length] = byte;
        return whole.subarray(0, byte < 128 ? whole.length : at);
      }),
    );
    fc.assert(
      fc.property(bytes, (body) => {
        const found = readInteraction(body);
        if (found !== undefined && (found.type as number) !== 1) expect(found.id).toMatch(/^\d{1,20}$/);
      }),
      runs(),
    );
  });

  it('may be any JSON: what is read is answered in a way that Discord takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          skeleton.map((value) => JSON.stringify(value)),
        ),
        async (text) => {
          await answered(text);
        },
      ),
      runs(),
    );
  });

  it('may have anything anywhere in it: what is read is answered in a way that Discord takes', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        await answered(text);
      }),
      runs(),
    );
  });

  it('goes the whole way of the doors without throwing, and is answered once', async () => {
    const answer = createInteractionHandler({
      respond,
      log,
      limits: createLimits({ user: 1_000_000, server: 1_000_000 }),
      commands: new Set(commands.map(({ definition }) => definition.name)),
      // The interactions grow old while they are tried.
      clock: { ageOf: (id) => ageOf(id, began) },
    });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          mutated,
          skeleton.map((value) => JSON.stringify(value)),
        ),
        async (text) => {
          const interaction = readInteraction(new TextEncoder().encode(text));
          if (interaction === undefined) return;
          const sent: Reply[] = [];
          await answer(interaction, {
            send: async (reply) => {
              sent.push(reply);
              return 'answered';
            },
            edit: async () => {},
            notify: async () => {},
            remove: async () => {},
          });
          expect(sent.length).toBe(1);
          for (const reply of sent) expectAcceptable(interaction, reply);
        },
      ),
      runs(0.5),
    );
  });
});
