import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { createInteractionHandler } from '../../src/bot/delivery/handle-interaction.js';
import { createLog } from '../../src/log.js';
import { createApp } from '../../src/process/app.js';
import { type Preview, startPreview } from '../../src/transport/preview/preview.js';
import { violations } from '../../src/view/discord/violations.js';
import { createDrawer } from '../../src/view/pictures/drawing/drawer.js';
import { findChromium, openBrowser } from './chromium.js';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from './first-story.js';
import { patience } from './patience.js';

const path = findChromium();
if (path === undefined) {
  if (process.env.CI === 'true') throw new Error('CI needs Chromium: install it, or set CHROMIUM_PATH');
  console.warn('The browser tests are skipped: there is no Chromium here. Install it, or set CHROMIUM_PATH.');
}

/** Whether there is a browser to test in. */
export const hasBrowser = path !== undefined;

/** Pictures of the page, for people to look at. */
export const PICTURES = fileURLToPath(new URL('../../artefacts', import.meta.url));
/** The page as the build made it. */
const PAGE = fileURLToPath(new URL('../../dist/preview', import.meta.url));
/** The drawing thread as the build made it. */
const WORKER = new URL('../../dist/src/view/pictures/drawing/worker.js', import.meta.url);

/** The page, with everything that goes wrong on it or leaves this machine. */
export interface OpenPage {
  readonly page: Page;
  readonly trouble: string[];
}

interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** Starts the preview of the first story and a browser before the tests of a file; the page is closed with its test. */
export function previewInBrowser(): (options?: PageOptions) => Promise<OpenPage> {
  let browser: Browser;
  let preview: Preview;
  beforeAll(async () => {
    const log = createLog('silent', false);
    const drawer = createDrawer({ worker: WORKER, maxDrawMs: patience(8_000) });
    const app = await createApp({ knowledgeDir: KNOWLEDGE_DIR, archiveDir: ARCHIVE_DIR, log, pictures: drawer });
    preview = await startPreview({
      answer: createInteractionHandler({ respond: app.cachedRespond, log }),
      log,
      commands: app.commands.map(({ definition }) => definition),
      port: 0,
      check: violations,
      examples: await app.examples(),
      pageDir: PAGE,
    });
    browser = await openBrowser(path ?? '');
    await mkdir(PICTURES, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await preview?.close();
  });
  return async ({ width = 1_100, height = 900, colorScheme = 'dark' } = {}) => {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme });
    page.setDefaultTimeout(patience(60_000));
    onTestFinished(() => page.close());
    const trouble: string[] = [];
    page.on('pageerror', (error) => trouble.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') trouble.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(preview.url) && !/^(?:data|blob):/.test(request.url())) trouble.push(request.url());
    });
    await page.goto(preview.url);
    await page.locator('#line').waitFor();
    return { page, trouble };
  };
}

export const last = (page: Page): Locator => page.locator('.message').last();

/** Types a line, sends it, and waits for the answer. */
export async function ask(page: Page, line: string): Promise<void> {
  const before = await page.locator('.message').count();
  await page.locator('#line').fill(line);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  // Until the answer is here, the message says that the bot is thinking.
  await page.locator('.message').nth(before).locator('.body, .failure').first().waitFor();
}
