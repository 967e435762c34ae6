/** The days that a question limits itself to, as seen from an event. */
export type EventLimit =
  | {
      readonly kind:
        | 'before'
        | 'until'
        | 'since'
        | 'after'
        | 'during'
        | 'day'
        | 'week-before'
        | 'week-after'
        | 'first-week'
        | 'last-day';
    }
  /** One day of it, counted from 1. */
  | { readonly kind: 'day-of'; readonly day: number }
  /** A single day, counted back from its first day or on from its last. */
  | { readonly kind: 'days-before' | 'days-after'; readonly days: number };

/** Which day of the event is meant, where the words say so: "since it began", "until the end of it". */
export type EventEdge = 'start' | 'end';

/** Words that may name the event, with their place in UTF-16 units; `end` is exclusive. */
export interface NamedEvent {
  readonly words: string;
  readonly edge?: EventEdge;
  readonly start: number;
  readonly end: number;
}

/** A limit in a question, with its place in UTF-16 units. */
export interface EventLimitMention {
  readonly limit: EventLimit;
  /** What may be the name of the event: of names that follow the longest first, of one that comes before the nearest. */
  readonly events: readonly NamedEvent[];
  readonly start: number;
  readonly end: number;
}

interface Cue {
  readonly pattern: RegExp;
  readonly limitOf: (number: number | undefined) => EventLimit | undefined;
  /** Whether the event is named before these words, as in Turkish. */
  readonly isBehind: boolean;
}

const word = (alternatives: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'giu');
const NUMBER = '([\\p{L}\\d]+)';

const cue = (alternatives: string, limitOf: Cue['limitOf'], isBehind = false): Cue => ({
  pattern: word(alternatives),
  limitOf,
  isBehind,
});
const plain = (kind: Exclude<EventLimit['kind'], 'day-of' | 'days-before' | 'days-after'>) => (): EventLimit => ({
  kind,
});

const NUMBERS: ReadonlyMap<string, number> = new Map(
  [
    'first 1st one a 1 ersten erste einen premier un primer un первый один перший один ilk birinci bir',
    'second 2nd two 2 zweiten zwei deuxième deux segundo dos второй два другий два ikinci iki',
    'third 3rd three 3 dritten drei troisième trois tercer tres третий три третій три üçüncü üç',
    'fourth 4th four 4 vierten vier quatrième quatre cuarto cuatro четвёртый четвертый четыре четвертий чотири dördüncü dört',
    'fifth 5th five 5 fünften fünf cinquième cinq quinto cinco пятый пять пʼятий пʼять beşinci beş',
    'sixth 6th six 6 sechsten sechs sixième sexto seis шестой шесть шостий шість altıncı altı',
    'seventh 7th seven 7 siebten sieben septième sept séptimo siete седьмой семь сьомий сім yedinci yedi',
  ].flatMap((line, index) => line.split(' ').map((one) => [one, index + 1] as const)),
);

