import { SPEECH_VERBS_OF_QUESTIONS } from '../../language/words/speech-verbs.js';
import type { Mention } from '../../search/text-analyzer.js';

const word = (alternatives: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${alternatives})(?![\\p{L}])`, 'iu');

/** What the words of a question hint at, in the languages whose questions are read. */
const PATTERNS = {
  quantity: word(
    'how (?:many|much|long|few|big|large)|numbers?|figures?|tolls?|counts?|counted|tally|totals?|statistics|estimates?|headcount|percent|casualt\\w+|сколько|скільки|число|кількість|количество|wie ?viele?|anzahl|combien|nombre|cuánt\\w+|número|cifras?|kaç|sayısı',
  ),
  happened: word(
    'when|what time|what day|happen(?:s|ed|ing)?|occurr?(?:s|ed)|take place|took place|tell me about|what (?:is|was|were) the(?! .{1,80}ing\\W*$)|what did the \\p{L}+ order|where (?:did|was|were)|when|timeline|sequence|chronology|events?|incidents?|when did|what (?:became|has become|came|comes|went)|how did .+ (?:end|begin|start|come about|unfold)|since when|from when|wann|was geschah|was ist passiert|quand|que s.est-il passé|cuándo|qué pasó|когда|что произошло|что случилось|коли|що сталося|ne zaman|ne oldu',
  ),
  order: word(
    'first|next|before|after|then|followed|preceded|earlier|later|zuerst|danach|avant|après|antes|después|сначала|потом|спочатку|потім|önce|sonra',
  ),
  undergone: word(
    '(?:who|which|whom?)(?![\\p{L}]).{0,40}?(?<![\\p{L}])(?:was|were|got|gets|is|are|been|be)(?![\\p{L}]).{0,20}?(?:\\p{L}{3,}ed|taken|held|shot|caught|freed|lost|sunk|hit|in (?:custody|jail|prison|hospital))|wer (?:wurde|ist .{0,40} worden)|wen|qui a(?:vait)? été|a quién(?:es)?|quién(?:es)? (?:fue|fueron)|кого|kim(?:ler)? .{0,40}(?:ndı|ldı)(?:lar)?',
  ),
  part: word(
    'who (?:took part|attended|sat|met|led|headed|signed|won|lost|chaired|organi[sz]ed|hosted|opened|closed|came|went|arrived|left|joined)|participants?|attendees?',
  ),
  identity: word(
    'who (?:is|was|are|were)|who.s|what (?:post|role|office|position|job)|profile|кто так\\p{L}+|хто так\\p{L}+|wer ist|qui est|quién es|kim(?:dir)?',
  ),
  whereabouts: word(
    'where(?:.s| is| are| exactly is)(?! .{1,60}(?:ing|ed|held|taken|kept|now)\\W*$)|wo (?:ist|liegt|befindet)|où (?:est|se trouve|se situe)|dónde (?:está|queda|se encuentra)|где (?:находится|расположен\\p{L}*)|де (?:знаходиться|розташован\\p{L}*)|nerede(?:dir)?',
  ),
  speech: word(
    `${SPEECH_VERBS_OF_QUESTIONS}|quotes?|quoted|words?|statements?|comments?|commented|commenting|remarks?|reaction|reacted?|repl(?:y|ies)|answer(?:s|ed)?|respon[ds]\\w*|on record|think|thinks|thought|view|stance|position|account|explain\\w*|justif\\w*|blam\\w*|defend\\w*|critici[sz]\\w*|apologi[sz]\\w*|sorry|predict\\w*|forecast|agree[sd]?|disagree[sd]?|contradict\\w*|refus\\w*|confirm\\w*|admit\\w*|call|ask|write|wrote|sagen?|sagt|äußer\\w+|dire|décl\\w+|decir|dice|говорит|сообщ\\p{L}+|каже|diyor|açıkla\\p{L}+`,
  ),
  yesOrNo: /^\W*(?:did|do|does|has|have|had|is|was|were|are|any|anything|anyone|anybody)\b/iu,
  whatOrHow:
    /^\W*(?:what|how|why|was|wie|warum|que|qu'|comment|pourquoi|qué|cómo|que|что|как|почему|що|як|чому|ne|nasıl|neden)\b/iu,
  who: /^\W*(?:who|whom|whose|which|wer|qui|quién(?:es)?|кто|хто|kim)\b/iu,
} as const satisfies Readonly<Record<string, RegExp>>;

/** A hint in a question at what it asks for: words of asking, and the kinds of what it names. */
export type Cue = keyof typeof PATTERNS | (typeof NAMED)[number];

const NAMED = ['voice', 'voiceSpeaks', 'metric', 'event', 'place'] as const;

/** Every hint there is. */
export const CUES: readonly Cue[] = [...(Object.keys(PATTERNS) as (keyof typeof PATTERNS)[]), ...NAMED];

/** The hints in a question. */
export function cuesOf(question: string, mentions: readonly Mention[]): ReadonlySet<Cue> {
  // "Tell me about" is no speech.
  const asked = question.replace(/tell me/iu, '');
  const cues = new Set<Cue>(
    (Object.keys(PATTERNS) as (keyof typeof PATTERNS)[]).filter((cue) =>
      PATTERNS[cue].test(cue === 'speech' ? asked : question),
    ),
  );
  const names = (...kinds: readonly Mention['kind'][]): boolean =>
    mentions.some(({ kind, sure }) => sure && kinds.includes(kind));
  if (names('person', 'organisation')) cues.add('voice');
  if (cues.has('voice') && cues.has('speech')) cues.add('voiceSpeaks');
  if (names('metric')) cues.add('metric');
  if (names('event')) cues.add('event');
  if (names('place')) cues.add('place');
  return cues;
}
