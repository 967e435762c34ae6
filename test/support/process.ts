import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from './first-story.js';

const START = fileURLToPath(new URL('../../tools/start.mjs', import.meta.url));

/** A bot in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  text(): string;
  readonly ended: Promise<number | null>;
  until(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Starts the bot as `npm start` does, in a process of its own. */
export function start(env: Readonly<Record<string, string>>): Running {
  const settings = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    KNOWLEDGE_DIR,
    ARCHIVE_DIR,
    PORT: '0',
    METRICS_PORT: 'off',
    ...env,
  };
  const child = spawn(process.execPath, [START], { env: settings as NodeJS.ProcessEnv });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const until = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (let waited = 0; waited < 20_000; waited += 25) {
      const found = pattern.exec(text);
      if (found) return found;
      if (child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`never said ${pattern}: ${text}`);
  };
  return { child, text: () => text, ended, until };
}
