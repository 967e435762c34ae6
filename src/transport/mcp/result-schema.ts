import { z } from 'zod';
import { sliceSchema } from './slices/schema.js';

const verdictSchema = z
  .strictObject({
    kind: z.enum(['quote', 'figure']),
    verdict: z.string().describe('Such as exact, altered, joined, other-speaker, withdrawn, matches, not-on-file'),
    inWords: z.string().describe('The verdict as it is to be told, such as “exact, but denied”'),
    pasted: z.string(),
    attributedTo: z.string().optional().describe('Who said it according to the text, where that is not who is on file'),
    filed: z.array(z.string()).describe('The words on file that it was compared with'),
    difference: z
      .array(z.strictObject({ text: z.string(), where: z.enum(['both', 'pasted', 'filed']) }))
      .optional()
      .describe('Word by word'),
  })
  .describe('Not on file never means false');

const blockSchema = z.strictObject({
  section: z.string().optional(),
  group: z.string().optional().describe('Whose words or figures follow'),
  text: z.string().describe('Ordinary text, with what must not be parted from it'),
  entries: z.array(z.string()).describe('Ids; each entry is in `entries` below'),
  verdict: verdictSchema.optional(),
});

const choiceSchema = z.strictObject({
  label: z.string(),
  tool: z.string(),
  arguments: z.record(z.string(), z.string()),
});

/** What every tool returns: a slice of the record, or why there is none. */
export const resultSchema = z.strictObject({
  outcome: z
    .enum(['answered', 'checked', 'choose', 'not-on-file'])
    .describe('choose: several or only near names; ask the person, or call one of `choices`'),
  record: z
    .strictObject({ version: z.string(), inWords: z.string() })
    .describe('The version of the record that this comes from'),
  heading: z.string().optional().describe('How the question was read'),
  message: z.string().optional().describe('Why there is no answer'),
  notLookedFor: z.array(z.string()).describe('Words of the question that the answer says nothing of'),
  answer: z.array(blockSchema),
  entries: z.array(sliceSchema),
  choices: z.array(choiceSchema).describe('Calls that lead on'),
  notes: z.array(z.string()),
  page: z
    .strictObject({ offset: z.int(), total: z.int(), more: z.boolean(), nextOffset: z.int().optional() })
    .optional(),
});

export type ToolAnswer = z.infer<typeof resultSchema>;
export type AnswerBlock = z.infer<typeof blockSchema>;
export type AnswerChoice = z.infer<typeof choiceSchema>;
