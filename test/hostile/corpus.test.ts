import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type APIInteraction, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { autocompleteInteraction, commandInteraction } from '../../src/bot/local-interaction.js';
import { createLog } from '../../src/log.js';
import { createApp } from '../../src/process/app.js';
import { sampled } from '../support/properties.js';
import { longestStretch, median, referenceWork } from '../support/stretch.js';
import { throughDelivery } from '../support/through-delivery.js';
import { PIECES, SHAPES } from './corpus.js';

const root = new URL('../../', import.meta.url).pathname;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let answer: ReturnType<typeof throughDelivery>;
beforeAll(async () => {
  const app = await createApp({
    knowledgeDir: `${root}knowledge`,
    archiveDir: `${root}archive`,
    log: createLog('silent', false),
  });
  answer = throughDelivery(app.cachedRespond);
});

interface Input {
  readonly name: string;
  readonly interaction: APIInteraction;
}

/** All commands read a question as `/claims` does, and pastes and questions in free words cost the most: fewer shapes are enough for them. */
function shapesOf({ definition, menu }: (typeof commands)[number]): ReadonlySet<string> {
  if (definition.name === 'claims') return new Set(Object.keys(SHAPES));
  return new Set(['repeated', menu === undefined ? 'numbered' : 'quoted']);
}

/** Every text of the corpus as the question of a command, and half typed where the command completes it. */
function* inputsOf(command: (typeof commands)[number]): Generator<Input> {
  const { definition, question, complete } = command;
  if (question === undefined) return;
  for (const [shape, textOf] of Object.entries(SHAPES)) {
    if (!shapesOf(command).has(shape)) continue;
    for (const piece of PIECES) {
      const option = { name: question, type: ApplicationCommandOptionType.String as const, value: textOf(piece) };
      const name = `${shape} ${JSON.stringify(piece)}`;
      yield { name, interaction: commandInteraction({ name: definition.name, options: [option] }) };
      if (complete !== undefined && shape === 'repeated')
        yield {
          name: `${name}, half typed`,
          interaction: autocompleteInteraction({
            name: definition.name,
            options: [{ ...option, focused: true }],
          }),
        };
    }
  }
}

/** The reference work takes about 25 ms of an idle machine: no input may hold it for more than about 100 ms. */
const MAX_RATIO = 4;

/**
 * An input that is over the bound is measured again, each time beside the reference work and without the garbage that others left: whatever
 * shares the processor slows one of the two, and a collection may fall into it. Such things only add, so the least of the ratios is the
 * input's own.
 */
async function ratioOf({ interaction }: Input, reference: number): Promise<number> {
  const first = (await longestStretch(() => answer(interaction))) / reference;
  if (first < MAX_RATIO) return first;
  const again: number[] = [];
  for (let times = 0; times < 5; times += 1) {
    collectGarbage();
    const beside = median([referenceWork(), referenceWork(), referenceWork()]);
    again.push((await longestStretch(() => answer(interaction))) / beside);
  }
  return Math.min(first, ...again);
}

describe('4,000 characters of anything', () => {
  const asking = commands.filter(({ question }) => question !== undefined);

  it.each(asking.map((command) => [command.definition.name, command] as const))(
    'never hold up everybody else in /%s',
    async (_name, command) => {
      const slow: string[] = [];
      let reference = referenceWork();
      for (const [index, input] of sampled([...inputsOf(command)]).entries()) {
        if (index % 50 === 0) reference = median([referenceWork(), referenceWork(), referenceWork()]);
        const ratio = await ratioOf(input, reference);
        if (ratio >= MAX_RATIO) slow.push(`${input.name}: ${ratio.toFixed(1)}`);
      }
      expect(slow).toEqual([]);
    },
  );

  it('are at least 1,224 kinds of input, all different', () => {
    const inputs = asking.flatMap((command) => [...inputsOf(command)]);
    const kinds = new Set(inputs.map(({ interaction }) => JSON.stringify(interaction.data)));
    expect(kinds.size).toBe(inputs.length);
    expect(kinds.size).toBeGreaterThanOrEqual(1_224);
  });

  it('leave little behind in memory', async () => {
    const [command] = asking;
    if (command === undefined) throw new Error('there is no command');
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for (const { interaction } of sampled([...inputsOf(command)])) {
      const { options } = interaction.data as { options: { value: string }[] };
      for (const option of options) option.value = `new ${option.value}`;
      await answer(interaction);
    }
    collectGarbage();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
  });
});
