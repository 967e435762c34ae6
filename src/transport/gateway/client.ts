import { type CacheWithLimitsOptions, Client, Options } from 'discord.js';
import { restOptions } from '../../bot/delivery/rest-options.js';
import type { Shard } from '../../config.js';

/** Every cache discord.js lets one limit by type; those of guilds, channels, roles and overwrites stay, but stay empty without intents. */
const NO_CACHES: CacheWithLimitsOptions = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
};

/**
 * A discord.js client that remembers nothing and listens to nothing but interactions, which need no intent.
 * @param apiUrl where REST is, without the version; absent: discord.com
 * @param shards how many shards this process runs; `auto` runs as many as Discord recommends; or the one of several that it runs
 */
export function createClient(apiUrl: string | undefined, shards: number | 'auto' | Shard): Client {
  const client = new Client({
    intents: [],
    makeCache: Options.cacheWithLimits(NO_CACHES),
    allowedMentions: { parse: [] },
    ...shardOptions(shards),
    rest: restOptions(apiUrl),
  });
  leaveInteractionsAlone(client);
  return client;
}

/**
 * discord.js builds objects of its own from every interaction, and throws where a part is missing, which would end the process. Nobody
 * here reads them: interactions are taken as Discord sent them.
 */
function leaveInteractionsAlone(client: Client): void {
  const { actions } = client as unknown as { readonly actions: { readonly InteractionCreate: { handle(): void } } };
  actions.InteractionCreate.handle = () => {};
}

function shardOptions(shards: number | 'auto' | Shard): { shards: 'auto' | number[]; shardCount?: number } {
  if (shards === 'auto') return { shards };
  if (typeof shards === 'number') return { shardCount: shards, shards: Array.from({ length: shards }, (_, id) => id) };
  return { shardCount: shards.count, shards: [shards.id] };
}
