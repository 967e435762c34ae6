import type { EntryId } from '../../record/entries.js';
import type { ProofState } from '../../record/proofs.js';
import type { BuiltEntry } from '../entries/build-entries.js';
import { type Claim, claimHash, claimsOf } from './claims.js';
import type { ProofsFile, StoredProof } from './proofs-file.js';
import { compareProof, proveClaim } from './prove-claim.js';
import type { SourceText } from './source-texts.js';

type Texts = ReadonlyMap<EntryId, SourceText>;

/**
 * The proofs of the sources: from the texts in the archive, else as stored. Reports sources marked as archived that have neither.
 * @param stored undefined when the stored proofs cannot be used
 */
export function proveSources(
  built: readonly BuiltEntry[],
  texts: Texts,
  stored: ProofsFile | undefined,
): ProofsFile['sources'] {
  const proofs: ProofsFile['sources'] = {};
  for (const { entry, report } of built) {
    if (entry.entry !== 'source') continue;
    const text = texts.get(entry.id);
    const before = own(stored?.sources, entry.id);
    if (text) proofs[entry.id] = { sha256: text.sha256, length: text.text.original.length };
    else if (before) proofs[entry.id] = before;
    else if (entry.archived && stored) {
      report(
        ['archived'],
        'the source is marked as archived, but its text is not here and no proof of it is stored',
        'run `npx verbatim prove` where the archive is, or write `archived: false`',
      );
    }
  }
  return proofs;
}

/** The proofs of statements and figures. */
export interface EntryProofs {
  readonly entries: ProofsFile['entries'];
  readonly states: ReadonlyMap<EntryId, ProofState>;
  /** Whether words were proven that the stored proofs do not hold. */
  readonly outdated: boolean;
}

/**
 * Proves the words of statements and figures in the texts of their sources; without the text, compares them with the stored proofs.
 * Reports what does not hold.
 * @param today the day of new proofs, `2023-09-22`
 */
export function proveEntries(
  built: readonly BuiltEntry[],
  context: {
    readonly texts: Texts;
    readonly sources: ProofsFile['sources'];
    readonly stored: ProofsFile | undefined;
    readonly today: string;
  },
): EntryProofs {
  const entries: ProofsFile['entries'] = {};
  const states = new Map<EntryId, ProofState>();
  let outdated = false;
  for (const claim of claimsOf(built)) {
    const text = context.texts.get(claim.source);
    const source = own(context.sources, claim.source);
    const before = own(context.stored?.entries, claim.key);
    const result = text
      ? proveInText(claim, text, before, context.today)
      : compareWithStored(claim, source?.sha256, before);
    if (result.proof) entries[claim.key] = result.proof;
    outdated ||= result.isNew;
    if (claim.key === claim.entry) states.set(claim.entry, stateOf(claim, source !== undefined, result));
  }
  return { entries, states, outdated };
}

interface Result {
  readonly proof?: StoredProof | undefined;
  /** Whether the text of the source does not hold the words. */
  readonly failed: boolean;
  /** Whether the proof is not among the stored ones. */
  readonly isNew: boolean;
}

function proveInText(claim: Claim, text: SourceText, before: StoredProof | undefined, today: string): Result {
  const result = proveClaim(claim, text.text);
  if ('wrong' in result) {
    claim.report(result.path, result.wrong, result.right);
    return { failed: true, isNew: false };
  }
  if (claim.words.length === 0) return { failed: false, isNew: false };
  const hash = claimHash(claim, text.sha256);
  const counted = result.isCountedProven === true ? claim.counted : undefined;
  const isSame = before?.hash === hash && before.sourceSha256 === text.sha256 && before.counted === counted;
  const proof = {
    hash,
    source: claim.source,
    sourceSha256: text.sha256,
    words: [...claim.words],
    ...(counted === undefined ? {} : { counted }),
    runs: result.runs.map(({ start, end }) => ({ start, end })),
    proven: isSame ? before.proven : today,
  };
  return { failed: false, isNew: !isSame, proof };
}

function compareWithStored(claim: Claim, sourceSha256: string | undefined, before: StoredProof | undefined): Result {
  if (sourceSha256 === undefined || claim.words.length === 0) return { failed: false, isNew: false };
  const mismatch = compareProof(claim, before, sourceSha256);
  if (mismatch) claim.report(mismatch.path, mismatch.wrong, mismatch.right);
  return { failed: false, isNew: false, proof: mismatch ? undefined : before };
}

function stateOf(claim: Claim, hasSource: boolean, { failed, proof }: Result): ProofState {
  if (claim.words.length === 0) return 'nothing-to-prove';
  if (!hasSource || failed) return 'unproven';
  return claim.counted === undefined || claim.counted === proof?.counted ? 'proven' : 'value-proven';
}

function own<T>(map: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
