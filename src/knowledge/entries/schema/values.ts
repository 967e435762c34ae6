import { z } from 'zod';
import { EXTENTS } from '../../../record/entry-base.js';
import { ID_PATTERN, MAX_ID_LENGTH } from '../ids.js';

export const text = z.string().regex(/\S/, 'has no words').describe('Words.');
export const id = z
  .string()
  .regex(ID_PATTERN, 'is not an id')
  .max(MAX_ID_LENGTH, 'is too long for an id')
  .describe('Kebab-case name of the entry, unique in the whole record, never used again for something else.');
export const reference = text.describe('The id of another entry.');
export const referenceOrWords = text.describe('The id of another entry, or plain words.');
export const flag = z.union([z.boolean(), z.enum(['true', 'false'])], 'must be true or false');
export const precision = z
  .enum(['day', 'week', 'month', 'year', 'unknown'])
  .describe('How exact the date is, where it does not show: `week` for the week that begins on that Monday.');
export const scalarDate = z.union([z.string(), z.number()], 'must be a date');
export const date = z
  .union(
    [
      z.string(),
      z.number(),
      z.strictObject({
        date: scalarDate.optional().describe('2023-09-21, 2023-09 or 2023.'),
        unknown: text.optional().describe('Why the date is unknown.'),
        precision: precision.optional(),
        about: flag.optional().describe('`true` where the source itself is not sure.'),
        note: text.optional().describe('A closer word, such as `as of 21:30`, for readers.'),
      }),
    ],
    'must be a date',
  )
  .describe('2023-09-21, 2023-09, 2023, unknown, {unknown: why} or {date, precision, about, note}.');
export const oneOrMany = <T extends z.ZodType>(item: T, message: string) => z.union([item, z.array(item)], message);
export const ids = oneOrMany(reference, 'must be an id or a list of ids');
const describedSpeaker = z.strictObject({
  described: text.describe('Somebody without an entry, in the words of the source: officials in both countries.'),
  for: ids
    .optional()
    .describe(
      'Ids of the people, bodies or places they speak for, as the source has it. Not of whom they are only close to.',
    ),
});
export const speaker = z.union(
  [text.describe('The id of a person or organisation, or outlet.'), describedSpeaker],
  'must be an id, outlet or {described: words}',
);
export const placeOrName = text.describe('The id of a place, or its name.');

export const aliasList = z.array(
  z.union(
    [
      text,
      z.strictObject({
        name: text.describe('The other name.'),
        strength: z
          .enum(['strong', 'weak'])
          .optional()
          .describe('`strong` (the default) names nobody else; `weak`, such as a common surname, only hints.'),
      }),
    ],
    'must be a name',
  ),
);
export const aliases = z
  .union(
    [
      aliasList,
      z.strictObject({
        strong: z.array(text).optional().describe('Names that nobody and nothing else has.'),
        weak: z.array(text).optional().describe('Names that only hint, such as a common surname.'),
      }),
    ],
    'must be a list of names',
  )
  .describe('Other names, in any script. A weak one (a common surname) only hints.');
export const names = z
  .record(referenceOrWords, oneOrMany(text, 'must be a name or a list of names'))
  .describe('Who calls it what: {id or words: name}.');
/** A BCP 47 tag of a language, such as `de` or `pt-BR`. */
const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/;
export const localNames = z
  .record(
    z.string().regex(LANGUAGE_TAG, 'is not the tag of a language, such as de'),
    oneOrMany(text, 'must be a name or a list of names'),
  )
  .describe('Names by language: {de: Tote, fr: [morts, tués]}. The first of a language is the one its readers see.');

const revision = z.strictObject({
  date: date.describe('The day you corrected it.'),
  was: text.optional().describe('What the entry said before.'),
  now: text.optional().describe('What it says now. Change the entry itself as well.'),
  why: text.describe('Why, for readers.'),
  by: referenceOrWords.optional().describe('The id of another entry, or plain words: who corrected it.'),
});

/** Keys that every entry may have. */
export const common = {
  id,
  formerly: z
    .array(id)
    .optional()
    .describe('Ids that the entry had before: old links, buttons and questions by them lead here.'),
  status: z
    .enum(['draft', 'live', 'withdrawn'])
    .optional()
    .describe(
      'Live when absent. `draft`: not shown yet. `withdrawn`: the desk takes the entry back, and readers only see that and why (what a speaker takes back is `retracts`).',
    ),
  revisions: z
    .array(revision)
    .optional()
    .describe('What the desk corrected in the entry, when and why. Shown above its words.'),
  review_by: date.optional().describe('After this day readers see that the entry has not been reviewed since.'),
  note: text.optional().describe("The editor's note to the reader."),
};
export const passage = text.optional().describe('The place in the source: its first words … its last words.');
export const read = z
  .strictObject({
    on: date.describe('The day on which the words were compared.'),
    extent: z.enum(EXTENTS).describe('How much of the source the stored copy held: whole or opening.'),
    note: text.optional().describe('What readers should know about the comparison.'),
  })
  .optional()
  .describe('The words were compared by eye with a stored copy of the source. Shown as read, not as proven.');

export type WrittenDate = z.infer<typeof date>;
export type WrittenAliases = z.infer<typeof aliases>;
export type WrittenSpeaker = z.infer<typeof speaker>;
export type WrittenNames = z.infer<typeof names>;
export type WrittenReading = z.infer<typeof read>;
export type WrittenLocalNames = z.infer<typeof localNames>;
