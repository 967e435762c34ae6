import mammoth from 'mammoth';
import { checkUnpackedSize } from './unpacked-size.js';

/** What mammoth makes of a document, as far as it is text. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
  readonly body?: readonly Node[];
}
interface DocumentNode extends Node {
  readonly notes: { resolve(reference: Node): Node | undefined };
}

/** Documents nest text boxes and tables; what nests deeper is no text. */
const MAX_DEPTH = 100;

/**
 * The paragraphs of a Word document with an empty line between, its foot- and endnotes last. Tracked deletions are left out, insertions are in, as in the printed
 * text; line breaks stay.
 * @throws {UnpacksTooLargeError} @throws {Error} when it is no such document
 */
export async function docxText(bytes: Buffer): Promise<string> {
  await checkUnpackedSize(bytes);
  const paragraphs: string[] = [];
  const options = {
    includeEmbeddedStyleMap: false,
    transformDocument(document: DocumentNode): Node {
      const references: Node[] = [];
      collect(document, paragraphs, references, 0);
      for (const note of references.flatMap((one) => document.notes.resolve(one) ?? []))
        for (const part of note.body ?? []) collect(part, paragraphs, [], 0);
      // Nothing is left to be made HTML of.
      return { ...document, children: [] };
    },
  };
  await mammoth.convertToHtml({ buffer: bytes }, options);
  return paragraphs.join('\n\n');
}

/** Adds the paragraphs below a node, and the references to notes on the way. */
function collect(node: Node, paragraphs: string[], references: Node[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (node.type === 'paragraph') {
    paragraphs.push(
      textOf(node, references, 0)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n'),
    );
    return;
  }
  for (const child of node.children ?? []) collect(child, paragraphs, references, depth + 1);
}

function textOf(node: Node, references: Node[], depth: number): string {
  if (depth > MAX_DEPTH) return '';
  if (node.type === 'text') return node.value ?? '';
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return '\n';
  if (node.type === 'noteReference') references.push(node);
  return (node.children ?? []).map((child) => textOf(child, references, depth + 1)).join('');
}
