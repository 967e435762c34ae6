import type { Language } from '../language/language.js';
import type { Figure } from '../record/entries.js';
import { isProven } from '../record/proofs.js';
import { proofInWords } from './attribution.js';
import type { Block, ViewContext } from './block.js';
import { comparisonOf } from './count-comparison.js';
import { type ClaimantSeries, type Count, countInWords } from './counts.js';
import { claimantOf, nameOf, sourceOf } from './names.js';
import { entryNotices, sourceNotices, withdrawalNotice } from './notices.js';
import { passageAddress, sourceInWords } from './source-link.js';
import { escapeMarkdown, markdownLink, visible } from './text.js';

/** With more figures, links would leave no room for the figures themselves. The plain text has every link. */
const MAX_LINKED_FIGURES = 8;

/** A count as blocks: one for each claimant, then what confirms or counters the figures, then the editors' notes on them. */
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
    apart: true,
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
  const state = record.proofs.get(figure.id);
  const proven = state === 'proven' ? [PROVEN_MARK] : state === 'value-proven' ? [language.say('proof.value')] : [];
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
    : states.some(isProven)
      ? language.say('proof.some')
      : language.say('proof.unproven');
  return {
    heading,
    apart: true,
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

/** The day that a figure is about. */
function asOfInWords(figure: Figure, language: Language): string {
  if (figure.asOf.precision === 'unknown') return language.say('date.day-unknown');
  const words: Readonly<Record<string, string>> = {
    source: '',
    inferred: language.say('date.inferred'),
    external: language.say('date.external'),
  };
  const basis = [words[figure.asOfBasis ?? ''] ?? figure.asOfBasis, figure.asOf.note].filter(Boolean).join(', ');
  return `${language.date(figure.asOf)}${basis === '' ? '' : ` (${basis})`}`;
}