/** In the languages of the bot. What is longer comes first: "the day before" is no "before". */
const CUES: readonly Cue[] = [
  cue(
    '(?:(?:on|in) )?(?:the|a|one) day after|am tag nach|le lendemain (?:de|du|des)|al? día siguiente (?:de|del|a|al)|на следующий день после|наступного дня після',
    () => ({ kind: 'days-after', days: 1 }),
  ),
  cue(
    '(?:(?:on|in) )?(?:the|a|one) day before|(?:on )?(?:the )?eve of|am tag vor|am vorabend|la veille (?:de|du|des)|la víspera (?:de|del)|el día antes (?:de|del)|накануне|за день до|напередодні',
    () => ({ kind: 'days-before', days: 1 }),
  ),
  cue(
    '(?:in |within )?(?:the|a|one) week after|in der woche nach|(?:dans )?la semaine après|la semana después (?:de|del)|в неделю после|протягом тижня після',
    plain('week-after'),
  ),
  cue(
    '(?:in )?(?:the|a|one) week before|in der woche vor|la semaine avant|la semana antes (?:de|del)|за неделю до|за тиждень до',
    plain('week-before'),
  ),
  cue(
    `(?:on )?day ${NUMBER} of|(?:on )?the ${NUMBER} day of|am ${NUMBER} tag (?:der|des)|le ${NUMBER} jour (?:de|du|des)|el ${NUMBER} día (?:de|del)|в ${NUMBER} день|у ${NUMBER} день`,
    (day) => (day === undefined ? undefined : { kind: 'day-of', day }),
  ),
  cue(
    `${NUMBER} days? after|${NUMBER} tage? nach|${NUMBER} jours? après|${NUMBER} días? después (?:de|del)`,
    (count) => (count === undefined ? undefined : { kind: 'days-after', days: count }),
  ),
  cue(`${NUMBER} days? before|${NUMBER} tage? vor|${NUMBER} jours? avant|${NUMBER} días? antes (?:de|del)`, (count) =>
    count === undefined ? undefined : { kind: 'days-before', days: count },
  ),
  cue(
    '(?:in |during )?the first week of|in der ersten woche (?:der|des)|(?:dans |pendant )?la première semaine (?:de|du|des)|(?:en )?la primera semana (?:de|del)|в первую неделю|у перший тиждень',
    plain('first-week'),
  ),
  cue(
    '(?:on )?the last day of|am letzten tag (?:der|des)|le dernier jour (?:de|du|des)|el último día (?:de|del)|в последний день|в останній день',
    plain('last-day'),
  ),
  cue(
    '(?:on )?the (?:same )?day (?:of|as)|am tag (?:der|des)|le jour (?:de|du|des)|el día (?:de|del)|в день|у день',
    plain('day'),
  ),
  cue('before|prior to|ahead of|in the run-?up to|leading up to|vor|avant|antes (?:de|del)|до|перед', plain('before')),
  cue('until|till|up to|bis zu[mr]?|bis|jusqu.(?:à|au|aux)|hasta', plain('until')),
  cue('(?:ever )?since|seit|depuis|desde|с момента|со времени|від часу|відколи', plain('since')),
  cue('с начала|з початку|від початку', plain('since')),
  cue('after|in the (?:wake|aftermath) of|nach|après|después (?:de|del)|tras|после|після', plain('after')),
  cue(
    'during|in the course of|throughout|während|im laufe|pendant|durant|lors (?:de|du|des)|au cours (?:de|du|des)|durante|во время|в ходе|під час|у ході',
    plain('during'),
  ),
  cue('ertesi gün(?:ü)?', () => ({ kind: 'days-after', days: 1 }), true),
  cue(`${NUMBER} gün sonra`, (count) => (count === undefined ? undefined : { kind: 'days-after', days: count }), true),
  cue(`${NUMBER} gün önce`, (count) => (count === undefined ? undefined : { kind: 'days-before', days: count }), true),
  cue(`${NUMBER} gün(?:ünde|ü)`, (day) => (day === undefined ? undefined : { kind: 'day-of', day }), true),
  cue('önce|öncesinde', plain('before'), true),
  cue('sonra|sonrasında', plain('after'), true),
  cue('beri|bu yana', plain('since'), true),
  cue('sırasında|boyunca|süresince', plain('during'), true),
];

/** What people speak in front of: "before the court" is no time. */
const BODIES =
  /(?:^| )(?:council|parliament|court|assembly|committee|congress|senate|house|commission|tribunal|jury|judges?|panel|cameras?|press|reporters|journalists|lawmakers|deputies|mps)$/iu;

/**
 * Whether English words name a body that people speak in front of, and no event.
 * @param words what may be the name of an event
 */
export const isSpokenTo = (words: string): boolean => BODIES.test(words);

