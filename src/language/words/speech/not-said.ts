import type { SpeechLanguage } from './speech-lexicon.js';

/** Words of a language by which a verb of speech reports nothing that was said. */
interface NotSaid {
  /** Before or right behind the verb: did not say, sagte nicht, n’a pas dit. */
  readonly negation: RegExp;
  /** Before the verb: will say, may argue. Only where the verb keeps its form behind it. */
  readonly notYet?: RegExp;
  /** Verbs of hoping, fearing and wanting: what somebody feels was not said. */
  readonly feeling: RegExp;
  /** Before what is spoken of and not said: told of, berichtete über. */
  readonly about?: RegExp;
}

export const NOT_SAID: Readonly<Record<SpeechLanguage, NotSaid>> = {
  en: {
    negation: /^(?:not|never|\p{L}+n’t|cannot|neither|nobody|none)$/u,
    notYet: /^(?:will|shall|may|might|could|should|must|can|’ll)$/u,
    feeling: /^(?:hope[ds]?|hoping|fear(?:s|ed)?|want(?:s|ed)?|wish(?:es|ed)?|feels?|felt|worr(?:y|ies|ied))$/u,
    about: /^(?:about|of|on)$/u,
  },
  de: {
    negation: /^(?:nicht|nie|niemals|kein\p{L}*|weder|niemand)$/u,
    feeling: /^(?:hoff\p{L}*|wünsch\p{L}*|fühl\p{L}*|fürcht\p{L}*|will|wollte)$/u,
    about: /^(?:über|von|vom)$/u,
  },
  fr: {
    negation: /^(?:ne|n’|pas|jamais|rien|personne)$/u,
    feeling: /^(?:craint|redout\p{L}*|espèr\p{L}*|espér\p{L}*|sent|veut|voulu|souhait\p{L}*)$/u,
    about: /^(?:de|d’|du|des|sur)$/u,
  },
  es: {
    negation: /^(?:no|nunca|jamás|tampoco|nadie)$/u,
    feeling: /^(?:teme[n]?|siente[n]?|sintió|desea[n]?|quiere[n]?|quiso)$/u,
    about: /^(?:de|del|sobre|acerca)$/u,
  },
  ru: {
    negation: /^(?:не|никогда|никто)$/u,
    feeling: /^(?:надеется|надеются|боится|боятся|опасается|опасаются|хочет|хотят|чувствует)$/u,
    about: /^(?:о|об|обо|про)$/u,
  },
  uk: {
    negation: /^(?:не|ніколи|ніхто)$/u,
    feeling: /^(?:сподівається|сподіваються|боїться|бояться|хоче|хочуть|відчува\p{L}*)$/u,
    about: /^(?:про)$/u,
  },
  tr: {
    negation: /^(?:değil|asla|hiç)$/u,
    feeling: /^(?:umuyor|umuyorlar|korkuyor|korkuyorlar|istiyor)$/u,
  },
};

/** Verbs in a form that makes a clause of the words beside them: the mine would close, two people had died. */
export const FINITE: Readonly<Partial<Record<SpeechLanguage, RegExp>>> = {
  en: /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|been|\p{L}+n’t|\p{L}{3,}ed)$/u,
  fr: /(?:er|ir|re|oir)$/u,
  es: /(?:ar|er|ir)(?:se|l[aoe]s?)?$/u,
  ru: /(?:ть|ться|ти)$/u,
  uk: /(?:ти|тися)$/u,
};
