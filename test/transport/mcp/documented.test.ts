import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.js';
import { createApp } from '../../../src/process/app.js';
import { TOOLS } from '../../../src/transport/mcp/tools.js';
import { assistantOver, depsOver } from '../../support/assistant.js';
import { EXAMPLE } from '../../support/example-story.js';

const PAGE = fileURLToPath(new URL('../../../docs/assistants.md', import.meta.url));
/** A call, and the part of its answer that the page shows. */
const SHOWN = /```json\n(\{ "name": .*\})\n```\n\n```\n([\s\S]*?)\n```/g;

interface Call {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

describe('docs/assistants.md', () => {
  it('shows every tool, with answers that are given word for word', async () => {
    const app = await createApp({ ...EXAMPLE, log: createLog('silent', false), now: () => new Date('2026-12-01') });
    const assistant = await assistantOver(depsOver(app.record(), { context: app.context }));
    const shown = [...(await readFile(PAGE, 'utf8')).matchAll(SHOWN)].map(([, call = '', text = '']) => ({
      call: JSON.parse(call) as Call,
      text,
    }));
    expect(new Set(shown.map(({ call }) => call.name))).toEqual(new Set(TOOLS.map(({ command }) => command)));
    for (const { call, text } of shown) {
      const answer = await assistant.ask(call.name, call.arguments);
      let rest = answer.text;
      for (const line of text.split('\n').filter(Boolean)) {
        const at = rest.indexOf(line);
        expect([call.name, line, at >= 0]).toEqual([call.name, line, true]);
        rest = rest.slice(at + line.length);
      }
    }
  });

  it('names every field of an answer', async () => {
    const page = await readFile(PAGE, 'utf8');
    const assistant = await assistantOver(
      depsOver((await createApp({ ...EXAMPLE, log: createLog('silent', false) })).record()),
    );
    const { tools } = await assistant.client.listTools();
    const fields = Object.keys(tools[0]?.outputSchema?.properties ?? {}).filter((name) => name !== 'notes');
    expect(fields.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
    for (const { inputSchema } of tools)
      expect(Object.keys(inputSchema.properties ?? {}).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
