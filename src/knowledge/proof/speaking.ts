import { SPEECH_VERBS } from '../../language/words/speech-verbs.js';
import type { EntryId } from '../../record/entry-base.js';

/** Where a text names somebody. */
export type PlacesOfName = (id: EntryId, text: string) => readonly number[];

/** Words between a name and the verb that says that its bearer speaks: "Greta Aho, his mother, told mourners". */
const MAX_BETWEEN_CHARS = 60;
const after = (verbs: string): RegExp =>
  new RegExp(`^[^.!?;:\\n]{0,${MAX_BETWEEN_CHARS}}?(?<![\\p{L}])(?:${verbs})(?![\\p{L}])`, 'u');
/** Between a verb and a name there may be what its bearer is: "said its spokeswoman, Mira Holt". */
const APPOSITION =
  '(?:(?:its|his|her|their|the|an?|ihre?|seine?|der|die|son|sa|le|la|su|el) (?:[\\p{L}’-]+ ){0,3}[\\p{L}’-]+, )?';
const before = (verbs: string): RegExp =>
  new RegExp(`(?<![\\p{L}])(?:${verbs})(?![\\p{L}])[ ,]{0,2}${APPOSITION}(?:the )?$`, 'u');

const SPEAKS_AFTER = after(SPEECH_VERBS);
const SPEAKS_BEFORE = before(SPEECH_VERBS);
const COUNTS_AFTER = after(`${SPEECH_VERBS}|spoke|puts?|counts?|counted`);
const COUNTS_BEFORE = before(`${SPEECH_VERBS}|[Aa]ccording to|[Ll]aut|[Ss]elon|[Ss]egún|[Пп]о словам`);

const isBeside = (places: readonly number[], text: string, behind: RegExp, ahead: RegExp): boolean =>
  places.some((at) => behind.test(text.slice(at, at + 2 * MAX_BETWEEN_CHARS)) || ahead.test(text.slice(0, at)));

/** Whether a text says that somebody speaks: a verb of speech after the name in its sentence, or right before it. */
export const speaks = (id: EntryId, placesOf: PlacesOfName, text: string): boolean =>
  isBeside(placesOf(id, text), text, SPEAKS_AFTER, SPEAKS_BEFORE);

/** Whether a text says that somebody gives a number or an account: speaks, counts, or is whom it is according to. */
export const givesAccount = (id: EntryId, placesOf: PlacesOfName, text: string): boolean =>
  isBeside(placesOf(id, text), text, COUNTS_AFTER, COUNTS_BEFORE);
