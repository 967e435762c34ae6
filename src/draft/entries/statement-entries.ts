import { TO_BE_WRITTEN } from '../../knowledge/entries/to-be-written.js';
import type { ComparableText } from '../../knowledge/proof/comparable-text.js';
import type { CueKind } from '../../language/words/speech/speech-words.js';
import type { EntryId } from '../../record/entry-base.js';
import { type Draft, languageAt } from '../found.js';
import { languageOfTag } from '../language-of.js';
import { type Span, wordsAt } from '../span.js';
import { bodiesOf } from './bodies.js';
import type { DayFound, DaysOfText } from './day-of.js';
import { type ComposeOptions, type EntryToWrite, inLine, type KeyToWrite, LEVEL, withKey } from './entry-to-write.js';
import type { EventFound, EventsOfText, Looked } from './event-of.js';
import { kindOf } from './kind-of.js';
import type { NewPeople } from './new-people.js';
import { passageOf } from './passage.js';
import { type Question, RelationsAsked } from './relations-asked.js';
import { saysOf } from './says.js';
import { type DraftedStatement, saidIn } from './statements.js';
import { topicFinder } from './topics-of.js';
import { inTwoLanguages, translatorOf } from './two-languages.js';

/** What entries are made with, beside the text. */
interface Parts {
  readonly comparable: ComparableText;
  readonly people: NewPeople;
  readonly days: DaysOfText;
  readonly events: EventsOfText;
}

/** What the entries on file tell of a statement. */
interface Related {
  readonly kind: CueKind;
  readonly topics: readonly EntryId[];
  readonly questions: readonly Question[];
  readonly comments: readonly string[];
}

const IN_TWO_LANGUAGES = 'The text has it in two languages: see that both say the same, and which is whose.';

/** Makes entries of statements. */
export class StatementEntries {
  readonly #about: ReadonlyMap<DraftedStatement, EventFound>;
  readonly #twice: ReadonlyMap<DraftedStatement, DraftedStatement>;
  readonly #renderings: ReadonlySet<DraftedStatement>;
  readonly #relations: RelationsAsked;
  readonly #topicsIn: (says: string) => EntryId[];

  /** @param all of the text, in its order */
  constructor(
    private readonly draft: Draft,
    private readonly options: ComposeOptions,
    private readonly parts: Parts,
    all: readonly DraftedStatement[],
  ) {
    this.#about = parts.events.inOrder(all.map((of) => ({ of, who: of.voice, looked: this.#lookedFor(of) })));
    this.#twice = inTwoLanguages(all, draft);
    this.#renderings = new Set(this.#twice.values());
    this.#topicsIn = topicFinder(options.record.topics);
    this.#relations = new RelationsAsked(options.record, options.source.id);
  }

  /** Whether a statement has the words of another one in the other language of the text. */
  isRendering(one: DraftedStatement): boolean {
    return this.#renderings.has(one);
  }

