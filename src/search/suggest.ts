import type { SearchIndex } from './index/search-index.js';
import { sourceSuggestion, suggestionOf } from './names/labels.js';
import type { FindNearest } from './names/nearest.js';
import type { Name, Subject, SubjectKind } from './names/subject.js';
import type { Suggestion, SuggestScope } from './search.js';
import { QUERY, SUGGEST } from './weights.js';
import { words } from './words/fold.js';
import { sound, typedSounds } from './words/sound.js';
import { meaningful } from './words/stem.js';

/** The kinds of subject that each option completes to. Sources are no subjects. */
const KINDS: Readonly<Record<SuggestScope, readonly SubjectKind[]>> = {
  claims: ['person', 'organisation', 'place', 'event', 'topic'],
  figures: ['metric', 'group', 'event', 'person', 'organisation'],
  event: ['event', 'place'],
  who: ['person', 'organisation', 'place'],
  speaker: ['person', 'organisation'],
  metric: ['metric'],
  source: [],
};

/** A name of a subject, with the sounds of its words. */
interface SoundedName {
  readonly name: Name;
  readonly sounds: readonly string[];
}

/** What has been typed: its words, and for each the word itself and its sounds. */
interface Typed {
  readonly words: readonly string[];
  readonly keys: readonly (readonly string[])[];
}

/** Completes half-typed text. */
export type Suggest = (scope: SuggestScope, text: string) => Promise<readonly Suggestion[]>;

/**
 * Builds the completions.
 * @param index what is on file; the more hangs on a subject, the earlier it comes
 * @param findNearest for text that completes to nothing
 */
export function buildSuggest(index: SearchIndex, findNearest: FindNearest): Suggest {
  const { vocabulary, importance, sources } = index;
  const weight = (subject: Subject): number => importance.get(subject) ?? 0;
  const fits = scopeTest(index, weight);
  const candidates = vocabulary.subjects.map((subject) => ({
    subject,
    names: subject.names.map((name) => ({ name, sounds: name.words.map(sound) })),
  }));

  return async (scope, text) => {
    const typedWords = meaningful(words(text.slice(0, QUERY.maxLength))).slice(0, SUGGEST.maxWords);
    if (scope === 'source') return (await sources.beginning(typedWords, SUGGEST.maxChoices)).map(sourceSuggestion);
    const typed: Typed = { words: typedWords, keys: typedWords.map((word) => [word, ...typedSounds(word)]) };
    const scored = candidates
      .filter(({ subject }) => fits(scope, subject))
      .map(({ subject, names }) => ({ subject, ...bestName(typed, names) }))
      .filter(({ score }) => score > 0)
      .sort(
        (a, b) =>
          b.score - a.score || weight(b.subject) - weight(a.subject) || (a.subject.name < b.subject.name ? -1 : 1),
      );
    const found = scored.map(({ subject, name }) => suggestionOf(subject, name));
    const nearest =
      found.length > 0 || typedWords.length === 0
        ? []
        : findNearest(typedWords, new Set(KINDS[scope]), SUGGEST.maxChoices).suggestions.filter(({ id }) =>
            vocabulary.byId.get(id)?.some((subject) => fits(scope, subject)),
          );
    return withoutRepeats([...found, ...nearest]).slice(0, SUGGEST.maxChoices);
  };
}

/**
 * Makes the test whether a subject may complete an option: of speakers only those who say something, of claimants those who claim, of
 * metrics those that are counted, of topics and groups those that something on file is about.
 */
function scopeTest(
  { statements, figures, counted }: SearchIndex,
  weight: (subject: Subject) => number,
): (scope: SuggestScope, subject: Subject) => boolean {
  return (scope, subject) => {
    const { kind, id } = subject;
    if (!KINDS[scope].includes(kind)) return false;
    if (kind === 'metric') return counted.has(id);
    if (kind === 'topic' || kind === 'group') return weight(subject) > 0;
    if (kind !== 'person' && kind !== 'organisation') return true;
    if (scope === 'speaker') return statements.dictionary.countOf('by', subject) > 0;
    return scope !== 'figures' || figures.dictionary.countOf('by', subject) > 0;
  };
}

function bestName(typed: Typed, names: readonly SoundedName[]): { score: number; name: Name | undefined } {
  if (typed.words.length === 0) return { score: 1, name: undefined };
  let best: { score: number; name: Name | undefined } = { score: 0, name: undefined };
  for (const { name, sounds } of names) {
    const score = prefixScore(typed, name.words, sounds) * (name.role ? SUGGEST.role : 1);
    if (score > best.score) best = { score, name };
  }
  return best;
}

/** 1 for the whole name, less for a part, 0 unless every typed word begins a word of the name, in any order. */
function prefixScore(typed: Typed, nameWords: readonly string[], sounds: readonly string[]): number {
  const text = typed.words.join('');
  const name = nameWords.join('');
  if (text === name) return 1;
  if (name.startsWith(text)) return SUGGEST.begins;
  let score: number = SUGGEST.wordsBegin;
  for (const [index, word] of typed.words.entries()) {
    if (nameWords.some((nameWord) => nameWord.startsWith(word))) continue;
    const begunBySound = typed.keys[index]?.some(
      (key) => key.length >= 2 && sounds.some((sounding) => sounding.startsWith(key)),
    );
    if (!begunBySound) return 0;
    score = SUGGEST.sounds;
  }
  return score;
}

function withoutRepeats(all: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return all.filter(({ id }) => !seen.has(id) && seen.add(id) !== undefined);
}
