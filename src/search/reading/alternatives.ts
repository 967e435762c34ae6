import { isVoice, type SubjectKind } from '../names/subject.js';
import { PAIRED } from '../words/cues.js';
import { type Draft, inQueryOrder, type PlacedGroup } from './draft.js';

/** Between two matters of which either will do, in English: questions in other languages are read as English ones. */
const EITHER = new Set(['or']);
/** Between two who are both asked for their words. */
const BOTH_SPEAK = new Set(['and', 'or', ...PAIRED]);
const MATTERS: ReadonlySet<SubjectKind> = new Set(['topic', 'event']);

/** "Fraud or theft" is either of two matters, "the board and the union on fraud" the words of either: one name with two meanings. */
export function readAlternatives(draft: Draft): void {
  const merged: PlacedGroup[] = [];
  for (const group of inQueryOrder(draft.groups)) {
    const last = merged.at(-1);
    if (last === undefined || !areAlternatives(last, group, draft)) {
      merged.push(group);
      continue;
    }
    merged[merged.length - 1] = {
      ...last,
      ...(group.slot === undefined ? {} : { slot: group.slot }),
      words: [...last.words, ...group.words],
      subjects: [...new Set([...last.subjects, ...group.subjects])],
      isEither: true,
    };
  }
  draft.groups = merged;
}

const isMatter = ({ subjects }: PlacedGroup): boolean => subjects.every(({ kind }) => MATTERS.has(kind));

const isCounted = ({ subjects }: PlacedGroup): boolean => subjects.every(({ kind }) => kind === 'group');

/** Whether two are asked for their words: the second for certain, and nothing speaks against the first. */
const areAskedToSpeak = (one: PlacedGroup, other: PlacedGroup): boolean =>
  other.slot === 'by' && (one.slot === 'by' || (one.slot === undefined && one.subjects.every(isVoice)));

/** Whether two names are alike, and nothing but a word that joins them is between them. */
function areAlternatives(one: PlacedGroup, other: PlacedGroup, { typed, typedPlaces, context }: Draft): boolean {
  const after = (typedPlaces[one.at + one.words.length - 1] ?? 0) + 1;
  const between = typed.slice(after, typedPlaces[other.at] ?? 0).filter((word) => word !== 'the');
  if (other.at !== one.at + one.words.length || between.length > 1) return false;
  const joint = between[0] ?? '';
  if (isMatter(one) && isMatter(other)) return EITHER.has(joint);
  if (isCounted(one) && isCounted(other)) return PAIRED.has(joint);
  return context.kinds.has('topic') && areAskedToSpeak(one, other) && BOTH_SPEAK.has(joint);
}
