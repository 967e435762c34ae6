import { isObject } from './json.js';
import { messageProblems } from './message-rules.js';
import { channelMessage, editedMessage } from './messages.js';
import { invalidFormBody } from './problem.js';
import { type Route, type RouteRequest, type RouteResponse, refusal } from './route.js';
import { schemaProblems } from './schema.js';
import type { World } from './world.js';

/** Messages that the bot posts in channels by itself, and changes there. */
export function channelRoutes(world: World): Route[] {
  const messages = '/channels/:channel/messages';
  const route = (method: string, pattern: string, handle: Route['handle']): Route => ({
    method,
    pattern,
    authorized: true,
    handle: (request) =>
      world.forbidden.has(request.parameters.channel ?? '') ? refusal(403, 50_001, 'Missing Access') : handle(request),
  });
  return [
    route('POST', messages, (request) => create(world, request)),
    route('PATCH', `${messages}/:message`, (request) => edit(world, request)),
    route('DELETE', `${messages}/:message`, ({ parameters }) =>
      world.messages.delete(parameters.message ?? '') ? { status: 204 } : refusal(404, 10_008, 'Unknown Message'),
    ),
  ];
}

function create(world: World, { body, files, parameters }: RouteRequest): RouteResponse {
  const fileNames = files.map(({ name }) => name);
  const problems = [
    ...schemaProblems('channelMessage', body),
    ...(isObject(body) ? messageProblems(body, { fileNames, flags: 0, edit: false }, []) : []),
  ];
  if (problems.length > 0 || !isObject(body)) return { status: 400, body: invalidFormBody(problems) };
  const message = channelMessage(world, parameters.channel ?? '', body, files);
  world.messages.set(message.id, message);
  return { status: 200, body: message };
}

function edit(world: World, { body, files, parameters }: RouteRequest): RouteResponse {
  const message = world.messages.get(parameters.message ?? '');
  if (message === undefined) return refusal(404, 10_008, 'Unknown Message');
  const fileNames = files.map(({ name }) => name);
  const problems = [
    ...schemaProblems('channelEdit', body),
    ...(isObject(body) ? messageProblems(body, { fileNames, flags: message.flags ?? 0, edit: true }, []) : []),
  ];
  if (problems.length > 0 || !isObject(body)) return { status: 400, body: invalidFormBody(problems) };
  const edited = editedMessage(world, message, body, files);
  world.messages.set(edited.id, edited);
  return { status: 200, body: edited };
}
