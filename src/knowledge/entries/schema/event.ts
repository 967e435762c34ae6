import { z } from 'zod';
import { aliases, common, date, flag, ids, localNames, names, precision, reference, text } from './values.js';

export const event = z.strictObject({
  ...common,
  name: text.describe('A neutral name.'),
  names: localNames.optional(),
  date: date.optional().describe('The one day, month or year in which it happened. Instead of `start`.'),
  precision: precision.optional(),
  start: date
    .optional()
    .describe('When it began. Without `end` it is open-ended, and readers see “since …”. Instead of `date`.'),
  end: date.optional().describe('When it ended.'),
  ongoing: flag
    .optional()
    .describe('`false` where an event with a `start` only has ended on a day that nobody knows; `true` otherwise.'),
  planned: flag
    .optional()
    .describe('`true` while it is only announced. An event in the future is shown as planned in any case.'),
  aliases: aliases.optional(),
  place: reference
    .optional()
    .describe('The id of another entry: the place where it happened. One place, the smallest that holds all of it.'),
  part_of: reference.optional().describe('The id of another entry: the larger event that it belongs to.'),
  follows: ids
    .optional()
    .describe(
      'The id of another entry, or several: the events that it came after. A reader is led from one to the other.',
    ),
  names_used_by: names.optional(),
  summary: z
    .array(
      z.strictObject({
        text: text.describe('One sentence, beginning with its date: `14 March 2024: …`.'),
        entries: z
          .array(reference)
          .min(1, 'is empty')
          .describe(
            'The id of another entry, or several: the statements, figures or sources that the sentence rests on.',
          ),
      }),
    )
    .optional()
    .describe('Sentences, each with the entries it rests on.'),
});
