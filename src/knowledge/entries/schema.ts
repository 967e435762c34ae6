import { z } from 'zod';
import { event } from './schema/event.js';
import { figure } from './schema/figure.js';
import { group } from './schema/group.js';
import { metric } from './schema/metric.js';
import { organisation, person, place } from './schema/names.js';
import { source } from './schema/source.js';
import { statement } from './schema/statement.js';
import { topic } from './schema/topic.js';
import { id, text } from './schema/values.js';

/** The schema of one entry, by list. */
export const ENTRY_SCHEMAS = {
  sources: source,
  people: person,
  organisations: organisation,
  places: place,
  metrics: metric,
  topics: topic,
  groups: group,
  events: event,
  statements: statement,
  figures: figure,
} as const;

/** The name of a list of entries in a file. */
export type ListName = keyof typeof ENTRY_SCHEMAS;

/** An entry of a list as written. */
export type Written<L extends ListName> = z.infer<(typeof ENTRY_SCHEMAS)[L]>;
export type { WrittenRelation } from './schema/statement.js';
export type {
  WrittenAliases,
  WrittenDate,
  WrittenLocalNames,
  WrittenNames,
  WrittenReading,
  WrittenSpeaker,
} from './schema/values.js';

/** The story that a file belongs to, as written. */
export const STORY_SCHEMA = z.union(
  [text, z.strictObject({ id: id.optional(), title: text.optional(), description: text.optional() })],
  'must be a name or {id, title, description}',
);
