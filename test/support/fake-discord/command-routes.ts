import { commandProblems, scopeProblems } from './command-rules.js';
import { isObject, type JsonObject, objects } from './json.js';
import { invalidFormBody, type Problem } from './problem.js';
import { type Route, type RouteRequest, type RouteResponse, refusal } from './route.js';
import { type BodyKind, schemaProblems } from './schema.js';
import type { World } from './world.js';

/** The application's commands, everywhere and in servers. */
export function commandRoutes(world: World): Route[] {
  const bases = ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'];
  return bases.flatMap((base) => {
    const route = (
      method: string,
      pattern: string,
      handle: (scope: Scope, request: RouteRequest) => RouteResponse,
    ): Route => ({
      method,
      pattern,
      authorized: true,
      handle: (request) => {
        const { application, guild } = request.parameters;
        if (application !== world.applicationId) return refusal(404, 10_002, 'Unknown Application');
        if (guild !== undefined && !world.guilds.includes(guild)) return refusal(403, 50_001, 'Missing Access');
        return handle(new Scope(world, guild), request);
      },
    });
    return [
      route('GET', base, (scope, { query }) => ({
        status: 200,
        body: scope.list(query.get('with_localizations') === 'true'),
      })),
      route('PUT', base, (scope, { body }) => scope.replace(body)),
      route('POST', base, (scope, { body }) => scope.create(body)),
      route('GET', `${base}/:command`, (scope, { parameters }) => scope.one(parameters.command)),
      route('PATCH', `${base}/:command`, (scope, { parameters, body }) => scope.change(parameters.command, body)),
      route('DELETE', `${base}/:command`, (scope, { parameters }) => scope.remove(parameters.command)),
    ];
  });
}

/** The commands everywhere, or those of one server. */
class Scope {
  readonly #key: string;

  constructor(
    readonly world: World,
    readonly guild: string | undefined,
  ) {
    this.#key = guild ?? 'global';
  }

  get #commands(): JsonObject[] {
    return this.world.commands.get(this.#key) ?? [];
  }

  list(withLocalizations: boolean): JsonObject[] {
    return withLocalizations
      ? this.#commands
      : this.#commands.map((command) => withoutLocalizations(command) as JsonObject);
  }

  one(id: string | undefined): RouteResponse {
    const found = this.#commands.find((command) => command.id === id);
    return found === undefined ? unknownCommand() : { status: 200, body: found };
  }

  replace(body: unknown): RouteResponse {
    if (!Array.isArray(body))
      return refused([{ path: [], code: 'LIST_REQUIRED', message: 'Only iterables may be used' }]);
    const commands = objects(body);
    const problems = commands.flatMap((command, index) => problemsOf('command', command, [String(index)]));
    const all = [...problems, ...scopeProblems(commands)];
    if (all.length > 0) return refused(all);
    const saved = commands.map((command) => this.#saved(command));
    this.world.commands.set(this.#key, saved);
    return { status: 200, body: saved };
  }

  create(body: unknown): RouteResponse {
    const problems = problemsOf('newCommand', body, []);
    if (problems.length > 0 || !isObject(body)) return refused(problems);
    const others = this.#commands.filter((command) => !isSame(command, body));
    const saved = this.#saved(body);
    const status = others.length === this.#commands.length ? 201 : 200;
    this.world.commands.set(this.#key, [...others, saved]);
    return { status, body: saved };
  }

  change(id: string | undefined, body: unknown): RouteResponse {
    const found = this.#commands.find((command) => command.id === id);
    if (found === undefined) return unknownCommand();
    const problems = schemaProblems('changedCommand', body);
    if (problems.length > 0 || !isObject(body)) return refused(problems);
    const saved = this.#saved({ ...found, ...body });
    this.world.commands.set(
      this.#key,
      this.#commands.map((command) => (command === found ? saved : command)),
    );
    return { status: 200, body: saved };
  }

  remove(id: string | undefined): RouteResponse {
    const left = this.#commands.filter((command) => command.id !== id);
    if (left.length === this.#commands.length) return unknownCommand();
    this.world.commands.set(this.#key, left);
    return { status: 204 };
  }

  /** A command as Discord returns it: the id stays with the name, and what was left out is filled in. */
  #saved(command: JsonObject): JsonObject {
    const old = this.#commands.find((candidate) => isSame(candidate, command));
    return {
      id: old?.id ?? this.world.id(),
      application_id: this.world.applicationId,
      version: this.world.id(),
      default_member_permissions: command.default_member_permissions ?? null,
      type: command.type ?? 1,
      name: command.name,
      name_localizations: command.name_localizations ?? null,
      description: command.description ?? '',
      description_localizations: command.description_localizations ?? null,
      nsfw: command.nsfw ?? false,
      ...(this.guild === undefined
        ? {
            dm_permission: true,
            contexts: command.contexts ?? null,
            integration_types: command.integration_types ?? [0],
          }
        : { guild_id: this.guild }),
      ...(objects(command.options).length === 0 ? {} : { options: objects(command.options).map(savedOption) }),
    };
  }
}

/** Discord leaves out what has its default, and names missing translations null. */
function savedOption(option: JsonObject): JsonObject {
  const { required, autocomplete, options, ...rest } = option;
  return {
    name_localizations: null,
    description_localizations: null,
    ...rest,
    ...(required === true ? { required } : {}),
    ...(autocomplete === true ? { autocomplete } : {}),
    ...(objects(options).length === 0 ? {} : { options: objects(options).map(savedOption) }),
  };
}

const isSame = (one: JsonObject, other: JsonObject): boolean =>
  one.name === other.name && (one.type ?? 1) === (other.type ?? 1);

function problemsOf(kind: BodyKind, command: unknown, at: readonly string[]): Problem[] {
  return [...schemaProblems(kind, command, at), ...(isObject(command) ? commandProblems(command, at) : [])];
}

const refused = (problems: readonly Problem[]): RouteResponse => ({ status: 400, body: invalidFormBody(problems) });

const unknownCommand = (): RouteResponse => refusal(404, 10_063, 'Unknown application command');

function withoutLocalizations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocalizations);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !key.endsWith('_localizations'));
  return Object.fromEntries(entries.map(([key, field]) => [key, withoutLocalizations(field)]));
}
