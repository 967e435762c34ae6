import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from '../support/fake-discord/index.js';
import { freePort } from '../support/free-port.js';
import { eventually } from '../support/patience.js';
import { start } from '../support/process.js';

const nginx = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  .map((folder) => join(folder, 'nginx'))
  .find((path) => existsSync(path));
if (nginx === undefined) {
  if (process.env.CI === 'true') throw new Error('CI needs nginx: install it');
  console.warn('The test of several processes is skipped: there is no nginx here.');
}

const EXAMPLE = readFileSync(new URL('../../deploy/nginx.conf', import.meta.url), 'utf8');

/** Between the search for a free port and its use another process may take it: nginx then ends, and is started on another one. */
async function startNginx(folder: string, configuration: (port: number) => string): Promise<number> {
  const [file, log] = [join(folder, 'nginx.conf'), join(folder, 'error.log')];
  for (;;) {
    const port = await freePort();
    await writeFile(file, configuration(port));
    const proxy = spawn(nginx ?? 'nginx', ['-p', folder, '-c', file, '-e', log]);
    const ended = new Promise((resolve) => proxy.on('close', resolve));
    onTestFinished(async () => {
      proxy.kill('SIGTERM');
      await ended;
    });
    // It writes its number once it has the port.
    await eventually(
      () => proxy.exitCode !== null || existsSync(join(folder, 'nginx.pid')),
      () => `nginx on port ${port}: ${readFileSync(log, 'utf8')}`,
    );
    if (proxy.exitCode === null) return port;
    const why = readFileSync(log, 'utf8');
    if (!why.includes('Address already in use')) throw new Error(`nginx ended: ${why}`);
  }
}

interface Cluster {
  readonly url: string;
  readonly discord: FakeDiscord;
  readonly bots: readonly ChildProcess[];
  /** How many lines about answers each process wrote. */
  answered(): number[];
}

/** The example itself, on free ports: two whole processes behind nginx. */
async function cluster(): Promise<Cluster> {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.stop());
  const settings = { DISCORD_PUBLIC_KEY: discord.publicKey, DISCORD_API_URL: discord.apiUrl, INTERACTIONS_PORT: '0' };
  const bots = [start(settings), start(settings)];
  const ports = await Promise.all(
    bots.map(async (bot) => (await bot.until(/127\.0\.0\.1:(\d+)\/interactions/))[1] ?? ''),
  );
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-nginx-'));
  const server = EXAMPLE.replace('server 127.0.0.1:8081', `server 127.0.0.1:${ports[0]}`).replace(
    'server 127.0.0.1:8082',
    `server 127.0.0.1:${ports[1]}`,
  );
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const configuration = (port: number): string =>
    `daemon off;\nworker_processes 1;\npid ${folder}/nginx.pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\naccess_log off;\n${[
      'client_body',
      'proxy',
      'fastcgi',
      'uwsgi',
      'scgi',
    ]
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join('\n')}\n${server.replace('127.0.0.1:8000', `127.0.0.1:${port}`)}\n}\n`;
  const port = await startNginx(folder, configuration);
  const url = `http://127.0.0.1:${port}/interactions`;
  let last = 'no answer yet';
  const answers = async (): Promise<boolean> => {
    const response = await fetch(url, discord.sign('{"type":1}'));
    last = `${response.status} ${await response.text()}`;
    return response.ok;
  };
  const log = (): string => readFileSync(join(folder, 'error.log'), 'utf8');
  await eventually(
    answers,
    () => `nginx and the bots behind it: ${last}\n${log()}\n${bots.map((bot) => bot.text()).join('\n')}`,
  );
  const answered = () => bots.map((bot) => bot.text().split('"outcome":"answered"').length - 1);
  return { url, discord, bots: bots.map(({ child }) => child), answered };
}

const question = (discord: FakeDiscord, text = 'Mirzoyan') => discord.build.command('/claims', { 'who-or-what': text });

describe.skipIf(nginx === undefined)('two processes behind nginx', () => {
  it('both answer what Discord signs, and nothing that it does not', async () => {
    const { url, discord, answered } = await cluster();
    const all = await Promise.all(Array.from({ length: 40 }, () => discord.post(url, question(discord))));
    expect(all.every(({ status }) => status === 200)).toBe(true);
    expect(JSON.stringify(all[0]?.answer?.callback)).toContain('“unprovoked and well-planned military attack”');
    await discord.until(() => answered().reduce((sum, one) => sum + one, 0) === 40);
    expect(Math.min(...answered())).toBeGreaterThan(5);
    const forged = { ...discord.sign('{"type":1}'), body: '{"type":2}' };
    expect((await fetch(url, forged)).status).toBe(401);
  });

  it('send files and long texts through', async () => {
    const { url, discord } = await cluster();
    const first = await discord.post(url, discord.build.command('/source', { entry: 'mirzoyan-unsc-unprovoked' }));
    if (first.answer === undefined) throw new Error('no answer');
    const [, id = ''] = /"custom_id":"(source\|e\|[^"]+)"/.exec(JSON.stringify(first.answer.callback)) ?? [];
    const { answer } = await discord.post(url, discord.build.press(first.answer, id));
    expect(answer?.files.length).toBeGreaterThan(0);
    // On a busy machine an answer may come too late, and is then refused; that it comes through is what counts here.
    const pasted = () => discord.build.command('/check', { text: `He said “yes”. ${'And more. '.repeat(390)}` });
    await eventually(async () => (await discord.post(url, pasted())).status === 200, 'a long text is answered');
  });

  it('do not hear of what is too large, nor of a body that never comes', async () => {
    const { url, bots } = await cluster();
    const large = await fetch(url, { method: 'POST', body: 'x'.repeat(600_000) });
    expect(large.status).toBe(413);
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    let closed = false;
    socket.on('close', () => {
      closed = true;
    });
    socket.on('error', () => {});
    socket.write('POST /interactions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{');
    socket.resume();
    await eventually(() => closed, 'nginx to give the request up');
    expect(bots.every(({ exitCode }) => exitCode === null)).toBe(true);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('go on answering everything when one of them gets %s', async (signal) => {
    const { url, discord, bots } = await cluster();
    const asking = Array.from({ length: 60 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 10));
      if (index === 20) bots[0]?.kill(signal);
      return discord.post(url, question(discord, `Mirzoyan ${index}`));
    });
    const all = await Promise.all(asking);
    expect(all.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
  });
});
