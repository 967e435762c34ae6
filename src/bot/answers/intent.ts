import { setImmediate as nextTurn } from 'node:timers/promises';
import { SPEECH_VERBS_OF_QUESTIONS } from '../../language/words/speech-verbs.js';
import type { Mention, TextAnalyzer } from '../../search/text-analyzer.js';

/** What a question may be about, as the command that answers it. */
export type Intent = 'claims' | 'figures' | 'event' | 'who';

const QUANTITY =
  /(?<![\p{L}])(?:how (?:many|much|long)|numbers?|figures?|toll|count|casualt\w+|сколько|скільки|wie viele|combien|cuánt\w+|kaç)(?![\p{L}])/iu;
const OCCASION =
  /(?<![\p{L}])(?:when|what happened|happened|take place|took place|tell me about|what (?:is|was) the|what did the \p{Lu}+ order|where did|когда|що сталося|что произошло|wann|quand|cuándo|ne zaman)(?![\p{L}])/iu;
const IDENTITY =
  /(?<![\p{L}])(?:who (?:is|was|are)|what (?:post|role|office|position)|where is|кто так\p{L}+|хто так\p{L}+|wer ist|qui est|quién es|kim(?:dir)?)(?![\p{L}])/iu;
const SPEECH = new RegExp(`(?<![\\p{L}])(?:${SPEECH_VERBS_OF_QUESTIONS})(?![\\p{L}])`, 'iu');

/** Words that only ask, in the languages whose questions are read. */
const QUESTION_WORDS =
  /(?<![\p{L}])(?:how (?:many|much|long)|according to|what (?:happened|is|was|are|were|did|does|has|post|role|office|position)|tell me about|take place|took place|when (?:did|was|were|is)|where (?:did|is|was|were)|who (?:is|was|are)|did anyone|has anyone|сколько|скільки|что|кто|кого|так(?:ой|ая|ие)|когда|где|сказал\p{L}*|заявил\p{L}*|говорит|о|об|хто|що|коли|де|сказав|заявив|was|wer|wie viele|wann|wo|hat|haben|gesagt|sagt|über|ist|gibt es|qu'a|qui|que|quand|combien|où|a dit|dit|est|sont|il y a|quién|qué|cuándo|cuánt\p{L}*|dónde|dijo|hay|es|kim|ne|kaç|nerede|zaman|dedi|hakkında|kişi|menschen|leute|wurden|personnes|ont été|personas|fueron|человек|людей|было|были|осіб|insan)(?![\p{L}])/giu;

/** Everyday verbs of questions, without which they ask the same. */
const EVERYDAY_VERBS = new Set(
  'anyone anything arrest arrested arrive arrived begin began broke end ended give given gave happen hold held lose lost meet met order ordered place promise promised report reported send sent start started take took'.split(
    ' ',
  ),
);

/**
 * Shorter questions to try in turn where the question itself is not answered: without question words, then only the names in it.
 * @param kind how the question is read
 */
export async function shorterQuestions(
  question: string,
  kind: Intent,
  analyzer: TextAnalyzer,
): Promise<readonly string[]> {
  await nextTurn();
  const plain = question.replace(QUESTION_WORDS, ' ').replace(/[?¿!]/g, ' ').replace(/\s+/g, ' ').trim();
  const named = [
    ...(await analyzer.mentions(question.slice(0, 400))),
    ...(await analyzer.mentions(plain.slice(0, 400))),
  ].filter(({ sure }) => sure);
  const of = (...kinds: readonly Mention['kind'][]): string =>
    [...new Set(named.filter((one) => kinds.includes(one.kind)).map(({ name }) => name))].slice(0, 4).join(' ');
  const names = {
    claims: of('person', 'organisation'),
    figures: of('metric', 'event', 'person', 'organisation'),
    event: of('event') || of('person', 'place'),
    who: of('person', 'organisation', 'place'),
  }[kind];
  // A word that occurs nowhere on file may be what the question is about: names alone would answer another question.
  const strange = (await analyzer.unknownWords(plain)).filter((word) => !EVERYDAY_VERBS.has(word));
  if (strange.length > 0) return plain === question ? [] : [plain];
  return [...new Set([plain, names, kind === 'figures' ? of('metric') : ''])].filter(
    (one) => one !== '' && one !== question,
  );
}

/**
 * The ways a question can be read, likeliest first: by its question words and by what it names.
 */
export async function likelyIntents(question: string, analyzer: TextAnalyzer): Promise<readonly Intent[]> {
  const mentions = await analyzer.mentions(question.slice(0, 400));
  await nextTurn();
  const names = (kind: Mention['kind']): boolean => mentions.some((one) => one.kind === kind && one.sure);
  const scores: Record<Intent, number> = { claims: 1, figures: 0, event: 0, who: 0 };
  const voice = names('person') || names('organisation');
  if (QUANTITY.test(question)) scores.figures += 4;
  if (names('metric')) scores.figures += SPEECH.test(question) ? 0.5 : 1.5;
  if (OCCASION.test(question)) scores.event += 3;
  if (names('event')) scores.event += voice || SPEECH.test(question.replace(/tell me/i, '')) ? 0.5 : 1.5;
  if (IDENTITY.test(question)) scores.who += voice || names('place') ? 4 : 2;
  if (SPEECH.test(question.replace(/tell me/i, ''))) scores.claims += 2.5;
  if (voice) {
    scores.claims += 1;
    scores.figures += 0.25;
  }
  return (Object.keys(scores) as Intent[]).filter((kind) => scores[kind] > 0).sort((a, b) => scores[b] - scores[a]);
}
