/** A stretch of a text: two offsets in UTF-16 units, `end` exclusive. What is shown of a text is always cut out of it by one of these. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The words of a stretch. */
export const wordsAt = (text: string, { start, end }: Span): string => text.slice(start, end);

/** A stretch without the white space and the marks at its ends that end no name and no sentence. */
export function trimmed(text: string, { start, end }: Span, marks = /[\s,;:–—-]/u): Span {
  let from = start;
  let to = end;
  while (from < to && marks.test(text.charAt(from))) from += 1;
  while (to > from && marks.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
