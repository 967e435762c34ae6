import { z } from 'zod';
import { OWN_WORDS_KINDS, RELATION_KINDS, STATEMENT_KINDS } from '../../record/entries.js';
import { ID_PATTERN, MAX_ID_LENGTH } from './ids.js';

const text = z.string().regex(/\S/, 'has no words').describe('Words.');
const id = z
  .string()
  .regex(ID_PATTERN, 'is not an id')
  .max(MAX_ID_LENGTH, 'is too long for an id')
  .describe('Kebab-case name of the entry, unique in the whole record, never used again for something else.');
const reference = text.describe('The id of another entry.');
const referenceOrWords = text.describe('The id of another entry, or plain words.');
const speaker = text.describe('The id of a person or organisation, or outlet.');
const flag = z.union([z.boolean(), z.enum(['true', 'false'])], 'must be true or false');
const precision = z.enum(['day', 'week', 'month', 'year', 'unknown']).describe('How exact the date is.');
const scalarDate = z.union([z.string(), z.number()], 'must be a date');
const date = z
  .union(
    [
      z.string(),
      z.number(),
      z.strictObject({
        date: scalarDate.optional(),
        unknown: text.optional().describe('Why the date is unknown.'),
        precision: precision.optional(),
        about: flag.optional().describe('The source itself is not sure.'),
        note: text.optional(),
      }),
    ],
    'must be a date',
  )
  .describe('2023-09-21, 2023-09, 2023, unknown, {unknown: why} or {date, precision, about, note}.');
const oneOrMany = <T extends z.ZodType>(item: T, message: string) => z.union([item, z.array(item)], message);
const ids = oneOrMany(reference, 'must be an id or a list of ids');

const aliasList = z.array(
  z.union([text, z.strictObject({ name: text, strength: z.enum(['strong', 'weak']).optional() })], 'must be a name'),
);
const aliases = z
  .union(
    [aliasList, z.strictObject({ strong: z.array(text).optional(), weak: z.array(text).optional() })],
    'must be a list of names',
  )
  .describe('Other names, in any script. A weak one (a common surname) only hints.');
const names = z
  .record(referenceOrWords, oneOrMany(text, 'must be a name or a list of names'))
  .describe('Who calls it what: {id or words: name}.');
const relation = oneOrMany(
  z.union(
    [
      reference,
      z.strictObject({
        entry: reference.optional(),
        described: text.optional().describe('The words as the source describes them, when nobody on file said them.'),
        certainty: z.enum(['low', 'high']).optional(),
        note: text.optional(),
      }),
    ],
    'must be an id or {described: words}',
  ),
  'must be an id, {described: words} or a list of these',
);

const common = {
  id,
  status: z.enum(['draft', 'live', 'withdrawn']).optional().describe('Live when absent.'),
  revisions: z
    .array(
      z.strictObject({ date, was: text.optional(), now: text.optional(), why: text, by: referenceOrWords.optional() }),
    )
    .optional()
    .describe('What was corrected, when and why.'),
  review_by: date.optional().describe('After this day readers see that the entry has not been reviewed since.'),
  note: text.optional().describe("The editor's note to the reader."),
};
const passage = text.optional().describe('The place in the source: its first words … its last words.');

