import type { Source } from '../../record/entries.js';
import type { EntryId, Extent } from '../../record/entry-base.js';
import type { ProofState } from '../../record/proofs.js';
import type { BuiltEntry } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import { type Claim, claimHash, claimsOf } from './claims.js';
import { placeOf } from './context.js';
import { changesOfFiling, filingOf } from './filed-as.js';
import type { FileProofs, SourceProof, StoredProof, StoredReading } from './proofs-file.js';
import { compareProof, proveClaim } from './prove-claim.js';
import { checkReading } from './readings.js';
import type { SourceText } from './source-texts.js';
import type { StoredProofs } from './stored-proofs.js';
import { secondAt } from './transcripts.js';

type Texts = ReadonlyMap<EntryId, SourceText>;

/** The proofs of the sources: from the texts in the archive, else as stored. Reports sources marked as archived that have neither. */
export function proveSources(
  built: readonly BuiltEntry[],
  texts: Texts,
  stored: StoredProofs,
): ReadonlyMap<EntryId, SourceProof> {
  const proofs = new Map<EntryId, SourceProof>();
  for (const { entry, report } of built) {
    if (entry.entry !== 'source') continue;
    const text = texts.get(entry.id);
    const before = stored.sources.get(entry.id);
    if (text) {
      const { sha256 } = text;
      const { published, extent = 'whole' } = entry;
      proofs.set(entry.id, { sha256, length: text.text.original.length, extent, published: published.iso });
    } else if (before) {
      if (entry.extent === 'whole' && before.extent === 'opening')
        report(['archived'], 'only the opening was in the archive when its words were proven', PROVE_OR_SAY_SO);
      proofs.set(entry.id, { ...before, extent: extentWithoutText(entry, before), published: entry.published.iso });
    } else if (entry.archived && !stored.isPartial) {
      report(
        ['archived'],
        'the source is marked as archived, but its text is not here and no proof of it is stored',
        'run `npx verbatim prove` where the archive is, or write `archived: false`',
      );
    }
  }
  return proofs;
}

const PROVE_OR_SAY_SO = 'run `npx verbatim prove` where the archive is, or write `archived: opening`';

/** Without the text, an entry may claim less of it than was proven, never more. */
const extentWithoutText = ({ extent }: Source, before: SourceProof): Extent =>
  extent === 'opening' ? 'opening' : (before.extent ?? 'whole');

/** The proofs of statements and figures. */
export interface EntryProofs {
  /** By the file of the entry, as shown. */
  readonly byFile: ReadonlyMap<string, Omit<FileProofs, 'sources'>>;
  readonly states: ReadonlyMap<string, ProofState>;
  /** The day on which each entry was proven. */
  readonly days: ReadonlyMap<EntryId, string>;
  /** The second of a recording at which the words of each entry are said. */
  readonly seconds: ReadonlyMap<EntryId, number>;
  /** Files with words that were proven or read and that the stored proofs do not hold, as shown. */
  readonly outdated: ReadonlySet<string>;
  /** Where an entry is filed otherwise than when its words were proven. */
  readonly refiled: readonly Problem[];
}

/**
 * Proves the words of statements and figures in the texts of their sources; without the text, compares them with the stored proofs.
 * Reports what does not hold.
 */
