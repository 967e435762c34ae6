import { beforeAll, describe, expect, it } from 'vitest';
import { quotedRuns } from '../../../src/record/quotes.js';
import type { VerbatimRecord } from '../../../src/record/record.js';
import { withoutDrafts } from '../../../src/record/without-drafts.js';
import { resultSchema, type ToolAnswer } from '../../../src/transport/mcp/result-schema.js';
import { TOOLS } from '../../../src/transport/mcp/tools.js';
import { type Assistant, assistantOver, depsOver } from '../../support/assistant.js';
import { recordOf, source, statement, story } from '../../support/entries.js';
import { exampleStory } from '../../support/example-story.js';
import fc from '../../support/properties.js';

let example: Assistant;
let other: Assistant;
let record: VerbatimRecord;
beforeAll(async () => {
  record = await exampleStory();
  example = await assistantOver(depsOver(record));
  other = await assistantOver(depsOver(withoutDrafts(story())));
});

/** What people and machines type: names and words of the record, and anything else. */
const typed = fc.oneof(
  fc.constantFrom(
    'Velik',
    'Русу',
    'bridge',
    'hurt',
    'who denied',
    'velik-rust',
    'daily-lorry',
    'May 2024',
    '',
    'Hajiyev',
  ),
  fc.constantFrom(
    '“let the bridge rust for seven years”',
    '200 people were hurt',
    '"',
    '“',
    '\u202e',
    '\u0000',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const question = fc.array(typed, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const paging = { limit: fc.integer({ min: 1, max: 25 }), offset: fc.integer({ min: 0, max: 60 }) };

/** A call that fits the tool's own schema. */
const call = fc.constantFrom(...TOOLS).chain(({ command, options, input }) => {
  const [first = ''] = Object.keys(options);
  const more = fc.record(
    { language: fc.constantFrom('en', 'de', 'ru', 'tr'), ...('limit' in input.shape ? paging : {}) },
    { requiredKeys: [] },
  );
  return fc.tuple(question, more).map(([words, others]) => ({ tool: command, args: { [first]: words, ...others } }));
});

/** An answer, or undefined where the call is refused with words that say why. */
async function answerTo(
  assistant: Assistant,
  tool: string,
  args: Record<string, unknown>,
): Promise<ToolAnswer | undefined> {
  // The client itself refuses what does not fit the schema of the tool's answers.
  const result = await assistant.client.callTool({ name: tool, arguments: args });
  const [content] = result.content as { readonly type: string; readonly text?: string }[];
  expect(content?.type).toBe('text');
  expect(content?.text ?? '').not.toBe('');
  if (result.isError === true) {
    expect(result.structuredContent).toBeUndefined();
    expect(content?.text).not.toMatch(/Something went wrong|went wrong here/);
    return undefined;
  }
  return resultSchema.parse(result.structuredContent);
}

describe('any call of a tool', () => {
  it('is answered as its schema says, with entries that are on file, or refused in words', async () => {
    await fc.assert(
      fc.asyncProperty(call, fc.boolean(), async ({ tool, args }, isExample) => {
        const answer = await answerTo(isExample ? example : other, tool, args);
        if (answer === undefined) return;
        const ids = new Set(answer.entries.map(({ id }) => id));
        for (const { entries } of answer.answer) for (const id of entries) expect(ids).toContain(id);
        for (const { tool: next } of answer.choices) expect(TOOLS.map(({ command }) => command)).toContain(next);
        expect(JSON.stringify(answer.entries)).not.toMatch(/mirzoyan-3|secret-person|without number plates/);
      }),
      { numRuns: 200 },
    );
  });

  it('quotes only words that are in the record', async () => {
    const filed = new Map(record.statements.map(({ id, says }) => [id, says]));
    const values = new Map(record.figures.map(({ id, value }) => [id, value]));
    await fc.assert(
      fc.asyncProperty(call, async ({ tool, args }) => {
        const answer = await answerTo(example, tool, { ...args, language: 'en' });
        for (const entry of answer?.entries ?? []) {
          if (entry.kind === 'statement') {
            expect(entry.says).toBe(filed.get(entry.id));
            for (const quote of entry.quotes) expect(filed.get(entry.id)).toContain(quote);
            for (const quote of quotedRuns(entry.citeAs)) expect(filed.get(entry.id)).toContain(quote);
          }
          if (entry.kind === 'figure') {
            expect(entry.value).toBe(values.get(entry.id));
            expect(entry.citeAs).toContain(entry.value);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('with arguments of any shape is answered or refused, and the next call is answered', async () => {
    const anything = fc.dictionary(
      fc.oneof(fc.constantFrom('question', 'name', 'text', 'limit'), fc.string()),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TOOLS), anything, async ({ command }, args) => {
        await answerTo(example, command, args as Record<string, unknown>);
        expect((await answerTo(example, 'who', { name: 'Velik' }))?.outcome).toBe('answered');
      }),
      { numRuns: 100 },
    );
  });
});

describe('any text of a record', () => {
  it('comes out in fields of its own, with nothing in it that hides or turns text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary' }),
        async (says, title) => {
          const hostile = await assistantOver(
            depsOver(
              recordOf(
                source('daily-2023', 'The Daily', '2023-09-22', { title }),
                statement('outlet-1', 'outlet', '2023-09-21', `writes ${says}`),
              ),
            ),
          );
          const answer = await answerTo(hostile, 'claims', { question: 'outlet-1' });
          const [slice] = answer?.entries ?? [];
          expect(slice?.kind).toBe('statement');
          const texts: string[] = [];
          JSON.stringify(answer, (_key, value: unknown) => {
            if (typeof value === 'string') texts.push(value);
            return value;
          });
          for (const text of texts)
            expect(text).not.toMatch(/(?!\n|\t|\r\n)\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069]/u);
          await hostile.client.close();
        },
      ),
      { numRuns: 100 },
    );
  });
});
