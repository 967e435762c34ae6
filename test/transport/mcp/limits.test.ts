import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.js';
import type { Command } from '../../../src/bot/command.js';
import type { VerbatimRecord } from '../../../src/record/record.js';
import { createCallLimits } from '../../../src/transport/mcp/call-limits.js';
import { assistantOver, depsOver } from '../../support/assistant.js';
import { story } from '../../support/entries.js';
import { eventually } from '../../support/patience.js';
import { keptLog } from '../gateway/support.js';

let record: VerbatimRecord;
beforeAll(() => {
  record = story();
});

/** The bot's commands, one of which answers as a test wants. */
const withWho = (answer: Command['answer']): Command[] =>
  commands.map((one) => (one.definition.name === 'who' ? { ...one, answer } : one));

/** An answer that does not come before it is let go. */
function held() {
  let release: () => void = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  let running = 0;
  const signals: (AbortSignal | undefined)[] = [];
  const answer: Command['answer'] = async (_values, { signal }) => {
    running += 1;
    signals.push(signal);
    await until;
    return { kind: 'choices', text: 'done', choices: [] };
  };
  return { answer, release, signals, running: () => running };
}

describe('what a call may bring', () => {
  it('is at most as long as what Discord takes, and nothing that the tool does not know', async () => {
    const assistant = await assistantOver(depsOver(record));
    expect((await assistant.ask('who', { name: 'x'.repeat(4_000) })).outcome).toBe('not-on-file');
    expect(await assistant.refused('who', { name: 'x'.repeat(4_001) })).toContain('4000');
    expect(await assistant.refused('who', { name: 'Mirzoyan', hide: true })).toContain('hide');
    expect(await assistant.refused('who', { name: 7 })).toContain('name');
    expect(await assistant.refused('who', {})).toContain('name');
    expect(await assistant.refused('claims', { question: 'Mirzoyan', limit: 1_000 })).toContain('limit');
    expect(await assistant.refused('claims', { question: 'Mirzoyan', offset: -1 })).toContain('offset');
    await expect(assistant.ask('help', {})).rejects.toThrow('help');
  });
});

describe('calls at once', () => {
  it('wait for their turn, and are refused where too many wait', async () => {
    const { answer, release, running } = held();
    const limits = createCallLimits({ maxConcurrent: 2, maxWaiting: 3 });
    const assistant = await assistantOver(depsOver(record, { commands: withWho(answer), limits }));
    const first = Array.from({ length: 5 }, () => assistant.ask('who', { name: 'Mirzoyan' }));
    await eventually(() => running() === 2, 'two calls that run');
    expect(await assistant.refused('who', { name: 'Mirzoyan' })).toContain('Too busy');
    expect(running()).toBe(2);
    release();
    for (const { message } of await Promise.all(first)) expect(message).toBe('done');
    expect(running()).toBe(5);
  });

  it('are given up where one takes too long, and its work is told to stop', async () => {
    const { answer, release, signals } = held();
    const limits = createCallLimits({ maxCallMs: 1 });
    const assistant = await assistantOver(depsOver(record, { commands: withWho(answer), limits }));
    expect(await assistant.refused('who', { name: 'Mirzoyan' })).toContain('Too busy');
    expect(signals[0]?.aborted).toBe(true);
    release();
  });

  it('are stopped where the assistant no longer waits', async () => {
    const { answer, release, signals } = held();
    const { log, lines, text } = keptLog();
    const assistant = await assistantOver(depsOver(record, { commands: withWho(answer), log }));
    const cancel = new AbortController();
    const call = assistant.client.callTool({ name: 'who', arguments: { name: 'Mirzoyan' } }, { signal: cancel.signal });
    await eventually(() => signals.length === 1, 'the call runs');
    cancel.abort('no longer wanted');
    await expect(call).rejects.toThrow();
    await eventually(() => signals[0]?.aborted === true, 'the work is told to stop');
    release();
    await eventually(() => lines().some(({ outcome }) => outcome === 'cancelled'), 'the line in the log');
    expect(text()).not.toContain('no longer wanted');
  });
});

describe('a call that goes wrong', () => {
  it('is answered with a reference that the log has, and with nothing of the error', async () => {
    const { log, lines } = keptLog();
    const assistant = await assistantOver(
      depsOver(record, { log, commands: withWho(async () => Promise.reject(new Error('inner workings'))) }),
    );
    const said = await assistant.refused('who', { name: 'Mirzoyan' });
    const [reference = ''] = /[0-9a-f]{8}/.exec(said) ?? [];
    expect(said).not.toContain('inner workings');
    expect(lines()).toContainEqual(expect.objectContaining({ tool: 'who', reference }));
    // The next call is answered.
    expect((await assistant.ask('claims', { question: 'Mirzoyan' })).outcome).toBe('answered');
  });

  it('leaves no words of the question in the log, and neither does one that is answered', async () => {
    const { log, text } = keptLog();
    const assistant = await assistantOver(depsOver(record, { log }));
    await assistant.ask('claims', { question: 'Mirzoyan quokkas' });
    await assistant.ask('check', { text: 'Mirzoyan said “quokkas are fine”.' });
    await assistant.refused('check', { text: 'quokkas?', more: 'quokkas' });
    await wait(0);
    expect(text()).toContain('"tool":"claims"');
    expect(text()).not.toMatch(/quokkas|Mirzoyan/);
  });
});
