// Loaded before anything else: hears signals while the bot is still loading. The bot replaces these listeners when it takes over.
import { closeSync, openSync } from 'node:fs';

/** Nothing is in flight yet. */
const leave = () => process.exit(0);
const startedOnTerminal = process.stdin.isTTY === true;

process.on('SIGTERM', leave);
process.on('SIGINT', leave);
// Elsewhere it asks for the record to be loaded again, which has not been read yet.
process.on('SIGHUP', () => {
  if (!isTerminalClosed()) return;
  // Node cannot exit in order without the terminal it has to restore.
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
});
// Without a listener, Node opens its debugger to every user of this machine.
process.on('SIGUSR1', () => {});

/** Whether this process had a terminal, which was closed: SIGHUP means that, or, from an operator, a reload. */
export function isTerminalClosed() {
  if (!startedOnTerminal) return false;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return false;
  } catch {
    return true;
  }
}

const PARENT_CHECK_MS = 250;

/** Ends this process in order when npm, which started it, is gone: npm does not pass SIGTERM on. */
export function followParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS).unref();
}
