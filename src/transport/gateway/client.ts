import { type CacheWithLimitsOptions, Client, Options } from 'discord.js';
import { interactionRestOptions } from '../../bot/delivery/rest.js';

/** Every cache that discord.js can limit by type. Those of guilds, channels, roles and overwrites cannot be, but stay empty without intents. */
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
 * A discord.js client without caches that receives interactions only, which need no intent. It runs every shard that Discord recommends.
 * @param apiUrl base address of REST without the version; absent: discord.com
 */
export function createClient(apiUrl: string | undefined): Client {
  const client = new Client({
    intents: [],
    makeCache: Options.cacheWithLimits(NO_CACHES),
    allowedMentions: { parse: [] },
    shards: 'auto',
    rest: interactionRestOptions(apiUrl),
  });
  disableInteractionObjects(client);
  return client;
}

/**
 * Keeps discord.js from building its own object of each interaction: it throws where a part is missing, which would end the process.
 * This bot reads the raw packets.
 */
function disableInteractionObjects(client: Client): void {
  const { actions } = client as unknown as { readonly actions: { readonly InteractionCreate: { handle(): void } } };
  actions.InteractionCreate.handle = () => {};
}
