import type { APIMessage } from 'discord-api-types/v10';
import { isObject, text } from './json.js';
import { messageProblems } from './message-rules.js';
import { channelMessage, editedMessage } from './messages.js';
import { invalidFormBody } from './problem.js';
import { type Route, type RouteRequest, type RouteResponse, refusal } from './route.js';
import { schemaProblems } from './schema.js';
import type { World } from './world.js';

const EPHEMERAL = 1 << 6;
const REPLY = 19;

/** How many edits a channel takes within so many milliseconds. */
export interface ChannelLimit {
  readonly edits: number;
  readonly withinMs: number;
}

/** Messages of channels, which the bot's token edits and sends. */
export function channelRoutes(world: World, limit?: ChannelLimit): Route[] {
  const bucket = createBuckets(limit);
  const messages = '/channels/:channel/messages';
  return [
    {
      method: 'PATCH',
      pattern: `${messages}/:message`,
      authorized: true,
      handle: (request) => bucket(request.parameters.channel ?? '', () => edit(world, request)),
    },
    {
      method: 'POST',
      pattern: '/users/@me/channels',
      authorized: true,
      handle: (request) => openDirect(world, request),
    },
    { method: 'POST', pattern: messages, authorized: true, handle: (request) => send(world, request) },
    {
      method: 'DELETE',
      pattern: `${messages}/:message`,
      authorized: true,
      handle: ({ parameters }) =>
        refusedIn(world, parameters.channel, false) ??
        (world.messages.delete(parameters.message ?? '') ? { status: 204 } : refusal(404, 10_008, 'Unknown Message')),
    },
  ];
}

/** What a channel says to somebody whom it does not let in, or does not let send. */
function refusedIn(world: World, channel = '', isSending: boolean): RouteResponse | undefined {
  if (world.forbidden.has(channel)) return refusal(403, 50_001, 'Missing Access');
  const closed = world.closed.get(channel);
  if (closed === undefined || (closed.toSending === true && !isSending)) return undefined;
  return refusal(closed.status, closed.code, 'Closed');
}

/** The channel of direct messages with somebody, which Discord opens whether or not they take any. */
function openDirect(world: World, { body }: RouteRequest): RouteResponse {
  const user = isObject(body) ? text(body.recipient_id) : '';
  if (!/^\d{17,20}$/.test(user)) return refusal(400, 50_033, 'Invalid Recipient(s)');
  const id = world.directs.get(user) ?? world.id();
  world.directs.set(user, id);
  return { status: 200, body: { id, type: 1, flags: 0, last_message_id: null, recipients: [{ id: user }] } };
}

function edit(world: World, { parameters, body, files }: RouteRequest): RouteResponse {
  const { channel = '', message: id = '' } = parameters;
  const refused = refusedIn(world, channel, false);
  if (refused !== undefined) return refused;
  const message = world.messages.get(id);
  if (message === undefined || message.channel_id !== channel || ((message.flags ?? 0) & EPHEMERAL) !== 0)
    return refusal(404, 10_008, 'Unknown Message');
  if (isUserInstalled(message)) return refusal(403, 50_001, 'Missing Access');
  const fileNames = files.map(({ name }) => name);
  const problems = [
    ...schemaProblems('channelEdit', body),
    ...(isObject(body) ? messageProblems(body, { fileNames, flags: message.flags ?? 0, edit: true }, []) : []),
  ];
  if (problems.length > 0 || !isObject(body)) return { status: 400, body: invalidFormBody(problems) };
  const edited = editedMessage(world, message, body, files);
  world.messages.set(id, edited);
  return { status: 200, body: edited };
}

/** Where only a user installed the application, its token is a stranger in the channel. */
const isUserInstalled = ({ interaction_metadata: metadata }: APIMessage): boolean =>
  metadata !== undefined && metadata.authorizing_integration_owners[0] === undefined;

function send(world: World, { parameters, body, files }: RouteRequest): RouteResponse {
  const { channel = '' } = parameters;
  const refused = refusedIn(world, channel, true);
  if (refused !== undefined) return refused;
  const fileNames = files.map(({ name }) => name);
  const problems = [
    ...schemaProblems('channelMessage', body),
    ...(isObject(body) ? messageProblems(body, { fileNames, flags: 0, edit: false }, []) : []),
  ];
  if (problems.length > 0 || !isObject(body)) return { status: 400, body: invalidFormBody(problems) };
  const nonce = body.enforce_nonce === true ? `${channel} ${text(body.nonce)}` : undefined;
  const earlier = nonce === undefined ? undefined : world.messages.get(world.nonces.get(nonce) ?? '');
  if (earlier !== undefined) return { status: 200, body: earlier };
  const sent = channelMessage(world, channel, body, files);
  const message = isObject(body.message_reference)
    ? ({ ...sent, type: REPLY, message_reference: body.message_reference } as unknown as APIMessage)
    : sent;
  world.messages.set(message.id, message);
  if (nonce !== undefined) world.nonces.set(nonce, message.id);
  return { status: 200, body: message };
}

/** Counts the edits of each channel as Discord does, and says so in the headers. */
function createBuckets(limit: ChannelLimit | undefined) {
  const buckets = new Map<string, { left: number; resetsAt: number }>();
  return (channel: string, handle: () => RouteResponse): RouteResponse => {
    if (limit === undefined) return handle();
    const now = Date.now();
    let bucket = buckets.get(channel);
    if (bucket === undefined || bucket.resetsAt <= now) {
      bucket = { left: limit.edits, resetsAt: now + limit.withinMs };
      buckets.set(channel, bucket);
    }
    const after = (bucket.resetsAt - now) / 1_000;
    const isOver = bucket.left === 0;
    if (!isOver) bucket.left -= 1;
    const headers = {
      'x-ratelimit-bucket': 'channel-edits',
      'x-ratelimit-limit': String(limit.edits),
      'x-ratelimit-remaining': String(bucket.left),
      'x-ratelimit-reset': String(bucket.resetsAt / 1_000),
      'x-ratelimit-reset-after': String(after),
    };
    if (!isOver) return { ...handle(), headers };
    return {
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: after, global: false },
      headers: { ...headers, 'retry-after': String(after), 'x-ratelimit-scope': 'user' },
    };
  };
}
