import { dateInWords } from '../../record/dates.js';
import type { Source } from '../../record/entries.js';
import type { Suggestion } from '../search.js';
import type { Name, Subject } from './subject.js';

/** Discord's limit for the label of a choice, in code points. */
const MAX_LABEL_LENGTH = 100;

/** Cuts a label to Discord's limit, with an ellipsis where something is missing. */
function cutLabel(label: string): string {
  if (label.length <= MAX_LABEL_LENGTH) return label;
  const points = [...label];
  if (points.length <= MAX_LABEL_LENGTH) return label;
  const start = points.slice(0, MAX_LABEL_LENGTH - 1).join('');
  return `${start.trimEnd()}…`;
}

/** What the reader sees for a subject: its name, or `Köln → Cologne` where another name of it matched. */
export function labelOf(subject: Subject, matched?: Name): string {
  const own = subject.names[0];
  const visible =
    matched === undefined ||
    matched.role ||
    matched === own ||
    matched.words.every((word) => own?.words.includes(word));
  return cutLabel(visible ? subject.name : `${matched.text} → ${subject.name}`);
}

/** A subject as a choice. */
export function suggestionOf(subject: Subject, matched?: Name): Suggestion {
  return { kind: subject.kind, id: subject.id, label: labelOf(subject, matched), name: subject.name };
}

/** A source as a choice: publisher, date, title. */
export function sourceSuggestion({ id, publisher, published, title }: Source): Suggestion {
  const parts = [publisher, dateInWords(published), title].filter((part) => part !== undefined);
  return { kind: 'source', id, label: cutLabel(parts.join(' · ')), name: cutLabel(title ?? publisher) };
}

/** The words by which a source is found. */
export function sourceText({ id, publisher, title, published, url }: Source): string {
  return `${publisher} ${title ?? ''} ${published.iso} ${hostOf(url)} ${id}`;
}

/** The host of a link, without `www.`; empty where there is none. */
function hostOf(url: string | undefined): string {
  return url === undefined || !URL.canParse(url) ? '' : new URL(url).hostname.replace(/^www\./, '');
}
