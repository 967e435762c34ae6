import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from '../support/first-story.js';

/** The real command. */
export const COMMAND = fileURLToPath(new URL('../../tools/verbatim.mjs', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command in a process of its own. */
export function verbatim(
  words: readonly string[],
  more: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, KNOWLEDGE_DIR, ARCHIVE_DIR, ...more.env };
    const child = spawn(process.execPath, [COMMAND, ...words], { env: env as NodeJS.ProcessEnv });
    const out: string[] = [];
    const err: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: out.join(''), err: err.join('') }));
    child.stdin.end(more.input ?? '');
  });
}
