import { isSpokenTo } from '../language/words/event-limits.js';
import type { RecordEvent } from '../record/entries.js';
import { withParents } from '../record/parents.js';
import type { SearchContext } from './context.js';
import { byReading, EVENT_KINDS } from './events.js';
import type { SearchIndex } from './index/search-index.js';
import type { SubjectKind } from './names/subject.js';
import { EVENT } from './weights.js';

/**
 * The one event that some words name, each of them as it is spelt on file; undefined where they name none or several.
 * @param words in English
 */
export function eventNamed(
  context: SearchContext,
  { events: index }: SearchIndex,
  words: string,
): RecordEvent | undefined {
  const reading = context.read(words, index.dictionary, EVENT_KINDS);
  const { groups, content, unknown } = reading;
  const isGuessed = content.some(({ fuzzy, related }) => fuzzy || related === 'wider');
  const names = (wanted: SubjectKind): boolean =>
    groups.some(({ subjects }) => subjects.some(({ kind }) => kind === wanted));
  const isNamed = names('event');
  if (unknown.length > 0 || isGuessed || names('person') || (!isNamed && (content.length === 0 || isSpokenTo(words))))
    return undefined;
  const { hits } = byReading(context, index, reading);
  const ids = new Set(
    groups.flatMap(({ subjects }) => subjects.flatMap(({ kind, id }) => (kind === 'event' ? id : []))),
  );
  const best = hits.filter(({ score }) => score >= EVENT.wholly).map(({ item }) => item);
  const named = best.filter(({ id }) => ids.has(id));
  const called = best.filter(({ name }) => {
    const own = new Set(context.wordsOf(name).map(context.vocabulary.stem));
    return content.every(({ stems }) => stems.some((stem) => own.has(stem)));
  });
  return foremost(context, [named, called, best].find((events) => events.length > 0) ?? []);
}

/** Of several events, the one that all others are parts of, or that much more is on file about than about any other. */
function foremost(
  { record, importance, vocabulary }: SearchContext,
  events: readonly RecordEvent[],
): RecordEvent | undefined {
  const weight = ({ id }: RecordEvent): number =>
    Math.max(0, ...(vocabulary.byId.get(id) ?? []).map((subject) => importance.get(subject) ?? 0));
  const [first, ...others] = [...events].sort((a, b) => weight(b) - weight(a));
  if (first === undefined) return undefined;
  const isPart = (other: RecordEvent): boolean => withParents(record, other.id).includes(first.id);
  const isMinor = (other: RecordEvent): boolean => weight(first) > 0 && weight(other) * EVENT.muchMore <= weight(first);
  return others.every(isPart) || others.every(isMinor) ? first : undefined;
}
