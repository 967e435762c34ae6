import { dateSpan } from '../../record/dates.js';
import type { Place, RecordEvent } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { words } from '../../search/words/fold.js';
import { isNamedIn, namesOf, tellingWords } from './names-in-words.js';

/** The event that a statement is taken to be about, or those that it may be about. */
export interface EventFound {
  readonly event?: EntryId;
  readonly asked: readonly EntryId[];
}

/** What is looked for: words of a text, and the day that they belong to. */
export interface Looked {
  readonly words: string;
  /** ISO day. */
  readonly day?: string;
}

const NOTHING: EventFound = { asked: [] };
const WEEK_MS = 7 * 86_400_000;

/** Finds the events on file that a text speaks of. */
export class EventsOfText {
  readonly #events: readonly { readonly of: RecordEvent; readonly telling: ReadonlySet<string> }[];

  constructor(text: string, events: readonly RecordEvent[], places: readonly Place[]) {
    const all = words(text);
    const there = new Set(all);
    const byId = new Map(places.map((place) => [place.id, place]));
    const isPlaceNamed = (id: EntryId | undefined): boolean => {
      const place = byId.get(id ?? '');
      return place !== undefined && isNamedIn(all, place);
    };
    this.#events = events
      .filter(({ planned }) => planned !== true)
      .map((of) => ({ of, telling: tellingWords([...namesOf(of), ...of.namesUsedBy.map(({ name }) => name)]) }))
      .filter(({ of }) => {
        const own = [...tellingWords([of.name])];
        const isNamed = own.filter((word) => there.has(word)).length * 2 >= own.length;
        return isNamed || isPlaceNamed(of.place) || isPlaceNamed(byId.get(of.place ?? '')?.partOf);
      });
  }

  /** The event of a day, else one that the words name, else the last one of the week before; several are asked about. */
  find({ words: written, day }: Looked): EventFound {
    const there = words(written);
    const ofDay = day === undefined ? [] : this.#events.filter(({ of }) => isOn(of, day));
    if (ofDay.length > 0) return only(ofDay.length === 1 ? ofDay : namedBy(there, ofDay), ofDay);
    const named = namedBy(there, this.#events);
    if (named.length > 0) return only(named, named);
    if (day === undefined) return NOTHING;
    const before = this.#events.filter(({ of }) => isInWeekBefore(of, day));
    const last = before
      .map(({ of }) => of.start.iso)
      .sort()
      .at(-1);
    const latest = before.filter(({ of }) => of.start.iso === last);
    return only(latest, latest);
  }

  /**
   * The events of statements in the order of the text. Where several fit, it is that of what the same speaker said just before.
   * @param all each with who says it
   */
  inOrder<T>(
    all: readonly { readonly of: T; readonly who: object | undefined; readonly looked: Looked }[],
  ): Map<T, EventFound> {
    const last = new Map<object, EntryId>();
    return new Map(
      all.map(({ of, who, looked }) => {
        const found = this.find(looked);
        const before = who === undefined ? undefined : last.get(who);
        const event = found.event ?? (before !== undefined && found.asked.includes(before) ? before : undefined);
        if (event === undefined) return [of, found];
        if (who !== undefined) last.set(who, event);
        return [of, { event, asked: [] }];
      }),
    );
  }

  /** The only event among some that the text speaks of. */
  among(ids: ReadonlySet<EntryId>): EntryId | undefined {
    const these = this.#events.filter(({ of }) => ids.has(of.id));
    return these.length === 1 ? these[0]?.of.id : undefined;
  }
}

type Candidate = { readonly of: RecordEvent; readonly telling: ReadonlySet<string> };

function only(found: readonly Candidate[], others: readonly Candidate[]): EventFound {
  const [first] = found;
  if (first !== undefined && found.length === 1) return { event: first.of.id, asked: [] };
  return { asked: others.map(({ of }) => of.id) };
}

/** Those that have a word of their own in the text: one that no other of them is called by. */
function namedBy(there: readonly string[], events: readonly Candidate[]): Candidate[] {
  return events.filter(({ of, telling }) =>
    there.some(
      (word) => telling.has(word) && !events.some((other) => other.of.id !== of.id && other.telling.has(word)),
    ),
  );
}

const isOn = ({ start, end }: RecordEvent, day: string): boolean =>
  start.precision === 'day' &&
  start.iso <= day &&
  day <= (end === undefined || end.iso === '' ? start.iso : dateSpan(end).last);

const isInWeekBefore = ({ start }: RecordEvent, day: string): boolean =>
  start.precision === 'day' && start.iso < day && Date.parse(day) - Date.parse(start.iso) < WEEK_MS;
