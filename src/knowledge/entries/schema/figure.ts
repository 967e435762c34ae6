import { z } from 'zod';
import { common, date, ids, passage, read, reference, speaker, text } from './values.js';

export const figure = z.strictObject({
  ...common,
  metric: reference.describe('The id of the metric: what the number counts or measures.'),
  value: z
    .union([text, z.number()], 'must be words and number as in the source')
    .describe('Words and number exactly as in the source, with comparator, sign, currency and unit: more than 200.'),
  population: text
    .optional()
    .describe('Who or what is counted, as in the source. Left out where nothing is counted: money, percent, degrees.'),
  counted: ids.optional().describe('The group that is counted; several where the number counts them together.'),
  statement: reference
    .optional()
    .describe(
      'The id of the statement that the number stands in; its speaker, source and day then hold for the figure.',
    ),
  claimant: speaker
    .optional()
    .describe(
      'Who gives the number, where no statement is named: the id of a person or organisation, or outlet for the source’s own count.',
    ),
  source: reference.optional().describe('The id of the source, where no statement is named.'),
  as_of: date.optional().describe('The day that the count speaks of.'),
  as_of_basis: text.optional().describe('How that day is known, in your words, where the source does not say it.'),
  of: reference.optional().describe('The id of the event whose count it is.'),
  place: reference.optional().describe('The id of the place where it was counted.'),
  unit: text.optional().describe('What the value is in, where neither the value nor `population` says it.'),
  passage,
  read,
});
