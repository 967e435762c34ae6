// Real OpenSearch nodes on loopback, for tests and benchmarks.
import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { prepareJars } from './jars.mjs';

const POLL_MS = 100;
const MAX_START_MS = 180_000;
const STOP_MS = 20_000;
const LOOPBACK = { address: '127.0.0.1' };
const LOGGING = `status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d %p %c{1.} %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
`;

/** One node: a process that can be stopped, paused, killed and started again with its data. */
class SearchNode {
  #child;
  #ended = Promise.resolve();

  constructor(name, url, folder, command) {
    this.name = name;
    this.url = url;
    this.folder = folder;
    this.command = command;
  }

  get pid() {
    return this.#child?.pid;
  }

  start() {
    const log = openSync(join(this.folder, 'node.log'), 'a');
    const [java, ...given] = this.command;
    this.#child = spawn(java, given, { stdio: ['ignore', log, log], cwd: this.folder });
    const child = this.#child;
    this.#ended = new Promise((resolve) => child.once('close', resolve));
    // Whoever started nodes and dies takes them along.
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    void this.#ended.then(() => process.off('exit', kill));
  }

  /** @param {NodeJS.Signals} signal */
  signal(signal) {
    this.#child?.kill(signal);
  }

  /** Ends it with a signal, and waits until it has ended. */
  async end(signal = 'SIGTERM') {
    this.signal(signal);
    const late = setTimeout(() => this.signal('SIGKILL'), STOP_MS);
    await this.#ended;
    clearTimeout(late);
  }

  log() {
    return readFileSync(join(this.folder, 'node.log'), 'utf8');
  }
}

/**
 * Starts nodes that make up one cluster, and waits until each of them sees all.
 * @param {object} options
 * @param {string} options.folder where data and logs go
 * @param {readonly number[]} options.ports two a node: for clients, and for the nodes among themselves
 * @param {number} [options.heap] MiB a node
 * @param {Readonly<Record<string, string>>} [options.settings] of every node
 * @param {(number: number) => { address: string, within?: readonly string[] }} [options.hostOf] where each node is, and what its command
 * is given to; on this machine's loopback unless given
 */
export async function startCluster({ folder, ports, heap = 256, settings = {}, hostOf = () => LOOPBACK }) {
  const jars = prepareJars();
  const names = Array.from({ length: ports.length / 2 }, (_, number) => `node-${number + 1}`);
  const seeds = names.map((_, number) => `${hostOf(number).address}:${ports[2 * number + 1]}`);
  const nodes = names.map((name, number) => {
    const home = join(folder, name);
    const { address, within = [] } = hostOf(number);
    mkdirSync(join(home, 'config'), { recursive: true });
    writeFileSync(join(home, 'config', 'log4j2.properties'), LOGGING);
    const given = {
      'node.name': name,
      'cluster.name': 'verbatim-test',
      'network.host': address,
      'http.port': String(ports[2 * number]),
      'transport.port': String(ports[2 * number + 1]),
      'discovery.seed_hosts': seeds.join(','),
      'cluster.initial_cluster_manager_nodes': names.join(','),
      'cluster.routing.allocation.disk.threshold_enabled': 'false',
      ...settings,
    };
    return new SearchNode(name, `http://${address}:${ports[2 * number]}`, home, [
      ...within,
      'java',
      `-Xms${heap}m`,
      `-Xmx${heap}m`,
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-cp',
      [join(jars, 'classes'), join(jars, 'lib', '*')].join(':'),
      'SearchNode',
      home,
      ...Object.entries(given).map(([key, value]) => `${key}=${value}`),
    ]);
  });
  for (const node of nodes) node.start();
  const cluster = {
    nodes,
    urls: nodes.map(({ url }) => url),
    /** Waits until a node sees so many nodes. */
    ready: (count = nodes.length, among = nodes) =>
      Promise.all(among.map((node) => untilSees(node, count))).then(() => undefined),
    stop: () => Promise.all(nodes.map((node) => node.end())).then(() => undefined),
  };
  try {
    await cluster.ready();
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}

async function untilSees(node, count) {
  const until = Date.now() + MAX_START_MS;
  while (Date.now() < until) {
    const seen = await fetch(`${node.url}/_cluster/health?filter_path=number_of_nodes&local=true`, {
      signal: AbortSignal.timeout(5_000),
    })
      .then((answer) => answer.json())
      .catch(() => undefined);
    if (seen?.number_of_nodes === count) return;
    await wait(POLL_MS);
  }
  throw new Error(`${node.name} does not see ${count} nodes: ${node.log().slice(-4_000)}`);
}
