import { officeKey } from '../names/office-words.js';
import type { Office } from '../names/offices.js';
import type { Subject } from '../names/subject.js';
import { OFFICE } from '../weights.js';
import { addGroup, type Draft } from './draft.js';
import { isObjectAt, speaksAt } from './slots.js';

/** Words beside a post that do not tell one from another. */
const FILLERS = new Set(['former', 'ex', 'then', 'previous', 'current', 'acting', 'outgoing', 'top', 'senior']);

/**
 * Pass after the exact names: words that together are a post or a body on file, in whatever order and with whichever of its words: "the
 * council’s engineer", "American envoy to the union". A single word is one only where it belongs to one holder, and is asked to speak.
 */
export function readOffices(draft: Draft): void {
  if (!draft.context.kinds.has('person') && !draft.context.kinds.has('organisation')) return;
  for (let at = 0; at < draft.words.length; at += 1) {
    const found = longestAt(draft, at);
    if (found === undefined) continue;
    take(draft, at, found);
    at += found.length - 1;
  }
}

interface Span {
  readonly length: number;
  readonly subjects: readonly Subject[];
}

function longestAt(draft: Draft, at: number): Span | undefined {
  let left: readonly Office[] | undefined;
  let best: Span | undefined;
  const keys: string[] = [];
  for (let end = at; end < Math.min(draft.words.length, at + OFFICE.maxWords) && isFree(draft, end); end += 1) {
    const word = draft.words[end] ?? '';
    if (FILLERS.has(word) && end > at) continue;
    const key = officeKey(word, draft.context.vocabulary.stem);
    keys.push(key);
    left =
      left === undefined ? (draft.context.vocabulary.offices.get(key) ?? []) : left.filter(({ all }) => all.has(key));
    if (left.length === 0) break;
    const subjects = holders(left, keys, draft);
    if (subjects.length > 0 && isEnough(draft, at, end, subjects)) best = { length: end - at + 1, subjects };
    else if (end === at) best = bodyOfMembers(left, key, at, draft);
  }
  return best;
}

/** Of those whose words these are, the ones whose title they name; of these the ones whose whole title it is: a company's head is not its head of sales. */
function holders(offices: readonly Office[], keys: readonly string[], { context }: Draft): Subject[] {
  const named = offices.filter(
    ({ heads, speaksFor, subject }) =>
      context.kinds.has(subject.kind) && keys.some((key) => heads.has(key) || speaksFor.has(key)),
  );
  const whole = named.filter(
    ({ heads, field, bodies }) =>
      keys.some((key) => heads.has(key)) &&
      field.every((key) => keys.includes(key)) &&
      bodies.some((key) => keys.includes(key)),
  );
  return [...new Set((whole.length > 0 ? whole : named).map(({ subject }) => subject))];
}

/** The one body that is named for those who are asked to speak: what teachers say, their union says. */
function bodyOfMembers(offices: readonly Office[], key: string, at: number, draft: Draft): Span | undefined {
  const [body, ...others] = offices.filter(({ members }) => members.has(key));
  const place = draft.placesWithCues[at] ?? 0;
  const isAsked = draft.words.length === 1 || speaksAt(draft, place, place);
  return body !== undefined && others.length === 0 && isAsked && draft.context.kinds.has(body.subject.kind)
    ? { length: 1, subjects: [body.subject] }
    : undefined;
}

/** Whether the words say enough: several words for a few, or one word for one who is asked to speak. */
function isEnough(draft: Draft, at: number, end: number, subjects: readonly Subject[]): boolean {
  if (end > at) return subjects.length <= OFFICE.maxHolders;
  const first = draft.placesWithCues[at] ?? 0;
  const [subject, ...others] = subjects;
  if (subject === undefined || others.length > 0) return false;
  const { dictionary, kinds } = draft.context;
  // Figures are seldom about those who count.
  const counts =
    kinds.has('metric') && (dictionary.countOf('by', subject) > 0 || dictionary.countOf('voiceOf', subject) > 0);
  return counts || draft.words.length === 1 || speaksAt(draft, first, first) || isObjectAt(draft, first);
}

/** Forms of the verbs that titles are made of: "who headed the mission" asks for nobody by a post. */
const VERBS = new Set(['headed', 'heading']);

/** Words of places and bodies may belong to a post; other names are what they are. */
function isFree(draft: Draft, at: number): boolean {
  if (VERBS.has(draft.words[at] ?? '')) return false;
  const group = draft.groups.find((one) => one.at <= at && at < one.at + one.words.length);
  return group === undefined || group.subjects.every(({ kind }) => kind === 'place' || kind === 'organisation');
}

function take(draft: Draft, at: number, { length, subjects }: Span): void {
  const inside = draft.groups.filter((group) => group.at < at + length && at < group.at + group.words.length);
  // A name as spelt on file that takes all of the words says it better.
  if (inside.some((group) => group.at <= at && group.at + group.words.length >= at + length)) return;
  draft.groups = draft.groups.filter((group) => !inside.includes(group));
  addGroup(draft, draft.words.slice(at, at + length), at, { subjects, how: 'post' });
  draft.taken.fill(true, at, at + length);
  if (FILLERS.has(draft.words[at - 1] ?? '')) draft.taken[at - 1] = true;
}