export function proveEntries(
  built: readonly BuiltEntry[],
  context: {
    readonly texts: Texts;
    readonly sources: ReadonlyMap<EntryId, SourceProof>;
    readonly stored: StoredProofs;
    /** The day of new proofs, `2023-09-22`. */
    readonly today: string;
    /** Entries whose words an editor has compared by eye once more. */
    readonly reread?: ReadonlySet<EntryId>;
  },
): EntryProofs {
  const { texts, sources, stored } = context;
  const byFile = new Map<string, { entries: Record<string, StoredProof>; read: Record<EntryId, StoredReading> }>();
  const states = new Map<string, ProofState>();
  const days = new Map<EntryId, string>();
  const seconds = new Map<EntryId, number>();
  const outdated = new Set<string>();
  const refiled: Problem[] = [];
  for (const claim of claimsOf(built)) {
    const proofs = byFile.get(claim.file) ?? { entries: {}, read: {} };
    byFile.set(claim.file, proofs);
    const text = texts.get(claim.source);
    const source = sources.get(claim.source);
    const before = stored.entries.get(claim.key);
    const result = text
      ? proveInText(claim, text, before, context.today)
      : compareWithStored(claim, source, before, stored);
    if (result.proof) proofs.entries[claim.key] = withFiling(result.proof, claim);
    if (result.proof && before && claim.ofEntry) refiled.push(...changesOfFiling(claim.ofEntry, before.filed));
    if (result.isNew) outdated.add(claim.file);
    if (claim.isTranslation) states.set(claim.key, stateOf(claim, source !== undefined, result));
    if (claim.key !== claim.entry) continue;
    const read = checkReading(claim, {
      stored: stored.readings.get(claim.entry),
      isReadAgain: context.reread?.has(claim.entry) === true,
      today: context.today,
    });
    if ('reading' in read) proofs.read[claim.entry] = read.reading;
    if (read.outcome === 'new') outdated.add(claim.file);
    const state = stateOf(claim, source !== undefined, result);
    // What was read counts once its words are stored: until then nobody could tell that they have changed.
    states.set(claim.entry, state === 'unproven' && read.outcome === 'kept' ? 'read' : state);
    noteProof(claim, result.proof, days, seconds);
  }
  return { byFile, states, days, seconds, outdated, refiled };
}

function noteProof(
  { entry, words }: Claim,
  proof: StoredProof | undefined,
  days: Map<EntryId, string>,
  seconds: Map<EntryId, number>,
): void {
  if (proof === undefined) return;
  if (words.length > 0) days.set(entry, proof.proven);
  if (proof.second !== undefined) seconds.set(entry, proof.second);
}

const withFiling = (proof: StoredProof, { ofEntry }: Claim): StoredProof =>
  ofEntry === undefined ? proof : { ...proof, filed: filingOf(ofEntry) };

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
  if (isNothingKept(claim)) return { failed: false, isNew: false };
  const hash = claimHash(claim, text.sha256);
  const counted = result.isCountedProven === true ? claim.counted : undefined;
  const place = result.runs[0] ?? (claim.ofEntry === undefined ? undefined : placeOf(claim.ofEntry, text.text));
  const second = place === undefined ? undefined : secondAt(text.text.original, place.start);
  const isSame =
    before?.hash === hash &&
    before.sourceSha256 === text.sha256 &&
    before.counted === counted &&
    before.second === second &&
    (before.speaker ?? claim.speaker) === claim.speaker;
  const proof = {
    hash,
    source: claim.source,
    sourceSha256: text.sha256,
    speaker: claim.speaker,
    words: [...claim.words],
    ...(counted === undefined ? {} : { counted }),
    runs: result.runs.map(({ start, end }) => ({ start, end })),
    ...(second === undefined ? {} : { second }),
    proven: isSame ? before.proven : today,
  };
  return { failed: false, isNew: !isSame, proof };
}

function compareWithStored(
  claim: Claim,
  source: SourceProof | undefined,
  before: StoredProof | undefined,
  { isPartial }: StoredProofs,
): Result {
  if (source === undefined || isNothingKept(claim) || (before === undefined && isPartial))
    return { failed: false, isNew: false };
  // Without words there is nothing to compare: how the entry was filed is compared for every proof.
  if (claim.words.length === 0)
    return { failed: false, isNew: false, ...(before === undefined ? {} : { proof: before }) };
  const mismatch = compareProof(claim, before, source.sha256);
  if (mismatch) claim.report(mismatch.path, mismatch.wrong, mismatch.right);
  return { failed: false, isNew: false, proof: mismatch ? undefined : before };
}

/** Whether a proof of the claim would say nothing: of an entry without quoted words it says how the entry was filed. */
const isNothingKept = ({ words, ofEntry }: Claim): boolean => words.length === 0 && ofEntry === undefined;

function stateOf(claim: Claim, hasSource: boolean, { failed, proof }: Result): ProofState {
  if (claim.words.length === 0) return 'nothing-to-prove';
  if (!hasSource || failed) return 'unproven';
  return claim.counted === undefined || claim.counted === proof?.counted ? 'proven' : 'value-proven';
}
