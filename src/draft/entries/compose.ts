import { TO_BE_WRITTEN } from '../../knowledge/entries/to-be-written.js';
import { toComparable } from '../../knowledge/proof/comparable-text.js';
import type { EntryId } from '../../record/entry-base.js';
import type { Draft } from '../found.js';
import { type Span, wordsAt } from '../span.js';
import { dayOf } from './day-of.js';
import { type ComposeOptions, type EntryToWrite, inLine, type KeyToWrite, LEVEL, withKey } from './entry-to-write.js';
import { FigureEntries, type IdentifiedStatement } from './figure-entries.js';
import { freeIds, type IdMaker } from './ids.js';
import { NewPeople } from './new-people.js';
import { passageOf } from './passage.js';
import { saysOf } from './says.js';
import { byTier, type DraftedStatement, nameOf, statementsOf } from './statements.js';

/** The entries of a draft, and what was left out because it is on file. */
export interface Composed {
  readonly entries: readonly EntryToWrite[];
  readonly onFile: readonly string[];
}

/** Makes entries of what was read in a text: new people, statements and figures, the sure ones first. */
export const compose = (draft: Draft, options: ComposeOptions): Composed => new Composer(draft, options).compose();

class Composer {
  readonly #ids: IdMaker;
  readonly #comparable: ReturnType<typeof toComparable>;
  readonly #people: NewPeople;
  readonly #onFile: string[] = [];

  constructor(
    private readonly draft: Draft,
    private readonly options: ComposeOptions,
  ) {
    this.#ids = freeIds(options.taken);
    this.#comparable = toComparable(options.text);
    this.#people = new NewPeople(draft, options, this.#ids);
  }

  compose(): Composed {
    const { text } = this.options;
    const statements: (IdentifiedStatement & { readonly entry: EntryToWrite })[] = [];
    for (const of of byTier(statementsOf(text, this.draft))) {
      const words = of.runs.map(({ run }) => wordsAt(text, run));
      if (this.#isOnFile(of.passage, words.join(' '), of.voice?.entry)) continue;
      const who = of.voice === undefined ? '' : nameOf(text, of.voice);
      const id = this.#ids(who, words[0] ?? wordsAt(text, of.report?.words ?? of.passage));
      const entry = {
        list: 'statements' as const,
        tier: of.tier,
        comments: this.#comments(of),
        keys: this.#keys(id, of),
        place: of.passage,
        ...(of.voice === undefined ? {} : { speaker: of.voice.words }),
      };
      statements.push({ id, of, entry });
    }
    const figures = new FigureEntries(this.options, this.#comparable, this.#ids, this.#people);
    const counted = byTier(this.draft.figures)
      .filter(({ value }) => !this.#isOnFile(value, wordsAt(text, value), undefined))
      .map((figure) => figures.entryOf(figure, statements));
    const entries = [...this.#people.entries, ...figures.metrics, ...statements.map(({ entry }) => entry), ...counted];
    return { entries, onFile: this.#onFile };
  }

  #isOnFile(place: Span, words: string, who: EntryId | undefined): boolean {
    const there = this.options.onFile(place, words, who);
    if (there === undefined) return false;
    this.#onFile.push(there);
    return true;
  }

  #keys(id: string, one: DraftedStatement): KeyToWrite[] {
    const { text, source, isPostKnown } = this.options;
    const { language } = this.draft;
    const { voice, runs } = one;
    const day = dayOf(one, this.draft.days, this.options);
    const passedOn = one.passedOnBy
      .map((other) => this.#people.written(other))
      .map((who) => (typeof who === 'string' ? who : who.described));
    const hasNewPost = voice?.entry !== undefined && voice.post !== undefined && !isPostKnown(voice.entry);
    const isForeign = runs.length > 0 && source.language !== undefined && source.language !== language;
    return [
      ['id', id],
      ['status', 'draft'],
      ['speaker', voice === undefined ? { described: TO_BE_WRITTEN } : this.#people.written(voice)],
      ['says', saysOf(text, one, language)],
      ['source', source.id],
      ...withKey('passage', passageOf(text, this.#comparable, one.passage, quotedIn(one))),
      ...withKey('said', day?.iso),
      ...withKey('said_basis', day === undefined ? undefined : 'inferred'),
      ...withKey('said_note', day === undefined ? undefined : `The report says “${wordsAt(text, day)}”.`),
      ['kind', one.kind],
      ...withKey('reported_by', passedOn.length > 1 ? passedOn : passedOn[0]),
      ...withKey('role_in_source', hasNewPost ? this.#people.withoutArticle(voice.post) : undefined),
      ...withKey('language', isForeign ? language : undefined),
    ];
  }

  #comments({ tier, passage, kind, report, voice, runs }: DraftedStatement): string[] {
    const { text, elsewhere } = this.options;
    const denied = report === undefined ? TO_BE_WRITTEN : inLine(wordsAt(text, report.words));
    return [
      `${LEVEL[tier]}: ${inLine(wordsAt(text, passage))}`,
      ...(voice === undefined ? ['The text names nobody for it.'] : []),
      ...runs.flatMap(({ run }) => elsewhere(wordsAt(text, run)) ?? []),
      ...(report === undefined ? [] : ['The words are the report’s: put them into yours.']),
      ...(kind === 'denial' ? [`denies – what? An id, or {described: ${denied}}`] : []),
    ];
  }
}

/** From the first quoted word to the last. */
function quotedIn({ runs }: DraftedStatement): Span | undefined {
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { start: first.run.start, end: last.run.pieces.at(-1)?.end ?? last.run.end };
}
