import type { Client } from 'discord.js';
import { withDeadline } from '../../bot/delivery/with-deadline.js';

/** Discord answers a close within its round-trip time. */
const MAX_GOODBYE_MS = 1_000;
const NORMAL_CLOSURE = 1000;
const OPEN = 1;

/** The parts of a shard of @discordjs/ws that its types keep private. */
interface InnerShard {
  readonly connection: {
    readonly readyState: number;
    onclose: (() => void) | null;
    close(code: number): void;
  } | null;
  internalConnect(): Promise<void>;
}

/**
 * Leaves the gateway within two seconds. Everything that Discord sent before it agreed to close is still received: discord.js alone
 * stops reading first. A shard that waits for a greeting would connect again after `destroy` and outlive it, so that is prevented.
 */
export async function leave(client: Client): Promise<void> {
  const shards = innerShards(client);
  for (const shard of shards) shard.internalConnect = async () => {};
  await withDeadline(MAX_GOODBYE_MS, Promise.all(shards.map(sayGoodbye)));
  await withDeadline(
    MAX_GOODBYE_MS,
    client.destroy().catch(() => {}),
  );
}

function innerShards(client: Client): InnerShard[] {
  const { _ws: manager } = client.ws as unknown as {
    readonly _ws: { readonly strategy?: { readonly shards?: ReadonlyMap<number, InnerShard> } } | null;
  };
  return [...(manager?.strategy?.shards?.values() ?? [])];
}

function sayGoodbye({ connection }: InnerShard): Promise<void> | undefined {
  if (connection?.readyState !== OPEN) return undefined;
  return new Promise((resolve) => {
    connection.onclose = resolve;
    connection.close(NORMAL_CLOSURE);
  });
}
