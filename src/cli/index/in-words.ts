import { SpoolError } from '../../knowledge/spool/spool-error.js';
import { TROUBLE_IN_WORDS, troubleOf } from '../../opensearch/client/failures.js';
import { IndexIncompleteError } from '../../opensearch/indexer/index-record.js';
import { IndexingElsewhereError } from '../../opensearch/indexer/lock.js';
import { NothingBeforeError } from '../../opensearch/indexer/roll-back.js';
import type { IndexState } from '../../opensearch/state.js';

/** What readers see, for operators. */
export const stateInWords = ({
  build,
  revision,
  record,
  counts: { statements, figures, sources },
}: IndexState): string =>
  `${build}, revision ${revision}: version ${record} of the record with ${statements} statements, ${figures} figures and ${sources} sources`;

/** Why nothing was committed, for operators. */
export function reasonOf(error: unknown): string {
  const isKnown = [IndexingElsewhereError, IndexIncompleteError, NothingBeforeError, SpoolError].some(
    (kind) => error instanceof kind,
  );
  const message = error instanceof Error ? error.message : String(error);
  return isKnown ? message : `${TROUBLE_IN_WORDS[troubleOf(error)]} (${message})`;
}
