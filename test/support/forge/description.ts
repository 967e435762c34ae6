import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

/** GitHub's own description of the part of its REST API that is spoken here. */
const DESCRIPTION = JSON.parse(readFileSync(new URL('./github-openapi.json', import.meta.url), 'utf8')) as Description;

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content | { readonly $ref: string }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: { readonly type?: string };
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

export type Json = Record<string, unknown>;

const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
formats.default(ajv);
const validators = new Map<object, ValidateFunction>();

/** As a validator reads it: references lead into the description from wherever they are, and what may be null without a type may be null. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' && typeof item === 'string' ? item.replace(/^#/, 'github#') : readable(item),
    ]),
  );
  if (nullable !== true) return rest;
  if (Array.isArray(rest.enum)) rest.enum = [...(rest.enum as unknown[]), null];
  return typeof rest.type === 'string' ? { ...rest, nullable } : { anyOf: [{ enum: [null] }, rest] };
}

ajv.addSchema({ $id: 'github', ...(readable(DESCRIPTION) as object) });

function problemsOf(schema: object, value: unknown): string[] {
  let validate = validators.get(schema);
  if (validate === undefined) {
    validate = ajv.compile(readable(schema) as object);
    validators.set(schema, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function resolved<T extends object>(part: T | { readonly $ref: string }): T {
  if (!('$ref' in part)) return part;
  const [, , kind = '', name = ''] = part.$ref.split('/');
  return DESCRIPTION.components[kind]?.[name] as T;
}

const schemaOf = (content: Content | undefined): object | undefined => content?.content?.['application/json']?.schema;

/** An operation that the description holds. */
export interface Described {
  /** As the description names it, such as `GET /repos/{owner}/{repo}/pulls`. */
  readonly name: string;
  /** Values of the path, by their names, decoded. */
  readonly values: Readonly<Record<string, string>>;
  requestProblems(query: URLSearchParams, body: unknown): readonly string[];
  responseProblems(status: number, body: unknown): readonly string[];
  /** What a successful answer must at least hold, with what is given in it. */
  filled(status: number, given: unknown): unknown;
}

/** Finds the operation of a request; undefined where the description has none. */
export function describedBy(method: string, pathname: string): Described | undefined {
  for (const [path, operations] of Object.entries(DESCRIPTION.paths)) {
    const pattern = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      /^(?:ref|path)$/.test(name) && !path.includes('{ref}/') ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
    );
    const match = new RegExp(`^${pattern}$`).exec(pathname);
    const operation = operations[method.toLowerCase()];
    if (match === null || operation === undefined) continue;
    const values = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    return {
      name: `${method} ${path}`,
      values,
      requestProblems: (query, body) => requestProblems(operation, query, body),
      responseProblems(status, answered) {
        const described = operation.responses[String(status)];
        // Refusals that are the same everywhere are described nowhere.
        if (described === undefined) return status < 400 ? [`${status} is not described`] : [];
        const schema = schemaOf(resolved(described));
        return schema === undefined ? [] : problemsOf(schema, answered);
      },
      filled(status, given) {
        const schema = schemaOf(resolved(operation.responses[String(status)] ?? {}));
        return schema === undefined ? given : fill(schema, given);
      },
    };
  }
  return undefined;
}

function requestProblems({ parameters = [], requestBody }: Operation, query: URLSearchParams, body: unknown): string[] {
  const known = parameters.map(resolved<Parameter>).filter((one) => one.in === 'query');
  const problems = [...query.keys()].flatMap((name) =>
    known.some((one) => one.name === name) ? [] : [`unknown parameter ${name}`],
  );
  for (const { name, schema } of known) {
    const text = query.get(name);
    if (text !== null)
      problems.push(
        ...problemsOf(schema, schema.type === 'integer' ? Number(text) : text).map((one) => `${name}${one}`),
      );
  }
  const schema = schemaOf(requestBody);
  if (schema === undefined) return body === undefined ? problems : [...problems, 'a body is not described'];
  const declared = Object.keys((schema as { readonly properties?: object }).properties ?? {});
  return [
    ...problems,
    ...problemsOf(schema, body),
    // The description lets everything through that it does not know.
    ...Object.keys((body ?? {}) as object).flatMap((name) =>
      declared.includes(name) ? [] : [`unknown field ${name}`],
    ),
  ];
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minLength?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** The least that a schema asks for, with what is given instead where it is given. */
function fill(schema: Schema, given: unknown): unknown {
  const { $ref, nullable, anyOf, oneOf, allOf } = schema;
  if ($ref !== undefined) return fill(resolved<Schema>({ $ref }) as Schema, given);
  if (given === undefined && nullable === true) return null;
  if (given === null) return null;
  const first = meant(anyOf ?? oneOf ?? [], given);
  if (allOf !== undefined) return allOf.reduce<unknown>((value, part) => fill(part, value), given);
  if (first !== undefined && (given === undefined || typeof given === 'object')) return fill(first, given);
  if (Array.isArray(given)) return given.map((one) => (schema.items === undefined ? one : fill(schema.items, one)));
  if (schema.properties !== undefined || schema.type === 'object') return fillObject(schema, given as Json | undefined);
  return given ?? least(schema);
}

/** Which of several schemas something is of, by its type. */
function meant(schemas: readonly Schema[], given: unknown): Schema | undefined {
  const type = (given as Json | undefined)?.type;
  const named = schemas
    .map((schema) => (schema.$ref === undefined ? schema : (resolved<Schema>({ $ref: schema.$ref }) as Schema)))
    .find(({ properties }) => type !== undefined && properties?.type?.enum?.includes(type));
  return named ?? schemas[0];
}

function fillObject({ required = [], properties = {} }: Schema, given: Json = {}): Json {
  const names = new Set([...required, ...Object.keys(given)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const of = properties[name];
      return [name, of === undefined ? given[name] : fill(of, given[name])];
    }),
  );
}

const FORMATS: Readonly<Record<string, string>> = {
  uri: 'https://forge.example/',
  'date-time': '2024-01-01T00:00:00Z',
  email: 'desk@forge.example',
};

function least({ type, format = '', enum: values, minLength = 0 }: Schema): unknown {
  if (values !== undefined) return values[0];
  if (type === 'array') return [];
  if (type === 'boolean') return false;
  if (type === 'integer' || type === 'number') return 1;
  return FORMATS[format] ?? 'x'.repeat(minLength);
}
