import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../src/process/monitor/metrics.js';
import { startFakeDiscord } from '../support/fake-discord/index.js';
import { freePort } from '../support/free-port.js';
import { start } from '../support/process.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Service {
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: unknown;
}

const compose = (path: string) =>
  parse(read(path), { merge: true }) as { readonly services: Readonly<Record<string, Service>> };

const systemd = (...words: string[]) => spawnSync('systemd-analyze', words, { encoding: 'utf8' });
const hasSystemd = systemd('--version').status === 0;

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The names of everything that a process counts. */
async function countedNames(): Promise<Set<string>> {
  const metrics = createMetrics({
    pictures: () => 0,
    checks: () => undefined,
    kept: () => undefined,
    isReady: () => true,
    droppedLogLines: () => 0,
    record: () => undefined,
    cluster: () => undefined,
  });
  return new Set([...(await metrics.text()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? ''));
}

const namesIn = (expression: string): string[] =>
  [...expression.matchAll(/\b((?:verbatim|process|nodejs)_\w+)/g)].map(([, name]) =>
    (name ?? '').replace(/_bucket$/, ''),
  );

describe('what watches the bot', () => {
  it('the dashboard asks only for what is counted', async () => {
    const dashboard = JSON.parse(read('deploy/grafana-dashboard.json')) as {
      panels: { title: string; targets: { expr: string }[] }[];
    };
    const counted = await countedNames();
    const asked = dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr)));
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((name) => !counted.has(name))).toEqual([]);
  });

  it('the alerts ask only for what is counted, and each says what is wrong', async () => {
    const { groups } = parse(read('deploy/alerts.yaml')) as {
      groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
    };
    const counted = await countedNames();
    const rules = groups.flatMap(({ rules }) => rules);
    expect(rules.length).toBeGreaterThan(4);
    expect(rules.flatMap(({ expr }) => namesIn(expr)).filter((name) => !counted.has(name))).toEqual([]);
    for (const { annotations } of rules) expect(annotations.summary.length).toBeGreaterThan(10);
  });

  it('counts what the desk keeps once a scrape, however many gauges show it', async () => {
    let counted = 0;
    const metrics = createMetrics({
      pictures: () => 0,
      checks: () => undefined,
      kept: async () => {
        counted += 1;
        return { corrections: { corrected: counted }, items: { waiting: counted } };
      },
      isReady: () => true,
      droppedLogLines: () => 0,
      record: () => undefined,
    });
    await metrics.text();
    const text = await metrics.text();
    expect(counted).toBe(2);
    expect(text).toContain('verbatim_corrections{outcome="corrected"} 2');
    expect(text).toContain('verbatim_desk_items{list="waiting"} 2');
  });

  it('Prometheus looks at the default port', () => {
    expect(read('deploy/prometheus.yaml')).toContain('127.0.0.1:9464');
    expect(read('.env.example')).toContain('METRICS_PORT=9464');
  });
});

