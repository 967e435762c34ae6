import { z } from 'zod';
import { ENTRY_SCHEMAS, type ListName } from './schema.js';

/** What the schema says about one key of an entry. */
export interface SchemaKey {
  /** As written; `roles.title` for a key of the items of a list. */
  readonly key: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** The words that are allowed, where only some are. */
  readonly words: readonly string[];
  /** The schema of its value. */
  readonly schema: z.ZodType;
}

/** The keys of a list's entries, in the order of the schema, each followed by the keys inside it. */
export function schemaKeys(list: ListName): SchemaKey[] {
  // A list or one of a kind names its keys twice.
  return [...new Map(keysIn(ENTRY_SCHEMAS[list], '').map((one) => [one.key, one])).values()];
}

function keysIn(object: z.ZodObject, above: string): SchemaKey[] {
  return Object.entries(object.shape as Record<string, z.ZodType>).flatMap(([name, schema]) => {
    const key = `${above}${name}`;
    const inner = innermost(schema);
    return [
      {
        key,
        description: descriptionOf(schema),
        isRequired: !schema.safeParse(undefined).success,
        words: inner.flatMap((one) => (one instanceof z.ZodEnum ? one.options.map(String) : [])),
        schema,
      },
      ...inner.flatMap((one) => (one instanceof z.ZodObject && !isDate(schema) ? keysIn(one, `${key}.`) : [])),
    ];
  });
}

/** Whether a value is a date, which has keys of its own everywhere. */
export const isDate = (schema: z.ZodType): boolean =>
  schema.safeParse({ unknown: 'no date on the page' }).success && schema.safeParse('2023-09').success;

/** A schema without what makes it optional, a list or one of several. */
function innermost(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional) return innermost(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) return innermost(schema.element as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(innermost);
  return [schema];
}

/** The description nearest to the key. */
function descriptionOf(schema: z.ZodType): string {
  if (schema.description !== undefined) return schema.description;
  if (schema instanceof z.ZodOptional) return descriptionOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) return descriptionOf(schema.element as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).map(descriptionOf).find(Boolean) ?? '';
  return '';
}
