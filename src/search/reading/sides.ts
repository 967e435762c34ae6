import type { Subject } from '../names/subject.js';
import { ALL_OF, NOT_SPEAKING, SIDES } from '../words/cues.js';
import type { Draft } from './draft.js';

/** In a question about numbers: for each of the sides, which is how figures are shown. */
const PER = new Set(['per', 'by', ...ALL_OF]);

/**
 * "Both sides on the vote" asks for the words of the sides of the event that the question names, else of any event; "dead per side" asks for
 * nothing more than the dead, since figures are shown by whose they are. Between the sides nobody is asked to speak.
 */
export function readSides(draft: Draft): void {
  const { kinds, dictionary } = draft.context;
  if (kinds.has('metric')) leaveOut(draft, PER);
  if (!kinds.has('topic') || !dictionary.hasSpeakers) return;
  const first = draft.withCues.findIndex((word, at) => ALL_OF.has(word) && SIDES.has(draft.withCues[at + 1] ?? ''));
  const sides = sidesMeant(draft);
  if (first < 0 || sides.length === 0 || NOT_SPEAKING.has(draft.withCues[first - 1] ?? '')) return;
  const places = wordsAt(draft, [first, first + 1]);
  const [at] = places;
  if (at === undefined) return;
  for (const place of places) draft.taken[place] = true;
  const words = places.map((place) => draft.words[place] ?? '');
  draft.groups.push({ words, at, subjects: sides, how: 'exact', slot: 'by' });
}

/** Of the events that a question names, their sides; else those of all events. */
function sidesMeant({ groups, context: { vocabulary } }: Draft): readonly Subject[] {
  const { all, ofEvent } = vocabulary.sides;
  const named = groups.flatMap(({ subjects }) => subjects.flatMap(({ id }) => ofEvent.get(id) ?? []));
  return named.length > 0 ? [...new Set(named)] : all;
}

function leaveOut(draft: Draft, before: ReadonlySet<string>): void {
  draft.withCues.forEach((word, at) => {
    if (!before.has(word) || !SIDES.has(draft.withCues[at + 1] ?? '')) return;
    for (const place of wordsAt(draft, [at, at + 1])) draft.taken[place] = true;
  });
}

/** The words that are looked up among those of the question with its cues. */
const wordsAt = ({ placesWithCues }: Draft, places: readonly number[]): number[] =>
  placesWithCues.flatMap((place, at) => (places.includes(place) ? [at] : []));
