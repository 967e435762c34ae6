import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, hasBrowser, last, PICTURES, previewInBrowser } from '../support/preview-page.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The states of the page that readers meet, and how they come about. */
const STATES: readonly (readonly [state: string, reach: (page: Page) => Promise<void>])[] = [
  ['the empty page', async () => {}],
  [
    'the list of commands',
    async (page) => {
      await page.keyboard.type('/');
      await page.getByRole('option', { name: 'figures' }).first().waitFor();
    },
  ],
  [
    'completions of a name',
    async (page) => {
      await page.keyboard.type('/claims mirz');
      await page.getByRole('option', { name: /Ararat Mirzoyan/ }).waitFor();
    },
  ],
  ['statements', (page) => ask(page, '/claims Mirzoyan')],
  [
    'figures with a picture',
    async (page) => {
      await ask(page, '/figures fuel depot');
      await page.locator('.message img').first().waitFor();
    },
  ],
  ['an event', (page) => ask(page, '/event Karabakh')],
  [
    'a verdict that only the asker sees',
    (page) => ask(page, '/check Mirzoyan spoke of an “unprovoked and carefully planned military attack”'),
  ],
  [
    'plain text',
    async (page) => {
      await ask(page, '/claims Mirzoyan');
      await last(page).getByRole('button', { name: 'Plain text' }).click();
      await page.locator('.message').nth(1).locator('.body').waitFor();
    },
  ],
  ['a choice', (page) => ask(page, '/claims Hakobyan')],
  ['nothing on file', (page) => ask(page, '/claims zzzz')],
  ['a mistake in the line', (page) => ask(page, '/nothing')],
];

describe.skipIf(!hasBrowser)('the preview for everybody', () => {
  const open = previewInBrowser();
  let axe = '';
  beforeAll(async () => {
    axe = await readFile(AXE, 'utf8');
  });

  /** What axe finds serious or critical, with where. */
  async function faultsOf(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }

  describe.each(['light', 'dark'] as const)('in a %s look', (colorScheme) => {
    it.each(STATES)('has no serious fault: %s', async (state, reach) => {
      const { page } = await open({ colorScheme });
      await reach(page);
      expect(await faultsOf(page)).toEqual([]);
      await page.screenshot({ path: `${PICTURES}/${state.replaceAll(' ', '-')}-${colorScheme}.png` });
    });
  });

  it('has one main part, and answers in the language of their reader', async () => {
    const { page } = await open();
    await page.locator('#locale').selectOption('de');
    await ask(page, '/claims Mirzoyan');
    expect(await page.locator('main').count()).toBe(1);
    expect(await last(page).getAttribute('lang')).toBe('de');
  });
});
