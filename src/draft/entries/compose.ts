import { TO_BE_WRITTEN } from '../../knowledge/entries/to-be-written.js';
import { toComparable } from '../../knowledge/proof/comparable-text.js';
import { kindsIn, namesPeople } from '../../language/words/kinds-of-people.js';
import { speechLexicon } from '../../language/words/speech/speech-lexicon.js';
import type { Metric, Source } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { fold } from '../../search/words/fold.js';
import type { Draft, DraftedFigure, Tier } from '../found.js';
import { overlap, type Span, wordsAt } from '../span.js';
import { isOne, tokensOf } from '../tokens.js';
import type { Voice } from '../voices.js';
import { freeIds, type IdMaker } from './ids.js';
import { metricFor } from './metrics.js';
import { passageOf } from './passage.js';
import { saysOf } from './says.js';
import { byTier, type DraftedStatement, nameOf, statementsOf } from './statements.js';

/** An entry to be written: its keys in order, and what an editor should know beside it. */
export interface EntryToWrite {
  readonly list: 'sources' | 'people' | 'metrics' | 'statements' | 'figures';
  readonly tier: Tier;
  readonly comments: readonly string[];
  readonly keys: readonly (readonly [key: string, value: unknown])[];
}

export interface ComposeOptions {
  readonly text: string;
  readonly source: Source;
  readonly metrics: readonly Metric[];
  /** Whose the text’s own words are: `outlet`, or whoever published it. */
  readonly ownVoice: string;
  /** Whether somebody on file has a post on the day of the text. */
  isPostKnown(id: EntryId): boolean;
  /** Ids that are in use. */
  readonly taken: ReadonlySet<string>;
  /** The entry on file that has a place of the text, in words for an editor: the place is left out. */
  onFile(place: Span, words: string, who: EntryId | undefined): string | undefined;
  /** Where else the words of a quotation are on file, in words for an editor. */
  elsewhere(words: string): string | undefined;
}

/** The entries of a draft, and what was left out because it is on file. */
export interface Composed {
  readonly entries: readonly EntryToWrite[];
  readonly onFile: readonly string[];
}

/** Makes entries of what was read in a text: new people, statements and figures, the sure ones first. */
export function compose(draft: Draft, options: ComposeOptions): Composed {
  const composer = new Composer(draft, options);
  return composer.compose();
}

class Composer {
  readonly #ids: IdMaker;
  readonly #comparable: ReturnType<typeof toComparable>;
  readonly #people = new Map<Voice, EntryToWrite & { readonly id: string }>();
  readonly #metrics = new Map<string, EntryToWrite & { readonly id: string }>();
  readonly #onFile: string[] = [];

  constructor(
    private readonly draft: Draft,
    private readonly options: ComposeOptions,
  ) {
    this.#ids = freeIds(options.taken);
    this.#comparable = toComparable(options.text);
  }

