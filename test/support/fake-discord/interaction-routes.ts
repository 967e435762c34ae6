import type { APIInteractionResponse, APIMessage } from 'discord-api-types/v10';
import { isObject, type JsonObject, number } from './json.js';
import { choiceProblems, deferProblems, messageProblems } from './message-rules.js';
import { editedMessage, newMessage } from './messages.js';
import { modalProblems } from './modal-rules.js';
import { invalidFormBody, type Problem } from './problem.js';
import { type Route, type RouteRequest, type RouteResponse, refusal } from './route.js';
import { schemaProblems } from './schema.js';
import type { Pending, ReceivedFile, World } from './world.js';

/** How long Discord waits for the first response, and how long the token lives, in milliseconds. */
const DEADLINE = 3_000;
const TOKEN_LIFE = 900_000;
/** The most follow-ups where only the user installed the application. */
const USER_INSTALL_FOLLOW_UPS = 5;

const MESSAGE = 4;
const DEFER = 5;
const DEFER_UPDATE = 6;
const UPDATE = 7;
const CHOICES = 8;
const MODAL = 9;

/** Which callbacks answer which interaction: commands, components, autocomplete, modals. Source: "Interaction Callback Type". */
const ALLOWED = new Map([
  [2, [MESSAGE, DEFER, MODAL]],
  [3, [MESSAGE, DEFER, DEFER_UPDATE, UPDATE, MODAL]],
  [4, [CHOICES]],
  [5, [MESSAGE, DEFER, DEFER_UPDATE, UPDATE]],
]);

/** First responses, the original message and follow-ups. */
export function interactionRoutes(world: World): Route[] {
  const route = (method: string, pattern: string, handle: Route['handle']): Route => ({
    method,
    pattern,
    authorized: false,
    handle,
  });
  const webhook = '/webhooks/:application/:token';
  return [
    route('POST', '/interactions/:interaction/:token/callback', (request) => callback(world, request)),
    route('POST', webhook, (request) => followUp(world, request)),
    route('GET', `${webhook}/messages/:message`, (request) =>
      withMessage(world, request, (_, message) => ({ status: 200, body: message })),
    ),
    route('PATCH', `${webhook}/messages/:message`, (request) =>
      withMessage(world, request, (pending, message) => edit(world, request, pending, message)),
    ),
    route('DELETE', `${webhook}/messages/:message`, (request) =>
      withMessage(world, request, (_, message) => {
        world.messages.delete(message.id);
        return { status: 204 };
      }),
    ),
  ];
}

/** The first response to an interaction, whichever way it came. */
export function callback(world: World, request: RouteRequest): RouteResponse {
  const pending = world.interactions.get(request.parameters.token ?? '');
  if (pending === undefined || pending.interaction.id !== request.parameters.interaction)
    return refusal(404, 10_062, 'Unknown interaction');
  pending.callbacks += 1;
  const response = respond(world, request, pending);
  if (isObject(response.body) && response.status >= 400)
    pending.refused.push({
      status: response.status,
      code: number(response.body.code),
      error: response.body,
      callback: request.body,
    });
  return response;
}

function respond(world: World, request: RouteRequest, pending: Pending): RouteResponse {
  const { body, files } = request;
  if (pending.answer !== undefined) return refusal(400, 40_060, 'Interaction has already been acknowledged.');
  if (world.age(pending) > DEADLINE) return refusal(404, 10_062, 'Unknown interaction');
  const problems = callbackProblems(world, pending, body, files);
  if (problems.length > 0 || !isObject(body)) return { status: 400, body: invalidFormBody(problems) };
  const message = shownBy(world, pending, body, files);
  if (message !== undefined) {
    world.messages.set(message.id, message);
    pending.original = message.id;
  }
  const status = request.query.get('with_response') === 'true' ? 200 : 204;
  pending.answer = {
    interaction: pending.interaction,
    callback: body as unknown as APIInteractionResponse,
    files,
    status,
    message,
    refused: [...pending.refused],
  };
  if (status === 204) return { status };
  return {
    status,
    body: {
      interaction: { id: pending.interaction.id, type: pending.interaction.type, response_message_id: message?.id },
      resource: { type: body.type, ...(message === undefined ? {} : { message }) },
    },
  };
}

