import { describe, expect, it } from 'vitest';
import { ask, hasBrowser, last, PICTURES, previewInBrowser } from '../support/preview-page.js';

describe.skipIf(!hasBrowser)('the preview in a browser', () => {
  const open = previewInBrowser();

  it('answers a question typed and picked with the keyboard', async () => {
    const { page, trouble } = await open();
    await page.keyboard.type('/claims mirz');
    const choice = page.getByRole('option', { name: /Ararat Mirzoyan/ });
    await choice.waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#line').getAttribute('aria-activedescendant')).toBe(await choice.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.message').first().waitFor();
    expect(await last(page).textContent()).toContain('“unprovoked and well-planned military attack”');
    expect(await page.locator('.violations').count()).toBe(0);
    await page.screenshot({ path: `${PICTURES}/claims.png` });
    expect(trouble).toEqual([]);
  });

  it('lists the commands after a slash, and completes with Tab', async () => {
    const { page } = await open();
    await page.keyboard.type('/');
    await page
      .getByRole('option', { name: /^\/?figures/ })
      .first()
      .waitFor();
    for (const command of ['claims', 'event', 'who', 'source', 'help'])
      expect(await page.getByRole('option', { name: command }).count()).toBeGreaterThan(0);
    await page.keyboard.type('fig');
    await page.keyboard.press('Tab');
    expect(await page.locator('#line').inputValue()).toMatch(/^\/figures /);
  });

  it('has the icons of suggestions before the first one is typed', async () => {
    const { page } = await open();
    await expect
      .poll(() => page.evaluate(() => document.fonts.check('16px "Noto Emoji"', '👤🏛📍📅🏷🔢📰💬')))
      .toBe(true);
  });

  it.each([1_280, 390])('keeps the last buttons clear of the composer, %i pixels wide', async (width) => {
    const { page } = await open({ width, height: 800 });
    await ask(page, '/claims Mirzoyan');
    await page.locator('#messages').evaluate((list) => {
      list.scrollTop = list.scrollHeight;
    });
    const buttons = await last(page).locator('.action-row').last().boundingBox();
    const composer = await page.locator('#composer').boundingBox();
    expect((composer?.y ?? 0) - ((buttons?.y ?? 0) + (buttons?.height ?? 0))).toBeGreaterThanOrEqual(24);
  });

  it('sets each group of a count apart from the list above', async () => {
    const { page } = await open();
    await ask(page, '/figures killed');
    const gaps = await last(page).evaluate((message) =>
      [...message.querySelectorAll('.markdown:has(> ul) + .markdown')].map((below) => {
        const above = below.previousElementSibling?.lastElementChild;
        return below.getBoundingClientRect().top - (above?.getBoundingClientRect().bottom ?? 0);
      }),
    );
    expect(gaps.length).toBeGreaterThan(1);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(8);
  });

  it('begins with the beginning of an answer that is longer than the window', async () => {
    const { page } = await open({ width: 1_280, height: 800 });
    await ask(page, '/help');
    const place = await last(page).evaluate((message) => {
      const list = document.querySelector('#messages');
      return message.getBoundingClientRect().top - (list?.getBoundingClientRect().top ?? 0);
    });
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThan(40);
  });

  it('turns pages in place, and gives plain text that only the asker sees', async () => {
    const { page, trouble } = await open();
    await ask(page, '/claims Mirzoyan');
    const first = await last(page).textContent();
    // A message keeps the time at which it came, however often it is changed.
    await page.clock.setFixedTime(Date.now() + 120_000);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => last(page).textContent()).not.toBe(first);
    expect(await page.locator('.message').count()).toBe(1);
    await page.getByRole('button', { name: 'Plain text' }).click();
    await page.locator('.message').nth(1).waitFor();
    expect(await last(page).textContent()).toMatch(/Only you can see this/i);
    await page.getByRole('button', { name: 'Previous' }).click();
    await expect.poll(() => page.locator('.message').first().textContent()).toBe(first);
    expect(trouble).toEqual([]);
  });

  it('asks back, and leads from the choice to the answer', async () => {
    const { page } = await open();
    await ask(page, '/claims Harutyunyan');
    expect(await last(page).textContent()).toMatch(/Which one|Did you mean/);
    await last(page)
      .getByRole('button', { name: /Harutyunyan/ })
      .first()
      .click();
    await expect.poll(() => last(page).textContent()).not.toMatch(/Which one/);
  });

  it('begins with questions to try, and shows mistakes as they are', async () => {
    const { page } = await open();
    expect(await page.locator('.example').count()).toBe(3);
    for (const answer of await page.locator('.example-answer').all())
      await expect.poll(() => answer.textContent()).not.toBe('');
    await page.locator('.example-question').first().click();
    await page.locator('.message').first().waitFor();
    await page.locator('#line').fill('/cliams Mirzoyan');
    await page.keyboard.press('Enter');
    await page.getByText('Did you mean /claims?').waitFor();
  });

  it.each([
    '/claims Mirzoyan',
    '/figures killed',
    '/event Karabakh',
    '/who Bayramov',
    '/source mirzoyan-unsc-unprovoked',
    '/help',
  ])('shows %s on a phone without sideways scrolling', async (line) => {
    const { page, trouble } = await open({ width: 360, height: 740 });
    await ask(page, line);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.screenshot({ path: `${PICTURES}/phone-${line.slice(1).replace(/\W+/g, '-')}.png`, fullPage: true });
    expect(trouble).toEqual([]);
  });

  it.each([['/figures killed', 'figures']])(
    'adds the picture of %s under its words, with all that it shows in words',
    async (line, name) => {
      const { page, trouble } = await open();
      await ask(page, line);
      const picture = last(page).locator('img').first();
      await picture.waitFor();
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(600);
      expect(((await picture.getAttribute('alt')) ?? '').length).toBeGreaterThan(80);
      await picture.scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${PICTURES}/picture-${name}.png`, fullPage: true });
      expect(trouble).toEqual([]);
    },
  );

  it.each([
    ['desktop', 1_100],
    ['phone', 390],
  ])('answers in Russian on a %s, with the words of the record as they are', async (screen, width) => {
    const { page, trouble } = await open({ width });
    await page.locator('#locale').selectOption('ru');
    await ask(page, '/claims Mirzoyan');
    const answer = last(page);
    expect(await answer.textContent()).toContain('“unprovoked and well-planned military attack”');
    await answer.getByRole('button', { name: 'Дальше' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.screenshot({ path: `${PICTURES}/russian-${screen}.png`, fullPage: true });
    expect(trouble).toEqual([]);
  });

  it('tells an altered quotation from an exact one, and shares the verdict when asked to', async () => {
    const { page, trouble } = await open();
    await ask(page, '/check Mirzoyan spoke of an “unprovoked and carefully planned military attack”');
    const verdict = last(page);
    expect(await verdict.textContent()).toMatch(/Only you can see this/i);
    expect(await verdict.textContent()).toContain('“unprovoked and well-planned military attack”');
    await verdict.getByRole('button', { name: 'Share here' }).click();
    await page.locator('.message').nth(1).waitFor();
    expect(await last(page).textContent()).not.toMatch(/Only you can see this/i);
    await last(page).getByRole('button', { name: 'Delete' }).waitFor();
    await page.screenshot({ path: `${PICTURES}/check.png`, fullPage: true });
    expect(trouble).toEqual([]);
  });

  it('runs nothing that a record or a reader wrote', async () => {
    const { page, trouble } = await open();
    await ask(page, '/claims <img src=x onerror=alert(1)> <script>alert(1)</script>');
    expect(await page.locator('.message img, .message script').count()).toBe(0);
    expect(await last(page).textContent()).toContain('<img src=x');
    expect(trouble).toEqual([]);
  });
});
