import type { ReceivedFile, SeenRequest } from './world.js';

/** What a route answers with. Without a body it carries no content type, as Discord's 204 does not. */
export interface RouteResponse {
  readonly status: number;
  readonly body?: unknown;
  /** In place of those that every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request with its route's parameters. */
export interface RouteRequest {
  readonly seen: SeenRequest;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly ReceivedFile[];
  readonly query: URLSearchParams;
}

/** A route such as `/applications/:application/commands`. Literal routes stand before those with a parameter in the same place. */
export interface Route {
  readonly method: string;
  readonly pattern: string;
  /** Whether the bot's token is asked for; interactions carry their own in the path. */
  readonly authorized: boolean;
  readonly handle: (request: RouteRequest) => RouteResponse;
}

/**
 * The parameters of a path, or nothing when it is another route's.
 * @param pattern such as `/users/:user`
 * @param path such as `/users/@me`
 */
export function parametersOf(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) parameters[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return parameters;
}

/**
 * An error as Discord words it.
 * @param status HTTP status
 * @param code Discord's code, such as 10062
 */
export const refusal = (status: number, code: number, message: string): RouteResponse => ({
  status,
  body: { message, code },
});
