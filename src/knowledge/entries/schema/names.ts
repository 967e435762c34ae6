import { z } from 'zod';
import {
  aliases,
  common,
  date,
  ids,
  localNames,
  names,
  placeOrName,
  reference,
  referenceOrWords,
  text,
} from './values.js';

const role = z.strictObject({
  title: text.describe('The post, as an agency would put it: Minister of Roads.'),
  organisation: referenceOrWords
    .optional()
    .describe('The body that the post belongs to: the id of an organisation, or its name in words.'),
  country: placeOrName
    .optional()
    .describe('The id of a place, or its name: the country the holder speaks for, where no organisation says so.'),
  from: date.optional().describe('The day the post began, or the first day it is known for.'),
  to: date.optional().describe('The day it ended, or the last day it is known for. Left out while it is held.'),
});
export const person = z.strictObject({
  ...common,
  name: text.describe('The name that readers see, as an English-language agency spells it.'),
  names: localNames.optional(),
  aliases: aliases.optional(),
  roles: z.array(role).optional().describe('Posts held, and when.'),
});
export const organisation = z.strictObject({
  ...common,
  name: text.describe('The name that readers see.'),
  names: localNames.optional(),
  aliases: aliases.optional(),
  kind: text
    .optional()
    .describe(
      'What sort of body it is, in a word or two: government, outlet, wire agency, party, company. A government body speaks for its country.',
    ),
  country: placeOrName.optional(),
  parent: reference.optional().describe('The id of another entry: the organisation or place that it is a part of.'),
  members: ids
    .optional()
    .describe('The places and organisations that it consists of, such as the countries of a union.'),
});
export const place = z.strictObject({
  ...common,
  name: text.describe('A neutral name; what a side calls it belongs under `names_used_by`.'),
  names: localNames.optional(),
  aliases: aliases.optional(),
  names_used_by: names.optional(),
  demonyms: z
    .array(text)
    .optional()
    .describe('Words for what and who comes from here: adjective and people, such as Ruritanian, Ruritanians.'),
  part_of: reference.optional().describe('The id of the place that it lies in.'),
  capital_of: reference
    .optional()
    .describe(
      'The id of the place whose seat of government it is: its name stands for that government, as in "Ruritown says".',
    ),
});
