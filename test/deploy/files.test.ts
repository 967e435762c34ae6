import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../src/process/monitor/metrics.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The names of everything that a process counts. */
async function countedNames(): Promise<Set<string>> {
  const metrics = createMetrics({
    pictures: () => 0,
    checks: () => 0,
    droppedLogLines: () => 0,
    record: () => undefined,
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

  it('Prometheus looks at the default port', () => {
    expect(read('deploy/prometheus.yaml')).toContain('127.0.0.1:9464');
    expect(read('.env.example')).toContain('METRICS_PORT=9464');
  });
});

describe('what starts the bot', () => {
  const own = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);

  it.each(['compose.yaml', 'deploy/verbatim.service', 'Dockerfile'])('%s sets only settings that there are', (path) => {
    const set = [
      ...read(path).matchAll(/\b((?:DISCORD|INTERACTIONS|METRICS|KNOWLEDGE|ARCHIVE|CACHE|LOG|USER|SERVER)_[A-Z_]+)\b/g),
    ];
    expect(set.length).toBeGreaterThan(1);
    expect(set.map(([, name]) => name).filter((name) => !own.includes(name))).toEqual([]);
  });

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

  it('the containers cannot change themselves, and the record is only read', () => {
    const { services } = parse(read('compose.yaml'), { merge: true }) as {
      services: Record<string, { read_only?: boolean; cap_drop?: string[]; volumes?: string[] }>;
    };
    for (const name of ['gateway', 'http-1', 'http-2']) {
      expect(services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(services[name]?.volumes?.every((volume) => volume.endsWith(':ro'))).toBe(true);
    }
  });
});
