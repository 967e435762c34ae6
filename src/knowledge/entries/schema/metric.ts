import { z } from 'zod';
import { aliases, common, localNames, text } from './values.js';

export const metric = z.strictObject({
  ...common,
  name: text.describe('What is counted or measured, as it reads after a number: killed, seats, revenue.'),
  names: localNames.optional(),
  unit: text.optional().describe('What its values are in, shown after a value that names no unit itself.'),
  family: text.optional().describe('What metrics of one kind are called together, such as money.'),
  group: text.optional().describe('The older name of `family`.'),
  aliases: aliases.optional(),
});
