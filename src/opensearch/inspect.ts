import type { Client } from '@opensearch-project/opensearch';
import { indexOf } from './asking.js';
import { TROUBLE_IN_WORDS, troubleOf } from './client/failures.js';
import { DOCUMENT_KINDS, type DocumentKind, indexBody } from './documents/fields.js';
import type { IndexState } from './state.js';

/** Something that is wrong with a cluster or its indices, in words, with what to do. */
export interface Fault {
  /** Whether answers or the next index run fail because of it. */
  readonly isGrave: boolean;
  readonly message: string;
}

/** Majors of OpenSearch that are asked as here. */
const MAJORS = ['2', '3'];
/** OpenSearch moves parts away from a node with less room, and takes no writes at a half of it. */
const MIN_FREE_SHARE = 0.1;
/** Shorter than a node is waited for. */
const MAX_MANAGER_WAIT = '300ms';

/**
 * Looks for what is wrong with a cluster and with what was indexed in it. Changes nothing.
 * @param state what it holds
 */
export async function inspectCluster(client: Client, state: IndexState | undefined): Promise<readonly Fault[]> {
  try {
    return [
      ...(await versionFaults(client)),
      ...(await managerFaults(client)),
      ...(await diskFaults(client)),
      ...(state === undefined ? [] : await indexFaults(client, state)),
    ];
  } catch (error) {
    return [grave(TROUBLE_IN_WORDS[troubleOf(error)])];
  }
}

const BLOCK_SETTING = 'cluster.no_cluster_manager_block';

/** What is as it is delivered, and should be otherwise where there are several nodes. */
export async function adviceOn(client: Client): Promise<readonly string[]> {
  try {
    const { body: health } = await client.cluster.health();
    if (Number(health.number_of_data_nodes) < 2) return [];
    const { body } = await client.cluster.getSettings({ include_defaults: true, flat_settings: true });
    const settings: Readonly<Record<string, unknown>> = { ...body.defaults, ...body.persistent, ...body.transient };
    return settings[BLOCK_SETTING] === 'all'
      ? []
      : [
          `a node that is cut off from the others goes on answering with what it held by then: set ${BLOCK_SETTING} to all`,
        ];
  } catch {
    // Whoever may not read the settings gets no advice on them.
    return [];
  }
}

const grave = (message: string): Fault => ({ isGrave: true, message });
const slight = (message: string): Fault => ({ isGrave: false, message });

async function versionFaults(client: Client): Promise<Fault[]> {
  const { body } = await client.info();
  const { number, distribution } = body.version;
  if (distribution !== 'opensearch')
    return [
      grave(
        `the nodes are ${distribution ?? 'something else'} ${number}, not OpenSearch: what is indexed there was never tried`,
      ),
    ];
  const major = number.split('.')[0] ?? '';
  return MAJORS.includes(major)
    ? []
    : [grave(`the nodes are OpenSearch ${number}; this program asks versions ${MAJORS.join(' and ')}: upgrade them`)];
}

/** A node that is cut off from the others says so here at once; to other questions it says nothing for long. */
async function managerFaults(client: Client): Promise<Fault[]> {
  await client.cluster.health({ cluster_manager_timeout: MAX_MANAGER_WAIT });
  return [];
}

async function diskFaults(client: Client): Promise<Fault[]> {
  const { body } = await client.nodes.stats({ metric: ['fs'] });
  return Object.values(body.nodes).flatMap(({ name, fs }) => {
    const total = Number(fs?.total?.total_in_bytes ?? 0);
    const free = Number(fs?.total?.available_in_bytes ?? 0);
    return total > 0 && free < total * MIN_FREE_SHARE
      ? [
          slight(
            `the disk of node ${name} is ${Math.round(100 - (100 * free) / total)} % full: with less than 5 % left, the index takes no writes`,
          ),
        ]
      : [];
  });
}

async function indexFaults(client: Client, { build }: IndexState): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const kind of DOCUMENT_KINDS) {
    const index = indexOf(build, kind);
    faults.push(
      ...(await mappingFaults(client, index)),
      ...(await blockFaults(client, index)),
      ...(await partFaults(client, index, kind)),
    );
  }
  return faults;
}

async function mappingFaults(client: Client, index: string): Promise<Fault[]> {
  const { body } = await client.indices.getMapping({ index });
  const found = (body[index]?.mappings.properties ?? {}) as Readonly<Record<string, { readonly type?: string }>>;
  const wanted = indexBody(1, 0).mappings.properties as Readonly<Record<string, { readonly type: string }>>;
  const wrong = Object.keys(wanted).filter((field) => found[field]?.type !== wanted[field]?.type);
  return wrong.length === 0
    ? []
    : [
        grave(
          `the mapping of ${index} is not what is asked (${wrong.slice(0, 3).join(', ')}): run npx verbatim index --anew`,
        ),
      ];
}

async function blockFaults(client: Client, index: string): Promise<Fault[]> {
  const { body } = await client.indices.getSettings({ index, flat_settings: true });
  const settings = (body[index]?.settings ?? {}) as Readonly<Record<string, unknown>>;
  const isSet = (name: string): boolean => String(settings[`index.blocks.${name}`]) === 'true';
  if (isSet('read_only_allow_delete')) return [slight(`${index}: ${TROUBLE_IN_WORDS['full-disk']}`)];
  return isSet('read_only') || isSet('write') ? [slight(`${index}: ${TROUBLE_IN_WORDS['read-only']}`)] : [];
}

async function partFaults(client: Client, index: string, kind: DocumentKind): Promise<Fault[]> {
  const { body } = await client.cluster.health({ index });
  if (body.status === 'red') return [grave(`${kind}: ${TROUBLE_IN_WORDS.partial}`)];
  return body.status === 'yellow'
    ? [slight(`${kind}: a copy is missing (yellow): answers are whole, and the loss of one more node would end them`)]
    : [];
}
