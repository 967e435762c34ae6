import type { Language } from '../language/language.js';
import { newestFirst } from '../record/dates.js';
import type { EntryId, Figure, Statement } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import { proofInWords, saidDateInWords } from './attribution.js';
import type { Block, ViewContext } from './block.js';
import { claimantOf, nameOf, sourceOf, speakerOf } from './names.js';
import { entryNotices, sourceNotices, withdrawalNotice } from './notices.js';
import { passageAddress, sourceInWords } from './source-link.js';
import { escapeMarkdown, markdownLink, visible } from './text.js';

/** All figures on file for one count: one metric of one event. */
export interface Count {
  readonly metric: EntryId;
  readonly event?: EntryId;
  /** One series a claimant, in neutral order. */
  readonly series: readonly ClaimantSeries[];
}

/** One claimant's figures over time, newest first. */
export interface ClaimantSeries {
  readonly claimant: string;
  readonly figures: readonly Figure[];
}

/**
 * The counts that figures belong to, each with every competing figure on file, in the order in which the figures name them.
 * Claimants stand in alphabetical order, those asked for first and outlets that name no claimant last; nobody is ranked by size.
 * @param figures figures that were asked for
 * @param record the record
 * @param asked ids of claimants that were asked for by name
 */
export function countsOf(
  figures: readonly Figure[],
  record: VerbatimRecord,
  asked: ReadonlySet<EntryId> = new Set(),
): Count[] {
  const wanted = new Map(figures.map((figure) => [countKey(figure), figure]));
  const members = new Map<string, Figure[]>();
  for (const figure of record.figures) {
    const key = countKey(figure);
    if (figure.status === 'draft' || !wanted.has(key)) continue;
    const list = members.get(key);
    if (list) list.push(figure);
    else members.set(key, [figure]);
  }
  return [...wanted].map(([key, { metric, of }]) => ({
    metric,
    ...(of === undefined ? {} : { event: of }),
    series: seriesByClaimant(members.get(key) ?? [], record, asked),
  }));
}

const countKey = (figure: Figure): string => `${figure.metric} ${figure.of ?? ''}`;

function seriesByClaimant(
  figures: readonly Figure[],
  record: VerbatimRecord,
  asked: ReadonlySet<EntryId>,
): ClaimantSeries[] {
  const by = new Map<string, Figure[]>();
  for (const figure of figures) {
    const name = claimantOf(record, figure).name;
    const list = by.get(name);
    if (list) list.push(figure);
    else by.set(name, [figure]);
  }
  const first = (series: ClaimantSeries): number =>
    series.figures.some(({ claimant }) => asked.has(claimant)) ? 0 : 1;
  // An outlet's own figure names nobody who counted: those who did come first.
  const own = (series: ClaimantSeries): number =>
    series.figures.every(({ claimant }) => claimant === 'outlet') ? 1 : 0;
  return [...by]
    .map(([claimant, all]) => ({
      claimant,
      figures: [...all].sort((a, b) => newestFirst(a.asOf, b.asOf) || compare(hourOf(b, record), hourOf(a, record))),
    }))
    .sort((a, b) => first(a) - first(b) || own(a) - own(b) || compare(a.claimant, b.claimant));
}

