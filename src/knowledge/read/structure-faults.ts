/** Why a file is no valid YAML, where its layout shows it: one cause in place of everything that follows from it. */
export interface StructureFault {
  /** Counts from 1. */
  readonly line: number;
  /** The id of the entry that the line is in, where one is above it. */
  readonly entry?: string;
  readonly wrong: string;
  readonly right: string;
}

const MERGE_MARK = /^(?:<{7}(?: |$)|={7}$|>{7}(?: |$)|\|{7}(?: |$))/;
const ID = /^\s*(?:- )?id:\s*['"]?([a-z0-9-]+)/;
const KEY = /^(?:- )*[\w-]+:(?:\s|$)/;
/** A key with nothing after it, or with the sign of a text of several lines. */
const OPENS = /:\s*(?:[|>][-+]?\d*)?\s*(?:#.*)?$/;

/**
 * The id of the entry that a line is in.
 * @param line counts from 1
 * @returns undefined where no id stands above it
 */
export function entryAt(lines: readonly string[], line: number): string | undefined {
  for (let index = Math.min(line, lines.length) - 1; index >= 0; index -= 1) {
    const id = ID.exec(lines[index] ?? '')?.[1];
    if (id !== undefined) return id;
    // Nothing above the head of a list belongs to its entries.
    if (/^\w+:/.test(lines[index] ?? '')) return undefined;
  }
  return undefined;
}

/** The first mark of an unfinished merge. */
export function mergeMark(text: string): StructureFault | undefined {
  const at = text.split('\n').findIndex((line) => MERGE_MARK.test(line.trimEnd()));
  if (at < 0) return undefined;
  return {
    line: at + 1,
    wrong: 'a merge conflict was left in the file here',
    right: 'keep one side of it, and delete the marks',
  };
}

/** The first line that is indented with a tab, or unlike its neighbours. Only for a text that is not valid: it knows no texts of several lines. */
export function indentationFault(text: string): StructureFault | undefined {
  const levels = new Levels();
  let entry: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trimStart();
    if (words === '' || words.startsWith('#')) continue;
    entry = ID.exec(line)?.[1] ?? entry;
    const indent = line.slice(0, line.length - words.length);
    const fault = indent.includes('\t') ? TAB : levels.add(indent.length, words);
    if (fault !== undefined) return { line: index + 1, ...(entry === undefined ? {} : { entry }), ...fault };
  }
  return undefined;
}

const TAB = { wrong: 'this line is indented with a tab', right: 'indent it with spaces' };

/** The depths at which keys and items are open. */
class Levels {
  readonly #open: number[] = [0];
  #before = '';

  /** Takes the next line. Returns what is wrong with its depth. */
  add(depth: number, words: string): Pick<StructureFault, 'wrong' | 'right'> | undefined {
    if (!KEY.test(words) && !words.startsWith('- ')) return undefined;
    const deepest = this.#deepest;
    const mayGoDeeper = this.#before === '' || OPENS.test(this.#before) || !KEY.test(this.#before);
    if (depth > deepest && !mayGoDeeper) return unlike(depth, this.#open);
    if (depth > deepest) this.#open.push(depth);
    while (this.#deepest > depth) this.#open.pop();
    if (this.#deepest !== depth) return unlike(depth, [this.#deepest, deepest]);
    // The keys of a list's item begin after its dash.
    const dash = /^(?:- )+/.exec(words)?.[0].length ?? 0;
    if (dash > 0 && KEY.test(words.slice(dash))) this.#open.push(depth + dash);
    this.#before = words;
    return undefined;
  }

  get #deepest(): number {
    return this.#open.at(-1) ?? 0;
  }
}

const unlike = (depth: number, open: readonly number[]): Pick<StructureFault, 'wrong' | 'right'> => {
  const near = [...new Set(open)].sort((a, b) => Math.abs(a - depth) - Math.abs(b - depth)).slice(0, 2);
  return {
    wrong: `this line is indented by ${depth} ${depth === 1 ? 'space' : 'spaces'}, unlike the lines around it`,
    right: `indent it by ${near.sort((a, b) => a - b).join(' or ')}, like its neighbours`,
  };
};
