import { readFileSync } from 'node:fs';
import { minVersion, satisfies } from 'semver';
import { describe, expect, it } from 'vitest';

interface Package {
  readonly version?: string;
  readonly optional?: boolean;
  readonly engines?: { readonly node?: string };
}

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const { packages } = read('package-lock.json') as { packages: Readonly<Record<string, Package>> };
const oldest = minVersion((read('package.json') as { engines: { node: string } }).engines.node)?.version ?? '';

describe('every package that is installed', () => {
  // The oldest Node that this project allows, and the lines with long-term support after it.
  it.each([oldest, '22.13.0', '24.0.0'])('says that it runs on Node %s', (node) => {
    const refusing = Object.entries(packages)
      .filter(([path, { optional, engines }]) => path !== '' && !optional && !satisfies(node, engines?.node ?? '*'))
      .map(([path, { version, engines }]) => `${path} ${version} wants ${engines?.node}`);
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(refusing).toEqual([]);
  });
});
