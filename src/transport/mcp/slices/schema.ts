import { z } from 'zod';

/** Entries as assistants get them. Every text is the record's or the bot's, made printable; absent fields are not on file. */

/** Named parts are written once in the schemas that assistants get. */
const daySchema = z
  .strictObject({
    inWords: z.string().describe('To be printed so'),
    iso: z.string().optional().describe('YYYY-MM-DD, YYYY-MM or YYYY, only as precise as known'),
    precision: z.enum(['day', 'week', 'month', 'year', 'unknown']),
    about: z.boolean().optional().describe('The source itself is not sure'),
    basis: z.string().optional().describe('source, inferred or external'),
    note: z.string().optional(),
  })
  .meta({ id: 'day' });

const proofSchema = z
  .strictObject({
    state: z.enum(['proven', 'value-proven', 'read-beside-page', 'not-checked', 'nothing-to-prove']),
    inWords: z.string().optional(),
  })
  .meta({ id: 'proof', description: 'Whether the words were found in the text of the source' });

const citedSourceSchema = z
  .strictObject({
    id: z.string(),
    outlet: z.string(),
    title: z.string().optional(),
    url: z.string().optional().describe('Leads to the passage'),
    published: daySchema,
    inWords: z.string(),
  })
  .meta({ id: 'publication' });

const voiceSchema = z
  .strictObject({
    id: z.string().optional().describe('Absent for an outlet’s own voice, and for somebody without an entry'),
    name: z.string(),
    role: z.string().optional().describe('On that day'),
    isOutlet: z.boolean().describe('The outlet’s own account: nobody’s words'),
  })
  .meta({ id: 'voice' });

const relatedSchema = z
  .strictObject({
    relation: z.enum(['denies', 'answers', 'contradicts', 'repeats', 'corrects', 'retracts']),
    direction: z.enum(['in', 'out']).describe('in: it does so to this entry; out: this entry does so to it'),
    isCertain: z.boolean(),
    entry: z.string().optional(),
    label: z.string().describe('Who, when, source, proof'),
    says: z.string().optional().describe('Absent where `entry` is among the entries of the answer'),
  })
  .meta({ id: 'related' });

const base = { id: z.string(), uri: z.string() };
const remarks = {
  mustKnow: z.array(z.string()).describe('What to know before it is printed: corrections, retractions, notes'),
};
const claim = {
  ...base,
  ...remarks,
  citeAs: z.string().describe('One sentence to copy unchanged'),
  proof: proofSchema,
  source: citedSourceSchema,
  related: z.array(relatedSchema).describe('Denials, answers, corrections and what else is said of it'),
};

const statementSchema = z.strictObject({
  kind: z.literal('statement'),
  ...claim,
  speaker: voiceSchema,
  reportedBy: z.array(z.string()),
  says: z.string().describe('Completes the sentence that begins with the speaker'),
  quotes: z.array(z.string()).describe('The speaker’s own words: nothing else may stand in quotation marks'),
  form: z.string(),
  does: z.string().optional().describe('Such as denial or accusation'),
  said: daySchema,
  occasion: z.string().optional(),
  addressee: z.string().optional(),
  event: z.string().optional(),
  topics: z.array(z.string()),
  language: z.string().optional().describe('Of the quoted words'),
  translatedBy: z.string().optional(),
  translations: z.array(z.string()),
});

const figureSchema = z.strictObject({
  kind: z.literal('figure'),
  ...claim,
  claimant: voiceSchema,
  value: z.string().describe('Words and number as in the source: “more than 200” is not 200'),
  inWords: z.string(),
  metric: z.string(),
  counted: z.array(z.string()),
  of: z.string().optional().describe('The event'),
  place: z.string().optional(),
  asOf: daySchema,
  statement: z.string().optional(),
});

const named = { ...base, ...remarks, name: z.string(), otherNames: z.array(z.string()) };

const personSchema = z.strictObject({ kind: z.literal('person'), ...named, roles: z.array(z.string()) });
const organisationSchema = z.strictObject({
  kind: z.literal('organisation'),
  ...named,
  country: z.string().optional(),
  partOf: z.string().optional(),
});
const placeSchema = z.strictObject({ kind: z.literal('place'), ...named, partOf: z.string().optional() });
const eventSchema = z.strictObject({
  kind: z.literal('event'),
  ...named,
  when: z.string(),
  place: z.string().optional(),
  partOf: z.string().optional(),
  follows: z.array(z.string()),
  summary: z.array(z.strictObject({ text: z.string(), entries: z.array(z.string()) })),
});
const termSchema = z.strictObject({ kind: z.enum(['metric', 'topic', 'group']), ...named });

const sourceSchema = z.strictObject({
  kind: z.literal('source'),
  ...citedSourceSchema.shape,
  ...base,
  ...remarks,
  byline: z.string().optional(),
  language: z.string().optional(),
  perspective: z.string().optional(),
  standing: z.string().optional(),
  isArchived: z.boolean(),
});

const withdrawnSchema = z.strictObject({
  kind: z.literal('withdrawn'),
  ...base,
  was: z.string().describe('The kind of entry that it was'),
  notice: z.string().describe('All that may be told of it'),
});

export const sliceSchema = z.discriminatedUnion('kind', [
  statementSchema,
  figureSchema,
  personSchema,
  organisationSchema,
  placeSchema,
  eventSchema,
  termSchema,
  sourceSchema,
  withdrawnSchema,
]);

export type Slice = z.infer<typeof sliceSchema>;
export type SliceOf<Kind extends Slice['kind']> = Extract<Slice, { kind: Kind }>;
export type TermSlice = z.infer<typeof termSchema>;
export type Day = z.infer<typeof daySchema>;
export type RelatedSlice = z.infer<typeof relatedSchema>;
