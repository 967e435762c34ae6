import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { patience } from './patience.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where a browser is on this machine; `CHROMIUM_PATH` names another one. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/**
 * Starts a browser that asks nothing of the world on its own.
 * @param path where it is
 */
export function openBrowser(path: string): Promise<Browser> {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
  ];
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', ...quiet],
    timeout: patience(60_000),
  });
}
