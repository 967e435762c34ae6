import { sameInNews } from '../lexicon/news-words.js';

/** Verbs for losing somebody or something. */
export const LOST =
  /(?<!\p{L})(?:lost|losing|loses?|verlor|verloren|perdu|perdió|perdieron|потерял\p{L}*|втратил\p{L}*)(?!\p{L})/iu;

/** Words by which records count those whom somebody lost. */
export const WORDS_FOR_DEATH = sameInNews('toll').join(', ');
