import { type Client, Events } from 'discord.js';

const POLL_MS = 1_000;

/** Knows when each shard was last heard: by an event, or by the answer to a heartbeat. */
export interface LastHeard {
  /** How long the quietest shard has been silent, in milliseconds. */
  silentForMs(): number;
  stop(): void;
}

export function watchShards(client: Client): LastHeard {
  const heardAt = new Map<number, number>();
  const pings = new Map<number, number>();
  client.on(Events.Raw, (_packet: unknown, shard: number) => heardAt.set(shard, performance.now()));
  // discord.js has no event for the answer to a heartbeat; it keeps when the heartbeat was sent.
  const timer = setInterval(() => {
    for (const [id, { lastPingTimestamp }] of client.ws.shards) {
      if (pings.get(id) === lastPingTimestamp) continue;
      pings.set(id, lastPingTimestamp);
      if (lastPingTimestamp > 0) heardAt.set(id, performance.now());
    }
  }, POLL_MS).unref();
  const silentForMs = (): number => {
    const now = performance.now();
    return Math.max(0, ...client.ws.shards.map(({ id }) => now - (heardAt.get(id) ?? Number.NEGATIVE_INFINITY)));
  };
  return { silentForMs, stop: () => clearInterval(timer) };
}
