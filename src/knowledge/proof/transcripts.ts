import { extname } from 'node:path';

/** A line of a transcript in the archive: `[0:01:23] Mara Quill: The levee held.` */
export const TURN = /^\[(?<time>\d+:\d\d:\d\d)\](?: (?<who>[^\n:]{1,80}):)? (?<words>.*)$/u;

/** A time that a transcript has between its words: `[0:01:27] `. Behind the first of its line it is no part of what is said. */
const MARK = /\[(?<time>\d+:\d\d:\d\d)\] ?/gu;
/** A later subtitle of a turn gets a time of its own where it begins this much later. */
const MIN_SECONDS_APART = 5;

const TIMES = /^(?:(?<h>\d+):)?(?<m>\d{1,2}):(?<s>\d{2})[.,]\d{1,3}\s+-->\s/u;
/** `<v Mara Quill>` of WebVTT. */
const VOICE = /<v(?:\.[^ >]*)?\s+(?<who>[^>]+)>/u;
const MARKUP = /<\/?[^>\n]{0,60}>/gu;
/** "MARA QUILL: ", ">> Quill: ", "- Quill: " */
const LABEL = /^(?:>>|-)?\s*(?<who>\p{Lu}[\p{L}\p{M}.’' -]{0,60}?):\s+/u;

interface Turn {
  readonly time: string;
  readonly who: string;
  words: string;
  /** The time that its words have last. */
  last: string;
}

/** A time in a transcript: where its mark is, and the second. */
export interface TimeMark {
  readonly start: number;
  readonly end: number;
  readonly second: number;
}

/** The times of a transcript, in order; none where a text is anything else. */
export function timeMarks(text: string): TimeMark[] {
  if (!text.startsWith('[') || !TURN.test(text.slice(0, lineEnd(text)))) return [];
  return [...text.matchAll(MARK)].map(({ 0: mark, index, groups }) => ({
    start: index,
    end: index + mark.length,
    second: secondOf(groups?.time ?? ''),
  }));
}

/** A transcript with the times of its turns alone: what is said has none in it. */
export function withoutInnerTimes(text: string): string {
  let plain = '';
  let from = 0;
  for (const { start, end } of timeMarks(text)) {
    if (start === 0 || text.charAt(start - 1) === '\n') continue;
    plain += text.slice(from, start);
    from = end;
  }
  return plain + text.slice(from);
}

/** The second of a recording at which a place of its transcript is said; undefined in a text without times. */
export const secondAt = (text: string, place: number): number | undefined =>
  timeMarks(text).findLast(({ start }) => start <= place)?.second;

const lineEnd = (text: string): number => (text.includes('\n') ? text.indexOf('\n') : text.length);
const secondOf = (time: string): number => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

/**
 * Subtitles as a text for the archive: a paragraph for each turn, with the second at which it begins, its speaker as the file has them, and the
 * seconds between its words.
 * @param file its name: `.srt` or `.vtt`
 * @returns undefined for other files, and for one without times
 */
export function asTranscript(file: string, text: string): string | undefined {
  if (!/^\.(?:srt|vtt)$/i.test(extname(file))) return undefined;
  const turns: Turn[] = [];
  for (const block of text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => TIMES.test(line));
    if (at < 0) continue;
    addBlock(turns, timeOf(lines[at] ?? ''), lines.slice(at + 1));
  }
  if (turns.length === 0) return undefined;
  return `${turns.map(({ time, who, words }) => `[${time}] ${who === '' ? '' : `${who}: `}${words}`).join('\n\n')}\n`;
}

function timeOf(line: string): string {
  const { h = '0', m = '0', s = '00' } = TIMES.exec(line)?.groups ?? {};
  return `${Number(h)}:${m.padStart(2, '0')}:${s}`;
}

/** Adds the lines of a subtitle: to the turn before, unless they say that somebody else speaks. */
function addBlock(turns: Turn[], time: string, lines: readonly string[]): void {
  for (const line of lines) {
    const voice = VOICE.exec(line)?.groups?.who?.trim();
    const plain = line.replace(MARKUP, '').trim();
    const label = voice === undefined ? LABEL.exec(plain) : null;
    const who = voice ?? label?.groups?.who?.trim();
    const words = plain.slice(label?.[0].length ?? 0).trim();
    const last = turns.at(-1);
    if (words === '') continue;
    if (last === undefined || (who !== undefined && who !== last.who))
      turns.push({ time, who: who ?? '', words, last: time });
    else {
      const isLater = secondOf(time) - secondOf(last.last) >= MIN_SECONDS_APART;
      last.words += isLater ? ` [${time}] ${words}` : ` ${words}`;
      if (isLater) last.last = time;
    }
  }
}
