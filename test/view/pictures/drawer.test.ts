import { describe, expect, it, onTestFinished } from 'vitest';
import { createDrawer, type Drawer, type DrawerOptions } from '../../../src/view/pictures/drawing/drawer.js';
import { patience } from '../../support/patience.js';

const WORKER = new URL('../../../dist/src/view/pictures/drawing/worker.js', import.meta.url);
const rectangle = (fill: string, height = 8): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="${height}"><rect width="8" height="8" fill="${fill}"/></svg>`;

function drawerWith(options: DrawerOptions): Drawer {
  const drawer = createDrawer({ maxDrawMs: patience(8_000), ...options });
  onTestFinished(() => drawer.close());
  return drawer;
}

/** A worker of a few lines; `answer` sends what was drawn. */
const workerOf = (onRequest: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort, threadId } from 'node:worker_threads';
      const answer = (value, memoryBytes = 0) => parentPort.postMessage({ value, memoryBytes });
      let requests = 0;
      parentPort.on('message', ({ svg }) => { requests += 1; ${onRequest} });
      parentPort.postMessage({ ready: true });
    `)}`,
  );
const THREAD_ID = "const bytes = new TextEncoder().encode(threadId + ' ' + requests);";
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('the drawing thread', () => {
  it('draws the same picture once', async () => {
    const drawer = drawerWith({ worker: WORKER });
    const [first, second] = await Promise.all([drawer.draw(rectangle('red')), drawer.draw(rectangle('red'))]);
    expect(second).toBe(first);
    expect(await drawer.draw(rectangle('red'))).toBe(first);
    expect(String.fromCharCode(...first.subarray(1, 4))).toBe('PNG');
  });

  it('forgets the pictures that were wanted least recently', async () => {
    const drawer = drawerWith({ worker: workerOf(`${THREAD_ID} answer(bytes)`), maxCacheBytes: 12 });
    const first = textOf(await drawer.draw('a'));
    expect(textOf(await drawer.draw('a'))).toBe(first);
    for (const svg of ['b', 'c', 'd', 'e']) await drawer.draw(svg);
    expect(textOf(await drawer.draw('a'))).not.toBe(first);
  });

  it('says so when a picture cannot be drawn, and draws the next', async () => {
    const drawer = drawerWith({ worker: WORKER });
    await expect(drawer.draw('<svg')).rejects.toThrow();
    expect((await drawer.draw(rectangle('blue'))).length).toBeGreaterThan(50);
  });

  it('refuses pictures of a size that no layout has', async () => {
    const drawer = drawerWith({ worker: WORKER });
    await expect(drawer.draw(rectangle('red', 100_000))).rejects.toThrow('100000 units high');
    await expect(drawer.draw(rectangle('red'.repeat(100_000)))).rejects.toThrow('characters of SVG');
  });

  it('refuses more than it can keep waiting', async () => {
    const drawer = drawerWith({ worker: WORKER, maxWaiting: 2 });
    const results = await Promise.allSettled(['a', 'b', 'c', 'd'].map((one) => drawer.draw(rectangle(`#${one}00`))));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    await drawer.close();
    await expect(drawer.draw(rectangle('red'))).rejects.toThrow('drawing has ended');
  });

  it('ends with a picture that never ends, and draws those behind it in another thread', async () => {
    const worker = workerOf(`if (svg === 'endless') for (;;); ${THREAD_ID} answer(bytes)`);
    const drawer = drawerWith({ worker, maxDrawMs: patience(500) });
    const [before] = textOf(await drawer.draw('first')).split(' ');
    const [endless, behind] = await Promise.allSettled([drawer.draw('endless'), drawer.draw('behind')]);
    expect(endless).toMatchObject({ status: 'rejected', reason: { failure: 'too-slow' } });
    const [after] = textOf((behind as PromiseFulfilledResult<Uint8Array>).value).split(' ');
    expect(after).not.toBe(before);
  });

  it('drops what has waited too long before it is drawn', async () => {
    const worker = workerOf(`
      const until = Date.now() + 300; while (Date.now() < until); ${THREAD_ID} answer(bytes)`);
    const drawer = drawerWith({ worker, maxWaitMs: 100 });
    const [, second, third] = await Promise.allSettled(['a', 'b', 'c'].map((svg) => drawer.draw(svg)));
    for (const result of [second, third])
      expect(result).toMatchObject({ status: 'rejected', reason: { failure: 'waited-too-long' } });
    expect(textOf(await drawer.draw('d'))).toMatch(/ 2$/);
  });

  it('survives a picture that takes all the memory it may have', async () => {
    const worker = workerOf(`
      const hoard = []; while (svg === 'greedy') hoard.push(Array.from({ length: 100_000 }, String));
      ${THREAD_ID} answer(bytes)`);
    const drawer = drawerWith({ worker, maxDrawMs: patience(30_000) });
    await expect(drawer.draw('greedy')).rejects.toThrow(/memory/);
    expect(textOf(await drawer.draw('modest'))).toMatch(/ 1$/);
  });

  it('replaces a thread that holds on to too much memory', async () => {
    const worker = workerOf(`${THREAD_ID} answer(bytes, svg === 'large' ? 2_000 : 0)`);
    const drawer = drawerWith({ worker, maxMemoryBytes: 1_000 });
    expect(textOf(await drawer.draw('small'))).toMatch(/ 1$/);
    expect(textOf(await drawer.draw('large'))).toMatch(/ 2$/);
    expect(textOf(await drawer.draw('another'))).toMatch(/ 1$/);
  });

  it('fails a picture when its thread cannot start', async () => {
    const drawer = drawerWith({ worker: new URL('./no-such-worker.js', import.meta.url) });
    await expect(drawer.draw(rectangle('red'))).rejects.toThrow();
  });
});
