import type { Language } from '../language/language.js';
import { groupBy } from '../record/group-by.js';
import type { Figure } from '../record/statement.js';
import { dayFootnotes, dayMark, proofInWords } from './attribution.js';
import type { Block, ViewContext } from './block.js';
import { changeLines } from './changes.js';
import { figureCopy } from './copy.js';
import { comparisonOf, statementsAgainst } from './count-comparison.js';
import { type Count, countInWords } from './counts.js';
import { type FiguresOfGroup, groupInWords } from './figure-groups.js';
import { afterValue } from './figure-words.js';
import { claimantOf, nameOf, sourceOf } from './names.js';
import { entryNotices, smallLines, withdrawalNotice } from './notices.js';
import { relatedStatement } from './related-statements.js';
import { entryAddress, sourceInWords } from './source-link.js';
import { escapeMarkdown, markdownLink, visible } from './text.js';

/** A telephone shows this many figures at once. */
const FIRST_SCREEN = 8;

/** A count as blocks: one for each figure, under whose they are, then what confirms or counters the figures. */
export function countBlocks(count: Count, context: ViewContext): Block[] {
  // Who gives a figure is introduced once: the post of a second line would only repeat it.
  const known = new Set<string>();
  return [
    ...everyGroupFirst(count.groups).flatMap((group) => groupBlocks(group, count, known, context)),
    ...comparisonBlocks(count, headingOf(count, context), context),
  ];
}

/** The newest figure of each group of a count, the sides in turn. */
export function newestFigureBlocks(count: Count, max: number, context: ViewContext): Block[] {
  const first = newestOf(count.groups).map((group) => ({ ...group, figures: group.figures.slice(0, 1) }));
  return first.slice(0, max).flatMap((group) => groupBlocks(group, count, new Set(), context));
}

/**
 * Groups in the order in which they are read. Where one screen cannot hold them all, the newest figures of each that somebody on file gives
 * come first, and the sides take turns, so that none is pages away from another; the other figures follow, by group again.
 */
function everyGroupFirst(groups: readonly FiguresOfGroup[]): readonly FiguresOfGroup[] {
  const all = groups.reduce((sum, { figures }) => sum + figures.length, 0);
  if (groups.length < 2 || all <= FIRST_SCREEN) return groups;
  const newest = newestOf(groups);
  const shown = new Set(newest.flatMap(({ figures }) => figures));
  const rest = groups.map((group) => ({ ...group, figures: group.figures.filter((one) => !shown.has(one)) }));
  return [...newest, ...rest];
}

/** The newest figures of each group that somebody on file gives, the sides in turn. */
function newestOf(groups: readonly FiguresOfGroup[]): readonly FiguresOfGroup[] {
  const isByName = ({ claimant }: Figure): boolean => typeof claimant === 'string' && claimant !== 'outlet';
  const isNewest = ({ figures }: FiguresOfGroup, figure: Figure): boolean => {
    const named = figures.filter(isByName);
    const [newest] = named.length > 0 ? named : figures;
    return figure.asOf.iso === newest?.asOf.iso && (named.length === 0 || isByName(figure));
  };
  return sidesInTurn(groups).map((group) => ({
    ...group,
    figures: group.figures.filter((one) => isNewest(group, one)),
  }));
}

function sidesInTurn(groups: readonly FiguresOfGroup[]): readonly FiguresOfGroup[] {
  const sides = [...groupBy(groups, ({ side }) => side).values()];
  const rounds = Math.max(...sides.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => sides.flatMap((own) => own[round] ?? [])).flat();
}

const headingOf = (count: Count, context: ViewContext): string => `### ${escapeMarkdown(countInWords(count, context))}`;

function groupBlocks(group: FiguresOfGroup, count: Count, known: Set<string>, context: ViewContext): Block[] {
  const name = groupInWords(group, context);
  const heading = headingOf(count, context);
  // Money and hours are nobody's: where nobody is counted, nothing needs to be told apart.
  const isOfNobody = count.groups.every(({ counted }) => counted.length === 0);
  const title = `**${escapeMarkdown(name.charAt(0).toLocaleUpperCase(context.language.locale) + name.slice(1))}**`;
  return group.figures.map((figure): Block => {
    const voice = voiceIn(figure, context);
    const introduction = `${voice.name} ${voice.role}`;
    const { above, line, below, plain } = figureTexts(
      figure,
      { group: name, count, voice, isKnown: known.has(introduction) },
      context,
    );
    known.add(introduction);
    return {
      heading,
      ...(isOfNobody ? {} : { subheading: title }),
      footnotes: figure.status === 'withdrawn' ? [] : dayFootnotes([figure], context.language),
      markdown: [...smallLines(above), `- ${line}`, ...smallLines(below)].join('\n'),
      brief: `- ${line}`,
      plain: [...above.map(visible), plain, ...below.map(visible)].join('\n'),
      entries: [figure.id],
    };
  });
}

/** A figure with all that makes it one: its own words, who is counted, who says so, the day, the source, the proof. */
interface FigureTexts {
  /** What became of it since. */
  readonly above: readonly string[];
  /** Markdown. */
  readonly line: string;
  /** What is said against it, and what the reader should know. */
  readonly below: readonly string[];
  readonly plain: string;
}

interface Voice {
  readonly name: string;
  readonly role?: string;
}