  compose(): Composed {
    const { text } = this.options;
    const statements: { readonly entry: EntryToWrite; readonly id: string; readonly of: DraftedStatement }[] = [];
    for (const one of byTier(statementsOf(text, this.draft))) {
      if (
        this.#isOnFile(
          one.passage,
          one.runs.length > 0 ? one.runs.map(({ run }) => wordsAt(text, run)).join(' ') : '',
          one.voice?.entry,
        )
      )
        continue;
      const id = this.#ids(
        this.#speakerWords(one),
        one.runs.length > 0
          ? wordsAt(text, one.runs[0]?.run ?? one.passage)
          : wordsAt(text, one.report?.words ?? one.passage),
      );
      statements.push({
        id,
        of: one,
        entry: {
          list: 'statements',
          tier: one.tier,
          comments: this.#comments(one),
          keys: this.#statementKeys(id, one),
        },
      });
    }
    const figures = byTier(this.draft.figures).flatMap((figure) => this.#figure(figure, statements));
    return {
      entries: [
        ...this.#people.values(),
        ...this.#metrics.values(),
        ...statements.map(({ entry }) => entry),
        ...figures,
      ],
      onFile: this.#onFile,
    };
  }

  #isOnFile(place: Span, words: string, who: EntryId | undefined): boolean {
    const there = this.options.onFile(place, words, who);
    if (there === undefined) return false;
    this.#onFile.push(there);
    return true;
  }

  #speakerWords({ voice }: DraftedStatement): string {
    return voice === undefined ? '' : nameOf(this.options.text, voice);
  }

  #statementKeys(id: string, one: DraftedStatement): (readonly [string, unknown])[] {
    const { text, source } = this.options;
    const [first, last] = [one.runs[0], one.runs.at(-1)];
    const inside =
      first === undefined || last === undefined
        ? undefined
        : { start: first.run.start, end: last.run.pieces.at(-1)?.end ?? last.run.end };
    const passage = passageOf(text, this.#comparable, one.passage, inside);
    const day = this.#dayOf(one);
    const passedOn = one.passedOnBy
      .map((voice) => this.#written(voice))
      .map((who) => (typeof who === 'string' ? who : who.described));
    return [
      ['id', id],
      ['status', 'draft'],
      ['speaker', one.voice === undefined ? { described: TO_BE_WRITTEN } : this.#written(one.voice)],
      ['says', saysOf(text, one, this.draft.language)],
      ['source', source.id],
      ...(passage === undefined ? [] : [['passage', passage] as const]),
      ...(day === undefined
        ? []
        : ([
            ['said', day.iso],
            ['said_basis', 'inferred'],
            ['said_note', `The report says “${wordsAt(text, day)}”.`],
          ] as const)),
      ['kind', one.kind],
      ...(passedOn.length === 0 ? [] : [['reported_by', passedOn.length === 1 ? passedOn[0] : passedOn] as const]),
      ...(one.voice?.entry !== undefined && one.voice.post !== undefined && !this.options.isPostKnown(one.voice.entry)
        ? [['role_in_source', this.#withoutArticle(one.voice.post)] as const]
        : []),
      ...(one.runs.length > 0 && source.language !== undefined && source.language !== this.draft.language
        ? [['language', this.draft.language] as const]
        : []),
    ];
  }

  /** The day that stands beside who says it, not in what is said. */
  #dayOf({ passage, runs, report }: DraftedStatement): (Span & { readonly iso: string }) | undefined {
    const {
      text,
      source: { published },
    } = this.options;
    const own = this.draft.days.find(
      (day) =>
        overlap(day, passage) &&
        day.isInferred &&
        !runs.some(({ run }) => overlap(run.outer, day)) &&
        (report === undefined || !overlap(report.words, day)) &&
        (published.precision !== 'day' || day.iso <= published.iso),
    );
    if (own !== undefined) return own;
    // Else the last day that its paragraph has named.
    return this.draft.days.findLast(
      (day) =>
        day.end <= passage.start &&
        day.isInferred &&
        !/\n[ \t]*\n/.test(text.slice(day.end, passage.start)) &&
        published.precision === 'day' &&
        day.iso <= published.iso &&
        Date.parse(published.iso) - Date.parse(day.iso) < WEEK_MS,
    );
  }

  /** Who speaks, as an entry names them: somebody on file, a new person, or the words of the text. */
  #written(voice: Voice): string | { readonly described: string } {
    if (voice.entry !== undefined) return voice.entry;
    const words = nameOf(this.options.text, voice);
    if (isSameWords(words, this.options.source.publisher)) return this.options.ownVoice;
    if (!voice.hasName || !isPersonsName(words)) return { described: words };
    const there = this.#people.get(voice);
    if (there !== undefined) return there.id;
    const id = this.#ids(words, '');
    const post = voice.post === undefined ? undefined : this.#withoutArticle(voice.post);
    const keys: (readonly [string, unknown])[] = [
      ['id', id],
      ['status', 'draft'],
      ['name', words],
      ...(post === undefined ? [] : [['roles', [{ title: post }]] as const]),
    ];
    this.#people.set(voice, { id, list: 'people', tier: 'likely', comments: ['Not on file under this name.'], keys });
    return id;
  }

  #withoutArticle(post: Span): string {
    const { text } = this.options;
    const lexicon = speechLexicon(this.draft.language);
    const tokens = tokensOf(text, post, [], lexicon);
    const first = tokens.find((token) => !isOne(token, 'articles', lexicon)) ?? tokens[0];
    return text.slice(first?.start ?? post.start, post.end).trim();
  }

  #comments({ tier, passage, kind, report, voice, runs }: DraftedStatement): string[] {
    const { text } = this.options;
    return [
      `${LEVEL[tier]}: ${wordsAt(text, passage).replace(/\s+/gu, ' ')}`,
      ...(voice === undefined ? ['The text names nobody for it.'] : []),
      ...runs.flatMap(({ run }) => this.options.elsewhere(wordsAt(text, run)) ?? []),
      ...(report === undefined ? [] : ['The words are the report’s: put them into yours.']),
      ...(kind === 'denial'
        ? [
            `denies – what? An id, or {described: ${report === undefined ? TO_BE_WRITTEN : wordsAt(text, report.words).replace(/\s+/gu, ' ')}}`,
          ]
        : []),
    ];
  }

  /** A metric for what no metric on file names: called as what is counted, else to be named. */
  #newMetric({ counted }: DraftedFigure): string {
    const words = counted === undefined ? '' : wordsAt(this.options.text, counted).slice(0, MAX_NAME);
    // "People" says whom a number counts, not what happened to them.
    const name = words === '' || namesPeople(words) || kindsIn(words).size > 0 ? TO_BE_WRITTEN : words;
    const there = this.#metrics.get(name.toLowerCase());
    if (there !== undefined) return there.id;
    const id = this.#ids(name === TO_BE_WRITTEN ? 'metric to be named' : name, '');
    this.#metrics.set(name.toLowerCase(), {
      id,
      list: 'metrics',
      tier: 'look',
      comments: ['No metric on file is called so: name the one that is meant in its figures, or name this one.'],
      keys: [
        ['id', id],
        ['status', 'draft'],
        ['name', name],
      ],
    });
    return id;
  }

  #figure(
    figure: DraftedFigure,
    statements: readonly { readonly id: string; readonly of: DraftedStatement }[],
  ): EntryToWrite[] {
    const { text, source, metrics } = this.options;
    const value = wordsAt(text, figure.value);
    if (this.#isOnFile(figure.value, value, undefined)) return [];
    const said = statements.filter(
      ({ of }) => of.voice !== undefined && of.voice === figure.voice && overlap(of.passage, figure.value),
    );
    const statement =
      said.find(({ of }) => holdsIn(of, figure.value)) ?? said.find(({ of }) => of.report === undefined);
    const metric = metricFor(text, figure, metrics);
    const id = this.#ids(
      metric ?? 'figure',
      `${value} ${figure.counted === undefined ? '' : wordsAt(text, figure.counted)}`,
    );
    const claimant = figure.voice === undefined ? this.options.ownVoice : this.#written(figure.voice);
    const passage = passageOf(text, this.#comparable, figure.sentence);
    const day = figure.voice === undefined && source.published.precision === 'day' ? source.published.iso : 'unknown';
    const own: (readonly [string, unknown])[] =
      statement === undefined
        ? [
            ['claimant', claimant],
            ['source', source.id],
            ['as_of', day],
            ...(day === 'unknown' ? [] : [['as_of_basis', 'the day of the report'] as const]),
            ...(passage === undefined ? [] : [['passage', passage] as const]),
          ]
        : [['statement', statement.id]];
    return [
      {
        list: 'figures',
        tier: figure.tier,
        comments: [`${LEVEL[figure.tier]}: ${wordsAt(text, figure.sentence).replace(/\s+/gu, ' ')}`],
        keys: [
          ['id', id],
          ['status', 'draft'],
          ...own,
          ['metric', metric ?? this.#newMetric(figure)],
          ['value', value],
          ...(figure.counted === undefined ? [] : [['population', wordsAt(text, figure.counted)] as const]),
        ],
      },
    ];
  }
}

const MAX_NAME = 60;
const WEEK_MS = 7 * 86_400_000;
const LEVEL: Readonly<Record<Tier, string>> = { sure: 'Sure', likely: 'Likely', look: 'Look at it' };

/** Whether a number stands in what a statement quotes or reports. */
const holdsIn = ({ runs, report }: DraftedStatement, value: Span): boolean =>
  report === undefined ? runs.some(({ run }) => overlap(run, value)) : overlap(report.words, value);

/** A report that names its own outlet speaks of itself. */
const isSameWords = (a: string, b: string): boolean => withoutThe(a) === withoutThe(b);
const withoutThe = (words: string): string => fold(words).replace(/^(?:the|der|die|das|le|la|les|el|los|las) /u, '');

/** Two words or more with capitals, of which none is what only bodies are called. */
function isPersonsName(words: string): boolean {
  const parts = words.split(/\s+/u);
  return parts.length >= 2 && parts.length <= 5 && !parts.some((word) => BODY.test(word) || /^\p{Lu}{2,}$/u.test(word));
}

const BODY =
  /^(?:bank|institute|university|union|council|board|group|office|agency|commission|association|federation|ministry|court|club|united|party|company|committee|department|police|army|parliament|senate|government|league|society|foundation|trust|service|authority|centre|center|church|press|news|times|inc|ltd|plc|ag|gmbh|verband|verein|partei|ministerium|gericht|institut|universität|gewerkschaft|amt|rat|banque|syndicat|parti|ministère|tribunal|banco|sindicato|partido|ministerio|universidad|банк|партия|партія|министерство|міністерство|суд|совет|рада|профсоюз|профспілка|университет|університет|bankası|partisi|bakanlığı|üniversitesi|sendikası|kurulu)$/iu;
