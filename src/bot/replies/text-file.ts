import { visible } from '../../view/text.js';
import type { ReplyFile } from '../reply.js';

/**
 * Blocks of ordinary text as a file, a blank line between them. What a reader cannot see is dropped, as in a message.
 * @param description alternative text
 */
export function textFile(name: string, blocks: readonly string[], description: string): ReplyFile {
  const lines = blocks.map((block) => block.split('\n').map(visible).join('\n'));
  return { name, bytes: new TextEncoder().encode(`${lines.join('\n\n')}\n`), description };
}
