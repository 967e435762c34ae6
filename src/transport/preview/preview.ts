import fastifyStatic from '@fastify/static';
import { type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Delivery } from '../../bot/delivery/reply-sender.js';
import { interactionFor } from './interaction.js';
import { listen } from './listen.js';
import type { PreviewOptions } from './options.js';
import { PAGE_DIR, requirePage } from './page-files.js';
import { createPageReplySender, editAnswer } from './page-reply-sender.js';
import { PendingEdits } from './pending-edits.js';
import { type PageAnswer, type PageQuestion, pageQuestion } from './protocol.js';
import { RequestError } from './request-error.js';
import { HOST, requireOwnPage, SECURITY_HEADERS } from './security.js';

/** A running preview. */
export interface Preview {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** A question of 4,000 characters many times over. */
const MAX_BODY_BYTES = 64 * 1024;
const REQUEST_TIMEOUT_MS = 10_000;
/** How often Node looks for requests that take too long. */
const TIMEOUT_CHECK_MS = 2_000;

/**
 * Serves the page that looks like Discord and answers what it asks. Reachable from this machine only.
 * @throws {Error} when the page was not built, or no port is free
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { commands, examples, log, pageDir = PAGE_DIR } = options;
  await requirePage(pageDir);
  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { connectionsCheckingInterval: TIMEOUT_CHECK_MS },
    forceCloseConnections: true,
    logger: false,
  });
  server.addHook('onRequest', async (request, response) => {
    response.headers(SECURITY_HEADERS);
    requireOwnPage(request);
  });
  // A route for each file, so that no other path leads into the folder.
  await server.register(fastifyStatic, { root: pageDir, wildcard: false, cacheControl: false });
  server.get('/commands', async () => ({ commands, examples }));
  server.post('/interactions', answerPage(options));
  server.setNotFoundHandler(({ method, url }, response) => {
    const allowed = url.split('?', 1)[0] === '/interactions' ? 'POST' : 'GET';
    if (method === allowed || (method === 'HEAD' && allowed === 'GET'))
      throw new RequestError(404, 'There is no such page.');
    response.header('allow', allowed);
    throw new RequestError(405, `Use ${allowed} here.`);
  });
  server.setErrorHandler((error: Error & { readonly statusCode?: number }, _request, response) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ error: String(error) }, 'the preview failed');
    // What is left of a refused request is not read.
    return response
      .code(status)
      .header('connection', 'close')
      .send({ error: reasonOf(error, status) });
  });
  const port = await listen(server, HOST, options.port);
  return { url: `http://${HOST}:${port}`, port, close: () => server.close() };
}

function reasonOf(error: Error, status: number): string {
  if (error instanceof RequestError) return error.message;
  if (status === 413) return 'The request is too long.';
  return status < 500 ? 'The request is not JSON.' : 'Something went wrong here: see the log.';
}

type Route = (request: FastifyRequest, response: FastifyReply) => Promise<FastifyReply>;

function answerPage({ answer, commands, check }: PreviewOptions): Route {
  const edits = new PendingEdits();
  return async ({ body }, response) => {
    const question = readQuestion(body);
    if (question.kind === 'edit') return response.send(await editAnswer(edits.take(question.id), check));
    const respond = (page: PageAnswer): Promise<Delivery> => respondWith(response, page);
    const sender = createPageReplySender({ respond, edits, check });
    const answering = answer(interactionFor(question, commands), sender);
    // The sender responds; what follows it, such as a picture, takes its time.
    void answering.finally(() => {
      sender.end();
      if (!response.sent && !response.raw.destroyed) response.send(new Error('no answer could be sent'));
    });
    return response;
  };
}

function readQuestion(body: unknown): PageQuestion {
  const parsed = pageQuestion.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new RequestError(400, `The request is not understood: ${where} ${issue?.message ?? 'is wrong'}.`);
}

async function respondWith(response: FastifyReply, answer: PageAnswer): Promise<Delivery> {
  if (response.sent) return 'double';
  if (response.raw.destroyed) return 'late';
  const delivery = new Promise<Delivery>((resolve) => {
    response.raw.once('finish', () => resolve('answered'));
    response.raw.once('close', () => resolve('late'));
  });
  response.send(answer);
  return delivery;
}
