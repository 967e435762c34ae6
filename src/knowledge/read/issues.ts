import type { z } from 'zod';
import { didYouMean, excerpt, inWords } from '../problems.js';
import type { Path } from './yaml.js';

/** A fault of form in an entry: the path to it, and the message. */
export interface Fault {
  readonly path: Path;
  readonly part: 'key' | 'value';
  readonly wrong: string;
  readonly right: string;
}

type Issue = z.core.$ZodIssue;

/**
 * Says in plain words what a schema found wrong.
 * @param above the path of the schema's own root
 */
export function explainIssue(
  issue: Issue,
  written: unknown,
  keysOf: (path: Path) => readonly string[],
  above: Path = [],
): Fault[] {
  const path: Path = [...above, ...issue.path.filter((step) => typeof step !== 'symbol')];
  const value = valueAt(written, path);
  const name = excerpt([...path].reverse().find((step) => typeof step === 'string') ?? 'entry');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const known = keysOf(path);
      return {
        path: [...path, key],
        part: 'key' as const,
        wrong: `unknown key "${excerpt(key)}"`,
        right: didYouMean(key, known, isRestOfText(written, path, key) ? IN_QUOTES : otherwiseKnown(known)),
      };
    });
  }
  if (value === undefined) return [{ path, part: 'key', wrong: `\`${name}\` is missing`, right: `add \`${name}: …\`` }];
  if (value === null)
    return [{ path, part: 'value', wrong: `\`${name}\` is empty`, right: 'write its value or take the key out' }];
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.filter((branch) =>
      branch.some((item) => item.path.length > 0 || item.code !== 'invalid_type'),
    );
    const chosen = inner.length === 1 ? inner[0] : inner.find((branch) => branch.some((item) => item.path.length > 0));
    if (chosen) return chosen.flatMap((item) => explainIssue(item, written, keysOf, path));
    return [{ path, part: 'value', wrong: `\`${name}\` ${issue.message}`, right: `this is ${kindOf(value)}` }];
  }
  if (issue.code === 'invalid_value') {
    const options = issue.values.map(String);
    return [
      {
        path,
        part: 'value',
        wrong: `\`${name}\` cannot be ${typeof value === 'string' ? `"${value.slice(0, 60)}"` : kindOf(value)}`,
        right: `${didYouMean(String(value), options, '')} write ${inWords(options)}`.trim(),
      },
    ];
  }
  if (issue.code === 'invalid_type') {
    const expected =
      issue.expected === 'string' ? 'a text' : issue.expected === 'array' ? 'a list' : 'a map of keys and values';
    return [
      {
        path,
        part: 'value',
        wrong: `\`${name}\` must be ${expected}, but is ${kindOf(value)}`,
        right: `write ${expected}`,
      },
    ];
  }
  if (issue.code === 'invalid_key') {
    const wrong = `"${name}" ${issue.issues[0]?.message ?? issue.message}`;
    return [{ path, part: 'key', wrong, right: 'write another key, or take it out' }];
  }
  if (name === 'id') {
    return [
      {
        path,
        part: 'value',
        wrong: `"${String(value).slice(0, 100)}" ${issue.message}`,
        right: 'use small letters, digits and single hyphens, at most 80 characters',
      },
    ];
  }
  return [{ path, part: 'value', wrong: `\`${name}\` ${issue.message}`, right: 'write it, or take the key out' }];
}

const otherwiseKnown = (known: readonly string[]): string =>
  known.length > 0 ? `known keys are ${known.join(', ')}` : 'take it out';

const IN_QUOTES = 'if it goes on a text, put all of that text in double quotes: a comma ends a text between { and }';

/** What comes after the comma in `{value: 2,000}` is read as a key without a value. */
const isRestOfText = (written: unknown, path: Path, key: string): boolean =>
  valueAt(written, [...path, key]) === null && !/^[a-z_]+$/.test(key);

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map of keys and values' : 'a text';
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}
