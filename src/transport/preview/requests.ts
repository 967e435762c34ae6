import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

/** A request that cannot be answered: an HTTP status, and why in plain words. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'RequestError';
  }
}

/** Longest body taken, in bytes: a 4,000-character question many times over. */
const LONGEST_BODY = 64 * 1024;
/** Longest wait for a body, in milliseconds. */
const PATIENCE = 10_000;

const text = z.string().max(8_000);
const locale = z.string().max(20).optional();
const asked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), line: text, locale }),
  z.object({ kind: z.literal('complete'), line: text, cursor: z.number().int().min(0).max(8_000).optional(), locale }),
  z.object({ kind: z.literal('later'), name: z.string().max(40), locale }),
  z.object({
    kind: z.literal('component'),
    locale,
    custom_id: z.string().max(200),
    component_type: z.number().int().optional(),
    values: z.array(text).max(25).optional(),
    message: z
      .object({
        id: z.string().max(40).optional(),
        flags: z.number().int().optional(),
        components: z.array(z.unknown()).max(40).optional(),
      })
      .optional(),
  }),
]);

/** What the page asks. */
export type Asked = z.infer<typeof asked>;

/**
 * Reads what the page asks.
 * @param request the request
 * @throws {RequestError} when the body is too long, too slow, or not what it should be
 */
export async function readAsked(request: IncomingMessage): Promise<Asked> {
  const body = await readBody(request);
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new RequestError(400, 'The request is not JSON.');
  }
  const parsed = asked.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new RequestError(
      400,
      `The request is not understood: ${issue?.path.join('../../doors/preview') ?? ''} ${issue?.message ?? 'is wrong'}.`,
    );
  }
  return parsed.data;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  const timer = setTimeout(() => request.destroy(), PATIENCE);
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.byteLength;
      if (length > LONGEST_BODY) throw new RequestError(413, 'The request is too long.');
      chunks.push(chunk);
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
