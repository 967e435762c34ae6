import { setImmediate as nextTurn } from 'node:timers/promises';
import { isAsking } from '../../language/words/asking.js';
import type { Mention, TextAnalyzer } from '../../search/text-analyzer.js';
import { isCue } from '../../search/words/cues.js';
import type { Cue } from './question-cues.js';
import { READING_WEIGHTS } from './reading-weights.js';

/** What a question may be about, as the command that answers it. */
export type Intent = keyof typeof READING_WEIGHTS;

/** Letters of a question that are looked at to tell what it asks for. */
export const MAX_READ = 400;

export const INTENTS: readonly Intent[] = ['claims', 'figures', 'event', 'who'];

/** Words that only ask, in the languages whose questions are read. */
const QUESTION_WORDS =
  /(?<![\p{L}])(?:how (?:many|much|long)|according to|what (?:happened|is|was|are|were|did|does|has|post|role|office|position)|tell me about|take place|took place|when (?:did|was|were|is)|where (?:did|is|was|were)|who (?:is|was|are)|did anyone|has anyone|сколько|скільки|что|кто|кого|так(?:ой|ая|ие)|когда|где|сказал\p{L}*|заявил\p{L}*|говорит|о|об|хто|що|коли|де|сказав|заявив|was|wer|wie viele|wann|wo|hat|haben|gesagt|sagt|über|ist|gibt es|qu'a|qui|que|quand|combien|où|a dit|dit|est|sont|il y a|quién|qué|cuándo|cuánt\p{L}*|dónde|dijo|hay|es|kim|ne|kaç|nerede|zaman|dedi|hakkında|kişi|menschen|leute|wurden|personnes|ont été|personas|fueron|человек|людей|было|были|осіб|insan)(?![\p{L}])/giu;

/** Questions for what others say of those they name: their own words are no answer, nor is who they are. */
const OF_OTHERS =
  /(?<!\p{L})(?:(?:who|which|anyone|anybody)(?!\p{L}).{0,30}?(?<!\p{L})(?:blam|accus|condemn|critici[sz]|prais|defend)\p{L}*|(?:accusations?|allegations?|charges?|criticism|condemnation) (?:against|of))(?!\p{L})/iu;

/** Everyday verbs of questions, without which they ask the same. */
const EVERYDAY_VERBS = new Set(
  'anyone anything arrest arrested arrive arrived begin began broke end ended give given gave happen hold held lose lost meet met order ordered place promise promised report reported send sent start started take took'.split(
    ' ',
  ),
);

/** A shorter question, and whether it asks for a part of the whole one only. */
export interface Shorter {
  readonly question: string;
  readonly isPart: boolean;
}

/** Makes the shorter questions for each way of reading one. What a question names is read once for all. */
export type Shortener = (intent: Intent) => readonly Shorter[];

/**
 * Reads a question for the shorter ones to try in turn where it is not answered itself: without question words, then only the names in it.
 * @param mentions what the question names
 */
export async function shortenerOf(
  question: string,
  mentions: readonly Mention[],
  analyzer: TextAnalyzer,
): Promise<Shortener> {
  await nextTurn();
  const plain = question.replace(QUESTION_WORDS, ' ').replace(/[?¿!]/g, ' ').replace(/\s+/g, ' ').trim();
  const named = [...mentions, ...(await analyzer.mentions(plain.slice(0, MAX_READ)))].filter(({ sure }) => sure);
  const of = (...kinds: readonly Mention['kind'][]): string =>
    [...new Set(named.filter((one) => kinds.includes(one.kind)).map(({ name }) => name))].slice(0, 4).join(' ');
  // A word that occurs nowhere on file may be what the question is about: names alone would answer another question.
  const strange = (await analyzer.unknownWords(plain)).filter((word) => !EVERYDAY_VERBS.has(word));
  const isOfOthers = OF_OTHERS.test(question);
  const inNames = new Set(named.flatMap(({ words }) => words));
  const matter = (await analyzer.condense(plain, MAX_READ)).split(' ');
  const isPart = matter.some((word) => !inNames.has(word) && !isAsking(word) && !isCue(word));
  const whole = { question: plain, isPart: false };
  return (intent) => {
    if (strange.length > 0) return plain === question ? [] : [whole];
    const names = {
      claims: () => (isOfOthers ? '' : of('person', 'organisation')),
      figures: () => (of('metric') === '' ? '' : of('metric', 'event', 'person', 'organisation')),
      event: () => of('event') || of('person', 'place'),
      who: () => (isOfOthers ? '' : of('person', 'organisation', 'place')),
    }[intent]();
    return [whole, ...(names === plain ? [] : [{ question: names, isPart }])].filter(
      (one) => one.question !== '' && one.question !== question,
    );
  };
}

/** How a question fares when it is read in one way. */
export interface Attempted {
  readonly intent: Intent;
  /** The share of the question that the first entry of the answer meets, 0 to 1; 0 where there is no answer. */
  readonly met: number;
  /** Whether only a shorter question was answered. */
  readonly isShorter: boolean;
  /** Whether that left out something that the question asks for. */
  readonly isPart: boolean;
}

/** What speaks for reading a question in one way, to be compared with the other ways: what the answer meets of it, and its words of asking. */
export function likelihoodOf({ intent, met, isShorter }: Omit<Attempted, 'isPart'>, cues: ReadonlySet<Cue>): number {
  const weights = READING_WEIGHTS[intent];
  const hinted = [...cues].reduce((sum, cue) => sum + (weights.cues[cue] ?? 0), 0);
  return weights.base + weights.met * met + (isShorter ? weights.shorter : 0) + hinted;
}
