import { isMap, isScalar, isSeq, type Pair, parseDocument, Scalar, stringify, type YAMLMap } from 'yaml';
import type { FileTrouble } from '../read/guarded-file.js';
import type { Path } from '../read/yaml.js';
import { endOfLines } from './insert-entry.js';
import { inlineYaml } from './skeleton.js';

/** What to change in an entry. */
export interface EntryChange {
  /** A new value at a path of keys and indexes. */
  readonly value?: { readonly path: Path; readonly text: string };
  readonly status?: 'withdrawn';
  /** Another item at the end of a list of the entry, which may not have it yet. */
  readonly item?: { readonly key: string; readonly text: string };
  /** The revision as it is written: when, what, why, and by whom. Absent where readers need not be told. */
  readonly revision?: Readonly<Record<string, string>>;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const refuse = (wrong: string, right = 'change it by hand, and add the revision'): FileTrouble => ({ wrong, right });

/**
 * Changes an entry in a text of YAML; every other byte stays as it is.
 * @param text of a valid file
 * @returns the new text, or why it cannot be changed
 */
export function changeInYaml(text: string, list: string, id: string, change: EntryChange): string | FileTrouble {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false });
  const items = isMap(document.contents) ? document.get(list, true) : undefined;
  const entry = isSeq(items) ? items.items.find((item) => isMap(item) && item.get('id') === id) : undefined;
  if (!isMap(entry)) return refuse(`${id} is not written out in \`${list}\` of this file`);
  const editor = new EntryEditor(text, entry);
  const edits: Edit[] = [];
  for (const edit of [
    change.value === undefined ? [] : editor.setValue(change.value.path, change.value.text),
    change.status === undefined ? [] : editor.setStatus(change.status),
    change.item === undefined ? [] : editor.addItem(change.item.key, inlineYaml(change.item.text, true)),
    change.revision === undefined ? [] : editor.addItem('revisions', inlineYaml(change.revision)),
  ]) {
    if ('wrong' in edit) return edit;
    edits.push(...edit);
  }
  // From the end, so that offsets stay true; of two at one place the first is written first.
  return edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => b.start - a.start || b.index - a.index)
    .reduce((changed, { start, end, text: words }) => changed.slice(0, start) + words + changed.slice(end), text);
}

class EntryEditor {
  readonly #eol: string;
  readonly #isFlow: boolean;
  /** Column of its keys, counted from 0. */
  readonly #indent: number;

  constructor(
    private readonly text: string,
    private readonly entry: YAMLMap,
  ) {
    this.#eol = text.includes('\r\n') ? '\r\n' : '\n';
    this.#isFlow = entry.flow === true;
    const start = startOf(entry);
    this.#indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  }

  setValue(path: Path, value: string): Edit[] | FileTrouble {
    const node = this.entry.getIn(path, true);
    const name = path.join('.');
    if (node === undefined) return refuse(`\`${name}\` is not written there`, 'name a key that the entry has');
    if (!isScalar(node) || !node.range)
      return refuse(`\`${name}\` is a list or a map`, `name what is in it, such as ${name}.0`);
    const [start, end] = node.range;
    if (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL)
      return [{ start, end, text: inlineYaml(value) + this.#eol }];
    const isInFlow = this.#isFlow || path.some((_, index) => isFlowAt(this.entry, path.slice(0, index)));
    const isQuoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
    const text = isQuoted
      ? stringify(value, { schema: 'failsafe', defaultStringType: node.type as 'QUOTE_DOUBLE', lineWidth: 0 }).replace(
          /\n$/,
          '',
        )
      : inlineYaml(value, isInFlow);
    return [{ start, end, text }];
  }

  setStatus(status: string): Edit[] | FileTrouble {
    if (this.entry.has('status')) return this.setValue(['status'], status);
    const id = this.entry.get('id', true);
    const end = isScalar(id) && id.range ? id.range[1] : startOf(this.entry);
    if (this.#isFlow) return [{ start: end, end, text: `, status: ${status}` }];
    return [this.#line(end, [`status: ${status}`])];
  }

  /** @param words the item as it is written on one line */
  addItem(key: string, words: string): Edit[] | FileTrouble {
    const there = this.entry.get(key, true);
    if (isSeq(there) && there.range) {
      const [start, end] = there.range;
      const last = there.items.at(-1);
      if (there.flow === true)
        return [{ start: end - 1, end: end - 1, text: `${last === undefined ? '' : ', '}${words}` }];
      const column = start - (this.text.lastIndexOf('\n', start - 1) + 1);
      const at = isRanged(last) ? last.range[1] : end;
      return [this.#line(at, [`- ${words}`], column)];
    }
    if (there !== undefined) return refuse(`\`${key}\` is no list`);
    if (this.#isFlow) {
      const at = endOf(this.entry) - 1;
      return [{ start: at, end: at, text: `, ${key}: [${words}]` }];
    }
    const value = (this.entry.items.at(-1) as Pair).value;
    const at = isRanged(value) ? value.range[1] : endOf(this.entry);
    return [this.#line(at, [`${key}:`, `  - ${words}`])];
  }

  /** Whole lines after the line that an offset is on the end of. */
  #line(after: number, lines: readonly string[], indent = this.#indent): Edit {
    const start = endOfLines(this.text, after);
    const isEnded = this.text[start - 1] === '\n';
    const text = lines.map((line) => `${' '.repeat(indent)}${line}${this.#eol}`).join('');
    return { start, end: start, text: isEnded ? text : this.#eol + text };
  }
}

const isRanged = (node: unknown): node is { readonly range: readonly [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
const startOf = ({ range }: YAMLMap): number => range?.[0] ?? 0;
const endOf = ({ range }: YAMLMap): number => range?.[1] ?? 0;

function isFlowAt(entry: YAMLMap, path: Path): boolean {
  const node = path.length === 0 ? entry : entry.getIn(path, true);
  return (isMap(node) || isSeq(node)) && node.flow === true;
}
