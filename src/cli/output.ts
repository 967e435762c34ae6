/** Where the terminal commands print. */
export interface Output {
  write(text: string): void;
  error(text: string): void;
  /** Whether bold, dim and underline may be used. */
  readonly colours: boolean;
}

/**
 * Standard output and standard error. Colours on a terminal only, and never where NO_COLOR asks for none.
 * @param environment such as `process.env`
 */
export function standardOutput(environment: Readonly<Record<string, string | undefined>>): Output {
  return {
    write: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    colours: process.stdout.isTTY === true && !environment.NO_COLOR,
  };
}
