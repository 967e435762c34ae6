import { inlineYaml } from '../knowledge/edit/skeleton.js';
import type { VerbatimRecord } from '../record/record.js';
import type { EntryToWrite, RelationAsked } from './entries/entry-to-write.js';
import type { Tier } from './found.js';
import { composeDraft, readDraft, type TextToDraft } from './read-draft.js';
import { wordsAt } from './span.js';

/** A drafted statement for an editor to look at. Whatever of it is shown is cut out of the text. */
export interface Candidate {
  readonly tier: Tier;
  /** Its sentences. */
  readonly passage: string;
  /** The words by which the text names who says it. */
  readonly who?: string;
  /** What it may be related to; what was drafted before this was asked has none. */
  readonly related?: readonly RelationAsked[];
  /** What is put into the form, by the name of its field. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Keys that have a field of their own in a form; the others are keys of the record's files there. */
const FIELDS: ReadonlySet<string> = new Set(['says', 'said', 'kind', 'passage']);
/** Keys that are made where it is proposed. */
const LEFT_OUT: ReadonlySet<string> = new Set(['id', 'status', 'speaker', 'source']);
/** A day that is unknown for a reason has more to say than its field. */
const isField = (key: string, value: unknown): boolean => FIELDS.has(key) && typeof value === 'string';
/** More are not gone through. */
const MAX_CANDIDATES = 100;

/** The statements of a text that are not on file, those first of which it is sure who says them. */
export function candidatesOf(text: TextToDraft, record: VerbatimRecord): Candidate[] {
  const { entries } = composeDraft(text, readDraft(text, record), record);
  return entries.flatMap((entry) => candidateOf(entry, text, record) ?? []).slice(0, MAX_CANDIDATES);
}

function candidateOf(
  { list, tier, keys, place, related, speaker: named }: EntryToWrite,
  { text, source, isFiled }: TextToDraft,
  { byId }: VerbatimRecord,
): Candidate | undefined {
  if (list !== 'statements' || place === undefined) return undefined;
  const written = new Map(keys);
  const speaker = written.get('speaker');
  const kind = typeof speaker === 'string' ? byId.get(speaker)?.entry : undefined;
  const isOnFile = kind === 'person' || kind === 'organisation';
  const others = keys.filter(([key, value]) => !isField(key, value) && !LEFT_OUT.has(key));
  // Who has no entry, and is not a name that one could be made of, is described as the text does.
  const described = named !== undefined && typeof speaker === 'object' ? [['speaker', speaker] as const] : [];
  const isOutlet = speaker === 'outlet' ? [['speaker', speaker] as const] : [];
  const more = [...described, ...isOutlet, ...others].map(([key, value]) => `${key}: ${inlineYaml(value)}`).join('\n');
  return {
    tier,
    passage: wordsAt(text, place),
    ...(named === undefined ? {} : { who: wordsAt(text, named) }),
    ...(related === undefined || related.length === 0 ? {} : { related }),
    fields: {
      ...Object.fromEntries(keys.flatMap(([key, value]) => (isField(key, value) ? [[key, String(value)]] : []))),
      ...(isOnFile ? { speaker: String(speaker), speakerIsGiven: 'yes' } : {}),
      ...(described.length + isOutlet.length > 0 ? { speakerIsGiven: 'yes' } : {}),
      ...(isFiled ? { source: source.id, sourceIsGiven: 'yes' } : {}),
      ...(more === '' ? {} : { more }),
    },
  };
}