describe('what starts the bot', () => {
  const own = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);

  it.each(['compose.yaml', 'compose.http.yaml', 'deploy/verbatim.service', 'Dockerfile'])(
    '%s sets only settings that there are',
    (path) => {
      const set = [
        ...read(path).matchAll(
          /\b((?:DISCORD|INTERACTIONS|METRICS|KNOWLEDGE|ARCHIVE|CACHE|LOG|USER|SERVER)_[A-Z_]+)\b/g,
        ),
      ];
      expect(set.length).toBeGreaterThan(0);
      expect(set.map(([, name]) => name).filter((name) => !own.includes(name))).toEqual([]);
    },
  );

  it('every setting is explained in .env.example', () => {
    expect(own.length).toBeGreaterThan(14);
    expect(own.filter((name) => !new RegExp(`^#? ?${name}=`, 'm').test(read('.env.example')))).toEqual([]);
  });

  it('the image is small, run by an ordinary user, watched, and stopped gently', () => {
    const steps = read('Dockerfile');
    expect(steps.match(/^FROM /gm)?.length).toBeGreaterThan(1);
    expect(steps).toMatch(/^USER node$/m);
    expect(steps).toMatch(/^HEALTHCHECK/m);
    expect(steps).toMatch(/^STOPSIGNAL SIGTERM$/m);
    expect(steps).toMatch(/--omit=dev --ignore-scripts/);
    expect(steps).not.toMatch(/^ADD |curl|sudo|:latest/m);
  });

  it('the containers cannot change themselves, are limited, and the record is only read', () => {
    const { services } = compose('compose.yaml');
    const { services: http } = compose('compose.http.yaml');
    for (const service of [services.gateway, http['http-1'], http['http-2'], http.nginx]) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
      expect(service?.mem_limit).toBeDefined();
      expect(service?.pids_limit).toBeGreaterThan(0);
      expect(service?.volumes?.every((volume) => volume.endsWith(':ro'))).toBe(true);
    }
  });

  it('nginx waits for processes that can answer', () => {
    const { nginx } = compose('compose.http.yaml').services;
    expect(nginx?.depends_on).toEqual({
      'http-1': { condition: 'service_healthy' },
      'http-2': { condition: 'service_healthy' },
    });
  });

  it('the processes behind nginx do not start without a public key: each would open a session on the gateway', () => {
    const { services } = compose('compose.http.yaml');
    for (const name of ['http-1', 'http-2'])
      expect(services[name]?.environment?.DISCORD_PUBLIC_KEY).toMatch(/^\$\{DISCORD_PUBLIC_KEY:\?.+\}$/);
  });

  it('both ways to run containers treat the bot alike', () => {
    const ofGateway = compose('compose.yaml').services.gateway;
    const ofHttp = compose('compose.http.yaml').services['http-1'];
    expect({ ...ofHttp, environment: undefined }).toEqual({ ...ofGateway, environment: undefined });
  });

  it('a hopeless start is not repeated by systemd, and others not for ever', () => {
    const unit = read('deploy/verbatim.service');
    for (const line of [
      'RestartPreventExitStatus=78',
      'StartLimitIntervalSec=600',
      'StartLimitBurst=10',
      'WatchdogSec=60',
      'Type=notify',
    ])
      expect(unit.split('\n')).toContain(line);
  });

  it.skipIf(!hasSystemd)('systemd understands the unit, and finds it little exposed', () => {
    const path = fileURLToPath(new URL('../../deploy/verbatim.service', import.meta.url));
    const complaints = systemd('verify', path)
      .stderr.split('\n')
      .filter((line) => line.includes(path));
    // Keys of systemd 254, which older versions ignore.
    expect(complaints.filter((line) => !/RestartSteps|RestartMaxDelaySec|is not executable/.test(line))).toEqual([]);
    expect(systemd('security', '--offline=yes', '--threshold=20', path).status).toBe(0);
  });
});

describe('a secret beside the code', () => {
  const ignored = (path: string): boolean =>
    spawnSync('git', ['check-ignore', '--quiet', '--no-index', path], { cwd: ROOT }).status === 0;

  it.each(['secrets/discord-token', '.env', '.env.local', '.env.production'])('%s is not committed', (path) => {
    expect(ignored(path)).toBe(true);
  });

  it('leaves the example of settings to be committed', () => {
    expect(ignored('.env.example')).toBe(false);
  });

  it.each(['secrets', '.env', '.env.*'])('%s stays out of the image', (line) => {
    expect(read('.dockerignore').split('\n')).toContain(line);
  });
});

describe('the health check of the image', () => {
  it('fails while the bot cannot answer', async () => {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.stop());
    const port = String(await freePort());
    const check = () =>
      spawnSync(process.execPath, ['tools/healthcheck.mjs'], { cwd: ROOT, env: { METRICS_PORT: port } }).status;
    discord.gateway.withhold('READY');
    const bot = start({
      METRICS_PORT: port,
      LOG_LEVEL: 'debug',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    });
    await bot.until(/health and metrics listening/);
    await discord.until(() => discord.gateway.identifies.length > 0);
    expect(check()).toBe(1);
    discord.gateway.withhold(undefined);
    await bot.until(/the bot is ready/);
    expect(check()).toBe(0);
  });
});
