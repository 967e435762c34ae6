import { createHash } from 'node:crypto';
import { contentsOf } from '../../knowledge/versions/contents.js';
import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { currentId } from '../../record/former-ids.js';
import { withUsualNames } from '../../record/in-language.js';
import type { VerbatimRecord } from '../../record/record.js';

/** What is in the digest of an entry that is not on file any more. */
export const GONE = 'gone';
const DIGEST_CHARS = 32;

/**
 * A digest of what a reader is shown of an entry: what it says, what its source's publisher did to the report since, and which statements
 * take it back. The same wherever it is written, under whatever id, in whatever language, and whether or not the source's text is at hand.
 * @returns 32 hexadecimal digits; `GONE` where it is not on file
 */
export function shownDigest(id: EntryId, record: VerbatimRecord): string {
  const entry = withUsualNames(record).byId.get(currentId(record, id));
  if (entry === undefined) return GONE;
  const source = 'source' in entry ? record.byId.get(entry.source) : undefined;
  const about = {
    says: wordsOf(entry),
    source: source?.entry === 'source' ? { status: source.status, revision: source.revision } : undefined,
    takenBackBy: (record.relatedTo.get(entry.id) ?? [])
      .filter(({ status, relations }) => status === 'live' && relations.some((one) => one.kind === 'retracts'))
      .map((statement) => statement.id)
      .sort(),
  };
  return createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, DIGEST_CHARS);
}

function wordsOf(entry: Entry): string {
  const {
    formerly: _,
    archived: __,
    extent: ___,
    text: ____,
    ...said
  } = entry as Entry & Partial<Record<'archived' | 'extent' | 'text', unknown>>;
  return contentsOf([{ ...said, id: '' } as Entry]).get('') ?? '';
}
