import { foldDayWord } from './day-words.js';

/** Words that ask for whatever happened and name nothing of it, in the languages of the bot. */
const ASKING: ReadonlySet<string> = new Set(
  (
    'happen happens happened happening occur occurs occurred unfold unfolded event events incident incidents sequence timeline chronology ' +
    'recap summary overview background place became become ' +
    'passiert geschah geschehen ereignis ereignisse ablauf chronologie zeitleiste ' +
    'passé produit événement événements chronologie déroulement ' +
    'pasó ocurrió sucedió acontecimiento acontecimientos cronología ' +
    'произошло случилось было событие события хронология ход ' +
    'сталося відбулося трапилося подія події хронологія перебіг ' +
    'oldu olay olaylar olayların kronoloji akışı'
  )
    .split(' ')
    .map(foldDayWord),
);

/** What nearly every event does or is called, and what people do at it: where no account has the word, the question is not about another event. */
const EVERYDAY: ReadonlySet<string> = new Set(
  (
    'begin begins began begun start starts started end ends ended finish finished conclude concluded open opened close closed go goes ' +
    'went going come comes came become becomes became hold held stage staged present presented publish published issue issued release released ' +
    'announce announced unveil unveiled sign signed launch launched meet met attend attended sit sat chair chaired host hosted lead led head headed ' +
    'carry carried arrive arrived leave left visit visited resume resumed break broke broken ' +
    'disaster accident tragedy catastrophe crisis affair case saga scene episode day days morning afternoon evening night'
  ).split(' '),
);

/** Whether a folded word is one that any event goes with. */
export const isEverydayOfEvents = (word: string): boolean => EVERYDAY.has(word);

/**
 * A question about an event without the words that only ask what happened.
 * @param question as typed
 */
export const withoutAskingForEvents = (question: string): string =>
  question
    .replace(/[\p{L}\p{M}]+/gu, (word) => (ASKING.has(foldDayWord(word)) ? ' ' : word))
    .replace(/\s+/g, ' ')
    .trim();
