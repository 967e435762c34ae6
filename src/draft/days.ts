import { monthOf, weekdayOf } from '../language/words/day-words.js';
import { daysIn } from '../language/words/days.js';
import { foldSpeechWord, type SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import type { Span } from './span.js';
import type { Token } from './tokens.js';

/** A day that a text names, and which one that is. */
export interface FoundDay extends Span {
  /** ISO `YYYY-MM-DD`. */
  readonly iso: string;
  /** Whether it was worked out from the day of publication. */
  readonly isInferred: boolean;
}

const MS_PER_DAY = 86_400_000;
const WORD = /[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;

/**
 * The days that a sentence names: dates with their year, and weekdays. A weekday is the last one up to the day of publication, or the next
 * one after it where the sentence speaks of what is to come.
 * @param published ISO day; without it only dates with their year are read
 */
export function daysOf(
  text: string,
  sentence: Span,
  tokens: readonly Token[],
  lexicon: SpeechLexicon,
  published: string | undefined,
): FoundDay[] {
  if (
    !tokens.some(
      ({ isDay, key }) =>
        isDay || /^\d{4}-|^\d{1,2}[./]\d/.test(key) || (/^\p{L}/u.test(key) && monthOf(key) !== undefined),
    )
  )
    return [];
  const words = text.slice(sentence.start, sentence.end);
  const dated = daysIn(words).flatMap(({ from, start, end }): FoundDay[] => {
    const { year, month, day } = from;
    if (month === undefined || day === undefined || (year === undefined && published === undefined)) return [];
    const date = [month, day].map((number) => String(number).padStart(2, '0')).join('-');
    const iso = year === undefined ? nearest(date, published ?? '') : `${year}-${date}`;
    return [{ start: sentence.start + start, end: sentence.start + end, iso, isInferred: year === undefined }];
  });
  if (published === undefined) return dated;
  const named = [...words.matchAll(WORD)].flatMap(({ 0: word, index }): FoundDay[] => {
    const weekday = weekdayOf(word);
    const start = sentence.start + index;
    if (weekday === undefined || dated.some((one) => one.start <= start && start < one.end)) return [];
    return [
      {
        start,
        end: start + word.length,
        iso: dayNear(
          published,
          weekday,
          UP_TO.test(words.slice(0, index)) || isAhead(clauseAround(words, index, lexicon), lexicon),
        ),
        isInferred: true,
      },
    ];
  });
  return [...dated, ...named].sort((a, b) => a.start - b.start);
}

/** Right before a day: until Monday, by Friday. */
const UP_TO = /(?<!\p{L})(?:until|till|by|bis|jusqu[’']à|jusqu[’']au|hasta(?: el)?|до) $/iu;

/** Whether a clause speaks of what is to come: by one of its words, or by two in a row. */
function isAhead(clause: string, lexicon: SpeechLexicon): boolean {
  const words = clause.match(WORD) ?? [];
  return words.some((word, at) => isAheadWord(word, lexicon) || isAheadWord(`${word}_${words[at + 1] ?? ''}`, lexicon));
}

/** The clause that holds a word: between marks, and words such as "and". */
function clauseAround(sentence: string, at: number, { language, words: { and } }: SpeechLexicon): string {
  const ends = [...sentence.matchAll(/[,;:—–“”«»„"]|[\p{L}\p{M}]+/gu)].filter(
    ({ 0: found }) => !/^\p{L}/u.test(found) || and.has(foldSpeechWord(found, language)),
  );
  const from = ends.findLast(({ index }) => index < at)?.index ?? 0;
  const end = ends.find(({ index }) => index > at)?.index ?? sentence.length;
  return sentence.slice(from, end);
}

function isAheadWord(word: string, { language, words: { ahead } }: SpeechLexicon): boolean {
  const key = foldSpeechWord(word, language);
  return (
    ahead.has(key) ||
    (language === 'tr' && /[ae]c[ae]k/u.test(key)) ||
    (language === 'fr' && /(?:era|eront|ira|iront|dra|dront)$/u.test(key)) ||
    (language === 'es' && /(?:[aei]rá|[aei]rán)$/u.test(key))
  );
}

function nearest(date: string, published: string): string {
  const year = Number(published.slice(0, 4));
  return `${year}-${date}` <= published ? `${year}-${date}` : `${year - 1}-${date}`;
}

function dayNear(published: string, weekday: number, isAhead: boolean): string {
  const today = Date.parse(`${published}T00:00:00Z`);
  const back = (new Date(today).getUTCDay() - weekday + 7) % 7;
  return new Date(isAhead ? today + (7 - back) * MS_PER_DAY : today - back * MS_PER_DAY).toISOString().slice(0, 10);
}
