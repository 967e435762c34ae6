import { z } from 'zod';
import { aliases, common, ids, localNames, reference, text } from './values.js';

export const group = z.strictObject({
  ...common,
  name: text.describe('Who is counted, as readers see it: Kestrian children.'),
  names: localNames.optional(),
  aliases: aliases.optional(),
  side: reference.optional().describe('The id of another entry: the place or organisation whose people they are.'),
  kind: text.optional().describe('civilians, soldiers, children, all, or another word for who they are.'),
  part_of: ids.optional().describe('The wider group that all of them belong to; several where there are several.'),
});
