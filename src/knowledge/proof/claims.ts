import type { EntryId, Figure, Passage, Statement } from '../../record/entries.js';
import { quotedRuns } from '../../record/quotes.js';
import type { BuiltEntry } from '../entries/build-entries.js';
import type { Path } from '../read/yaml.js';
import { sha256 } from './archive.js';
import { foldWords } from './comparable-text.js';

/** Words of an entry that must be in its source. */
export interface Claim {
  /** The entry's id, or `id#source` for a rendering. */
  readonly key: string;
  readonly entry: EntryId;
  readonly kind: 'quote' | 'value';
  readonly source: EntryId;
  readonly words: readonly string[];
  readonly passage?: Passage;
  readonly path: Path;
  readonly passagePath: Path;
  readonly report: BuiltEntry['report'];
}

/** What is wrong with a claim. */
export interface Mismatch {
  readonly path: Path;
  readonly wrong: string;
  readonly right: string;
}

/** The claims of statements and figures. */
export function claimsOf(built: readonly BuiltEntry[]): Claim[] {
  return built.flatMap(({ entry, report }) =>
    entry.entry === 'statement'
      ? quoteClaims(entry, report)
      : entry.entry === 'figure'
        ? [valueClaim(entry, report)]
        : [],
  );
}

function quoteClaims(entry: Statement, report: BuiltEntry['report']): Claim[] {
  const claim = (
    key: string,
    source: string,
    says: string,
    passage: Passage | undefined,
    path: Path,
    passagePath: Path,
  ): Claim => ({
    key,
    entry: entry.id,
    kind: 'quote',
    source,
    words: quotedRuns(says),
    ...(passage ? { passage } : {}),
    path,
    passagePath,
    report,
  });
  const used = new Set<string>([entry.id]);
  return [
    claim(entry.id, entry.source, entry.says, entry.passage, ['says'], ['passage']),
    ...entry.renderings.map((rendering) => {
      let key = `${entry.id}#${rendering.source}`;
      while (used.has(key)) key += '#';
      used.add(key);
      return claim(key, rendering.source, rendering.says ?? entry.says, rendering.passage, ['says'], ['renderings']);
    }),
  ];
}

function valueClaim(entry: Figure, report: BuiltEntry['report']): Claim {
  return {
    key: entry.id,
    entry: entry.id,
    kind: 'value',
    source: entry.source,
    words: [entry.value],
    ...(entry.passage ? { passage: entry.passage } : {}),
    path: ['value'],
    passagePath: ['passage'],
    report,
  };
}

/** The fingerprint of a claim: its words, its passage and the text it was proven in. */
export function claimHash(claim: Claim, sourceSha256: string): string {
  const passage = claim.passage ? [foldWords(claim.passage.first), foldWords(claim.passage.last ?? '')] : [];
  return sha256(JSON.stringify([claim.kind, claim.words.map(foldWords), passage, sourceSha256]));
}
