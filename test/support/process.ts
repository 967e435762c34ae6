import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from './first-story.js';
import { patience } from './patience.js';

/** On an idle machine a bot is ready within a second. */
const MAX_WAIT_MS = 60_000;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const START = fileURLToPath(new URL('../../tools/start.mjs', import.meta.url));

/** A bot in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  text(): string;
  readonly ended: Promise<number | null>;
  until(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Starts the bot as `npm start` does, in a process of its own. */
export const start = (env: Readonly<Record<string, string>>): Running => run(process.execPath, [START], env);

/** Starts the bot through npm: `child` is npm, and `ended` waits for the bot, too. */
export const npmStart = (env: Readonly<Record<string, string>>): Running => run('npm', ['start'], env);

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Running {
  const settings = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    KNOWLEDGE_DIR,
    ARCHIVE_DIR,
    PORT: '0',
    METRICS_PORT: 'off',
    ...env,
  };
  const child = spawn(command, args, { cwd: ROOT, env: settings as NodeJS.ProcessEnv });
  let text = '';
  const listeners = new Set<() => void>();
  const notify = (): void => {
    for (const listener of [...listeners]) listener();
  };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      notify();
    });
  let closed = false;
  const ended = new Promise<number | null>((resolve) =>
    child.on('close', (code) => {
      closed = true;
      resolve(code);
      notify();
    }),
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const until = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const finish = (found: RegExpExecArray | null): void => {
        clearTimeout(timer);
        listeners.delete(look);
        if (found === null) reject(new Error(`never said ${pattern}: ${text}`));
        else resolve(found);
      };
      const look = (): void => {
        const found = pattern.exec(text);
        if (found !== null || closed) finish(found);
      };
      const timer = setTimeout(() => finish(null), patience(MAX_WAIT_MS));
      listeners.add(look);
      look();
    });
  return { child, text: () => text, ended, until };
}
