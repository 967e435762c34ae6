import { hashCode } from '../knowledge/cache/fingerprint.js';
import type { SearchCluster } from '../opensearch/cluster.js';
import type { SearchSettings } from '../search-settings.js';

/** What makes documents of a record, and asks for them. */
const ROOMS = ['record', 'language', 'knowledge', 'search', 'view', 'opensearch'];

const HASH_LENGTH = 12;

/**
 * Hash of the code that makes documents: an index made by other code is not asked.
 * @param sources the folder of the rooms
 */
export async function hashSearchCode(sources = `${import.meta.dirname}/..`): Promise<string> {
  const hash = await hashCode(ROOMS.map((room) => `${sources}/${room}`));
  return hash.slice(0, HASH_LENGTH);
}

/**
 * Opens the cluster of the settings, and looks what it holds. Where it cannot be reached, it is opened all the same: names answer.
 * @returns undefined where the settings name none
 */
export async function openCluster(search: SearchSettings | undefined): Promise<SearchCluster | undefined> {
  if (search === undefined) return undefined;
  // Loaded only where it is used: the client takes time, and most bots search in memory.
  const { SearchCluster } = await import('../opensearch/cluster.js');
  const cluster = new SearchCluster(search, await hashSearchCode());
  await cluster.look();
  return cluster;
}
