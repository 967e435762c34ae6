import { errors } from '@opensearch-project/opensearch';
import { SearchUnavailableError } from '../../search/search-unavailable.js';

/** What is wrong with the cluster, as far as its answer or its silence says. */
export type Trouble =
  | 'unreachable'
  | 'slow'
  | 'certificate'
  | 'password'
  | 'forbidden'
  | 'missing'
  | 'read-only'
  | 'full-disk'
  | 'overloaded'
  | 'partial'
  | 'cut-off'
  | 'refused';

/**
 * What went wrong when a request failed.
 * @param error what the client threw
 */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof errors.ResponseError) return troubleOfAnswer(error);
  if (error instanceof errors.TimeoutError || error instanceof errors.RequestAbortedError) return 'slow';
  const message = error instanceof Error ? error.message : String(error);
  return /certificate|self.signed|CERT_|altnames|SSL|TLS/i.test(message) ? 'certificate' : 'unreachable';
}

function troubleOfAnswer({ statusCode, message }: errors.ResponseError): Trouble {
  if (/FORBIDDEN\/12|flood.stage|disk usage exceeded/i.test(message)) return 'full-disk';
  if (/no cluster.manager|no master|not_discovered/i.test(message)) return 'cut-off';
  if (/cluster_block_exception|read.only/i.test(message)) return 'read-only';
  switch (statusCode) {
    case 401:
      return 'password';
    case 403:
      return 'forbidden';
    case 404:
      return 'missing';
    case 429:
      return 'overloaded';
    case 503:
      return 'partial';
    default:
      return statusCode !== undefined && statusCode !== null && statusCode >= 500 ? 'unreachable' : 'refused';
  }
}

/** In words for operators, without address or password: what is wrong, and what to do. */
export const TROUBLE_IN_WORDS: Readonly<Record<Trouble, string>> = {
  unreachable: 'no node can be reached: see whether they run, and whether SEARCH_NODES names their addresses',
  slow: 'no node answered in time: see whether the cluster is overloaded, or a node hangs',
  certificate: 'the certificate of a node is not trusted: name the authority that signed it in SEARCH_CA_FILE',
  password: 'user or password is wrong (401): see SEARCH_NODES and SEARCH_PASSWORD_FILE',
  forbidden: 'the user may not do this (403): give it read, write and manage on the indices of SEARCH_INDEX',
  missing: 'there is no index yet: run npx verbatim index',
  'read-only': 'the index is read-only: take its block away (index.blocks.write) and index again',
  'full-disk': 'the disk of a node is full, so the index takes no writes: make room, then index again',
  overloaded: 'the cluster refuses work (429): give it more memory or nodes',
  partial: 'a part of the index is not at hand: see the health of the cluster (GET _cluster/health)',
  'cut-off':
    'a node has no contact to a majority of the others: see the network between the nodes, and how many of them run',
  refused: 'the cluster refused the request: see its log',
};

/**
 * The error for the caller: nothing was looked up.
 * @param error what the client threw
 */
export const searchUnavailable = (error: unknown): SearchUnavailableError =>
  error instanceof SearchUnavailableError
    ? error
    : new SearchUnavailableError(`OpenSearch: ${TROUBLE_IN_WORDS[troubleOf(error)]}`, { cause: error });
