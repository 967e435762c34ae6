import type { Source } from '../../record/entries.js';
import type { EntryId, Reading } from '../../record/entry-base.js';
import { byIdOf } from '../../record/map-on-demand.js';
import { ofKind } from '../../record/on-demand.js';
import { translationKey } from '../../record/proofs.js';
import { quotedRuns } from '../../record/quotes.js';
import { speakerId, speakerKey } from '../../record/speakers.js';
import type { Figure, Passage, Speaker, Statement } from '../../record/statement.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import { isToBeWritten } from '../entries/to-be-written.js';
import type { Path } from '../read/yaml.js';
import { foldWords } from './comparable-text.js';
import { sha256 } from './sha256.js';

/** Words of an entry that must be in its source. */
export interface Claim {
  /** The entry's id, `id#source` for a rendering, or the key of a translation. */
  readonly key: string;
  readonly entry: EntryId;
  /** Whose words they are, as a text that is the same for the same speaker. */
  readonly speaker: string;
  /** The file of the entry, as shown. */
  readonly file: string;
  readonly kind: 'quote' | 'value';
  readonly source: EntryId;
  readonly words: readonly string[];
  /** Whether the source is the speaker's own words throughout, so that they are in no quotation marks there. */
  readonly isOwnWords: boolean;
  /** Whether the words are a translation of the speaker's. */
  readonly isTranslation?: boolean;
  /** Of a value: its unit and who or what is counted. */
  readonly counted?: string;
  readonly passage?: Passage;
  /** Of the entry's own words: that they were compared by eye. */
  readonly reading?: Reading;
  /** Of the entry's own words: the entry that they are of. */
  readonly ofEntry?: Statement | Figure;
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
export function* claimsOf(built: readonly BuiltEntry[]): Generator<Claim> {
  const sources = byIdOf(ofKind(entriesOf(built), 'source'));
  for (const { entry, report } of built) {
    if (entry.entry === 'statement') yield* quoteClaims(entry, sources, report);
    else if (entry.entry === 'figure' && !isToBeWritten(entry.value)) yield valueClaim(entry, report);
  }
}

function quoteClaims(entry: Statement, sources: ReadonlyMap<EntryId, Source>, report: BuiltEntry['report']): Claim[] {
  // The outlet's own sentences are in no quotation marks.
  const isOwnWords = (source: EntryId): boolean =>
    entry.speaker === 'outlet' || isWordsOf(sources.get(source), entry.speaker);
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
    speaker: speakerKey(entry.speaker),
    file: entry.position.file,
    kind: 'quote',
    source,
    words: quotedRuns(says),
    isOwnWords: isOwnWords(source),
    ...(passage ? { passage } : {}),
    ...(key === entry.id ? { ofEntry: entry } : {}),
    ...(entry.read && key === entry.id ? { reading: entry.read } : {}),
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
    ...entry.translations.flatMap((translation, index) => {
      const { source, says } = translation;
      const path: Path = ['translations', index, 'says'];
      return source === undefined
        ? []
        : [
            {
              ...claim(translationKey(entry.id, translation), source, says, undefined, path, path),
              isTranslation: true,
            },
          ];
    }),
  ];
}

/** Whether a source is somebody's own words throughout. */
export const isWordsOf = (source: Source | undefined, speaker: Speaker): boolean =>
  source?.wordsOf.includes(speakerId(speaker) ?? '') === true;

function valueClaim(entry: Figure, report: BuiltEntry['report']): Claim {
  return {
    key: entry.id,
    entry: entry.id,
    speaker: speakerKey(entry.claimant),
    file: entry.position.file,
    kind: 'value',
    source: entry.source,
    words: [entry.value],
    isOwnWords: true,
    counted: [entry.unit, entry.population].filter(Boolean).join(' '),
    ...(entry.passage ? { passage: entry.passage } : {}),
    ...(entry.read ? { reading: entry.read } : {}),
    ofEntry: entry,
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
