import { PassThrough, type Readable, type Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { withDeadline } from '../../bot/delivery/with-deadline.js';
import { type AssistantDeps, createAssistantServer } from './server.js';
import { followRequests } from './unanswered.js';

/** The longest question is 4,000 characters of up to twelve bytes each. */
const MAX_MESSAGE_BYTES = 1_000_000;

/** A connection to the one assistant that started this process. */
export interface StdioDoor {
  /** Resolves once the assistant has closed its end and has its answers. */
  readonly ended: Promise<void>;
  /** Tells the assistant that other entries may be there now. */
  recordChanged(): void;
  /** Answers what was asked, and closes. */
  close(): Promise<void>;
}

/**
 * Speaks with an assistant over standard input and output. Nothing else may write to that output.
 * @param graceMs how long answers may take once no more is read, in milliseconds
 */
export async function startStdio(
  deps: AssistantDeps,
  { input, output, graceMs }: { readonly input: Readable; readonly output: Writable; readonly graceMs: number },
): Promise<StdioDoor> {
  const server = createAssistantServer(deps);
  // The transport gives up what was asked where its input ends; it is to be answered first.
  const endless = new PassThrough();
  const transport = new StdioServerTransport(endless, output, { maxBufferSize: MAX_MESSAGE_BYTES });
  server.server.onerror = ({ name }) => deps.log.warn({ error: name }, 'a message could not be read');
  const gone = new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) input.once(event, () => resolve());
    // The transport closes where a message is longer than anything that can be asked.
    server.server.onclose = resolve;
  });
  await server.connect(transport);
  const unanswered = followRequests(transport);
  input.pipe(endless, { end: false });
  const close = async (): Promise<void> => {
    await withDeadline(graceMs, unanswered.none());
    input.unpipe(endless);
    await server.close();
  };
  return {
    // The last that came in is on its way to the transport.
    ended: gone.then(() => turn()).then(close),
    recordChanged: () => server.sendResourceListChanged(),
    close,
  };
}
