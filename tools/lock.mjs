// Keeps two processes from setting up the same checkout at once.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const POLL_MS = 200;
const SAY_AFTER_POLLS = 15;

const lock = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', '.lock');

/** Does some work while no other process does; a second process waits for the first. */
export async function withLock(work) {
  mkdirSync(dirname(lock), { recursive: true });
  for (let polls = 0; !tryLock(); polls += 1) {
    if (polls % SAY_AFTER_POLLS === 0)
      process.stderr.write('Another process is setting up this checkout: waiting ...\n');
    await wait(POLL_MS);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function tryLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    // A process that was killed leaves its lock behind.
    if (!isHeld()) rmSync(lock, { force: true });
    return false;
  }
}

/** Whether the process that took the lock is alive. In containers, an old process may have had the same id as this one. */
function isHeld() {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid === process.pid) return false;
    // 0 would mean this process's own group: the lock is empty for an instant while it is written.
    if (pid !== 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM' || error.code === 'ENOENT';
  }
}
