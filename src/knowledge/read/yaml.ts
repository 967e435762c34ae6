import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import { excerpt, type Problem } from '../problems.js';
import { entryAt } from './structure-faults.js';
import { firstTooDeepLine, MAX_DEPTH } from './yaml-depth.js';
import { explainFaults } from './yaml-faults.js';
import { isNodeLike, offsetOf, type Path } from './yaml-places.js';

export type { Path };

/** A place in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A YAML file read into plain values, with the place of each of them. */
export interface ParsedFile {
  readonly file: string;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The place of the value at a path, or of its key; of its nearest parent when there is none. */
  readonly placeOf: (path: Path, part?: 'key' | 'value') => Place;
}

const MAX_VALUES = 400_000;
/** Max keys of one map; an entry has a few dozen. */
const MAX_KEYS = 1_000;
const MAX_ALIAS_VALUES = 10_000;
const MAX_PROBLEMS = 100;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a YAML text. Every value is kept as it is written (a bare 2023 stays `2023`); an empty one is `null`. */
export function parseYaml(file: string, text: string): ParsedFile {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.max(0, offset));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const broken = (problems: Problem[]): ParsedFile => ({
    file,
    value: undefined,
    problems,
    placeOf: () => ({ line: 1, column: 1 }),
  });
  const nested = firstTooDeepLine(text);
  if (nested !== undefined) return broken([{ file, line: nested, column: 1, ...TOO_DEEP }]);
  let document: Document.Parsed;
  const { stackTraceLimit } = Error;
  try {
    // The library makes an error of every wrong sign, millions in a large file of nonsense: their stacks would take minutes.
    Error.stackTraceLimit = 0;
    document = parseDocument(text, {
      schema: 'failsafe',
      // The library compares every key with every other one of its map; the reader below needs one look at each.
      uniqueKeys: false,
      lineCounter: lines,
      prettyErrors: false,
      keepSourceTokens: false,
      // With 'silent' the library drops a second document in the file without a word.
      logLevel: 'error',
    });
  } catch {
    return broken([
      { file, line: 1, column: 1, wrong: 'this cannot be read as YAML', right: 'compare it with a file that can' },
    ]);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) return broken(explainFaults(faults, text, placeAt).map((fault) => ({ file, ...fault })));
  let rows: readonly string[] | undefined;
  const reader = new Reader((node, wrong, right) => {
    const place = placeAt(node?.range?.[0] ?? 0);
    rows ??= text.split('\n');
    const entry = entryAt(rows, place.line);
    return { file, ...place, ...(entry === undefined ? {} : { entry }), wrong, right };
  });
  const value = reader.read(document.contents, 0);
  const placeOf = (path: Path, part: 'key' | 'value' = 'value'): Place => placeAt(offsetOf(document, path, part));
  return { file, value: reader.stopped ? undefined : value, problems: reader.problems, placeOf };
}

const DUPLICATE = { wrong: 'not valid YAML: this key is used twice in one entry', right: 'keep one of them' };
const TOO_DEEP = { wrong: 'this is nested too deep', right: 'an entry needs no more than a few levels' };

class Reader {
  readonly problems: Problem[] = [];
  stopped = false;
  #values = 0;
  #aliasValues = 0;
  #aliasDepth = 0;
  readonly #anchors = new Map<string, Node>();

  constructor(private readonly problem: (node: Node | null, wrong: string, right: string) => Problem) {}

  read(node: unknown, depth: number): unknown {
    if (this.stopped) return undefined;
    const at = isNodeLike(node) ? node : null;
    if (this.#isOverLimit(at, depth)) return undefined;
    if (at && 'anchor' in at && typeof at.anchor === 'string') this.#anchors.set(at.anchor, at);
    if (isAlias(node)) return this.#alias(node, depth);
    if (isScalar(node)) {
      const plain = node.type === 'PLAIN' || node.type === undefined;
      const text = String(node.value ?? '');
      return plain && /^(?:|~|null|Null|NULL)$/.test(text) ? null : text;
    }
    if (isSeq(node)) return node.items.map((item) => this.read(item, depth + 1));
    if (isMap(node)) return this.#map(node.items, depth);
    return null;
  }

  #isOverLimit(node: Node | null, depth: number): boolean {
    this.#values += 1;
    if (this.#aliasDepth > 0) this.#aliasValues += 1;
    if (depth > MAX_DEPTH) this.#stop(node, TOO_DEEP.wrong, TOO_DEEP.right);
    else if (this.#aliasValues > MAX_ALIAS_VALUES)
      this.#stop(node, 'its aliases (*name) repeat too much', 'write the entries out instead of using anchors');
    else if (this.#values > MAX_VALUES)
      this.#stop(node, 'the file holds too many values', 'split it into one file a story');
    return this.stopped;
  }

  #alias(node: Alias, depth: number): unknown {
    const name = excerpt(node.source);
    const target = this.#anchors.get(node.source);
    if (!target)
      return this.#stop(node, `the alias *${name} has no anchor`, `write &${name} before the value it repeats`);
    this.#aliasDepth += 1;
    const value = this.read(target, depth + 1);
    this.#aliasDepth -= 1;
    return value;
  }

  #map(pairs: readonly unknown[], depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    if (pairs.length > MAX_KEYS) {
      this.#stop(null, `the file has a map of ${pairs.length} keys`, 'an entry needs no more than a few dozen');
      return result;
    }
    for (const pair of pairs) {
      if (!isPair(pair)) continue;
      const key = isScalar(pair.key) ? String(pair.key.value ?? '') : undefined;
      const at = isNodeLike(pair.key) ? pair.key : null;
      if (key === undefined) {
        this.#note(at, 'a key must be a word', 'write `key: value`');
      } else if (FORBIDDEN.has(key)) {
        this.#note(at, `unknown key "${key}"`, 'take it out: no key has this name');
      } else if (Object.hasOwn(result, key)) {
        this.#note(at, DUPLICATE.wrong, DUPLICATE.right);
      } else {
        result[key] = this.read(pair.value, depth + 1);
      }
    }
    return result;
  }

  #note(node: Node | null, wrong: string, right: string): void {
    if (this.stopped) return;
    this.problems.push(this.problem(node, wrong, right));
    if (this.problems.length >= MAX_PROBLEMS)
      this.#stop(node, 'there are more problems of this kind', 'mend the first ones, and look again');
  }

  #stop(node: Node | null, wrong: string, right: string): undefined {
    if (!this.stopped) this.problems.push(this.problem(node, wrong, right));
    this.stopped = true;
    return undefined;
  }
}
