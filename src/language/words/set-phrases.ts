/** Phrases that say nothing of what is asked, and whose words by themselves would: of "warned in time" time is no duration. General English. */
const PHRASES =
  /(?<![\p{L}\p{N}'’-])(?:(?:in|on) time|at (?:the|that|the same) time|for the (?:first time|time being)|in the meantime|in the end|at the moment|at present|so far|to date|right now|these days|on (?:the )?record|in (?:general|particular|detail|full|brief|short|fact)|in so many words|word for word|by the way|of course|at all)(?![\p{L}\p{N}'’-]| of(?!\p{L}))/giu;

/** A question without the phrases that say nothing of what is asked; one that holds nothing else is left as it is. */
export function withoutSetPhrases(question: string): string {
  const asked = question.replace(PHRASES, ' ').replace(/ {2,}/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(asked) ? asked : question;
}
