import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 10;
/** A client asks for completions about every other letter typed. */
const COMPLETIONS_PER_COMMAND = 8;

/** Answers per user and per server in ten seconds; 0: no limit. */
export interface LimitOptions {
  readonly user: number;
  readonly server: number;
}

export interface Limits {
  /**
   * Counts one interaction.
   * @returns undefined where it may be answered; else whose limit was reached and how long to wait
   */
  consume(
    interaction: APIInteraction,
  ): Promise<{ readonly seconds: number; readonly who: 'user' | 'server' } | undefined>;
}

/**
 * Limits by user and by server. They are kept in memory: they guard against floods and account for nothing.
 * @param costs how many answers a command or a menu entry counts as, by name; 1 where it is missing
 */
export function createLimits({ user, server }: LimitOptions, costs: ReadonlyMap<string, number> = new Map()): Limits {
  const counters = {
    user: counter(user),
    server: counter(server),
    'user typing': counter(user * COMPLETIONS_PER_COMMAND),
    'server typing': counter(server * COMPLETIONS_PER_COMMAND),
  };
  return {
    async consume(interaction) {
      const typing = interaction.type === InteractionType.ApplicationCommandAutocomplete ? ' typing' : '';
      const cost = costOf(interaction, costs);
      const asked = [
        ['user', idOf(interaction.member?.user?.id ?? interaction.user?.id)],
        ['server', idOf(interaction.guild_id)],
      ] as const;
      for (const [who, id] of asked) {
        if (id === undefined) continue;
        const wait = await secondsToWait(counters[`${who}${typing}` as keyof typeof counters], id, cost);
        if (wait !== undefined) return { seconds: wait, who };
      }
      return undefined;
    },
  };
}

const counter = (points: number): RateLimiterMemory | undefined =>
  points > 0 ? new RateLimiterMemory({ points, duration: WINDOW_SECONDS }) : undefined;

/** Typing costs the same for every command. */
function costOf({ type, data }: APIInteraction, costs: ReadonlyMap<string, number>): number {
  if (type !== InteractionType.ApplicationCommand) return 1;
  const name: unknown = data?.name;
  return typeof name === 'string' ? (costs.get(name) ?? 1) : 1;
}

/** A cost above the whole limit uses it up, so that a low limit forbids no command. */
async function secondsToWait(
  limiter: RateLimiterMemory | undefined,
  id: string,
  cost: number,
): Promise<number | undefined> {
  try {
    await limiter?.consume(id, Math.min(cost, limiter.points));
    return undefined;
  } catch (over) {
    return Math.max(1, Math.ceil(Number((over as { msBeforeNext?: number }).msBeforeNext ?? 1_000) / 1_000));
  }
}

/** The field may hold anything: HTTP requests come from outside. */
const idOf = (id: unknown): string | undefined => (typeof id === 'string' && /^\d{1,20}$/.test(id) ? id : undefined);
