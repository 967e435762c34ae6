import { shorten } from '../../view/text.js';
import { UserError } from '../command.js';
import { privateText, type Reply } from '../reply.js';

const MAX_HINT_CHARS = 1_900;

/** A reply; where the reader should ask differently, a private hint that says how. */
export async function orHint(replying: Promise<Reply>): Promise<Reply> {
  try {
    return await replying;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...privateText(shorten(error.message, MAX_HINT_CHARS)), outcome: 'hint' };
  }
}
