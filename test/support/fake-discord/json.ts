/** A JSON object whose fields are not known yet. */
export type JsonObject = { readonly [key: string]: unknown };

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as a list of objects; anything else counts as an empty list. */
export const objects = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The value as a string; anything else counts as empty. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The value as a number; anything else counts as nought. */
export const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Length as Discord counts it, in code points. */
export const length = (value: unknown): number => [...text(value)].length;
