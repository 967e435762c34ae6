import { Client, type ClientOptions } from '@opensearch-project/opensearch';
import type { SearchSettings } from '../../search-settings.js';
import { PatientTransport } from './patient-transport.js';

/** Where the nodes are, and how to be let in. */
export type SearchNodes = Omit<SearchSettings, 'prefix'>;

/** A round trip is given up after this long; the reader's patience is two seconds. */
export const MAX_ANSWER_MS = 1_200;
/** One node is waited for this long; then another is asked. */
const MAX_NODE_MS = 600;
/** Nodes that are asked after the first. One that refuses the connection does so at once. */
const MAX_OTHER_NODES = 2;
/** The builds of an index ask for long pieces of work. */
export const MAX_WORK_MS = 120_000;
/** Times that a bulk of documents is sent again. */
const MAX_WORK_RETRIES = 5;

/** The client that answers ask with: it gives up early. */
export const connectToSearch = (nodes: SearchNodes): Client =>
  connect(nodes, { requestTimeout: MAX_NODE_MS, maxRetries: MAX_OTHER_NODES });

/** The client that builds indices. */
export const connectToIndex = (nodes: SearchNodes): Client =>
  connect(nodes, { requestTimeout: MAX_WORK_MS, maxRetries: MAX_WORK_RETRIES, Transport: PatientTransport });

function connect(
  { addresses, user, password = '', authority }: SearchNodes,
  limits: Pick<ClientOptions, 'requestTimeout' | 'maxRetries' | 'Transport'>,
): Client {
  return new Client({
    nodes: [...addresses],
    ...(user === undefined ? {} : { auth: { username: user, password } }),
    ...(authority === undefined ? {} : { ssl: { ca: authority } }),
    ...limits,
  });
}
