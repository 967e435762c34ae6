import { streamGuarded } from '../read/guarded-file.js';
import type { JsonLinesFile } from '../read/record-files.js';

const LINE_FEED = 0x0a;

/**
 * The bytes of a JSON Lines file with one line changed; every other byte as it is.
 * @param number of the line, counted from 1
 */
export async function* withLine(
  { path, guard }: JsonLinesFile,
  number: number,
  change: (text: string) => string,
): AsyncGenerator<Uint8Array | string> {
  let line = 1;
  let wanted: Buffer[] | undefined = number === 1 ? [] : undefined;
  for await (const chunk of streamGuarded(path, guard)) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0 && line <= number; end = chunk.indexOf(LINE_FEED, from)) {
      if (wanted !== undefined) {
        yield changedLine([...wanted, chunk.subarray(from, end)], change);
        wanted = undefined;
        from = end;
        line = number + 1;
        break;
      }
      yield chunk.subarray(from, end + 1);
      from = end + 1;
      line += 1;
      if (line === number) wanted = [];
    }
    if (wanted === undefined) yield chunk.subarray(from);
    else wanted.push(chunk.subarray(from));
  }
  if (wanted !== undefined) yield changedLine(wanted, change);
}

function changedLine(pieces: readonly Buffer[], change: (text: string) => string): string {
  const text = Buffer.concat(pieces).toString('utf8');
  const body = text.replace(/\r$/, '');
  const mark = body.startsWith('\ufeff') ? '\ufeff' : '';
  return `${mark}${change(body.slice(mark.length))}${text.slice(body.length)}`;
}
