import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { type core, toJSONSchema } from 'zod';
import { isObject, type JsonObject } from './json.js';
import type { Problem } from './problem.js';

const SCHEMAS = {
  message: CreateMessageInteractionCallbackRequestSchema,
  update: UpdateMessageInteractionCallbackRequestSchema,
  choices: ApplicationCommandAutocompleteCallbackRequestSchema,
  modal: ModalInteractionCallbackRequestSchema,
  followUp: IncomingWebhookRequestPartialSchema,
  edit: IncomingWebhookUpdateRequestPartialSchema,
  channelMessage: MessageCreateRequestSchema,
  channelEdit: MessageEditRequestPartialSchema,
  command: ApplicationCommandUpdateRequestSchema,
  newCommand: ApplicationCommandCreateRequestSchema,
  changedCommand: ApplicationCommandPatchRequestPartialSchema,
} satisfies Record<string, core.$ZodType>;

/** The bodies that Discord's specification describes and this fake accepts. */
export type BodyKind = keyof typeof SCHEMAS;

/** Sent by discord.js or documented by Discord, but unknown to the specification. */
const LET_THROUGH = new Set(['enforce_nonce', 'tts', 'nsfw']);

/** The specification calls these integers; the documentation and the libraries send them as strings, and the other way about. */
const AS_NUMBER = new Set(['default_member_permissions']);

const validators = new Map<BodyKind, ValidateFunction>();

/**
 * What Discord's own specification does not allow in a body, fields it does not know included.
 * @param kind which body it is; chosen by callback type, so that the errors are about the right one
 * @param body as it came over the wire
 * @param at where the body stands in the request
 */
export function schemaProblems(kind: BodyKind, body: unknown, at: readonly string[] = []): Problem[] {
  let validate = validators.get(kind);
  if (validate === undefined) {
    validate = compile(kind);
    validators.set(kind, validate);
  }
  if (validate(normalised(body))) return [];
  return (validate.errors ?? []).filter(tellsSomething).map((error) => problemOf(error, at));
}

function compile(kind: BodyKind): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  return ajv.compile(sharpened(toJSONSchema(SCHEMAS[kind], { unrepresentable: 'any' })) as JsonObject);
}

/**
 * Makes a union of parts told apart by `type` look at the part of that type only, so that an error is about the part that was meant, and drops the
 * empty branch that stands for "absent" and would let everything through.
 */
function sharpened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(sharpened);
  if (!isObject(schema)) return schema;
  const result = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, sharpened(value)]));
  if (!Array.isArray(result.anyOf)) return result;
  const branches = result.anyOf.filter((branch: JsonObject) => Object.keys(branch).length > 0);
  const tagged = branches.filter(isTagged);
  if (tagged.length < 2) return { ...result, anyOf: branches };
  const union = { type: 'object', required: ['type'], allOf: [knownType(tagged), ...tagged.map(whenMeant)] };
  const others = branches.filter((branch) => !isTagged(branch));
  const { anyOf: _, ...rest } = result;
  return others.length === 0 ? { ...rest, ...union } : { ...rest, anyOf: [union, ...others] };
}

/** ajv's own discriminator takes strings only; Discord's types are numbers. */
const typeOf = (branch: JsonObject): unknown =>
  (branch as { properties: { type: { const: unknown } } }).properties.type.const;
const knownType = (branches: readonly JsonObject[]) => ({ properties: { type: { enum: branches.map(typeOf) } } });
const whenMeant = (branch: JsonObject) => ({
  if: { properties: { type: { const: typeOf(branch) } } },
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
  then: branch,
});

function isTagged(branch: unknown): branch is JsonObject {
  if (!isObject(branch) || !isObject(branch.properties)) return false;
  const type = branch.properties.type;
  return isObject(type) && 'const' in type;
}

/** A body in the form the specification describes. */
function normalised(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => normalised(item, key));
  if (!isObject(value))
    return AS_NUMBER.has(key) && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  const entries = Object.entries(value).filter(([name]) => !LET_THROUGH.has(name));
  return Object.fromEntries(
    entries.map(([name, field]) => [
      name,
      key === 'attachments' && name === 'id' && typeof field === 'number' ? String(field) : normalised(field, name),
    ]),
  );
}

/** Every nullable field also complains that it is not null, and every union that no branch fits. */
const tellsSomething = (error: ErrorObject): boolean =>
  error.keyword !== 'anyOf' && !(error.keyword === 'type' && error.params.type === 'null');

function problemOf(error: ErrorObject, at: readonly string[]): Problem {
  const path = error.instancePath.split('/').slice(1);
  const extra = error.params.additionalProperty ?? error.params.missingProperty;
  return {
    path: [...at, ...path, ...(typeof extra === 'string' ? [extra] : [])],
    code: `SCHEMA_${error.keyword.toUpperCase()}`,
    message: error.message ?? error.keyword,
  };
}
