import { TO_BE_WRITTEN } from '../../knowledge/entries/to-be-written.js';
import type { ComparableText } from '../../knowledge/proof/comparable-text.js';
import { kindsIn, namesPeople } from '../../language/words/kinds-of-people.js';
import type { EntryId } from '../../record/entry-base.js';
import type { DraftedFigure } from '../found.js';
import { overlap, type Span, wordsAt } from '../span.js';
import type { DaysOfText } from './day-of.js';
import { type ComposeOptions, type EntryToWrite, inLine, type KeyToWrite, LEVEL, withKey } from './entry-to-write.js';
import type { EventsOfText } from './event-of.js';
import { figuresAsked } from './figures-asked.js';
import type { IdMaker } from './ids.js';
import { metricFor } from './metrics.js';
import type { NewPeople, WrittenSpeaker } from './new-people.js';
import { passageOf } from './passage.js';
import { Precedents } from './precedents.js';
import type { DraftedStatement } from './statements.js';

/** A statement that is drafted, by its id. */
export interface IdentifiedStatement {
  readonly id: string;
  readonly of: DraftedStatement;
}

/** What entries of figures are made with, beside the text. */
interface FigureParts {
  readonly comparable: ComparableText;
  readonly ids: IdMaker;
  readonly people: NewPeople;
  readonly days: DaysOfText;
  readonly events: EventsOfText;
}

const MAX_NAME = 60;

/** Makes entries of figures, and of metrics that are not on file. */
export class FigureEntries {
  readonly #metrics = new Map<string, { readonly id: string; readonly entry: EntryToWrite }>();

  readonly #precedents: Precedents;

  constructor(
    private readonly options: ComposeOptions,
    private readonly parts: FigureParts,
  ) {
    this.#precedents = new Precedents(options.record.figures, options.record.groups);
  }

  get metrics(): readonly EntryToWrite[] {
    return [...this.#metrics.values()].map(({ entry }) => entry);
  }

  /** The entry of a figure: of the statement that holds it, or of its own. */
  entryOf(figure: DraftedFigure, statements: readonly IdentifiedStatement[]): EntryToWrite {
    const { text, record } = this.options;
    const value = wordsAt(text, figure.value);
    const counted = figure.counted === undefined ? undefined : wordsAt(text, figure.counted);
    const statement = statementWith(figure, statements);
    const metric = metricFor(text, figure, record.metrics);
    const unit = metric === undefined || counted !== undefined ? undefined : this.#precedents.unitAtEnd(metric, value);
    const id = this.parts.ids(metric ?? 'figure', `${value} ${counted ?? ''}`);
    const plain = unit === undefined ? value : value.slice(0, -unit.length).trim();
    const filed = metric === undefined ? undefined : { metric, ...this.#asFiled(figure, metric) };
    const claimant = statement?.of.voice?.entry ?? (statement === undefined ? this.#claimantOf(figure) : undefined);
    const who = typeof claimant === 'string' ? { claimant } : {};
    const questions =
      filed === undefined
        ? []
        : figuresAsked(
            { ...filed, ...who, value: plain },
            this.#precedents.of(filed.metric),
            record.byId,
            this.options.source.id,
          );
    return {
      list: 'figures',
      tier: figure.tier,
      comments: [`${LEVEL[figure.tier]}: ${inLine(wordsAt(text, figure.sentence))}`, ...questions],
      keys: [
        ['id', id],
        ['status', 'draft'],
        ...(statement === undefined ? this.#ownKeys(figure) : withKey('statement', statement.id)),
        ['metric', metric ?? this.#newMetric(counted)],
        ['value', plain],
        ...withKey('population', counted ?? (unit === undefined ? undefined : value.slice(-unit.length))),
        ...withKey('counted', filed !== undefined && filed.groups.length > 1 ? filed.groups : filed?.groups[0]),
        ...withKey('of', filed?.event),
      ],
    };
  }

  /** Whom a number counts, and of which event: as other figures of its metric are filed. */
  #asFiled(
    { value, sentence }: DraftedFigure,
    metric: EntryId,
  ): { readonly groups: readonly EntryId[]; readonly event?: EntryId } {
    const behind = wordsAt(this.options.text, { start: value.end, end: sentence.end });
    const only = this.#precedents.isWithoutEvent(metric)
      ? undefined
      : this.parts.events.among(this.#precedents.counted);
    const event = this.#precedents.eventOf(metric) ?? only;
    return { groups: this.#precedents.groupsOf(metric, behind), ...(event === undefined ? {} : { event }) };
  }

  #claimantOf({ voice }: DraftedFigure): WrittenSpeaker {
    return voice === undefined ? this.options.ownVoice : this.parts.people.written(voice);
  }

  #ownKeys(figure: DraftedFigure): KeyToWrite[] {
    const { text, source, ownVoice } = this.options;
    const { sentence, value } = figure;
    const claimant = this.#claimantOf(figure);
    const found = this.parts.days.of(sentence, [value]);
    const isOwn = claimant === ownVoice && source.published.precision === 'day';
    const { note } = source.published;
    const unknown = note === undefined || source.published.precision !== 'unknown' ? 'unknown' : { unknown: note };
    // A release says of which day it is; of a report that is taken to be so.
    const ownBasis = ownVoice === 'outlet' ? 'the day of the report' : undefined;
    const basis = isOwn ? ownBasis : found?.words && 'inferred';
    return [
      ['claimant', claimant],
      ['source', source.id],
      ['as_of', isOwn ? source.published.iso : (found?.iso ?? unknown)],
      ...withKey('as_of_basis', basis),
      ...withKey('passage', passageOf(text, this.parts.comparable, sentence)),
    ];
  }

  /** A metric for what no metric on file names: called as what is counted, else to be named. */
  #newMetric(counted: string | undefined): string {
    // "People" says whom a number counts, not what happened to them.
    const isNamed = counted !== undefined && !namesPeople(counted) && kindsIn(counted).size === 0;
    const name = isNamed ? counted.slice(0, MAX_NAME) : TO_BE_WRITTEN;
    const there = this.#metrics.get(name.toLowerCase());
    if (there !== undefined) return there.id;
    const id = this.parts.ids(isNamed ? name : 'metric to be named', '');
    const comments = ['No metric on file is called so: name the one that is meant in its figures, or name this one.'];
    const keys = [...withKey('id', id), ...withKey('status', 'draft'), ...withKey('name', name)];
    this.#metrics.set(name.toLowerCase(), { id, entry: { list: 'metrics', tier: 'look', comments, keys } });
    return id;
  }
}

/** The statement of the same speaker that has a number: in its words, else in its sentence. */
function statementWith(
  { voice, value }: DraftedFigure,
  statements: readonly IdentifiedStatement[],
): IdentifiedStatement | undefined {
  const said = statements.filter(
    ({ of }) => of.voice !== undefined && of.voice === voice && overlap(of.passage, value),
  );
  return said.find(({ of }) => holdsIn(of, value)) ?? said.find(({ of }) => of.report === undefined);
}

const holdsIn = ({ runs, report }: DraftedStatement, value: Span): boolean =>
  report === undefined ? runs.some(({ run }) => overlap(run, value)) : overlap(report.words, value);
