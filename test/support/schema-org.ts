import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The vocabulary of schema.org: its types, with their properties and subtypes. */
export interface Vocabulary {
  has(type: string): boolean;
  /** The types a property's value may have on a type; nothing where the type, with all it inherits, has no such property. */
  range(type: string, property: string): readonly string[] | undefined;
  /** Whether one type is another or a subtype of it. */
  isA(type: string, wanted: string): boolean;
}

interface Base {
  readonly parents: readonly string[];
  readonly ranges: ReadonlyMap<string, readonly string[]>;
}

/** Reads the vocabulary out of the type declarations that schema-dts generates from schema.org's own data. */
export function schemaOrg(): Vocabulary {
  const path = createRequire(import.meta.url)
    .resolve('schema-dts')
    .replace(/\.js$/, '.d.ts');
  const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const bases = new Map<string, Base>();
  for (const [, name = '', parents = '', body = ''] of text.matchAll(
    /interface (\w+Base) extends ([^{]*)\{([\s\S]*?)\n\}/g,
  )) {
    const ranges = [...body.matchAll(/^\s*"(\w+)"\?: SchemaValue<([^,]*), "\w+">;/gm)];
    bases.set(name, {
      parents: parents.split(',').map((parent) => parent.trim()),
      ranges: new Map(ranges.map(([, property = '', range = '']) => [property, alternatives(range)])),
    });
  }
  const baseOf = new Map<string, string>();
  for (const [, base = '', type = ''] of text.matchAll(/interface \w+Leaf extends (\w+) \{\s*"@type": "(\w+)"/g))
    baseOf.set(type, base);
  for (const [, base = '', type = ''] of text.matchAll(
    /type \w+Leaf<[^=]*= Omit<(\w+), TProperty> & \{\s*"@type": "(\w+)"/g,
  ))
    baseOf.set(type, base);
  const subtypes = new Map<string, readonly string[]>();
  for (const [, type = '', union = ''] of text.matchAll(/^export type (\w+)(?:<[^=]*>)? = ([^;{]*);/gm))
    subtypes.set(
      type,
      alternatives(union.replace(/<[^>]*>/g, '')).filter((one) => one !== `${type}Leaf`),
    );

  const rangeOf = (base: string | undefined, property: string): readonly string[] | undefined => {
    const found = base === undefined ? undefined : bases.get(base);
    if (found === undefined) return undefined;
    const own = found.ranges.get(property);
    if (own !== undefined) return own;
    for (const parent of found.parents) {
      const inherited = rangeOf(parent, property);
      if (inherited !== undefined) return inherited;
    }
    return undefined;
  };
  const isA = (type: string, wanted: string): boolean =>
    type === wanted || (subtypes.get(wanted) ?? []).some((one) => isA(type, one));
  return { has: (type) => baseOf.has(type), range: (type, property) => rangeOf(baseOf.get(type), property), isA };
}

const alternatives = (union: string): string[] => union.split('|').map((one) => one.trim());

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonNode = { readonly [key: string]: Json };

const ISO_DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/**
 * Everything in a JSON-LD document that schema.org does not allow: unknown types, properties that a type does not have, values outside a
 * property's range, references to nodes that the document does not hold. Empty when all is well.
 * @param document the parsed document
 * @param vocabulary schema.org
 */
export function schemaOrgViolations(document: unknown, vocabulary: Vocabulary): string[] {
  const { '@context': context, '@graph': graph } = document as { '@context': Json; '@graph': readonly JsonNode[] };
  const found: string[] = context === 'https://schema.org' ? [] : [`the context is ${JSON.stringify(context)}`];
  const typeById = new Map(graph.map((node) => [node['@id'], String(node['@type'])]));
  if (typeById.size !== graph.length) found.push('two nodes have the same @id');

  const checkValue = (value: Json, range: readonly string[], property: string, where: string): void => {
    if (Array.isArray(value)) {
      if (value.length === 0) found.push(`${where} is empty`);
      for (const one of value) checkValue(one, range, property, where);
    } else if (isNode(value)) {
      if (lacksType(value)) found.push(`${where} has no type`);
      const type = String(value['@type'] ?? typeById.get(value['@id'] ?? null));
      if (vocabulary.isA(type, 'Role')) {
        checkNode(value, where, { property, range });
        return;
      }
      if (!range.some((wanted) => vocabulary.isA(type, wanted)))
        found.push(`${where} is a ${type}, not ${range.join(' or ')}`);
      if (value['@type'] !== undefined) checkNode(value, where);
    } else found.push(...textViolations(value, range, where));
  };
  const checkNode = (node: JsonNode, where: string, role?: { property: string; range: readonly string[] }): void => {
    const type = String(node['@type']);
    if (!vocabulary.has(type)) found.push(`${where} has the unknown type ${type}`);
    for (const [property, value] of Object.entries(node).filter(([key]) => !key.startsWith('@'))) {
      const range = property === role?.property ? role.range : vocabulary.range(type, property);
      if (range === undefined) found.push(`${where}: ${type} has no property ${property}`);
      else checkValue(value, range, property, `${where}.${property}`);
    }
  };
  for (const node of graph) checkNode(node, String(node['@id']));
  return found;
}

function textViolations(value: Json, range: readonly string[], where: string): string[] {
  if (typeof value !== 'string' || value === '') return [`${where} is ${JSON.stringify(value)}`];
  return isTextOf(value, range) ? [] : [`${where} is the text "${value}", not ${range.join(' or ')}`];
}

const isTextOf = (value: string, range: readonly string[]): boolean =>
  range.includes('Text') ||
  (range.includes('URL') && URL.canParse(value)) ||
  (range.includes('Date') && ISO_DATE.test(value));

const isNode = (value: Json): value is JsonNode => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Only a bare reference needs no type. */
const lacksType = (node: JsonNode): boolean => node['@type'] === undefined && Object.keys(node).join() !== '@id';
