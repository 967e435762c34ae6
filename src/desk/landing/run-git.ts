import { spawn } from 'node:child_process';

/** git said no, in its own words. */
export class GitError extends Error {
  constructor(command: string, words: string) {
    super(`git ${command}: ${words.trim().split('\n').slice(-3).join(' ').slice(0, 300)}`);
    this.name = 'GitError';
  }
}

/** Runs git in a work tree. @throws {GitError} where it says no */
export type Git = (words: readonly string[], more?: GitOptions) => Promise<string>;

export interface GitOptions {
  /** How long it may take, in milliseconds; for what asks other machines. */
  readonly maxMs?: number;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface GitResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** @throws {Error} where there is no git */
export const runGit = (
  folder: string,
  words: readonly string[],
  { input = '', env = {}, maxMs }: GitOptions = {},
): Promise<GitResult> =>
  new Promise((done, fail) => {
    const child = spawn('git', words, {
      cwd: folder,
      env: { ...gitEnvironment(), ...env },
      ...(maxMs === undefined ? {} : { timeout: maxMs }),
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
    child.on('error', fail);
    child.on('close', (code) =>
      done({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });

/** This process's environment without what would point git at another repository, and without anybody to ask. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY)$/.test(name),
  );
  return { ...Object.fromEntries(own), GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
}
