import { stemsIn } from '../../language/words/glossary/glossary.js';
import { splitWords } from '../../language/words/glossary/split.js';
import { OTHER_LANGUAGES, type OtherLanguage, plainWord } from '../../language/words/glossary/stems.js';
import type { Entry } from '../../record/entries.js';
import type { LocalNames } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { withoutDrafts } from '../names/without-drafts.js';
import { QUERY } from '../weights.js';
import { words } from '../words/fold.js';

/** What a name in some language is read as. */
export interface LocalName {
  /** The usual name of what bears it. */
  readonly usual: string;
  /** Whether it is the one that readers of the language see; others are often words that mean other things too. */
  readonly isShown: boolean;
}

/** The names on file in one language. */
interface NamesInLanguage {
  /** As written, without marks. */
  readonly written: ReadonlyMap<string, LocalName>;
  /** By what the forms of their words have in common. */
  readonly forms: ReadonlyMap<string, LocalName>;
}

export type NamesByLanguage = Readonly<Record<OtherLanguage, NamesInLanguage>>;

interface Named {
  readonly name: string;
  readonly names?: LocalNames;
}

/** Collects the names of everything that has names by language, so that one of them, or a form of it, is read as the usual one. */
export function namesByLanguage(record: VerbatimRecord): NamesByLanguage {
  const { people, organisations, places, events, metrics, topics, groups } = record;
  const all = [metrics, groups, topics, events, places, organisations, people].flatMap((entries) =>
    withoutDrafts<Entry & Named>(entries),
  );
  const tables = OTHER_LANGUAGES.map((language) => [language, collect(all, language)] as const);
  return Object.fromEntries(tables) as Record<OtherLanguage, NamesInLanguage>;
}

function collect(all: readonly Named[], language: OtherLanguage): NamesInLanguage {
  const written = new Map<string, LocalName>();
  const forms = new Map<string, LocalName>();
  for (const { name, names } of all)
    for (const [place, local] of namesIn(names, language).entries()) {
      const own = splitWords(local).map(({ text }) => text);
      const key = own.map(plainWord).join(' ');
      // Two that share a name, or a usual name too long to be looked up whole: the name as it is on file finds them.
      const usual =
        words(name).length > QUERY.maxNameWords || (written.get(key)?.usual ?? name) !== name ? local : name;
      const meant = { usual, isShown: place === 0 };
      written.set(key, meant);
      const form = stemsIn(language, own);
      if (form !== undefined && !forms.has(form)) forms.set(form, meant);
    }
  return { written, forms };
}

/** The names in a language, whatever its region or script. */
export const namesIn = (names: LocalNames = {}, language: OtherLanguage): string[] =>
  Object.entries(names).flatMap(([tag, local]) => (tag.split('-')[0] === language ? local : []));
