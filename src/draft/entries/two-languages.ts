import type { EntryId } from '../../record/entry-base.js';
import { addToGroup } from '../../record/group-by.js';
import { type Draft, languageAt } from '../found.js';
import type { DraftedStatement } from './statements.js';

/** What comes before the translator of a part of a text: “(translation: The Lantern)”. */
const TRANSLATED_BY =
  /(?:translat(?:ion|ed)|Übersetzung|übersetzt|traduction|traduit|traducción|traducido|перевод|переклад|çeviri)(?: by| von| par| de| por)?:? (?<who>\p{L}[^)\n:]{1,60}?)\)?:?$/iu;
/** Characters of a heading, at most. */
const MAX_HEADING = 200;

/**
 * Statements that a text has in two languages: what the same speaker says in both, as often in the one as in the other. The one in English is filed where there is one,
 * else the one in the language of the text; the other is its rendering.
 * @returns by the one that is filed
 */
export function inTwoLanguages(
  all: readonly DraftedStatement[],
  draft: Draft,
): ReadonlyMap<DraftedStatement, DraftedStatement> {
  const pairs = new Map<DraftedStatement, DraftedStatement>();
  const languages = [...new Set(draft.foreign?.map(({ language }) => language))];
  const [foreign] = languages;
  if (foreign === undefined || languages.length > 1) return pairs;
  const [own, other] = [quotedBySpeaker(all, draft, draft.language), quotedBySpeaker(all, draft, foreign)];
  for (const [speaker, said] of own) {
    const again = other.get(speaker) ?? [];
    if (again.length !== said.length) continue;
    for (const [at, one] of said.entries()) {
      const its = again[at];
      if (its === undefined) continue;
      if (foreign === 'en') pairs.set(its, one);
      else pairs.set(one, its);
    }
  }
  return pairs;
}

function quotedBySpeaker(
  all: readonly DraftedStatement[],
  draft: Draft,
  language: string,
): ReadonlyMap<EntryId, DraftedStatement[]> {
  const bySpeaker = new Map<EntryId, DraftedStatement[]>();
  for (const one of all)
    if (one.runs.length > 0 && one.voice?.entry !== undefined && languageAt(draft, one.passage) === language)
      addToGroup(bySpeaker, one.voice.entry, one);
  return bySpeaker;
}

/** Whose translation a place of a text is, where the heading of its part says so. */
export function translatorOf(text: string, { foreign = [] }: Draft, place: number): string | undefined {
  const part = foreign.find(({ start, end }) => start <= place && place < end);
  if (part === undefined) return undefined;
  const heading =
    text
      .slice(Math.max(0, part.start - MAX_HEADING), part.start)
      .trim()
      .split('\n')
      .at(-1) ?? '';
  return TRANSLATED_BY.exec(heading.trim())?.groups?.who;
}
