import { once } from 'node:events';
import { printable } from '../printable.js';

/** Where the terminal commands print. */
export interface Output {
  /** Prints text after making it printable. */
  write(text: string): void;
  /** Prints to standard error, as `write` does. */
  error(text: string): void;
  /** Prints text that is printable but for the styles that the caller has put into it. */
  writeStyled(text: string): void;
  /** Writes a piece of data; as it is, unless a terminal shows it. Waits for a slow reader, so that unread data does not pile up in memory. */
  writeData(text: string): Promise<void>;
  /** Whether bold, dim and underline may be used. */
  readonly colours: boolean;
}

/**
 * Standard output and standard error. Colours on a terminal only, and never where NO_COLOR asks for none.
 * @param environment such as `process.env`
 */
export function standardOutput(environment: Readonly<Record<string, string | undefined>>): Output {
  return {
    write: (text) => void process.stdout.write(printable(text)),
    error: (text) => void process.stderr.write(printable(text)),
    writeStyled: (text) => void process.stdout.write(text),
    async writeData(text) {
      const shown = process.stdout.isTTY === true ? printable(text) : text;
      if (!process.stdout.write(shown)) await once(process.stdout, 'drain');
    },
    colours: process.stdout.isTTY === true && !environment.NO_COLOR,
  };
}
