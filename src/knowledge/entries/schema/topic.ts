import { z } from 'zod';
import { aliases, common, localNames, reference, text } from './values.js';

export const topic = z.strictObject({
  ...common,
  name: text.describe('The name that readers see: Bridge safety.'),
  names: localNames.optional(),
  aliases: aliases.optional(),
  part_of: reference.optional().describe('The id of another entry: the wider topic it belongs to.'),
});
