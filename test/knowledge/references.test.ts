import { describe, expect, it } from 'vitest';
import { recordJsonSchema } from '../../src/knowledge/entries/json-schema-file.js';
import { referenceAt } from '../../src/knowledge/entries/reference-fields.js';
import { KIND_OF } from '../../src/knowledge/read/collector.js';
import type { EntryKind } from '../../src/record/entries.js';
import { REFERENCES } from '../../src/record/references.js';

interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const root = recordJsonSchema() as Schema;
const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (root.definitions?.[schema.$ref.split('/').at(-1) ?? ''] ?? {});

/** The paths in a schema whose description says that they hold the id of an entry. */
function idPaths(schema: Schema, path: readonly string[] = []): string[][] {
  const { description = '', allOf = [], anyOf = [], items, properties = {}, propertyNames } = resolved(schema);
  const text = schema.description ?? description;
  return [
    ...(/^The id of /.test(text) ? [[...path]] : []),
    ...[...allOf, ...anyOf, ...(items ? [items] : []), ...(propertyNames ? [propertyNames] : [])].flatMap((one) =>
      idPaths(one, path),
    ),
    ...Object.entries(properties).flatMap(([key, value]) => idPaths(value, [...path, key])),
  ];
}

const inSchema = (kind: EntryKind): string[][] => {
  const [list = ''] = Object.entries(KIND_OF).find(([, each]) => each === kind) ?? [];
  return idPaths(root.properties?.[list] ?? {});
};

describe('the table of references', () => {
  it.each(Object.values(KIND_OF))(
    'has a row for every field of a %s that holds the id of an entry, and no other',
    (kind) => {
      const fields = inSchema(kind).map((path) => referenceAt(kind, path).field);
      expect([...new Set(fields)].sort()).toEqual(REFERENCES[kind].map(({ field }) => field).sort());
    },
  );

  it('fails for a field that has no row', () => {
    expect(() => referenceAt('statement', ['location'])).toThrow('no reference of a statement is called location');
  });
});
