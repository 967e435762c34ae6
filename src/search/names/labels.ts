import { dateInWords } from '../../record/dates.js';
import type { Source } from '../../record/entries.js';
import type { Suggestion } from '../search.js';
import type { Name, Subject } from './vocabulary.js';

const LONGEST = 100;

/**
 * Cuts a label to 100 code points, with an ellipsis where something is missing.
 * @param label the label
 */
export function cut(label: string): string {
  const points = [...label];
  return points.length <= LONGEST
    ? label
    : `${points
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * What the reader sees for a subject: its name, or `Xankəndi → Stepanakert` where another name of it matched.
 * @param subject the subject
 * @param matched the name that matched
 */
export function labelOf(subject: Subject, matched?: Name): string {
  const own = subject.names[0];
  const visible =
    matched === undefined ||
    matched.role ||
    matched === own ||
    matched.words.every((word) => own?.words.includes(word));
  return cut(visible ? subject.name : `${matched.text} → ${subject.name}`);
}

/**
 * A subject as a choice.
 * @param subject the subject
 * @param matched the name that matched
 */
export function suggestionOf(subject: Subject, matched?: Name): Suggestion {
  return { kind: subject.kind, id: subject.id, label: labelOf(subject, matched), name: subject.name };
}

/**
 * A source as a choice: publisher, date, title.
 * @param source the source
 */
export function sourceSuggestion(source: Source): Suggestion {
  const parts = [source.publisher, dateInWords(source.published), source.title].filter((part) => part !== undefined);
  return { kind: 'source', id: source.id, label: cut(parts.join(' · ')), name: cut(source.title ?? source.publisher) };
}
