import { LIST_DESCRIPTIONS } from '../entries/json-schema-file.js';
import type { ListName } from '../entries/schema.js';
import { type SchemaKey, schemaKeys } from '../entries/schema-keys.js';
import { withArticle } from '../problems.js';
import { KIND_OF, LISTS } from '../read/collector.js';
import { EXAMPLES } from './examples.js';
import { inlineYaml } from './skeleton.js';

const TOP = `# The keys of the record

Made from the schema by \`npx verbatim schema --reference\`: change the schema, not this page. How to write entries, with examples of
whole ones, is in the [README of the record](../knowledge/README.md).

- **Bold** keys must be there. \`roles.title\` is the key \`title\` of an item of \`roles\`.
- A **date** is \`2024-05-06\`, \`2024-05\`, \`2024\`, \`unknown\` or \`{unknown: no date on the page}\`; with more to say
  \`{date: 2024-05-06, precision: week, about: true, note: the source says “early May”}\`.
- An **id** has small letters, digits and single hyphens, and is never reused.
`;

/** A page of Markdown with every key of every kind of entry, what it holds, and an example. */
export function referencePage(): string {
  const common = commonKeys();
  const [some = 'sources'] = LISTS;
  const shared = schemaKeys(some).filter(({ key }) => common.has(key));
  const kinds = LISTS.map((list) => {
    const own = schemaKeys(list).filter(({ key }) => !common.has(key));
    return `## ${list}\n\n${LIST_DESCRIPTIONS[list]} An entry is ${withArticle(KIND_OF[list])}.\n\n${table(list, own)}`;
  });
  return [TOP, `## Every entry\n\n${table(some, shared)}`, ...kinds].join('\n');
}

/** The keys that entries of every kind have. */
function commonKeys(): ReadonlySet<string> {
  const [first, ...others] = LISTS.map((list) => new Set(schemaKeys(list).map(({ key }) => key)));
  const ofAll = [...(first ?? [])].filter((key) => others.every((keys) => keys.has(key)));
  return new Set(ofAll);
}

function table(list: ListName, keys: readonly SchemaKey[]): string {
  const rows = keys.map((one) => {
    const { key, description, isRequired, words } = one;
    const allowed = words.length === 0 ? '' : ` One of ${words.map(code).join(', ')}.`;
    const example = exampleOf(list, key);
    return `| ${isRequired ? `**${code(key)}**` : code(key)} | ${cell(description + allowed)} | ${example === undefined ? '' : code(cell(inlineYaml(example)))} |`;
  });
  return `| key | what it holds | example |\n|---|---|---|\n${rows.join('\n')}\n`;
}

/** The example of a key, also of one inside a list or map. */
export function exampleOf(list: ListName, key: string): unknown {
  return key.split('.').reduce<unknown>((value, step) => {
    const item = Array.isArray(value)
      ? value.find((one) => typeof one === 'object' && one !== null && step in one)
      : value;
    return typeof item === 'object' && item !== null ? (item as Readonly<Record<string, unknown>>)[step] : undefined;
  }, EXAMPLES[list]);
}

const code = (text: string): string => `\`${text}\``;
const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
