import type { Mention, Search } from '../search/search.js';

/** What a question may be about, as the command that answers it. */
export type ReadingKind = 'claims' | 'figures' | 'event' | 'who';

const QUANTITY =
  /(?<![\p{L}])(?:how (?:many|much|long)|numbers?|figures?|toll|count|casualt\w+|сколько|скільки|wie viele|combien|cuánt\w+|kaç)(?![\p{L}])/iu;
const OCCASION =
  /(?<![\p{L}])(?:when|what happened|happened|take place|took place|tell me about|what (?:is|was) the|what did the \p{Lu}+ order|where did|когда|що сталося|что произошло|wann|quand|cuándo|ne zaman)(?![\p{L}])/iu;
const IDENTITY =
  /(?<![\p{L}])(?:who (?:is|was|are)|what (?:post|role|office|position)|where is|кто так\p{L}+|хто так\p{L}+|wer ist|qui est|quién es|kim(?:dir)?)(?![\p{L}])/iu;
const SPEECH =
  /(?<![\p{L}])(?:sa(?:y|id|ys)|tell|told|spoke|speak|called|warn\w*|den(?:y|ied|ies)|reject\w*|condemn\w*|accus\w*|demand\w*|promis\w*|claim\w*|сказал\p{L}*|заявил\p{L}*|gesagt|dit|dijo|dedi)(?![\p{L}])/iu;

/**
 * The ways a question can be read, likeliest first: by its question words and by what it names.
 * @param question the question as asked
 * @param search reads names
 */
export async function readingsOf(question: string, search: Search): Promise<readonly ReadingKind[]> {
  const mentions = await search.mentions(question.slice(0, 400));
  const names = (kind: Mention['kind']): boolean => mentions.some((one) => one.kind === kind && one.sure);
  const scores: Record<ReadingKind, number> = { claims: 1, figures: 0, event: 0, who: 0 };
  const voice = names('person') || names('organisation');
  if (QUANTITY.test(question)) scores.figures += 4;
  if (names('metric')) scores.figures += SPEECH.test(question) ? 0.5 : 1.5;
  if (OCCASION.test(question)) scores.event += 3;
  if (names('event')) scores.event += voice || SPEECH.test(question) ? 0.5 : 1.5;
  if (IDENTITY.test(question)) scores.who += voice || names('place') ? 4 : 2;
  if (SPEECH.test(question)) scores.claims += 2.5;
  if (voice) scores.claims += 1;
  return (Object.keys(scores) as ReadingKind[])
    .filter((kind) => scores[kind] > 0)
    .sort((a, b) => scores[b] - scores[a]);
}
