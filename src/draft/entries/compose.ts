import { toComparable } from '../../knowledge/proof/comparable-text.js';
import type { EntryId } from '../../record/entry-base.js';
import type { Draft } from '../found.js';
import { type Span, wordsAt } from '../span.js';
import { DaysOfText } from './day-of.js';
import type { ComposeOptions, EntryToWrite } from './entry-to-write.js';
import { EventsOfText } from './event-of.js';
import { FigureEntries, type IdentifiedStatement } from './figure-entries.js';
import { freeIds, type IdMaker } from './ids.js';
import { NewPeople } from './new-people.js';
import { StatementEntries } from './statement-entries.js';
import { byTier, nameOf, statementsOf } from './statements.js';

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
  readonly #days: DaysOfText;
  readonly #events: EventsOfText;
  readonly #onFile: string[] = [];

  constructor(
    private readonly draft: Draft,
    private readonly options: ComposeOptions,
  ) {
    this.#ids = freeIds(options.taken);
    this.#comparable = toComparable(options.text);
    this.#people = new NewPeople(draft, options, this.#ids);
    this.#days = new DaysOfText(draft, options);
    this.#events = new EventsOfText(options.text, options.record.events, options.record.places);
  }

  compose(): Composed {
    const { text } = this.options;
    const statements: (IdentifiedStatement & { readonly entry: EntryToWrite })[] = [];
    const read = statementsOf(text, this.draft);
    const parts = { comparable: this.#comparable, people: this.#people, days: this.#days, events: this.#events };
    const made = new StatementEntries(this.draft, this.options, parts, read);
    for (const of of byTier(read)) {
      if (made.isRendering(of)) continue;
      const words = of.runs.map(({ run }) => wordsAt(text, run));
      if (this.#isOnFile(of.passage, words.join(' '), of.voice?.entry)) continue;
      const who = of.voice === undefined ? '' : nameOf(text, of.voice);
      const id = this.#ids(who, words[0] ?? wordsAt(text, of.report?.words ?? of.passage));
      statements.push({ id, ...made.entryOf(id, of) });
    }
    const figures = new FigureEntries(this.options, { ...parts, ids: this.#ids });
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
}
