import type { ViewContext } from '../../view/block.js';
import { visible } from '../../view/text.js';
import type { StoryCheck, Unchecked } from '../story/check-story.js';
import type { Place, StoryText } from '../story/story-text.js';
import type { Label } from '../verdict-grades.js';
import type { Judged } from '../verdicts.js';
import { type ReportItem, reportItem } from './report-item.js';

/** A stretch that was not checked, or not wholly. */
export interface UncheckedStretch {
  readonly from: Place;
  readonly to: Place;
  readonly why: Unchecked['why'];
}

/** What became of a story: everything in it, in the order of its text. */
export interface StoryReport {
  /** The name of the file, printable. */
  readonly name: string;
  /** What it is filed under: 64 hexadecimal digits over text and version of the record. */
  readonly digest: string;
  readonly recordVersion: string;
  /** The day, ISO 8601. Review dates of entries are compared with it. */
  readonly checkedOn: string;
  /** What places count. */
  readonly counts: StoryText['counts'];
  readonly items: readonly ReportItem[];
  readonly unchecked: readonly UncheckedStretch[];
  /** BCP 47 tag of the report's own words. */
  readonly language: string;
}

/** A story that was read and judged. */
export interface JudgedStory {
  readonly name: string;
  readonly digest: string;
  readonly story: StoryText;
  readonly check: StoryCheck;
}

/** A story's report, with the verdicts that it was made of. */
export interface CheckedStory {
  readonly report: StoryReport;
  readonly judged: readonly Judged[];
}

/** Puts a judged story beside what the record and the desk know. */
export function storyReport({ name, digest, story, check }: JudgedStory, context: ViewContext): StoryReport {
  return {
    name: visible(name),
    digest,
    recordVersion: context.record.version,
    checkedOn: context.today,
    counts: story.counts,
    items: check.judged.map((judged) => reportItem(judged, story, context)),
    unchecked: check.unchecked.map(({ start, end, why }) => ({
      from: story.placeOf(start),
      to: story.placeBehind(end),
      why,
    })),
    language: context.language.locale,
  };
}

/** `clean`: nothing that a gate stops at; `found`: something; `incomplete`: nothing in what was checked, and not all was. */
export type GateResult = 'clean' | 'found' | 'incomplete';

/** @param failOn what the gate stops at */
export function gateResult(report: StoryReport, failOn: readonly Label[]): GateResult {
  if (report.items.some((item) => failsBy(item, failOn).length > 0)) return 'found';
  return report.unchecked.length > 0 ? 'incomplete' : 'clean';
}

/** The labels of an item that the gate stops at. */
export const failsBy = ({ labels }: ReportItem, failOn: readonly Label[]): Label[] =>
  labels.filter((label) => failOn.includes(label));

/** How often each verdict was given: to quotations and to figures, in the order in which they first come. */
export function verdictCounts({ items }: Pick<StoryReport, 'items'>): {
  readonly kind: Judged['kind'];
  readonly verdict: Judged['verdict'];
  readonly name: string;
  readonly count: number;
}[] {
  const counts = new Map<string, ReturnType<typeof verdictCounts>[number]>();
  for (const { kind, verdict, name } of [...items].sort(
    (a, b) => Number(a.kind === 'figure') - Number(b.kind === 'figure'),
  )) {
    const key = `${kind} ${verdict}`;
    const known = counts.get(key) ?? { kind, verdict, name, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()];
}
