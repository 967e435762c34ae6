import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { excerpt, type Problem } from '../problems.js';

/** A step into a file: a key or an index. */
export type Path = readonly (string | number)[];

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
  /** Where the value at a path stands, or its key; the nearest thing above it when there is none. */
  readonly placeOf: (path: Path, part?: 'key' | 'value') => Place;
}

const DEEPEST = 32;
const MOST_VALUES = 400_000;
/** An entry has a few dozen keys. */
const MOST_KEYS = 1_000;
const MOST_ALIAS_VALUES = 10_000;
const MOST_SYNTAX_PROBLEMS = 10;
const MOST_PROBLEMS = 100;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a YAML text. Every value is kept as it is written (a bare 2023 stays `2023`); an empty one is `null`.
 * @param file the name to show
 * @param text the text of the file
 */
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
  const nested = tooDeep(text);
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
      logLevel: 'silent',
    });
  } catch {
    return broken([
      { file, line: 1, column: 1, wrong: 'this cannot be read as YAML', right: 'compare it with a file that can' },
    ]);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  const faults = [...document.errors, ...document.warnings].slice(0, MOST_SYNTAX_PROBLEMS);
  if (faults.length > 0) {
    return broken(faults.map((fault) => ({ file, ...placeAt(fault.pos[0]), ...explain(fault) })));
  }
  const reader = new Reader((node, wrong, right) => ({
    file,
    ...placeAt(node?.range?.[0] ?? 0),
    wrong,
    right,
  }));
  const value = reader.read(document.contents, 0);
  const placeOf = (path: Path, part: 'key' | 'value' = 'value'): Place => placeAt(offsetOf(document, path, part));
  return { file, value: reader.stopped ? undefined : value, problems: reader.problems, placeOf };
}

const DUPLICATE = { wrong: 'not valid YAML: this key stands twice in one entry', right: 'keep one of them' };
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
    this.#values += 1;
    if (this.#aliasDepth > 0) this.#aliasValues += 1;
    if (depth > DEEPEST) return this.#stop(at, TOO_DEEP.wrong, TOO_DEEP.right);
    if (this.#aliasValues > MOST_ALIAS_VALUES) {
      return this.#stop(at, 'its aliases (*name) repeat too much', 'write the entries out instead of using anchors');
    }
    if (this.#values > MOST_VALUES)
      return this.#stop(at, 'the file holds too many values', 'split it into one file a story');
    if (at && 'anchor' in at && typeof at.anchor === 'string') this.#anchors.set(at.anchor, at);
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      if (!target)
        return this.#stop(
          node,
          `the alias *${excerpt(node.source)} has no anchor`,
          `write &${excerpt(node.source)} before the value it repeats`,
        );
      this.#aliasDepth += 1;
      const value = this.read(target, depth + 1);
      this.#aliasDepth -= 1;
      return value;
    }
    if (isScalar(node)) {
      const plain = node.type === 'PLAIN' || node.type === undefined;
      const text = String(node.value ?? '');
      return plain && /^(?:|~|null|Null|NULL)$/.test(text) ? null : text;
    }
    if (isSeq(node)) return node.items.map((item) => this.read(item, depth + 1));
    if (isMap(node)) return this.#map(node.items, depth);
    return null;
  }

  #map(pairs: readonly unknown[], depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    if (pairs.length > MOST_KEYS) {
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
    if (this.problems.length >= MOST_PROBLEMS)
      this.#stop(node, 'there are more problems of this kind', 'mend the first ones, and look again');
  }

  #stop(node: Node | null, wrong: string, right: string): undefined {
    if (!this.stopped) this.problems.push(this.problem(node, wrong, right));
    this.stopped = true;
    return undefined;
  }
}

function isNodeLike(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
}

function offsetOf(document: Document.Parsed, path: Path, part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = rangeStart(node) ?? 0;
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value ?? '') === String(step));
      if (!pair) return offset;
      const key = rangeStart(pair.key);
      const value =
        isScalar(pair.value) && pair.value.value === '' && pair.value.type === 'PLAIN'
          ? undefined
          : rangeStart(pair.value);
      offset = (last && part === 'key' ? (key ?? value) : (value ?? key)) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      const start = rangeStart(node);
      if (start === undefined) return offset;
      offset = start;
    } else return offset;
  }
  return offset;
}

function rangeStart(node: unknown): number | undefined {
  return isNodeLike(node) ? (node.range?.[0] ?? undefined) : undefined;
}

const EXPLAINED: Readonly<Record<string, { wrong: string; right: string }>> = {
  TAB_AS_INDENT: { wrong: 'this line is indented with a tab', right: 'indent with spaces' },
  BAD_INDENT: { wrong: 'this line does not line up with the lines around it', right: 'indent it like its neighbours' },
  MISSING_CHAR: {
    wrong: 'a mark is missing here',
    right: 'close the quotation mark or bracket, or put a space after the colon',
  },
  BLOCK_IN_FLOW: { wrong: 'a bracket is not closed before this line', right: 'close the bracket' },
  MULTIPLE_DOCS: { wrong: 'the file holds more than one document (---)', right: 'keep one document a file' },
  MULTILINE_IMPLICIT_KEY: { wrong: 'a key runs over several lines', right: 'write `key: value` on one line' },
  BLOCK_AS_IMPLICIT_KEY: { wrong: 'a text holds a colon followed by a space', right: 'put the text in single quotes' },
  TAG_RESOLVE_FAILED: { wrong: 'a tag (!name) means nothing here', right: 'take the tag out' },
};

function explain(fault: YAMLError): { wrong: string; right: string } {
  const known = EXPLAINED[fault.code];
  if (known) return { wrong: `not valid YAML: ${known.wrong}`, right: known.right };
  return {
    wrong: `not valid YAML: ${excerpt(fault.message, 140)}`,
    right: 'check indentation, quotation marks and colons on this line',
  };
}

/** The line where nesting becomes hopeless, found without building anything. */
function tooDeep(text: string): number | undefined {
  const steep = /^[ ]{300,}[^ \n]|^(?:[-?:][ ]+){40,}/m.exec(text);
  if (steep) return text.slice(0, steep.index).split('\n').length;
  let open = 0;
  let most = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) open += 1;
    else if ((code === 93 || code === 125) && open > 0) open -= 1;
    if (open > most) most = open;
  }
  if (most <= DEEPEST) return undefined;
  let depth = 0;
  let line = 1;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > DEEPEST) return line;
    for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) line += 1;
  }
  return undefined;
}