/** Where the name of an event ends for certain. */
const HARD_END =
  /[,;:?!()“”"«»—–]|(?<![\p{L}\p{N}])(?:about|regarding|concerning|according|from|against|that|who|what|how|why|and|or|but|did|does|do|was|were|is|are|has|have|had|say|says|said|gesagt|sagte|sagt|dit|déclaré|dijo|dicho|сказал|сказала|говорил|говорила|сказав|сказала|казав|казала|dedi|söyledi|über|laut|gegen|wer|und|sur|selon|contre|qui|et|sobre|según|contra|quién|y|о|об|про|и|что|кто|що|хто|та)(?![\p{L}\p{N}])/iu;
/** Where it may end. */
const SOFT_END =
  /(?<![\p{L}\p{N}])(?:in|at|on|of|by|near|for|to|with|over|between|per|von|im|am|durch|par|à|en|dans|por|a|в|на|от|по|у|від|за)(?![\p{L}\p{N}])/giu;
const MAX_NAME_WORDS = 9;
/** Words before a Turkish postposition that may be the name. */
const MAX_WORDS_BEFORE = 4;

const BEGINS =
  /^(?:the |der |die |das |le |la |l['’]|el )?(?:start|beginning|outbreak|onset|launch|beginn|anfang|ausbruch|début|inicio|comienzo|начала|початку)(?: of| der| des| de la| de l['’]| du| del| de)? +/iu;
const ENDS =
  /^(?:the |das |la |el )?(?:end|ende|fin|final|конца|окончания|кінця|закінчення)(?: of| der| des| de la| de l['’]| du| del| de)? +/iu;
const BEGAN =
  / +(?:began|begins|begin|had begun|started|starts|start|broke out|was launched|got under ?way|begann|anfing|a commencé|commença|empezó|comenzó|началось|началась|начался|почалося|почалася|почався)$/iu;
const ENDED =
  / +(?:ended|ends|end|had ended|was over|finished|stopped|endete|aufhörte|a pris fin|terminó|acabó|закончилось|закончилась|закончился|закінчилося|закінчилася|закінчився)$/iu;

/** The limits by events in a question: "before the vote", "since the strike began", "am Tag nach dem Einsturz". Those that share words with one before are left out. */
export function eventLimitsIn(question: string): readonly EventLimitMention[] {
  const mentions: EventLimitMention[] = [];
  for (const { pattern, limitOf, isBehind } of CUES)
    for (const found of question.matchAll(pattern)) {
      const number = found.slice(1).find((one) => one !== undefined);
      const limit = limitOf(number === undefined ? undefined : NUMBERS.get(number.toLowerCase()));
      const [start, end] = [found.index, found.index + found[0].length];
      if (limit === undefined || mentions.some((other) => start < other.end && end > other.start)) continue;
      const events = isBehind ? namesBefore(question, start) : namesFrom(question, end);
      if (events.length > 0) mentions.push({ limit, events, start, end });
    }
  return mentions.sort((a, b) => a.start - b.start);
}

function namesFrom(question: string, from: number): NamedEvent[] {
  const rest = question.slice(from);
  const text = rest.slice(0, HARD_END.exec(rest)?.index ?? rest.length);
  const ends = [text.length, ...[...text.matchAll(SOFT_END)].map(({ index }) => index).reverse()];
  return ends.flatMap((end) => nameAt(question, from, from + end));
}

function namesBefore(question: string, until: number): NamedEvent[] {
  const words = [...question.slice(0, until).matchAll(/[\p{L}\p{M}\p{N}’'-]+/gu)].slice(-MAX_WORDS_BEFORE);
  return words.reverse().flatMap(({ index }) => nameAt(question, index, until));
}

/** A name without what says which edge of it is meant. */
function nameAt(question: string, from: number, to: number): NamedEvent[] {
  const typed = question.slice(from, to);
  const start = from + (typed.length - typed.trimStart().length);
  const end = to - (typed.length - typed.trimEnd().length);
  const name = question.slice(start, end);
  const count = name.split(/\s+/u).filter(Boolean).length;
  if (count === 0 || count > MAX_NAME_WORDS) return [];
  const starts = name.replace(BEGINS, '').replace(BEGAN, '');
  if (starts !== name) return [{ words: starts, edge: 'start', start, end }];
  const ended = name.replace(ENDS, '').replace(ENDED, '');
  return [ended === name ? { words: name, start, end } : { words: ended, edge: 'end', start, end }];
}
