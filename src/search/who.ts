import type { EntryId } from '../record/entry-base.js';
import { ambiguous, notSure } from './answer.js';
import type { SearchContext } from './context.js';
import type { Dictionary } from './index/dictionary.js';
import { suggestionOf } from './names/labels.js';
import type { SubjectKind } from './names/subject.js';
import type { Found } from './search.js';
import { BAND } from './weights.js';

const KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place']);

/** Finds people, organisations and places by name. A query that names anything unknown beside them is not answered. */
export function findWho(
  context: SearchContext,
  dictionary: Dictionary,
  query: string,
): Found<{ readonly id: EntryId }> {
  const reading = context.read(query, dictionary, KINDS);
  const { groups, coverage, strangerName, unknown } = reading;
  const [group] = groups;
  if (
    group === undefined ||
    coverage < BAND.minNameCoverage ||
    strangerName ||
    unknown.length > 0 ||
    reading.content.length > 0
  )
    return notSure(context, reading, KINDS);
  const subjects = groups.flatMap((one) => one.subjects);
  if (subjects.length > 1) return ambiguous(context, subjects);
  return {
    band: 'answered',
    hits: subjects.map(({ id }) => ({
      item: { id },
      score: group.how === 'typo' ? BAND.guessedNameScore : 1,
      why: [group.words.join(' ')],
    })),
    reading: subjects.map(({ name }) => name).join(' · '),
    subjects: subjects.map((one) => suggestionOf(one)),
  };
}
