import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (...[command = '', ...given]: readonly string[]): void => {
  const { status, stderr, error } = spawnSync(command, given, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${given.join(' ')}: ${error?.message ?? stderr}`);
};
const isDone = (...line: readonly string[]): boolean => {
  try {
    run(...line);
    return true;
  } catch {
    return false;
  }
};

/** A machine each for some nodes, on a network that can be cut between any of them. */
export interface Machines {
  readonly addressOf: (number: number) => string;
  /** What a command is given to that is to run there. */
  readonly within: (number: number) => readonly string[];
  /** No packet passes any more between one machine and the others; whoever asks from outside still reaches all. */
  cut(number: number): void;
  /** Packets pass again. */
  mend(number: number): void;
  remove(): void;
}

/** Whether this machine lets this process make networks of its own. */
export function hasNetworks(): boolean {
  const name = `vb${process.pid}`;
  return isDone('ip', 'netns', 'add', name) && isDone('ip', 'netns', 'del', name);
}

/** Makes machines: network namespaces on a bridge. */
export function makeMachines(count: number): Machines {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const bridge = `vb${process.pid}`;
  const nameOf = (number: number): string => `vb${process.pid}-${number}`;
  // A network of its own for each process that tests.
  const subnet = `10.${80 + (process.pid % 100)}.${(process.pid >> 7) % 250}`;
  const addressOf = (number: number): string => `${subnet}.${number + 2}`;
  const others = (number: number): number[] => numbers.filter((other) => other !== number);
  run('ip', 'link', 'add', bridge, 'type', 'bridge');
  run('ip', 'addr', 'add', `${subnet}.1/24`, 'dev', bridge);
  run('ip', 'link', 'set', bridge, 'up');
  for (const number of numbers) {
    const name = nameOf(number);
    run('ip', 'netns', 'add', name);
    run('ip', 'link', 'add', name, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
    run('ip', 'link', 'set', name, 'master', bridge, 'up');
    run('ip', '-n', name, 'link', 'set', 'lo', 'up');
    run('ip', '-n', name, 'addr', 'add', `${addressOf(number)}/24`, 'dev', 'eth0');
    run('ip', '-n', name, 'link', 'set', 'eth0', 'up');
  }
  const route = (does: 'add' | 'del', at: number, to: number): void =>
    run('ip', '-n', nameOf(at), 'route', does, 'blackhole', `${addressOf(to)}/32`);
  const between = (does: 'add' | 'del', number: number): void => {
    for (const other of others(number)) {
      route(does, number, other);
      route(does, other, number);
    }
  };
  return {
    addressOf,
    within: (number) => ['ip', 'netns', 'exec', nameOf(number)],
    cut: (number) => between('add', number),
    mend: (number) => between('del', number),
    remove() {
      for (const number of numbers) isDone('ip', 'netns', 'del', nameOf(number));
      isDone('ip', 'link', 'del', bridge);
    },
  };
}

/** A disk of so many MiB that can be filled; undefined where this machine lets this process make none. */
export function makeDisk(megabytes: number): { readonly folder: string; remove(): void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-disk-'));
  if (!isDone('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)) {
    rmdirSync(folder);
    return undefined;
  }
  return {
    folder,
    remove() {
      isDone('umount', '-l', folder);
      rmdirSync(folder);
    },
  };
}
