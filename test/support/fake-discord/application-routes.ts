import type { Route, RouteResponse } from './route.js';
import type { World } from './world.js';

/** What `/gateway/bot` says beside the address. */
export interface GatewayAdvice {
  readonly shards: number;
  /** How many log-ins are left today. */
  readonly remaining: () => number;
  readonly url: () => string;
  readonly publicKey: string;
  /** Where interactions are posted to; null: over the gateway. */
  readonly endpoint: () => string | null;
}

/** Who the bot is, and where the gateway is. */
export function applicationRoutes(world: World, advice: GatewayAdvice): Route[] {
  const application = () => ({
    id: world.applicationId,
    name: 'Verbatim',
    description: '',
    flags: 0,
    verify_key: advice.publicKey,
    interactions_endpoint_url: advice.endpoint(),
    bot: botUser(world),
  });
  const get = (pattern: string, body: (query: URLSearchParams) => unknown): Route => ({
    method: 'GET',
    pattern,
    authorized: true,
    handle: ({ query }): RouteResponse => ({ status: 200, body: body(query) }),
  });
  return [
    get('/gateway/bot', () => ({
      url: advice.url(),
      shards: advice.shards,
      session_start_limit: { total: 1_000, remaining: advice.remaining(), reset_after: 86_400_000, max_concurrency: 1 },
    })),
    get('/users/@me', () => botUser(world)),
    get('/users/@me/guilds', (query) => guildPage(world, query)),
    get('/applications/@me', application),
    get('/oauth2/applications/@me', application),
  ];
}

/** The bot as a user. */
export const botUser = (world: World) => ({
  id: world.botId,
  username: 'verbatim',
  global_name: null,
  discriminator: '0001',
  avatar: null,
  bot: true,
  public_flags: 0,
  flags: 0,
  verified: true,
  mfa_enabled: true,
});

function guildPage(world: World, query: URLSearchParams): unknown[] {
  const after = BigInt(query.get('after') ?? '0');
  const sorted = [...world.guilds].map(BigInt).sort((one, other) => (one < other ? -1 : 1));
  const page = sorted.filter((id) => id > after).slice(0, Number(query.get('limit') ?? '200'));
  return page.map((id) => ({
    id: String(id),
    name: `server ${id}`,
    icon: null,
    owner: false,
    permissions: '0',
    features: [],
  }));
}
