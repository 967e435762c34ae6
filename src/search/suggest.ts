import { newestFirst } from '../record/dates.js';
import type { VerbatimRecord } from '../record/record.js';
import { sourceSuggestion, suggestionOf } from './names/labels.js';
import type { Nearest } from './names/nearest.js';
import { live, type Name, type Subject, type SubjectKind, type Vocabulary } from './names/vocabulary.js';
import type { Suggestion, SuggestScope } from './search.js';
import { words } from './words/fold.js';
import { sound, typedSounds } from './words/sound.js';
import { meaningful } from './words/stem.js';

const MOST = 25;

/** The kinds of subject that each option completes to. Sources are no subjects. */
const KINDS: Readonly<Record<SuggestScope, readonly SubjectKind[]>> = {
  claims: ['person', 'organisation', 'place', 'event', 'topic'],
  figures: ['metric', 'event', 'person', 'organisation'],
  event: ['event', 'place'],
  who: ['person', 'organisation', 'place'],
  speaker: ['person', 'organisation'],
  metric: ['metric'],
  source: [],
};

interface Candidate {
  readonly subject: Subject;
  readonly names: readonly { readonly name: Name; readonly sounds: readonly string[] }[];
}

/** Completes half-typed text. */
export type Suggest = (scope: SuggestScope, text: string) => Suggestion[];

/**
 * Builds the completions.
 * @param record the record
 * @param vocabulary its names
 * @param nearest "did you mean", for text that completes to nothing
 * @param importance how much hangs on a subject: the more, the earlier
 */
export function buildSuggest(
  record: VerbatimRecord,
  vocabulary: Vocabulary,
  nearest: Nearest,
  importance: ReadonlyMap<Subject, number>,
): Suggest {
  const speaking = new Set(live(record.statements).map((statement) => statement.speaker));
  const claiming = new Set([
    ...live(record.figures).map((figure) => figure.claimant),
    ...live(record.figures).flatMap((figure) => {
      const entry = figure.statement === undefined ? undefined : record.byId.get(figure.statement);
      return entry?.entry === 'statement' ? [entry.speaker] : [];
    }),
  ]);
  const candidates: Candidate[] = vocabulary.subjects.map((subject) => ({
    subject,
    names: subject.names.map((name) => ({ name, sounds: name.words.map(sound) })),
  }));
  const fits = (scope: SuggestScope, { kind, id }: Subject): boolean => {
    if (!KINDS[scope].includes(kind)) return false;
    const voice = kind === 'person' || kind === 'organisation';
    return !voice || (scope === 'speaker' ? speaking.has(id) : scope === 'figures' ? claiming.has(id) : true);
  };
  const sources = live(record.sources)
    .sort((a, b) => newestFirst(a.published, b.published))
    .map((source) => ({
      suggestion: sourceSuggestion(source),
      words: words(
        `${source.publisher} ${source.title ?? ''} ${source.published.iso} ${hostOf(source.url)} ${source.id}`,
      ),
    }));

  return (scope, text) => {
    const typed = meaningful(words(text.slice(0, 400))).slice(0, 12);
    if (scope === 'source') {
      return sources
        .filter((row) => typed.every((part) => row.words.some((word) => word.startsWith(part))))
        .slice(0, MOST)
        .map((row) => row.suggestion);
    }
    const keys = typed.map((word) => [word, ...typedSounds(word)]);
    const scored = candidates
      .filter(({ subject }) => fits(scope, subject))
      .flatMap(({ subject, names }) => {
        let best: { score: number; name: Name | undefined } = { score: typed.length === 0 ? 1 : 0, name: undefined };
        for (const { name, sounds } of typed.length === 0 ? [] : names) {
          const score = prefixScore(typed, keys, name.words, sounds) * (name.role ? 0.8 : 1);
          if (score > best.score) best = { score, name };
        }
        return best.score > 0 ? [{ subject, ...best }] : [];
      });
    scored.sort(
      (a, b) =>
        b.score - a.score ||
        (importance.get(b.subject) ?? 0) - (importance.get(a.subject) ?? 0) ||
        (a.subject.name < b.subject.name ? -1 : 1),
    );
    const found = scored.map(({ subject, name }) => suggestionOf(subject, name));
    if (found.length === 0 && typed.length > 0) {
      found.push(
        ...nearest(typed, new Set(KINDS[scope]), MOST).suggestions.filter((one) =>
          (vocabulary.byId.get(one.id) ?? []).some((subject) => fits(scope, subject)),
        ),
      );
    }
    return unique(found).slice(0, MOST);
  };
}

/** 1 for the whole name, less for a part, 0 unless every typed word begins a word of the name, in any order. */
function prefixScore(
  typed: readonly string[],
  keys: readonly (readonly string[])[],
  nameWords: readonly string[],
  sounds: readonly string[],
): number {
  if (typed.join('') === nameWords.join('')) return 1;
  if (nameWords.join('').startsWith(typed.join(''))) return 0.9;
  let score = 0.8;
  for (const [index, word] of typed.entries()) {
    if (nameWords.some((nameWord) => nameWord.startsWith(word))) continue;
    if (!keys[index]?.some((key) => key.length >= 2 && sounds.some((sounding) => sounding.startsWith(key)))) return 0;
    score = Math.min(score, 0.7);
  }
  return score;
}

function unique(all: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return all.filter(({ id }) => !seen.has(id) && seen.add(id) !== undefined);
}

/**
 * The host of a link, without `www.`; empty where there is none.
 * @param url the link
 */
export function hostOf(url: string | undefined): string {
  return url === undefined || !URL.canParse(url) ? '' : new URL(url).hostname.replace(/^www\./, '');
}
