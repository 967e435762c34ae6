// npm run dev: runs the bot, and builds and restarts it whenever a source changes. The record is watched by the bot itself.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setup } from './setup.mjs';

const SETTLED_MS = 100;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

await setup({ dev: true });
const { watch } = await import('chokidar');
const { build } = await import('./build.mjs');
const { withLock } = await import('./lock.mjs');

let bot;
let timer;
let building = false;
let changedMeanwhile = false;

function startBot() {
  bot = spawn(process.execPath, [join(root, 'tools', 'run.mjs')], { cwd: root, stdio: 'inherit' });
  bot.once('exit', (code, signal) => {
    if (signal === null && code !== 0) process.stderr.write('The bot ended. It starts again after the next change.\n');
  });
}

async function stopBot() {
  if (bot.exitCode !== null || bot.signalCode !== null) return;
  const ended = new Promise((resolve) => bot.once('exit', resolve));
  bot.kill('SIGTERM');
  await ended;
}

async function rebuild() {
  if (building) {
    changedMeanwhile = true;
    return;
  }
  building = true;
  do {
    changedMeanwhile = false;
    const built = await withLock(build).catch((error) => {
      process.stderr.write(`${error.message}\n`);
      return false;
    });
    if (!built) process.stderr.write('The build failed; the bot of the last build goes on running.\n');
    else if (!changedMeanwhile) {
      await stopBot();
      startBot();
    }
  } while (changedMeanwhile);
  building = false;
}

startBot();
const watcher = watch(['src', 'commands', 'preview', 'tsconfig.json'], { cwd: root, ignoreInitial: true });
watcher.on('all', () => {
  clearTimeout(timer);
  timer = setTimeout(rebuild, SETTLED_MS);
});
process.stderr.write('Watching src, commands and preview for changes.\n');
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, async () => {
    await watcher.close();
    await stopBot();
    process.exit(0);
  });
