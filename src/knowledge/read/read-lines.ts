import type { Hash } from 'node:crypto';
import { streamGuarded } from './guarded-file.js';
import type { JsonLinesFile } from './record-files.js';

/** Max bytes of a line, which is one entry. */
export const MAX_LINE_BYTES = 1024 * 1024;

const NEWLINE = 10;
const RETURN = 13;

/** A line of a file: its text, or why it has none. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text?: string;
  readonly trouble?: { readonly wrong: string; readonly right: string };
}

/** Some lines of a file, with how much of it has been read. */
export interface Lines {
  readonly lines: readonly Line[];
  /** Bytes. */
  readonly read: number;
}

const TOO_LONG = { wrong: 'the line is longer than 1 MB', right: 'write one entry a line' };

/**
 * Reads a file of lines in pieces, so that a file of any size takes no more memory than a piece. Empty lines are left out.
 * @param hash takes every byte, so that the file need not be read twice
 * @throws {RefusedFileError} when it is no ordinary file or too large; else what the file system reports
 */
export async function* readLines({ path, guard }: JsonLinesFile, hash: Hash): AsyncGenerator<Lines> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  let read = 0;
  let skipping = false;
  for await (const chunk of streamGuarded(path, guard)) {
    hash.update(chunk);
    read += chunk.length;
    const end = chunk.lastIndexOf(NEWLINE);
    if (end < 0) {
      if (!skipping) rest = Buffer.concat([rest, chunk]);
      if (rest.length > MAX_LINE_BYTES) {
        rest = Buffer.alloc(0);
        skipping = true;
      }
      continue;
    }
    const whole = Buffer.concat([rest, chunk.subarray(0, end)]);
    rest = Buffer.from(chunk.subarray(end + 1));
    const lines = split(whole, number, skipping);
    skipping = false;
    number += lines.length;
    yield { lines: lines.filter(isFilled), read };
  }
  if (skipping) yield { lines: [{ number: number + 1, trouble: TOO_LONG }], read };
  else if (rest.length > 0) yield { lines: split(rest, number, false).filter(isFilled), read };
}

const isFilled = ({ text, trouble }: Line): boolean => trouble !== undefined || (text ?? '').trim() !== '';

function split(bytes: Buffer, before: number, firstTooLong: boolean): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); ; end = bytes.indexOf(NEWLINE, start)) {
    const stop = end < 0 ? bytes.length : end;
    lines.push(
      firstTooLong && lines.length === 0
        ? { number: before + 1, trouble: TOO_LONG }
        : lineOf(bytes.subarray(start, bytes[stop - 1] === RETURN ? stop - 1 : stop), before + lines.length + 1),
    );
    if (end < 0) return lines;
    start = end + 1;
  }
}

const DECODER = new TextDecoder('utf-8', { fatal: true });

function lineOf(bytes: Buffer, number: number): Line {
  if (bytes.length > MAX_LINE_BYTES) return { number, trouble: TOO_LONG };
  try {
    return { number, text: DECODER.decode(bytes) };
  } catch {
    return { number, trouble: { wrong: 'the line is not UTF-8', right: 'save the file as UTF-8' } };
  }
}