interface Shown {
  /** The group that it is shown under, in words. */
  readonly group: string;
  readonly count: Count;
  readonly voice: Voice;
  /** Whether the claimant's post was named before. */
  readonly isKnown: boolean;
}

function figureTexts(figure: Figure, { group, count, voice, isKnown }: Shown, context: ViewContext): FigureTexts {
  const { record, language } = context;
  if (figure.status === 'withdrawn') {
    const notice = withdrawalNotice(figure, language);
    return { above: [], line: escapeMarkdown(notice), below: [], plain: `– ${visible(notice)}` };
  }
  const source = sourceOf(record, figure.source);
  const address = entryAddress(source, figure);
  const counted = afterValue(figure, record);
  const { name, role } = voice;
  const place = figure.place === undefined ? [] : [nameOf(record, figure.place)];
  const details = [markedDay(figure, language), ...place];
  const proof = proofInWords(context, figure.id);
  const value = `**${escapeMarkdown(figure.value)}**`;
  // The heading already says who is counted, where the source uses the same words.
  const shown =
    counted.toLowerCase() === group.toLowerCase() || counted === '' ? value : `${value} ${escapeMarkdown(counted)}`;
  const copy = figureCopy(figure, copyHeading(count, group, context), context);
  const inPlain = [
    figureDayInWords(figure, language),
    ...place,
    language.say('said.source', { source: sourceInWords(source, context) }),
    ...(proof === undefined ? [] : [proof]),
  ].join('; ');
  return {
    above: changeLines(figure, context),
    line: [
      shown,
      `${escapeMarkdown(name)}${role === undefined || isKnown ? '' : `, ${escapeMarkdown(role)}`}`,
      ...details.map(escapeMarkdown),
      markdownLink(source.publisher, address),
      ...shortProof(figure, context),
    ].join(' · '),
    below: [...againstLines(figure, context), ...entryNotices(figure, context)],
    plain: [
      ...(copy === undefined ? [] : [copy]),
      `– ${visible(name)}${role === undefined ? '' : ` (${visible(role)})`}: ${[figure.value, counted].filter(Boolean).map(visible).join(' ')} (${inPlain})`,
      ...(address === undefined ? [] : [`  ${address}`]),
    ].join('\n'),
  };
}

/** What a figure counts, for a sentence that is pasted without the headings above it. */
function copyHeading(count: Count, group: string, context: ViewContext): string {
  const named = count.groups.some(({ counted }) => counted.length > 0);
  return named ? `${countInWords(count, context)}, ${group}` : countInWords(count, context);
}

/** Who gives a figure, with the post held on the day; of an outlet, that the figure is its own. */
function voiceIn(figure: Figure, { record, language }: ViewContext): Voice {
  const { name, role, outlet } = claimantOf(record, figure);
  if (outlet) return { name, role: language.say('figures.outlet') };
  return role === undefined ? { name } : { name, role };
}

/** The proof as each line has it: in a word where that says all. */
function shortProof(figure: Figure, context: ViewContext): string[] {
  const { record, language } = context;
  const state = record.proofs.get(figure.id) ?? 'unproven';
  if (state === 'nothing-to-prove') return [];
  const isWhole = sourceOf(record, figure.source).extent !== 'opening';
  if (state === 'unproven' || (state === 'proven' && isWhole)) return [language.say(`proof.short-${state}`)];
  const proof = proofInWords(context, figure.id);
  return proof === undefined ? [] : [proof];
}

/** Who denies, corrects or contradicts a figure, in their words, or the statement that gives it, in short. */
function againstLines(figure: Figure, context: ViewContext): string[] {
  return statementsAgainst(figure, context.record).map(({ statement, relation, isOnStatement }) => {
    const { label, short = label, said = '' } = relatedStatement('in', relation, statement, context);
    const words = isOnStatement ? short : `${label}: ${said}`;
    return isOnStatement ? context.language.say('figures.on-its-statement', { words }) : words;
  });
}

function comparisonBlocks(count: Count, heading: string, context: ViewContext): Block[] {
  const lines = comparisonOf(count, context);
  if (lines.length === 0) return [];
  return [
    {
      heading,
      apart: true,
      markdown: lines.map((line) => `> ${escapeMarkdown(line)}`).join('\n'),
      brief: lines.slice(-1).map(escapeMarkdown).join('\n'),
      plain: lines.map(visible).join('\n'),
      entries: [],
    },
  ];
}

/** The day that a figure is about, and how it is known. */
export function figureDayInWords(figure: Figure, language: Language): string {
  const words: Readonly<Record<string, string>> = {
    source: '',
    inferred: language.say('date.inferred'),
    external: language.say('date.external'),
  };
  return dayWith(figure, words[figure.asOfBasis ?? ''] ?? figure.asOfBasis, language);
}

/** The same with a mark, where a footnote says what it stands for. */
function markedDay(figure: Figure, language: Language): string {
  const { asOf, asOfBasis = '' } = figure;
  const mark = dayMark(asOfBasis);
  const day = dayWith(figure, mark === '' && asOfBasis !== 'source' ? asOfBasis : '', language);
  return asOf.precision === 'unknown' ? day : day.replace(/(?= \(|$)/u, mark);
}

function dayWith({ asOf }: Figure, basis: string | undefined, language: Language): string {
  if (asOf.precision === 'unknown') return language.say('date.day-unknown');
  const more = [basis, asOf.note].filter(Boolean).join(', ');
  return `${language.date(asOf)}${more === '' ? '' : ` (${more})`}`;
}
