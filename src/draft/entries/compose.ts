import { TO_BE_WRITTEN } from '../../knowledge/entries/to-be-written.js';
import { toComparable } from '../../knowledge/proof/comparable-text.js';
import type { EntryId } from '../../record/entry-base.js';
import { type Draft, languageAt } from '../found.js';
import { languageOfTag } from '../language-of.js';
import { type Span, wordsAt } from '../span.js';
import { bodiesOf } from './bodies.js';
import { DaysOfText } from './day-of.js';
import { type ComposeOptions, type EntryToWrite, inLine, type KeyToWrite, LEVEL, withKey } from './entry-to-write.js';
import { type EventFound, EventsOfText, type Looked } from './event-of.js';
import { FigureEntries, type IdentifiedStatement } from './figure-entries.js';
import { freeIds, type IdMaker } from './ids.js';
import { kindOf } from './kind-of.js';
import { NewPeople } from './new-people.js';
import { passageOf } from './passage.js';
import { RelationsAsked } from './relations-asked.js';
import { saysOf } from './says.js';
import { byTier, type DraftedStatement, nameOf, saidIn, statementsOf } from './statements.js';
import { topicFinder } from './topics-of.js';
import { inTwoLanguages, translatorOf } from './two-languages.js';

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
  readonly #relations: RelationsAsked;
  readonly #topicsIn: (says: string) => EntryId[];
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
    this.#topicsIn = topicFinder(options.record.topics);
    this.#relations = new RelationsAsked(options.record, options.source.id);
  }

  compose(): Composed {
    const { text } = this.options;
    const statements: (IdentifiedStatement & { readonly entry: EntryToWrite })[] = [];
    const read = statementsOf(text, this.draft);
    const events = this.#events.inOrder(read.map((of) => ({ of, who: of.voice, looked: this.#lookedFor(of) })));
    const twice = inTwoLanguages(read, this.draft);
    const renderings = new Set(twice.values());
    for (const of of byTier(read)) {
      if (renderings.has(of)) continue;
      const words = of.runs.map(({ run }) => wordsAt(text, run));
      if (this.#isOnFile(of.passage, words.join(' '), of.voice?.entry)) continue;
      const who = of.voice === undefined ? '' : nameOf(text, of.voice);
      const id = this.#ids(who, words[0] ?? wordsAt(text, of.report?.words ?? of.passage));
      statements.push({ id, ...this.#entryOf(id, of, events.get(of) ?? { asked: [] }, twice.get(of)) });
    }
    const figures = new FigureEntries(this.options, {
      comparable: this.#comparable,
      ids: this.#ids,
      people: this.#people,
      days: this.#days,
      events: this.#events,
    });
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

  #lookedFor(one: DraftedStatement): Looked {
    const day = this.#days.of(one.passage, saidIn(one));
    return { words: wordsAt(this.options.text, one.passage), ...(day === undefined ? {} : { day: day.iso }) };
  }

  #entryOf(
    id: string,
    one: DraftedStatement,
    about: EventFound,
    rendering: DraftedStatement | undefined,
  ): { readonly of: DraftedStatement; readonly entry: EntryToWrite } {
    const { text, source, isPostKnown, record } = this.options;
    const language = languageAt(this.draft, one.passage);
    const { voice, runs, passage } = one;
    const person = record.people.find((who) => who.id === voice?.entry);
    const bodies = person === undefined ? [] : bodiesOf(person, record.organisations);
    const told = kindOf(text, one, language, bodies);
    const day = this.#days.of(passage, saidIn(one));
    const isUnknown =
      day === undefined && source.published.note !== undefined && source.published.precision === 'unknown';
    const says = saysOf(text, one, language);
    const named = this.#topicsIn(says);
    const toRelate = {
      ...withValue('speaker', voice?.entry),
      ...withValue('event', about.event),
      ...withValue('day', day?.iso),
      ...withValue('quoted', runs[0] && wordsAt(text, runs[0].run)),
      says,
      around: runs.reduce((words, { run }) => words.replace(wordsAt(text, run), ' '), wordsAt(text, passage)),
      topics: named,
    };
    const denied = this.#relations.asDenial({ ...toRelate, kind: told });
    const kind = denied === undefined ? told : 'denial';
    const further = denied ?? this.#relations.topicsOfAnswers({ ...toRelate, kind });
    const unnamed = further.filter((topic) => !named.includes(topic));
    const topics = [...unnamed, ...named];
    const of = { ...one, kind };
    const passedOn = one.passedOnBy
      .map((other) => this.#people.written(other))
      .map((who) => (typeof who === 'string' ? who : who.described));
    const hasNewPost = voice?.entry !== undefined && voice.post !== undefined && !isPostKnown(voice.entry);
    const isForeign = runs.length > 0 && (languageOfTag(source.language) ?? this.draft.language) !== language;
    const keys: KeyToWrite[] = [
      ['id', id],
      ['status', 'draft'],
      ['speaker', voice === undefined ? { described: TO_BE_WRITTEN } : this.#people.written(voice)],
      ['says', says],
      ['source', source.id],
      ...withKey('passage', passageOf(text, this.#comparable, passage, quotedIn(one))),
      ...withKey('event', about.event),
      ...withKey('said', isUnknown ? { unknown: source.published.note } : day?.iso),
      ...withKey('said_basis', day?.words === undefined ? undefined : 'inferred'),
      ...withKey('said_note', day?.words === undefined ? undefined : `The report says “${wordsAt(text, day.words)}”.`),
      ['kind', kind],
      ...withKey('topics', topics.length === 0 ? undefined : topics),
      ...withKey('reported_by', passedOn.length > 1 ? passedOn : passedOn[0]),
      ...withKey('role_in_source', hasNewPost ? this.#people.withoutArticle(voice.post) : undefined),
      ...withKey('language', isForeign ? language : undefined),
      ...withKey('translated_by', rendering && translatorOf(text, this.draft, passage.start)),
      ...withKey('renderings', rendering && [this.#renderingOf(rendering)]),
    ];
    const speaker = voice === undefined ? {} : { speaker: voice.words };
    const questions = this.#relations.about({ ...toRelate, kind });
    const related = questions.flatMap(({ relation }) => relation ?? []);
    const comments = [
      ...this.#comments(one),
      ...(rendering === undefined
        ? []
        : ['The text has it in two languages: see that both say the same, and which is whose.']),
      ...(about.asked.length === 0 ? [] : [`event – which? ${about.asked.join(', ')}`]),
      ...(denied === undefined ? [] : ['kind – a denial? Its words begin with one, and others have accused them.']),
      ...(unnamed.length === 0
        ? []
        : [`topics – ${unnamed.join(', ')}? Of the entries that it goes with, not of its words.`]),
      ...questions.map(({ words }) => words),
    ];
    return { of, entry: { list: 'statements', tier: of.tier, comments, keys, related, place: passage, ...speaker } };
  }

  /** The same words in the other language of the text. */
  #renderingOf(one: DraftedStatement): Readonly<Record<string, string>> {
    const { text, source } = this.options;
    const language = languageAt(this.draft, one.passage);
    return Object.fromEntries([
      ['source', source.id],
      ['says', saysOf(text, one, language)],
      ...withKey('passage', passageOf(text, this.#comparable, one.passage, quotedIn(one))),
      ['language', language],
    ]) as Record<string, string>;
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

const withValue = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });

/** From the first quoted word to the last. */
function quotedIn({ runs }: DraftedStatement): Span | undefined {
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { start: first.run.start, end: last.run.pieces.at(-1)?.end ?? last.run.end };
}
