import { parseDocument } from 'yaml';
import type { ListName } from '../entries/schema.js';
import { type SchemaKey, schemaKeys } from '../entries/schema-keys.js';
import { didYouMean, excerpt, inWords, withArticle } from '../problems.js';
import { KIND_OF } from '../read/collector.js';
import type { FileTrouble } from '../read/guarded-file.js';

/** Reads values typed on a command line into what their keys hold: words as they are, `a, b` as a list, else as YAML. */
export function readValues(
  list: ListName,
  texts: Readonly<Record<string, string>>,
): { readonly values: Readonly<Record<string, unknown>> } | FileTrouble {
  const keys = new Map(schemaKeys(list).flatMap((one) => (one.key.includes('.') ? [] : [[one.key, one] as const])));
  const values: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(texts)) {
    const key = keys.get(name);
    if (key === undefined)
      return {
        wrong: `${withArticle(KIND_OF[list])} has no key "${excerpt(name)}"`,
        right: didYouMean(name, keys.keys(), `its keys are ${[...keys.keys()].join(', ')}`),
      };
    const value = readValue(key, text);
    if (value === undefined)
      return {
        wrong: `\`${name}\` cannot be "${excerpt(text)}"`,
        right: key.words.length > 0 ? `write ${inWords(key.words)}` : key.description,
      };
    values[name] = value;
  }
  return { values };
}

function readValue({ schema }: SchemaKey, text: string): unknown {
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
  const inYaml: unknown[] = document.errors.length === 0 ? [document.toJS()] : [];
  // What is written in brackets is meant as a list or map, also where words are allowed.
  const readings = /^[[{]/.test(text) ? [...inYaml, text] : [text, ...inYaml, text.split(/\s*,\s*/)];
  return readings.find((reading) => schema.safeParse(reading).success);
}
