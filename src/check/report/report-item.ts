import type { Language, Phrase } from '../../language/language.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Statement } from '../../record/statement.js';
import type { ViewContext } from '../../view/block.js';
import { nameOf, speakerInWords } from '../../view/names.js';
import { visible } from '../../view/text.js';
import type { Place, StoryText } from '../story/story-text.js';
import { type Caution, type Grade, gravest, type Label } from '../verdict-grades.js';
import type { DifferencePart, Judged, JudgedFigure, JudgedQuote } from '../verdicts.js';
import { cautionsOf, entriesOf } from './cautions.js';
import { type FiledEntry, filedEntry } from './filed-entry.js';

/** A quotation or figure of a story with its verdict. Texts are ordinary text of one line, not escaped. */
export interface ReportItem {
  readonly kind: Judged['kind'];
  readonly from: Place;
  /** Behind its last sign. */
  readonly to: Place;
  /** Of a quotation its words, of a figure its clause, as in the story. */
  readonly words: string;
  readonly verdict: Judged['verdict'];
  /** The verdict in a word or two, for counting. */
  readonly name: string;
  readonly cautions: readonly Caution[];
  /** Verdict and cautions: what a gate can stop at. */
  readonly labels: readonly Label[];
  readonly grade: Grade;
  /** The verdict as a heading. */
  readonly heading: string;
  readonly notes: readonly string[];
  /** Word by word, where a quotation is altered. */
  readonly difference?: readonly DifferencePart[];
  /** What the entries below are to it: `On file:`, `Nearest on file:`. */
  readonly entriesAre: string;
  readonly entries: readonly FiledEntry[];
  /** Entries that are left out of `entries`. */
  readonly more: number;
}

const MAX_ENTRIES = 3;

export function reportItem(judged: Judged, story: StoryText, context: ViewContext): ReportItem {
  const { verdict } = judged;
  const entries = [
    ...entriesOf(judged),
    ...(judged.kind === 'figure' && judged.later !== undefined ? [judged.later] : []),
    ...(judged.kind === 'figure' ? (judged.laterByOthers ?? []) : []),
  ];
  const cautions = cautionsOf(judged, context);
  const labels: Label[] = [verdict, ...cautions];
  return {
    kind: judged.kind,
    from: story.placeOf(judged.start),
    to: story.placeBehind(judged.end),
    words: visible(judged.pasted),
    verdict,
    name: context.language.say(`verdict.${verdict}`),
    cautions,
    labels,
    grade: gravest(labels),
    heading: headingOf(judged, context.language),
    notes: notesOf(judged, context).map(visible),
    ...(judged.kind === 'quote' && judged.difference !== undefined ? { difference: judged.difference } : {}),
    entriesAre: entries.length === 0 ? '' : context.language.say(entriesAre(judged)),
    entries: entries.slice(0, MAX_ENTRIES).map((one) => filedEntry(one, context)),
    more: Math.max(0, entries.length - MAX_ENTRIES),
  };
}

function phraseOf(judged: Judged): Phrase {
  if (judged.kind === 'number') return `check.number.${judged.verdict}`;
  return judged.kind === 'quote' ? `check.quote.${judged.verdict}` : `check.figure.${judged.verdict}`;
}

function notesOf(judged: Judged, context: ViewContext): string[] {
  if (judged.kind === 'number') return [];
  return judged.kind === 'quote' ? quoteNotes(judged, context) : figureNotes(judged, context);
}

/** The verdict as the bot says it, without markdown and without the picture before it. */
const headingOf = (judged: Judged, language: Language): string =>
  language
    .say(phraseOf(judged))
    .replaceAll('*', '')
    .replace(/^[^\p{L}]+/u, '');

const entriesAre = ({ kind, verdict }: Judged): 'check.on-file' | 'check.nearest' | 'check.same-count' =>
  verdict !== 'not-on-file' ? 'check.on-file' : kind === 'quote' ? 'check.nearest' : 'check.same-count';

const VERDICT_NOTES = {
  withdrawn: 'check.withdrawn-note',
  'before-correction': 'check.corrected-note',
  'common-words': 'check.common-note',
  'looks-like': 'check.looks-like-note',
  part: 'check.part-note',
  joined: 'check.joined-note',
  rendering: 'check.rendering-note',
} as const satisfies Partial<Record<JudgedQuote['verdict'], string>>;

function quoteNotes(judged: JudgedQuote, { record, language }: ViewContext): string[] {
  const { verdict, attributedTo, archived = [], unclosed, statements } = judged;
  const speakers = [...new Set(statements.map((one) => speakerOf(one, record)))].join(', ');
  return [
    ...(attributedTo === undefined
      ? []
      : [language.say('check.attributed', { pasted: attributedTo, filed: speakers })]),
    ...(Object.hasOwn(VERDICT_NOTES, verdict)
      ? [language.say(VERDICT_NOTES[verdict as keyof typeof VERDICT_NOTES])]
      : []),
    ...archived.map((id) => language.say('check.archived', { source: nameOf(record, id), id })),
    ...(verdict === 'not-on-file' && archived.length === 0 ? [language.say('check.caution')] : []),
    ...(unclosed ? [language.say('check.unclosed')] : []),
  ];
}

const speakerOf = ({ speaker, source }: Statement, record: VerbatimRecord): string =>
  speakerInWords(record, speaker, source);

const figureNotes = ({ verdict, attributedTo }: JudgedFigure, { language }: ViewContext): string[] => [
  ...(attributedTo === undefined ? [] : [language.say('check.given-by', { pasted: attributedTo })]),
  ...(verdict === 'not-on-file' ? [language.say('check.figure-caution')] : []),
];
