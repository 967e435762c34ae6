import type { SpeechLanguage } from './speech/speech-lexicon.js';

/** How a language says that the speaker will do something. */
interface Promising {
  /** At the beginning of what is said: "we will", with the next word as `verb` where a language has it there. */
  readonly own: RegExp;
  /** Behind the name of a body: "will". */
  readonly will?: RegExp;
}

/** What is to come of itself, or is only hoped for, is no promise: we will see, we will win. */
export const NO_PROMISE =
  /^(?:be|see|have|know|need|win|lose|remember|miss|find|get|become|sehen|haben|sein|gewinnen|verlieren|müssen|voir|gagner|perdre|ver|ganar|perder|tener|ser|estar|görece\p{L}*|kazanaca\p{L}*)$/iu;

export const PROMISING: Readonly<Record<SpeechLanguage, Promising>> = {
  en: {
    own: /^(?:that )?(?:we|I)(?:['’]ll| will| shall)(?: (?:not|never|also|now))* (?<verb>\p{L}+)/iu,
    will: /^(?:will|shall)(?: (?:not|never|also|now))* (?<verb>\p{L}+)/u,
  },
  de: {
    own: /^(?:dass )?(?:wir werden|ich werde) .*?(?<verb>\p{L}+)[.!]?$/iu,
    will: /^(?:wird|werde|werden) .*?(?<verb>\p{L}+)[.!]?$/u,
  },
  fr: {
    own: /^(?:qu[e’'] ?)?(?:nous allons|je vais|nous \p{L}+rons|je \p{L}+rai) (?<verb>\p{L}+)/iu,
    will: /^(?:va|vont) (?<verb>\p{L}+)/u,
  },
  es: {
    own: /^(?:que )?(?:(?:vamos|voy) a (?<verb>\p{L}+)|(?:no )?\p{L}+(?:[aei]remos|[aei]ré)(?!\p{L}))/iu,
    will: /^(?:va|van) a (?<verb>\p{L}+)/u,
  },
  ru: { own: /^(?:что )?(?:мы будем|я буду) (?<verb>\p{L}+)/iu, will: /^(?:будет|будут) (?<verb>\p{L}+ть)/u },
  uk: { own: /^(?:що )?(?:ми будемо|я буду) (?<verb>\p{L}+)/iu, will: /^(?:буде|будуть) (?<verb>\p{L}+ти)/u },
  tr: { own: /(?<verb>\p{L}+(?:acağız|eceğiz|acağım|eceğim))[.!]?$/iu },
};
