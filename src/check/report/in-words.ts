import { MAX_STORY_CHARS } from '../story/check-story.js';
import type { Place } from '../story/story-text.js';
import type { Grade } from '../verdict-grades.js';
import type { ReportItem } from './report-item.js';
import { type StoryReport, type UncheckedStretch, verdictCounts } from './story-report.js';

/** What reports say in their own words, which are English; verdicts and entries come in the language of the report. */

const GRADE_WORDS: Readonly<Record<Grade, string>> = { fault: 'to put right', caution: 'to look at', clean: 'clean' };

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** `3 quotations (1 altered, 2 exact), 1 figure (1 matches)`. */
export function countsInWords(report: StoryReport): string {
  const counts = verdictCounts(report);
  const parts = (['quote', 'figure'] as const).flatMap((kind) => {
    const own = counts.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const total = own.reduce((sum, { count }) => sum + count, 0);
    const verdicts = own.map(({ name, count }) => `${count} ${name}`).join(', ');
    return [`${counted(total, kind === 'quote' ? 'quotation' : 'figure')} (${verdicts})`];
  });
  return parts.length === 0 ? 'no quotation and no figure' : parts.join(', ');
}

/** `1 to put right, 2 to look at, 5 clean`. */
export function gradesInWords({ items }: StoryReport): string {
  return (['fault', 'caution', 'clean'] as const)
    .map((grade) => `${items.filter((item) => item.grade === grade).length} ${GRADE_WORDS[grade]}`)
    .join(', ');
}

/** `line 12, column 5`; in a document, `paragraph 12`. */
export const placeInWords = ({ line, column }: Place, { counts }: Pick<StoryReport, 'counts'>): string =>
  counts === 'paragraphs' ? `paragraph ${line}` : `line ${line}, column ${column}`;

const CAUTION_WORDS: Readonly<Record<ReportItem['cautions'][number], string>> = {
  retracted: 'taken back by the speaker',
  denied: 'denied',
  corrected: 'corrected since',
  noted: 'on file with a note',
  translated: 'in somebody’s translation',
  'later-by-others': 'others give later figures',
  unproven: 'not proven word for word',
};

/** The verdict with what tempers it: `Exact – but denied, not proven word for word`. */
export function verdictInWords({ heading, cautions }: ReportItem): string {
  return cautions.length === 0 ? heading : `${heading} – but ${cautions.map((one) => CAUTION_WORDS[one]).join(', ')}`;
}

const WHY: Readonly<Record<UncheckedStretch['why'], string>> = {
  'too-long': `a story is checked up to ${MAX_STORY_CHARS.toLocaleString('en')} characters`,
  'too-much':
    'a quotation of more than 4,000 characters, or too many quotations or figures without a break, was checked in its beginning only',
  'too-slow': 'the check took too long',
};

/** `Not checked from line 3, column 1 to line 9, column 2: the check took too long.` */
export const uncheckedInWords = ({ from, to, why }: UncheckedStretch, report: StoryReport): string =>
  `Not checked, or not wholly, from ${placeInWords(from, report)} to ${placeInWords(to, report)}: ${WHY[why]}.`;