const source = z.strictObject({
  ...common,
  publisher: text,
  published: date,
  title: text.optional().describe('As printed; left out when no headline was seen.'),
  url: text.optional(),
  byline: text.optional(),
  kind: z
    .enum(OWN_WORDS_KINDS)
    .optional()
    .describe(
      'A source that is somebody’s own words throughout. Left out for a report, where quoted words are in quotation marks.',
    ),
  words_of: ids.optional().describe('Whose words a source of such a kind gives: ids of people and organisations.'),
  retrieved: date.optional(),
  language: text.optional(),
  perspective: text.optional(),
  standing: text.optional(),
  republished_from: referenceOrWords.optional(),
  wire: referenceOrWords.optional(),
  revision: z.strictObject({ kind: z.enum(['corrected', 'withdrawn']), date, note: text.optional() }).optional(),
  archived: flag.optional().describe('Whether the text is in the archive, here or elsewhere.'),
});
const role = z.strictObject({
  title: text,
  organisation: referenceOrWords.optional(),
  from: date.optional(),
  to: date.optional(),
});
const person = z.strictObject({
  ...common,
  name: text,
  aliases: aliases.optional(),
  roles: z.array(role).optional().describe('Posts held, and when.'),
});
const organisation = z.strictObject({
  ...common,
  name: text,
  aliases: aliases.optional(),
  kind: text.optional(),
  country: text.optional(),
});
const place = z.strictObject({
  ...common,
  name: text,
  aliases: aliases.optional(),
  names_used_by: names.optional(),
  demonyms: z
    .array(text)
    .optional()
    .describe('Words for what and who comes from here: adjective and people, such as Ruritanian, Ruritanians.'),
  part_of: reference.optional(),
});
const metric = z.strictObject({
  ...common,
  name: text,
  unit: text.optional(),
  group: text.optional(),
  aliases: aliases.optional(),
});
const event = z.strictObject({
  ...common,
  name: text.describe('A neutral name.'),
  date: date.optional(),
  precision: precision.optional(),
  start: date.optional(),
  end: date.optional(),
  aliases: aliases.optional(),
  place: reference.optional(),
  part_of: reference.optional(),
  follows: ids.optional(),
  names_used_by: names.optional(),
  summary: z
    .array(z.strictObject({ text, entries: z.array(reference).min(1, 'is empty') }))
    .optional()
    .describe('Sentences, each with the entries it rests on.'),
});
const relations = Object.fromEntries(RELATION_KINDS.map((kind) => [kind, relation.optional()])) as Record<
  (typeof RELATION_KINDS)[number],
  z.ZodOptional<typeof relation>
>;
const statement = z.strictObject({
  ...common,
  speaker,
  says: text.describe(
    'Completes the sentence that begins with the speaker. Words in “ ” are their own and are proven.',
  ),
  source: oneOrMany(reference, 'must be the id of a source or a list of them'),
  said: z
    .union([z.literal('event'), date])
    .optional()
    .describe('The day it was said; `event` for the day of its event. Unknown when left out.'),
  said_basis: z.enum(['source', 'inferred', 'external']).optional(),
  said_note: text.optional(),
  event: reference.optional(),
  passage,
  attribution: z
    .strictObject({ note: text })
    .optional()
    .describe(
      'How it is known who says it, where the source does not name the speaker near the words. Readers see it.',
    ),
  addressee: referenceOrWords.optional(),
  occasion: text.optional(),
  reported_by: oneOrMany(referenceOrWords, 'must be a name or a list of names').optional(),
  kind: z.enum(STATEMENT_KINDS).optional(),
  topics: z.array(text).optional(),
  language: text.optional(),
  translated_by: referenceOrWords.optional(),
  role_in_source: text.optional(),
  renderings: z
    .array(z.strictObject({ source: reference, says: text.optional(), passage, language: text.optional() }))
    .optional(),
  ...relations,
});
const figure = z.strictObject({
  ...common,
  metric: reference,
  value: z.union([text, z.number()], 'must be words and number as in the source').describe('Exactly as in the source.'),
  population: text.describe('Who or what is counted, as in the source.'),
  statement: reference.optional(),
  claimant: speaker.optional(),
  source: reference.optional(),
  as_of: date.optional(),
  as_of_basis: text.optional(),
  of: reference.optional(),
  place: reference.optional(),
  unit: text.optional(),
  passage,
});

/** The schema of one entry, by list. */
export const ENTRY_SCHEMAS = {
  sources: source,
  people: person,
  organisations: organisation,
  places: place,
  metrics: metric,
  events: event,
  statements: statement,
  figures: figure,
} as const;

/** The name of a list of entries in a file. */
export type ListName = keyof typeof ENTRY_SCHEMAS;

/** An entry of a list as written. */
export type Written<L extends ListName> = z.infer<(typeof ENTRY_SCHEMAS)[L]>;
export type WrittenDate = z.infer<typeof date>;
export type WrittenAliases = z.infer<typeof aliases>;
export type WrittenNames = z.infer<typeof names>;
export type WrittenRelation = z.infer<typeof relation>;

/** The story that a file belongs to, as written. */
export const STORY_SCHEMA = z.union(
  [text, z.strictObject({ id: id.optional(), title: text.optional(), description: text.optional() })],
  'must be a name or {id, title, description}',
);
