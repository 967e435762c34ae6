import type { Archive } from '../../record/archive.js';
import { buildRecord } from '../../record/record.js';
import type { SearchEngine } from '../../search/search.js';
import { SearchUnavailableError } from '../../search/search-unavailable.js';
import type { RecordVersion } from './answering-record.js';

/** The version of no record. */
export const NO_VERSION = 'none';

const away = async (): Promise<never> => {
  throw new SearchUnavailableError('there is no record yet');
};

/** What answers before there is a record: that nothing can be looked up. */
export function noRecord(): RecordVersion {
  const search: SearchEngine = {
    statements: away,
    withoutStatement: away,
    figures: away,
    events: away,
    meets: away,
    who: away,
    sources: away,
    suggest: away,
    sharingWords: away,
    mentions: away,
    mentionsInText: away,
    mayNameMetric: away,
    unknownWords: away,
    condense: away,
    inEnglish: away,
  };
  const archive: Archive = { slice: away, idsBeginning: away, idsAfter: away, corrected: away };
  return {
    record: buildRecord({ version: NO_VERSION, loadedAt: new Date(0).toISOString(), entries: [], proofs: new Map() }),
    search,
    archive,
    checker: { check: away },
    codes: { codeOf: away, entry: away },
  };
}
