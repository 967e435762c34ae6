/** Verbs that attribute words to a speaker, as alternatives of a pattern. */
export const SPEECH_VERBS =
  'said|says|say|saying|told|tells|stated|states|claimed|claims|denied|denies|added|adds|warned|warns|called|calls|accused|accuses|declared|declares|announced|announces|wrote|writes|tweeted|posted|vowed|insisted|insists|argued|argues|described|describes|condemned|noted|stressed|urged|demanded|asked|replied|rejected|reported|remarked|сказал|сказала|заявил|заявила|сообщил|сообщила|сказав|заявив|dedi|söyledi|sagte|erklärte|dit|déclaré|dijo|afirmó';

/** The same verbs as questions use them ("did she deny it?"), as alternatives of a pattern. */
export const SPEECH_VERBS_OF_QUESTIONS = `${SPEECH_VERBS}|say|tell|spoke|speak|warn\\w*|den(?:y|ied|ies)|reject\\w*|condemn\\w*|accus\\w*|demand\\w*|promis\\w*|claim\\w*|сказал\\p{L}*|заявил\\p{L}*|gesagt`;
