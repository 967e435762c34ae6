import { z } from 'zod';
import { RELATION_KINDS, STATEMENT_KINDS } from '../../../record/statement.js';
import { common, date, oneOrMany, passage, read, reference, referenceOrWords, speaker, text } from './values.js';

const relation = oneOrMany(
  z.union(
    [
      reference,
      z.strictObject({
        entry: reference
          .optional()
          .describe('The id of another entry: the statement, figure or event that it is about.'),
        described: text.optional().describe('The words as the source describes them, when nobody on file said them.'),
        certainty: z
          .enum(['low', 'high'])
          .optional()
          .describe('`low` where it is not sure: readers see “possibly”, with the `note` as the reason.'),
        note: text.optional().describe('Why it is taken to be so, for readers. Needed where the certainty is low.'),
      }),
    ],
    'must be an id or {described: words}',
  ),
  'must be an id, {described: words} or a list of these',
);

const RELATION_DESCRIPTIONS: Readonly<Record<(typeof RELATION_KINDS)[number], string>> = {
  denies: 'What the speaker says is not so.',
  answers: 'What the speaker replies to, without denying it.',
  contradicts: 'What cannot be true as well, where the speaker does not mention it.',
  repeats: 'What the speaker says again or agrees with.',
  corrects: 'What the speaker puts right, whoever said it.',
  retracts: 'An earlier statement of the speaker’s own, or of a body they speak for, that is taken back.',
};
const relations = Object.fromEntries(
  RELATION_KINDS.map((kind) => [kind, relation.optional().describe(RELATION_DESCRIPTIONS[kind])]),
) as Record<(typeof RELATION_KINDS)[number], z.ZodOptional<typeof relation>>;

const rendering = z.strictObject({
  source: reference.describe('The id of another entry: the source that has the remark as well.'),
  says: text.optional().describe('The remark as that source has it. Left out where it has the very same words.'),
  passage,
  language: text.optional().describe('Language of the quoted words there, such as `de`.'),
});

const translation = z.strictObject({
  language: text.describe('Language of the translation, such as `en` or `pt-BR`.'),
  says: text.describe('The sentence in that language, completing the one that begins with the speaker.'),
  by: referenceOrWords.describe(
    'The id of another entry, or plain words: whose translation it is, such as `the desk`.',
  ),
  source: reference
    .optional()
    .describe('The id of another entry: the source that printed the translation, against whose text it is proven.'),
});

export const statement = z.strictObject({
  ...common,
  speaker,
  says: text.describe(
    'Completes the sentence that begins with the speaker. Words in “ ” are their own and are proven.',
  ),
  source: oneOrMany(reference, 'must be the id of a source or a list of them').describe(
    'The id of another entry: where the words are. Of several sources with the same words, the first is proven first.',
  ),
  said: z
    .union([z.literal('event'), date])
    .optional()
    .describe('The day it was said; `event` for the day of its event. Unknown when left out.'),
  said_basis: z
    .enum(['source', 'inferred', 'external'])
    .optional()
    .describe(
      'How the day is known: from the `source` (the default), `inferred` by the editor, or from `external` reports.',
    ),
  said_note: text.optional().describe('How the day was worked out, for readers.'),
  event: reference.optional().describe('The id of another entry: the event that the statement is about.'),
  passage,
  attribution: z
    .strictObject({ note: text.describe('How it is known, for readers.') })
    .optional()
    .describe(
      'How it is known who says it, where the source does not name the speaker near the words. Readers see it.',
    ),
  addressee: referenceOrWords.optional().describe('The id of another entry, or plain words: to whom it was said.'),
  occasion: text.optional().describe('How it was said, such as `in a post on the ministry’s page`.'),
  reported_by: oneOrMany(referenceOrWords, 'must be a name or a list of names')
    .optional()
    .describe(
      'The id of another entry, or plain words: who passed the words on, where the source has them at second hand. Outermost first.',
    ),
  kind: z
    .enum(STATEMENT_KINDS)
    .optional()
    .describe('What the speaker does. `narration` is the source’s own telling; `action` is a deed, such as a vote.'),
  topics: z.array(referenceOrWords).optional().describe('Topics by id; plain words where none is on file.'),
  language: text
    .optional()
    .describe('Language of the quoted words as printed, such as `es`. That of the source when left out.'),
  translated_by: referenceOrWords
    .optional()
    .describe(
      'The id of another entry, or plain words: whose translation the printed words are, where the source printed a translation in place of the speaker’s words.',
    ),
  translations: z
    .array(translation)
    .optional()
    .describe('The quotation in other languages. Readers see whose translation it is.'),
  role_in_source: text
    .optional()
    .describe('The post as the source gives it, where the speaker has none on file for that day.'),
  renderings: z
    .array(rendering)
    .optional()
    .describe(
      'The same remark as other sources report it. A translation of the words on file goes under `translations`.',
    ),
  read,
  ...relations,
});
export type WrittenRelation = z.infer<typeof relation>;
