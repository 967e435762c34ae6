import type { EntryId, Figure, Passage, Source, Statement } from '../../record/entries.js';
import { quotedRuns } from '../../record/quotes.js';
import type { BuiltEntry } from '../entries/build-entries.js';
import type { Path } from '../read/yaml.js';
import { foldWords } from './comparable-text.js';
import { sha256 } from './sha256.js';

/** Words of an entry that must be in its source. */
export interface Claim {
  /** The entry's id, or `id#source` for a rendering. */
  readonly key: string;
  readonly entry: EntryId;
  readonly kind: 'quote' | 'value';
  readonly source: EntryId;
  readonly words: readonly string[];
  /** Whether the source is the speaker's own words throughout, so that they are in no quotation marks there. */
  readonly isOwnWords: boolean;
  /** Of a value: its unit and who or what is counted. */
  readonly counted?: string;
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
  const sources = new Map(built.flatMap(({ entry }) => (entry.entry === 'source' ? [[entry.id, entry] as const] : [])));
  return built.flatMap(({ entry, report }) =>
    entry.entry === 'statement'
      ? quoteClaims(entry, sources, report)
      : entry.entry === 'figure'
        ? [valueClaim(entry, report)]
        : [],
  );
}

function quoteClaims(entry: Statement, sources: ReadonlyMap<EntryId, Source>, report: BuiltEntry['report']): Claim[] {
  // The outlet's own sentences are in no quotation marks.
  const isOwnWords = (source: EntryId): boolean =>
    entry.speaker === 'outlet' || sources.get(source)?.wordsOf.includes(entry.speaker) === true;
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
    isOwnWords: isOwnWords(source),
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
    isOwnWords: true,
    counted: [entry.unit, entry.population].filter(Boolean).join(' '),
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
