/** Verbs behind which a participle says what became of those who are counted, in languages where it follows them. */
const COPULA =
  'were|was|are|is|been|being|got|get|sont|étaient|furent|fueron|eran|son|были|было|был|была|були|було|був|була';
/** What may be between the verb and the participle. */
const BETWEEN =
  '(?:[\\p{L}]+ly|been|being|also|later|then|already|since|all|now|not|feared|believed|thought|said to be|été|también)';
const PREDICATE = new RegExp(
  `^(?:[^,;:.!?\\p{N}]|\\d{1,2}(?= \\p{Lu})){0,120}?(?<![\\p{L}])(?:${COPULA})\\s+(?:${BETWEEN}\\s+){0,3}(?<became>[\\p{L}-]+)`,
  'iu',
);
/** Behind these words a verb is about something else. */
const RELATIVE = /(?<![\p{L}])(?:who|that|which|whom|whose|qui|que|который|которые|які|який)(?![\p{L}])/iu;

/**
 * What became of those who are counted: "wounded" of "arrivals in the city were wounded".
 * @param text what follows a number
 * @returns undefined where nothing of the kind follows
 */
export function whatBecame(text: string): string | undefined {
  const match = PREDICATE.exec(text);
  return match === null || RELATIVE.test(match[0]) ? undefined : match.groups?.became;
}
