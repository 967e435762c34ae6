// Runs a command and keeps saying on standard error what it is doing, so that nobody takes a slow machine for a hanging one.
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { withoutSecrets } from './without-secrets.mjs';

const REPEAT_MS = 3_000;

/**
 * Runs a command with its output on standard error. It does not get the bot's secrets; `options.env` adds variables.
 * @param {string} doing what is being done, such as "Installing packages"
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<boolean>} whether it ended with exit code 0
 */
export async function runWithProgress(doing, command, args, options = {}) {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1_000);
  process.stderr.write(`${doing} ...\n`);
  const timer = setInterval(() => process.stderr.write(`${doing} ... ${seconds()} s so far\n`), REPEAT_MS);
  try {
    return await new Promise((resolve, reject) => {
      const env = { ...withoutSecrets(), ...options.env };
      const child = spawn(command, args, { ...options, env, stdio: ['ignore', 2, 2] });
      child.once('error', reject);
      child.once('close', (code) => resolve(code === 0));
    });
  } finally {
    clearInterval(timer);
  }
}
