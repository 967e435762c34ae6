import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** The window in which requests are counted, in seconds. */
const WINDOW = 10;
/** Whoever types sends a request with every other letter. */
const LETTERS_A_COMMAND = 8;

/** How many answers one asker and one server may have in ten seconds; 0: any number. */
export interface LimitOptions {
  readonly user: number;
  readonly server: number;
}

/** Counts what is asked. */
export interface Limits {
  /**
   * Counts one interaction.
   * @returns nothing where it may be answered; else how many seconds to wait, and who asked too much
   */
  consume(
    interaction: APIInteraction,
  ): Promise<{ readonly seconds: number; readonly who: 'user' | 'server' } | undefined>;
}

/**
 * Limits by user and by server, kept in this process alone: they are there against floods, not for accounting.
 * @param options how many
 */
export function createLimits({ user, server }: LimitOptions): Limits {
  const counters = {
    user: counter(user),
    server: counter(server),
    'user typing': counter(user * LETTERS_A_COMMAND),
    'server typing': counter(server * LETTERS_A_COMMAND),
  };
  return {
    async consume(interaction) {
      const typing = interaction.type === InteractionType.ApplicationCommandAutocomplete ? ' typing' : '';
      const asked = [
        ['user', idOf(interaction.member?.user?.id ?? interaction.user?.id)],
        ['server', idOf(interaction.guild_id)],
      ] as const;
      for (const [who, id] of asked) {
        if (id === undefined) continue;
        const wait = await tooMany(counters[`${who}${typing}` as keyof typeof counters], id);
        if (wait !== undefined) return { seconds: wait, who };
      }
      return undefined;
    },
  };
}

const counter = (points: number): RateLimiterMemory | undefined =>
  points > 0 ? new RateLimiterMemory({ points, duration: WINDOW }) : undefined;

async function tooMany(limiter: RateLimiterMemory | undefined, id: string): Promise<number | undefined> {
  try {
    await limiter?.consume(id);
    return undefined;
  } catch (over) {
    return Math.max(1, Math.ceil(Number((over as { msBeforeNext?: number }).msBeforeNext ?? 1_000) / 1_000));
  }
}

/** Anybody may send anything as an id. */
const idOf = (id: unknown): string | undefined => (typeof id === 'string' && /^\d{1,20}$/.test(id) ? id : undefined);
