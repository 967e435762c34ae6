import { z } from 'zod';
import { OWN_WORDS_KINDS } from '../../../record/entries.js';
import { EXTENTS } from '../../../record/entry-base.js';
import { common, date, ids, referenceOrWords, text } from './values.js';

const revision = z.strictObject({
  kind: z.enum(['corrected', 'withdrawn']).describe('Whether the publisher corrected the report or took it back.'),
  date: date.describe('The day the publisher did so.'),
  note: text.optional().describe('What was wrong, in the words of the publisher or yours.'),
  concerns: ids
    .optional()
    .describe(
      'The id of another entry, or several: the statements and figures that it touches. All of the source when left out.',
    ),
});

export const source = z.strictObject({
  ...common,
  publisher: text.describe('Who published it, by the name that readers know.'),
  published: date.describe('The day it was published, or {unknown: why}.'),
  title: text.optional().describe('As printed; left out when no headline was seen.'),
  url: text.optional().describe('The whole web address, beginning with https://.'),
  byline: text.optional().describe('Who wrote it, as printed.'),
  kind: z
    .enum(OWN_WORDS_KINDS)
    .optional()
    .describe(
      'A source that is somebody’s own words throughout. Left out for a report, where quoted words are in quotation marks.',
    ),
  words_of: ids
    .optional()
    .describe('The id of a person or organisation, or several: whose words a source of such a kind gives.'),
  retrieved: date.optional().describe('The day you read it or stored its text.'),
  language: text.optional().describe('The language it is printed in, such as `en` or `hy`.'),
  perspective: text
    .optional()
    .describe(
      'Whose voice or country the publisher belongs to, such as `state agency of Kestria`. A description, not a grade.',
    ),
  standing: text
    .optional()
    .describe(
      'What the page is: `primary` (the body’s own), `publisher`, `copy`, `machine-translation`, `aggregator` or `encyclopedia`. Readers see it.',
    ),
  republished_from: referenceOrWords
    .optional()
    .describe('The id of another entry, or plain words: who published it first, where this is a reprint.'),
  wire: referenceOrWords
    .optional()
    .describe('The id of another entry, or plain words: the news agency that the report credits.'),
  revision: revision.optional().describe('What its publisher did to it later: corrected it, or took it back.'),
  archived: z
    .union([z.boolean(), z.enum(['true', 'false', ...EXTENTS])], 'must be whole, opening, true or false')
    .optional()
    .describe(
      'How much of the text is in the archive, here or elsewhere: whole, opening, or false for nothing; true is whole.',
    ),
});