  /** The entry of a statement, and the statement with its kind. */
  entryOf(id: string, one: DraftedStatement): { readonly of: DraftedStatement; readonly entry: EntryToWrite } {
    const { text } = this.options;
    const about = this.#about.get(one) ?? { asked: [] };
    const rendering = this.#twice.get(one);
    const day = this.parts.days.of(one.passage, saidIn(one));
    const says = saysOf(text, one, languageAt(this.draft, one.passage));
    const related = this.#relatedTo(one, says, about.event, day?.iso);
    const { kind, topics, questions } = related;
    const { voice, passage, tier } = one;
    const keys: KeyToWrite[] = [
      ['id', id],
      ['status', 'draft'],
      ['speaker', voice === undefined ? { described: TO_BE_WRITTEN } : this.parts.people.written(voice)],
      ['says', says],
      ['source', this.options.source.id],
      ...withKey('passage', passageOf(text, this.parts.comparable, passage, quotedIn(one))),
      ...withKey('event', about.event),
      ...this.#dayKeys(day),
      ['kind', kind],
      ...withKey('topics', topics.length === 0 ? undefined : topics),
      ...this.#wordKeys(one),
      ...withKey('translated_by', rendering && translatorOf(text, this.draft, passage.start)),
      ...withKey('renderings', rendering && [this.#renderingOf(rendering)]),
    ];
    const comments = [
      ...this.#comments(one),
      ...(rendering === undefined ? [] : [IN_TWO_LANGUAGES]),
      ...(about.asked.length === 0 ? [] : [`event – which? ${about.asked.join(', ')}`]),
      ...related.comments,
      ...questions.map(({ words }) => words),
    ];
    const entry: EntryToWrite = {
      list: 'statements',
      tier,
      comments,
      keys,
      related: questions.flatMap(({ relation }) => relation ?? []),
      place: passage,
      ...(voice === undefined ? {} : { speaker: voice.words }),
    };
    return { of: { ...one, kind }, entry };
  }

  /** Kind and topics, which what is on file may tell, and what is asked of it. */
  #relatedTo(one: DraftedStatement, says: string, event: EntryId | undefined, day: string | undefined): Related {
    const { text, record } = this.options;
    const { voice, runs, passage } = one;
    const person = record.people.find(({ id }) => id === voice?.entry);
    const bodies = person === undefined ? [] : bodiesOf(person, record.organisations);
    const named = this.#topicsIn(says);
    const toRelate = {
      ...withValue('speaker', voice?.entry),
      ...withValue('event', event),
      ...withValue('day', day),
      ...withValue('quoted', runs[0] && wordsAt(text, runs[0].run)),
      says,
      around: runs.reduce((words, { run }) => words.replace(wordsAt(text, run), ' '), wordsAt(text, passage)),
      topics: named,
    };
    const read = kindOf(text, one, languageAt(this.draft, passage), bodies);
    const denied = this.#relations.asDenial({ ...toRelate, kind: read });
    const kind = denied === undefined ? read : 'denial';
    const further = denied ?? this.#relations.topicsOfAnswers({ ...toRelate, kind });
    const unnamed = further.filter((topic) => !named.includes(topic));
    return {
      kind,
      topics: [...unnamed, ...named],
      questions: this.#relations.about({ ...toRelate, kind }),
      comments: [
        ...(denied === undefined ? [] : ['kind – a denial? Its words begin with one, and others have accused them.']),
        ...(unnamed.length === 0
          ? []
          : [`topics – ${unnamed.join(', ')}? Of the entries that it goes with, not of its words.`]),
      ],
    };
  }

  #dayKeys(day: DayFound | undefined): KeyToWrite[] {
    const { text, source } = this.options;
    const { precision, note } = source.published;
    const unknown = precision === 'unknown' && note !== undefined ? { unknown: note } : undefined;
    return [
      ...withKey('said', day?.iso ?? unknown),
      ...(day?.words === undefined
        ? []
        : ([
            ['said_basis', 'inferred'],
            ['said_note', `The report says “${wordsAt(text, day.words)}”.`],
          ] as const)),
    ];
  }

  /** Who passed the words on, a post that is not on file, and their language. */
  #wordKeys({ voice, runs, passage, passedOnBy }: DraftedStatement): KeyToWrite[] {
    const { source, isPostKnown } = this.options;
    const { people } = this.parts;
    const passedOn = passedOnBy
      .map((other) => people.written(other))
      .map((who) => (typeof who === 'string' ? who : who.described));
    const hasNewPost = voice?.entry !== undefined && voice.post !== undefined && !isPostKnown(voice.entry);
    const language = languageAt(this.draft, passage);
    const isForeign = runs.length > 0 && (languageOfTag(source.language) ?? this.draft.language) !== language;
    return [
      ...withKey('reported_by', passedOn.length > 1 ? passedOn : passedOn[0]),
      ...withKey('role_in_source', hasNewPost ? people.withoutArticle(voice.post) : undefined),
      ...withKey('language', isForeign ? language : undefined),
    ];
  }

  #lookedFor(one: DraftedStatement): Looked {
    const day = this.parts.days.of(one.passage, saidIn(one));
    return { words: wordsAt(this.options.text, one.passage), ...(day === undefined ? {} : { day: day.iso }) };
  }

  /** The same words in the other language of the text. */
  #renderingOf(one: DraftedStatement): Readonly<Record<string, string>> {
    const { text, source } = this.options;
    const language = languageAt(this.draft, one.passage);
    return Object.fromEntries([
      ['source', source.id],
      ['says', saysOf(text, one, language)],
      ...withKey('passage', passageOf(text, this.parts.comparable, one.passage, quotedIn(one))),
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