function callbackProblems(world: World, pending: Pending, body: unknown, files: readonly ReceivedFile[]): Problem[] {
  const type = isObject(body) ? number(body.type) : 0;
  if (!isObject(body) || !ALLOWED.get(pending.interaction.type)?.includes(type))
    return [
      {
        path: ['type'],
        code: 'INTERACTION_CALLBACK_TYPE_INVALID',
        message: `Callback type ${type} does not answer this interaction`,
      },
    ];
  const data = isObject(body.data) ? body.data : {};
  const fileNames = files.map(({ name }) => name);
  switch (type) {
    case MESSAGE:
      return [
        ...schemaProblems('message', body),
        ...messageProblems(data, { fileNames, flags: 0, edit: false }, ['data']),
      ];
    case UPDATE: {
      const flags = pressedMessage(world, pending)?.flags ?? 0;
      return [...schemaProblems('update', body), ...messageProblems(data, { fileNames, flags, edit: true }, ['data'])];
    }
    case CHOICES:
      return [...schemaProblems('choices', body), ...choiceProblems(data)];
    case MODAL:
      return [...schemaProblems('modal', body), ...modalProblems(data)];
    default:
      return deferProblems(data);
  }
}

/** The message that stands in the channel after a callback. */
function shownBy(
  world: World,
  pending: Pending,
  body: JsonObject,
  files: readonly ReceivedFile[],
): APIMessage | undefined {
  const data = isObject(body.data) ? body.data : {};
  const pressed = pressedMessage(world, pending);
  if (body.type === MESSAGE) return newMessage(world, pending.interaction, data, files);
  if (body.type === DEFER) return newMessage(world, pending.interaction, { flags: data.flags }, []);
  if (body.type === UPDATE && pressed !== undefined) return editedMessage(world, pressed, data, files);
  return body.type === DEFER_UPDATE ? pressed : undefined;
}

const pressedMessage = (world: World, { interaction }: Pending): APIMessage | undefined =>
  interaction.message === undefined ? undefined : (world.messages.get(interaction.message.id) ?? interaction.message);

function followUp(world: World, request: RouteRequest): RouteResponse {
  const pending = alive(world, request);
  if (pending?.answer === undefined) return refusal(404, 10_015, 'Unknown Webhook');
  const problems = bodyProblems('followUp', request, 0);
  if (problems.length > 0 || !isObject(request.body)) return { status: 400, body: invalidFormBody(problems) };
  pending.followUps += 1;
  const { authorizing_integration_owners: owners } = pending.interaction;
  if (owners[0] === undefined && pending.followUps > USER_INSTALL_FOLLOW_UPS)
    return refusal(400, 40_094, 'This interaction has reached the maximum number of follow ups.');
  const message = newMessage(world, pending.interaction, request.body, request.files);
  world.messages.set(message.id, message);
  return { status: 200, body: message };
}

function edit(world: World, request: RouteRequest, pending: Pending, message: APIMessage): RouteResponse {
  const problems = bodyProblems('edit', request, message.flags ?? 0);
  if (problems.length > 0 || !isObject(request.body)) return { status: 400, body: invalidFormBody(problems) };
  const edited = editedMessage(world, message, request.body, request.files);
  world.messages.set(edited.id, edited);
  if (pending.answer !== undefined && pending.original === edited.id)
    pending.answer = { ...pending.answer, message: edited };
  return { status: 200, body: edited };
}

function bodyProblems(kind: 'followUp' | 'edit', { body, files }: RouteRequest, flags: number): Problem[] {
  const fileNames = files.map(({ name }) => name);
  return [
    ...schemaProblems(kind, body),
    ...(isObject(body) ? messageProblems(body, { fileNames, flags, edit: kind === 'edit' }, []) : []),
  ];
}

function withMessage(
  world: World,
  request: RouteRequest,
  handle: (pending: Pending, message: APIMessage) => RouteResponse,
): RouteResponse {
  const pending = alive(world, request);
  if (pending?.answer === undefined) return refusal(404, 10_015, 'Unknown Webhook');
  const id = request.parameters.message === '@original' ? pending.original : request.parameters.message;
  const message = world.messages.get(id ?? '');
  return message === undefined ? refusal(404, 10_008, 'Unknown Message') : handle(pending, message);
}

function alive(world: World, request: RouteRequest): Pending | undefined {
  const pending = world.interactions.get(request.parameters.token ?? '');
  if (pending === undefined || request.parameters.application !== world.applicationId) return undefined;
  return world.age(pending) > TOKEN_LIFE ? undefined : pending;
}
