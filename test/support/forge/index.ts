import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schema } from '@octokit/graphql-schema';
import { buildSchema, graphql, parse, validate } from 'graphql';
import { expect, onTestFinished } from 'vitest';
import type { ForgeSettings } from '../../../src/desk-settings.js';
import { describedBy, type Json } from './description.js';
import { type BareRepository, bareRepository } from './repository.js';
import { type MergeRequests, mergeRequests } from './requests.js';
import { type Answer, answerTo, refusal, type World } from './routes.js';

/** What goes wrong instead of an answer. `lost`: it is done, and the answer does not arrive. */
export type Fault = 'reset' | 'silence' | 'lost' | (Answer & { readonly headers?: Readonly<Record<string, string>> });

/** A request as it came in. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** A forge on this machine: its API before a bare repository, both as GitHub describes them. */
export interface StandIn {
  readonly settings: ForgeSettings;
  readonly repository: BareRepository;
  readonly requests: MergeRequests;
  readonly world: World;
  readonly asked: readonly Asked[];
  /** The next requests that fit go wrong. */
  fail(fault: Fault, fits?: (asked: Pick<Asked, 'method' | 'path'>) => boolean, times?: number): void;
}

const TOKEN = 'forge_made_for_a_test';
/** One field is published twice in it. */
const graphs = buildSchema(schema.idl, { assumeValid: true, assumeValidSDL: true });

/** @param from the repository that it begins with */
export async function startForge(from: string): Promise<StandIn> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-forge-'));
  const repository = bareRepository(from, join(folder, 'record.git'));
  const requests = mergeRequests(repository);
  const world: World = { repository, requests, mayPush: true };
  const asked: Asked[] = [];
  const problems: string[] = [];
  const faults: { fault: Fault; fits: (one: Pick<Asked, 'method' | 'path'>) => boolean; times: number }[] = [];

  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      problems.push(String(error));
      response.destroy();
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request;
    const { pathname: path, searchParams: query } = new URL(request.url ?? '', 'http://forge.example');
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const sent = Buffer.concat(parts).toString('utf8');
    const body = sent === '' ? undefined : (JSON.parse(sent) as Json);
    const fault = faults.find(({ fits, times }) => times > 0 && fits({ method, path }));
    if (fault !== undefined) fault.times -= 1;
    const how = fault?.fault;
    if (how === 'reset') return void request.socket.destroy();
    if (how === 'silence') return;
    const { status, body: json } =
      typeof how === 'object'
        ? how
        : headers.authorization === `Bearer ${TOKEN}`
          ? await answer(method, path, query, body)
          : refusal(401, 'Bad credentials');
    asked.push({ method, path, status });
    if (how === 'lost') return void request.socket.destroy();
    const text = typeof json === 'string' ? json : JSON.stringify(json);
    const tag = `"${createHash('sha256').update(text).digest('hex')}"`;
    const more = typeof how === 'object' ? how.headers : undefined;
    if (status === 200 && headers['if-none-match'] === tag) {
      asked[asked.length - 1] = { method, path, status: 304 };
      response.writeHead(304, { etag: tag }).end();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json', etag: tag, ...more }).end(text);
  }

  async function answer(method: string, path: string, query: URLSearchParams, body: Json | undefined): Promise<Answer> {
    if (path === '/graphql') return answerGraph(body ?? {});
    const described = describedBy(method, path);
    if (described === undefined || described.values.repo !== 'record') return refusal(404, 'Not Found');
    for (const problem of described.requestProblems(query, body)) problems.push(`${described.name}: ${problem}`);
    const given = answerTo(world, described, query, body);
    if (given === undefined) throw new Error(`${described.name} is not answered here`);
    const full = { ...given, body: given.status < 300 ? described.filled(given.status, given.body) : given.body };
    for (const problem of described.responseProblems(full.status, full.body))
      problems.push(`${described.name}, ${full.status}: ${problem}`);
    return full;
  }

  async function answerGraph({ query, variables }: Json): Promise<Answer> {
    const source = String(query);
    for (const { message } of validate(graphs, parse(source))) problems.push(`graphql: ${message}`);
    const requestOf = ({ input }: { readonly input: { readonly pullRequestId: string } }) =>
      requests.find(Number(input.pullRequestId.replace('PR_', '')));
    const rootValue = {
      enablePullRequestAutoMerge(words: {
        readonly input: {
          readonly pullRequestId: string;
          readonly expectedHeadOid: string;
          readonly mergeMethod: string;
        };
      }) {
        const request = requestOf(words);
        const { expectedHeadOid, mergeMethod } = words.input;
        const why =
          request === undefined ? 'no such node' : requests.mergeOnceAllowed(request, expectedHeadOid, mergeMethod);
        if (why !== undefined) throw new Error(why);
        return { clientMutationId: null };
      },
      disablePullRequestAutoMerge(words: { readonly input: { readonly pullRequestId: string } }) {
        Object.assign(requestOf(words) ?? {}, { autoMerge: null });
        return { clientMutationId: null };
      },
    };
    return {
      status: 200,
      body: await graphql({ schema: graphs, source, rootValue, variableValues: variables as Json }),
    };
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await rm(folder, { recursive: true, force: true });
    // Whatever was asked and answered is as GitHub describes it.
    expect(problems).toEqual([]);
  });
  return {
    settings: {
      api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      repository: 'the-daily/record',
      branch: 'main',
      folder: 'knowledge',
      token: TOKEN,
    },
    repository,
    requests,
    world,
    asked,
    fail(fault, fits = () => true, times = 1) {
      faults.push({ fault, fits, times });
    },
  };
}