/** The hour a figure speaks of, where the record tells one; otherwise noon, so that of one day the early come after and the late before. */
function hourOf(figure: Figure, record: VerbatimRecord): string {
  const statement = figure.statement === undefined ? undefined : record.byId.get(figure.statement);
  const told = [figure.asOfBasis, figure.asOf.note, statement?.entry === 'statement' ? statement.saidNote : undefined];
  const [, hour, minute] = /\b(\d{1,2}):(\d{2})\b/.exec(told.join(' ')) ?? [];
  return hour === undefined || minute === undefined ? '12:00' : `${hour.padStart(2, '0')}:${minute}`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * What is counted, in words: `Killed · September 2023 offensive in Nagorno-Karabakh`. Not escaped.
 * @param count the count
 * @param context the record and the language
 */
export function countInWords(count: Count, { record, language }: Pick<ViewContext, 'record' | 'language'>): string {
  const metric = nameOf(record, count.metric);
  const event = count.event === undefined ? language.say('figures.no-event') : nameOf(record, count.event);
  return `${metric.charAt(0).toLocaleUpperCase('en')}${metric.slice(1)} · ${event}`;
}

/** Of so few figures each has its link; more would leave no room for the figures themselves. The plain text has every link. */
const MAX_LINKED_FIGURES = 8;

/**
 * A count as blocks: one for each claimant, then what confirms or counters the figures, then the editors' notes on them.
 * @param count the count
 * @param context the record and the day
 */
export function countBlocks(count: Count, context: ViewContext): Block[] {
  const heading = `### ${escapeMarkdown(countInWords(count, context))}`;
  const figures = count.series.flatMap(({ figures: own }) => own);
  const noted = figures.filter((figure) => notesOf(figure, context).length > 0);
  const view: CountView = { context, heading, linked: figures.length <= MAX_LINKED_FIGURES, noted };
  return [
    ...count.series.map((one) => seriesBlock(one, view)),
    comparisonBlock(count, view),
    ...noted.map((figure) => noteBlock(figure, view)),
  ];
}

/** How the figures of a count are shown. */
interface CountView {
  readonly context: ViewContext;
  readonly heading: string;
  readonly linked: boolean;
  /** Figures with notes, in the order of the notes. */
  readonly noted: readonly Figure[];
}

const notesOf = (figure: Figure, context: ViewContext): string[] =>
  figure.status === 'withdrawn'
    ? []
    : [...sourceNotices(sourceOf(context.record, figure.source), context.language), ...entryNotices(figure, context)];

function seriesBlock(series: ClaimantSeries, view: CountView): Block {
  const { record, language } = view.context;
  const [newest] = series.figures;
  const voice = newest === undefined ? undefined : claimantOf(record, newest);
  const role = voice?.outlet ? language.say('figures.outlet') : voice?.role;
  const head = `**${escapeMarkdown(series.claimant)}**${role === undefined ? '' : ` · ${escapeMarkdown(role)}`}`;
  const shown = series.figures.map((figure) => figureTexts(figure, view));
  return {
    heading: view.heading,
    markdown: [head, ...shown.map(({ markdown }) => `- ${markdown}`)].join('\n'),
    brief: `${head}\n-# ${language.say('count.figures', { count: series.figures.length })}`,
    plain: [`${series.claimant}${role === undefined ? '' : `, ${role}`}:`, ...shown.map(({ plain }) => plain)].join(
      '\n',
    ),
    entries: series.figures.map(({ id }) => id),
  };
}

/** A figure with all that makes it one: its own words, who is counted, the day, the source. */
function figureTexts(figure: Figure, view: CountView): { readonly markdown: string; readonly plain: string } {
  const { record, language } = view.context;
  if (figure.status === 'withdrawn')
    return {
      markdown: escapeMarkdown(withdrawalNotice(figure, language)),
      plain: `– ${visible(withdrawalNotice(figure, language))}`,
    };
  const source = sourceOf(record, figure.source);
  const address = passageAddress(source, figure.passage ?? figure.value);
  const proof = proofInWords(view.context, figure.id);
  const details = [
    asOfInWords(figure, language),
    figure.place === undefined ? '' : nameOf(record, figure.place),
  ].filter(Boolean);
  const notes = notesOf(figure, view.context);
  const proven = record.proofs.get(figure.id) === 'proven' ? [PROVEN_MARK] : [];
  const note = notes.length === 0 ? [] : [language.say('figures.note', { number: view.noted.indexOf(figure) + 1 })];
  const from = view.linked ? markdownLink(source.publisher, address) : escapeMarkdown(source.publisher);
  return {
    markdown: `**${escapeMarkdown(figure.value)}** ${escapeMarkdown(populationInWords(figure))} · ${[...details.map(escapeMarkdown), from, ...proven, ...note].join(' · ')}`,
    plain: [
      `– ${visible(figure.value)} ${visible(populationInWords(figure))} (${[...details, language.say('said.source', { source: sourceInWords(source, language) }), ...(proof === undefined ? [] : [proof])].join('; ')})`,
      ...(address === undefined ? [] : [`  ${address}`]),
    ].join('\n'),
  };
}

const PROVEN_MARK = '✓';

function noteBlock(figure: Figure, { context, heading, noted }: CountView): Block {
  const { record, language } = context;
  const line = language.say('figures.note-on', {
    number: noted.indexOf(figure) + 1,
    value: figure.value,
    name: claimantOf(record, figure).name,
    // The editor's note needs no label here: the line says that it is one.
    note: notesOf(figure, context)
      .map((note) => (note === language.say('notice.note', { note: figure.note ?? '' }) ? (figure.note ?? '') : note))
      .join(' '),
  });
  return { heading, markdown: `-# ${escapeMarkdown(line)}`, brief: '', plain: visible(line), entries: [] };
}

function comparisonBlock(count: Count, { context, heading }: CountView): Block {
  const { record, language } = context;
  const { lines, entries } = comparisonOf(count, context);
  const states = count.series.flatMap(({ figures }) => figures.map(({ id }) => record.proofs.get(id)));
  const legend = states.every((state) => state === 'proven')
    ? language.say('proof.proven')
    : states.includes('proven')
      ? language.say('proof.some')
      : language.say('proof.unproven');
  return {
    heading,
    markdown: [...lines.map((line) => `> ${escapeMarkdown(line)}`), `-# ${legend}`].join('\n'),
    brief: lines.slice(-1).map(escapeMarkdown).join('\n'),
    plain: lines.map(visible).join('\n'),
    entries,
  };
}

/** Who or what is counted, with the unit where it is not part of that. */
function populationInWords({ unit, population, value }: Figure): string {
  const missing = unit !== undefined && !population.includes(unit) && !value.includes(unit);
  return missing ? `${unit}: ${population}` : population;
}

/**
 * The day a figure speaks of, in words.
 * @param figure the figure
 * @param language the reader's
 */
export function asOfInWords(figure: Figure, language: Language): string {
  if (figure.asOf.precision === 'unknown') return language.say('date.day-unknown');
  const words: Readonly<Record<string, string>> = {
    source: '',
    inferred: language.say('date.inferred'),
    external: language.say('date.external'),
  };
  const basis = [words[figure.asOfBasis ?? ''] ?? figure.asOfBasis, figure.asOf.note].filter(Boolean).join(', ');
  return `${language.date(figure.asOf)}${basis === '' ? '' : ` (${basis})`}`;
}

/** Whether anything on file confirms or counters the figures of a count. Not escaped. */
function comparisonOf(
  count: Count,
  { record, language }: ViewContext,
): { readonly lines: string[]; readonly entries: EntryId[] } {
  const figures = count.series.flatMap(({ figures: own }) => own).filter(({ status }) => status === 'live');
  const lines: string[] = [];
  const same = new Map<string, Set<string>>();
  for (const figure of figures) {
    const key = `${figure.value} ${figure.population}`;
    same.set(key, (same.get(key) ?? new Set()).add(claimantOf(record, figure).name));
  }
  for (const [words, names] of same)
    if (names.size > 1) lines.push(language.say('figures.same', { names: language.and([...names]), value: words }));
  const counters = statementsAgainst(figures, record);
  for (const { figure, statement, whole } of counters) {
    const source = sourceInWords(sourceOf(record, statement.source), language);
    lines.push(
      language.say(whole ? 'figures.against-statement' : 'figures.against', {
        value: `${figure.value} ${figure.population}`,
        name: claimantOf(record, figure).name,
        words: `${speakerOf(record, statement).name} ${statement.says} (${saidDateInWords(statement, language)}; ${source})`,
      }),
    );
  }
  if (count.series.length > 1) {
    lines.push(language.say('figures.side-by-side', { count: count.series.length }));
  } else if (lines.length === 0) {
    lines.push(language.say('figures.alone'));
  }
  return { lines, entries: counters.map(({ statement }) => statement.id) };
}

/** Statements that deny, correct or contradict a figure itself, or the statement it stands in. */
function statementsAgainst(
  figures: readonly Figure[],
  record: VerbatimRecord,
): { readonly figure: Figure; readonly statement: Statement; readonly whole: boolean }[] {
  const seen = new Set<EntryId>();
  return figures.flatMap((figure) =>
    [figure.id, ...(figure.statement === undefined ? [] : [figure.statement])].flatMap((target) =>
      (record.relatedTo.get(target) ?? [])
        .filter(
          (one) =>
            one.status === 'live' && one.relations.some(({ entry, kind }) => entry === target && kind !== 'repeats'),
        )
        .flatMap((statement) => {
          if (seen.has(statement.id)) return [];
          seen.add(statement.id);
          return [{ figure, statement, whole: target !== figure.id }];
        }),
    ),
  );
}
