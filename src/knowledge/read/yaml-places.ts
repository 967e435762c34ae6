import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/** A step into a file: a key or an index. */
export type Path = readonly (string | number)[];

/**
 * The offset of the value at a path, or of its key; of its nearest parent when there is none.
 * @returns the offset in UTF-16 units
 */
export function offsetOf(document: Document.Parsed, path: Path, part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = rangeStart(node) ?? 0;
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const found = isMap(node)
      ? inMap(node.items, step, part === 'key' && index === path.length - 1)
      : isSeq(node)
        ? inSeq(node.items, step)
        : undefined;
    if (found === undefined) return offset;
    offset = found.start ?? offset;
    node = found.node;
  }
  return offset;
}

interface Step {
  readonly node: unknown;
  readonly start: number | undefined;
}

function inMap(
  items: readonly { key: unknown; value: unknown }[],
  step: string | number,
  wantsKey: boolean,
): Step | undefined {
  const pair = items.find((item) => isScalar(item.key) && String(item.key.value ?? '') === String(step));
  if (!pair) return undefined;
  const key = rangeStart(pair.key);
  const isEmpty = isScalar(pair.value) && pair.value.value === '' && pair.value.type === 'PLAIN';
  const value = isEmpty ? undefined : rangeStart(pair.value);
  return { node: pair.value, start: wantsKey ? (key ?? value) : (value ?? key) };
}

function inSeq(items: readonly unknown[], step: string | number): Step | undefined {
  const node = items[Number(step)];
  const start = rangeStart(node);
  return start === undefined ? undefined : { node, start };
}

const rangeStart = (node: unknown): number | undefined =>
  isNodeLike(node) ? (node.range?.[0] ?? undefined) : undefined;

export function isNodeLike(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
}
